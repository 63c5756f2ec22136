--- Typographic and straight marks in a part of a document, as edits.
--
-- A part is curled as it would be with the whole text: what stands around it is read too, and the
-- edits outside of it are left out.

local quoth = require('quoth')

local M = {}

--- The styles of quoth.curl.
M.STYLES = { 'us', 'uk', 'french', 'german', 'german-guillemets' }

--- Bytes to both sides of a part that are read with it, and a little more, to a paragraph's end.
local CONTEXT = 200000
local MOST_LINES = 1000

-- ---- Two texts that differ in their marks ---------------------------------------------

local MARKS = {}
for mark in ('" \' “ ” „ ‟ ‘ ’ ‚ ‛ « » ‹ › ′ ″'):gmatch('%S+') do
  MARKS[mark] = true
end
--- The blank, the one that does not break, the narrow one and the thin one.
local SPACES = {
  [' '] = true,
  ['\194\160'] = true,
  ['\226\128\175'] = true,
  ['\226\128\137'] = true,
}
local LAST = '[%z\1-\127\194-\244][\128-\191]*$'
local CHARACTER = '^[%z\1-\127\194-\244][\128-\191]*'

--- Adds what makes old into new, with offset added to its positions. Marks stand for marks; spaces
-- beside them come and go. False if the two differ in something else.
local function compare(edits, old, new, offset, apart)
  local i, j = 1, 1
  local function edit(length, text)
    local before = edits[#edits]
    local first = offset + i
    if before and before.last == first - 1 and not apart then
      before.last, before.text = before.last + length, before.text .. text
    else
      edits[#edits + 1] = { first = first, last = first + length - 1, text = text }
    end
    i, j = i + length, j + #text
  end
  while i <= #old or j <= #new do
    local plain = old:match('^[%w,.;:?!-]+', i)
    if plain and new:sub(j, j + #plain - 1) == plain then
      i, j = i + #plain, j + #plain
    end
    local a = old:match(CHARACTER, i) or old:sub(i, i)
    local b = new:match(CHARACTER, j) or new:sub(j, j)
    if a == b then
      i, j = i + #a, j + #b
    elseif MARKS[a] and MARKS[b] then
      edit(#a, b)
    elseif SPACES[b] then
      edit(0, b)
    elseif SPACES[a] then
      edit(#a, '')
    else
      return false
    end
  end
  return true
end

--- The edits that make one text into another that has the same lines, but for the marks in them;
-- in order, offset added to their positions. apart: neighbours are not told as one.
function M.difference(old, new, offset, apart)
  local edits = {}
  if old == new then return edits end
  local at, other = 1, 1
  while at <= #old do
    local last = old:find('\n', at, true) or #old
    local stop = new:find('\n', other, true) or #new
    local a, b = old:sub(at, last), new:sub(other, stop)
    local count = #edits
    if a ~= b and not compare(edits, a, b, offset + at - 1, apart) then
      for i = #edits, count + 1, -1 do
        edits[i] = nil
      end
      edits[count + 1] = { first = offset + at, last = offset + last, text = b }
    end
    at, other = last + 1, stop + 1
  end
  return edits
end

-- ---- Parts of a document ----------------------------------------------------------------

local function is_blank(doc, line)
  return not doc:text(doc:line_start(line), doc:line_start(line + 1) - 1):find('%S')
end

--- The number of the first line of a paragraph that is about CONTEXT bytes before a position.
local function begin_line(doc, position)
  -- What is code tells the whole text alone.
  if doc:format() == 'markdown' or position <= CONTEXT then return 1 end
  local line = doc:line(position - CONTEXT)
  for above = line, math.max(line - MOST_LINES, 1), -1 do
    if doc:paragraphs() == 'line' or is_blank(doc, above) then return above end
  end
  return line
end

--- The number of a line with which a paragraph ends, about CONTEXT bytes after a position.
local function end_line(doc, position)
  local lines = doc:lines()
  if position + CONTEXT >= doc:size() then return lines end
  local line = doc:line(position + CONTEXT)
  for below = line, math.min(line + MOST_LINES, lines) do
    if doc:paragraphs() == 'line' or is_blank(doc, below) then return below end
  end
  return line
end

--- The edits that change(text) makes in first..last.
local function edits_of(doc, first, last, change)
  first, last = first or 1, last or doc:size()
  local low = doc:line_start(begin_line(doc, first))
  local high = doc:line_start(end_line(doc, last) + 1) - 1
  local text = doc:text(low, high)
  local changed, message, code = change(text)
  if not changed then return nil, message, code end
  local edits = {}
  for _, edit in ipairs(M.difference(text, changed, low - 1)) do
    if edit.first >= first and edit.last <= last then edits[#edits + 1] = edit end
  end
  return edits
end

--- The edits that make the straight marks of first..last (the whole text without them) typographic,
-- in order, in the text as it is. Or nil, message, code.
function M.curl(doc, style, first, last)
  return edits_of(doc, first, last, function(text)
    return quoth.curl(text, {
      style = style,
      format = doc:format(),
      paragraphs = doc:paragraphs(),
    })
  end)
end

--- The same for those that make its typographic marks straight.
function M.straighten(doc, first, last)
  return edits_of(doc, first, last, quoth.straighten)
end

-- ---- A mark that is being typed ------------------------------------------------------------

--- Stands for what will be typed behind a mark.
local WORD = 'Word'
--- The same behind a word that is there; it may have an apostrophe, so that nothing must be open.
local WORDS = ' the words'
local NARROW_SPACE = '\226\128\175'
--- Spaces that stand between marks.
local THIN = { [NARROW_SPACE] = true, ['\226\128\137'] = true, ['\226\128\138'] = true }

--- Is a quotation open where a text ends, with such a mark (nil: with any)?
local function is_open(before, sign)
  local doc = quoth.open(before)
  local q = doc and doc:quotation(#before)
  local mark = q and not q.closed and doc:text(q.first, q.inner_first - 1)
  if doc then doc:close() end
  return mark and (not sign or quoth.straighten(mark) == sign)
end

--- May a word begin after a text, but for the marks at its end? After a dash or a colon a quotation
-- begins or ends; sign as above.
local function may_begin(before, sign)
  local last = before:match(LAST)
  while MARKS[last] or THIN[last] do
    before = before:sub(1, -#last - 1)
    last = before:match(LAST)
  end
  if not last or last:find('[%s%(%[{/]') or last == '\194\160' then return true end
  return (last == '—' or last == '–' or last:find('[-:]')) and not is_open(before, sign)
end

--- In Markdown: inside of a code span or a tag that has not come to its end.
local function is_code(before)
  local line = before:match('[^\n]*$')
  local _, ticks = line:gsub('`+', '')
  return ticks % 2 == 1 or line:find('<%a[^<>]*$') ~= nil
end

--- What belongs to the paragraph that two texts meet in. paragraphs: as Document:paragraphs tells.
function M.paragraph(before, after, paragraphs)
  local gap = paragraphs == 'line' and '\n' or '\n[ \t\r]*\n'
  local at = 1
  for behind in before:gmatch(gap .. '()') do
    at = behind
  end
  local stop = after:find(gap)
  return before:sub(at), stop and after:sub(1, stop - 1) or after
end

--- What stands for a straight mark, " or ', that is typed between the texts before and after, which
-- go as far as the paragraph at least; the mark itself where it stays. What follows may not have
-- been typed yet: where a word may begin, one in marks is taken to. Asked again when the word has
-- been typed, it tells ’tis from ‘tis.
--   options  those of quoth.curl
function M.typed(sign, before, after, options)
  if options.format == 'markdown' and is_code(before) then return sign end
  local us = (options.style or 'us') == 'us'
  if may_begin(before, us and sign or nil) then
    if not after:find('^[%w\128-\255]') then
      after = WORD .. sign .. ' ' .. after
    elseif sign == "'" or not after:find('["“”„«»]') then
      after = after .. WORDS .. sign
    end
  end
  -- What other styles have opened is closed by their own marks if all is straight.
  if not us then
    before, after = quoth.straighten(before), quoth.straighten(after)
  end
  local old = before and after and before .. sign .. after
  local new = old and quoth.curl(old, options)
  local place = old and #before + 1
  for _, edit in ipairs(new and M.difference(old, new, 0, true) or {}) do
    if edit.first == place and edit.last == place then
      if edit.text == '«' and options.style == 'french' then return '«' .. NARROW_SPACE end
      if edit.text == '»' and options.style == 'french' then return NARROW_SPACE .. '»' end
      return edit.text
    end
  end
  return sign
end

return M
