--- A speaker told by hand: the comment <!-- quoth: speaker NAME --> above the paragraph of a
--- quotation. No host's API is used here.

local must = require('quoth.must')
local speaking = require('quoth.speaking')
local text = require('quoth.text')

local M = {}

--- A paragraph begins and ends at most so far from its quotation.
local NEAR = 65536
--- A comment is at most so many lines from its paragraph.
local APART = 3

local COMMENT = '<!%-%-%s*quoth:%s*speaker%s+()[^\r\n]-()%s*%-%->'

--- A name as it can stand in a comment, without blanks around it; nil and why not if it is none.
function M.name(words)
  local name = text.one_line(words, #words)
  if name == '' then return nil, 'a name is missing' end
  if name:find('[<>]') or name:find('--', 1, true) then
    return nil, 'a name holds no <, > or --'
  end
  return name
end

--- The fullest name of the only one in a document of whose name the words are a part, if nobody
--- there is called by them alone: "Ann" is Ann Lee. Else the words.
local function full_name(doc, words)
  local wanted, found = words:lower(), nil
  for _, source in ipairs(must(doc:sources())) do
    if source.name:lower() == wanted then return source.name end
    for _, other in ipairs(source.names) do
      if other.name:lower() == wanted then return words end
    end
    local holds = (' ' .. source.name:lower() .. ' '):find(' ' .. wanted .. ' ', 1, true)
    if holds and source.kind == 'named' then
      found = found and '' or source.name
    end
  end
  return found and M.name(found) or words
end

--- The first and last position of the paragraph that first..last is in.
local function paragraph(doc, first, last)
  if doc:paragraphs() == 'line' then
    return doc:line_start(doc:line(first)), doc:line_start(doc:line(last) + 1) - 1
  end
  local low = math.max(first - NEAR, 1)
  local start = low == 1 and 1 or doc:line_start(doc:line(first))
  for after in doc:text(low, first - 1):gmatch('\n[ \t\r]*\n()') do
    start = low + after - 1
  end
  local gap = doc:text(last + 1, last + NEAR):find('\n[ \t\r]*\n')
  return start, gap and last + gap or math.min(last + NEAR, doc:size())
end

--- The text of a line; nil where there is none.
local function line_text(doc, line)
  if line < 1 or line > doc:lines() then return nil end
  return doc:text(doc:line_start(line), math.min(doc:line_start(line + 1) - 1, doc:size()))
end

local function is_blank(words) return words ~= nil and not words:find('%S') end

--- A line that has a comment, which is nearer than any other text, above a paragraph or below it.
-- Where every line is a paragraph, what stands directly below is for the next one.
local function line_beside(doc, line, step)
  local touches = step < 0 or doc:paragraphs() ~= 'line'
  for n = 1, APART do
    local words = line_text(doc, line + n * step)
    if words and words:find(COMMENT) then
      local beyond = line_text(doc, line + (n + 1) * step)
      if n == 1 and touches or beyond == nil or is_blank(beyond) then return line + n * step end
    end
    if not is_blank(words) then return nil end
  end
end

--- The comment that tells the speaker of a quotation, which has one: its first and last position,
--- and those of the name in it. Nil if it is not found.
local function comment_of(doc, q)
  local first, last = paragraph(doc, q.first, q.last)
  local function within(from, to)
    local a, b, name, after = doc:text(from, to):find(COMMENT)
    if a then return from + a - 1, from + b - 1, from + name - 1, from + after - 2 end
  end
  if doc:text(first, last):find(COMMENT) then return within(first, last) end
  local line = line_beside(doc, doc:line(first), -1) or line_beside(doc, doc:line(last), 1)
  if line then return within(doc:line_start(line), doc:line_start(line + 1) - 1) end
end

--- Takes the line with it, if nothing else is there.
local function whole_line(doc, first, last)
  local line = doc:line(first)
  local start, stop = doc:line_start(line), doc:line_start(line + 1) - 1
  local rest = doc:text(start, first - 1) .. doc:text(last + 1, stop)
  if rest:find('%S') then return first, last end
  return start, math.min(stop, doc:size())
end

--- The edit that has the quotation at a position, and the others of its paragraph, spoken by name;
--- or, if name is '', by whoever the text tells again. Its name is whom it says to speak, who may
--- have a fuller name in the text. Nil and why not, if there is none.
function M.edit(doc, position, name)
  local q, speaker = speaking.at(doc, position)
  if not q then return nil, 'no quotation here' end
  local comment, comment_end, first, last
  if speaker and speaker.sieve == 'given' then
    comment, comment_end, first, last = comment_of(doc, q)
  end
  if name:find('^%s*$') then
    if not comment then return nil, 'nobody is told by hand to say this' end
    comment, comment_end = whole_line(doc, comment, comment_end)
    return { first = comment, last = comment_end, text = '' }
  end
  local wanted, why = M.name(name)
  if not wanted then return nil, why end
  wanted = full_name(doc, wanted)
  if comment then return { first = first, last = last, text = wanted, name = wanted } end
  local words = ('<!-- quoth: speaker %s -->'):format(wanted)
  local start, stop = paragraph(doc, q.first, q.last)
  if doc:paragraphs() == 'line' then
    -- A line of its own would be a paragraph of its own.
    local at = start + #doc:text(start, stop):gsub('%s+$', '')
    return { first = at, last = at - 1, text = ' ' .. words, name = wanted }
  end
  words = words .. (doc:text(start, stop):match('\r?\n') or '\n')
  return { first = start, last = start - 1, text = words, name = wanted }
end

return M
