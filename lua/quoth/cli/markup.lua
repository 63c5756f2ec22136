--- Texts as XML and HTML: what is escaped, and the text with its quotations in it.

local unicode = require('quoth.cli.unicode')

local M = {}

local ENTITIES = { ['&'] = '&amp;', ['<'] = '&lt;', ['>'] = '&gt;', ['"'] = '&quot;' }

--- Text for XML and HTML, also in an attribute between double marks. What XML cannot hold is
--- U+FFFD.
function M.escape(text)
  text = unicode.repair(text):gsub('[&<>"]', ENTITIES)
  text = text:gsub('\r\n?', '\n'):gsub('[%z\1-\8\11\12\14-\31]', '\u{FFFD}')
  return (text:gsub('\u{FFFE}', '\u{FFFD}'):gsub('\u{FFFF}', '\u{FFFD}'))
end

--- The same, with blanks and line ends that an attribute keeps.
function M.attribute(text)
  return (M.escape((text:gsub('\r', '\n'))):gsub('[\t\n]', function(c)
    return ('&#%d;'):format(c:byte())
  end))
end

--- Paragraphs that open with their first words: text and paragraph are what M.walk tells.
---   open()    before anything else that is written in one
---   finish()  at the end; true if there was any
function M.paragraphs(out)
  local here, any = false, false
  local self = {}
  function self.open()
    if not here then out:write('<p>') end
    here, any = true, true
  end
  function self.paragraph()
    if here then out:write('</p>\n') end
    here = false
  end
  function self.text(words)
    if not here and not words:find('%S') then return end
    self.open()
    out:write(M.escape(words))
  end
  function self.finish()
    self.paragraph()
    return any
  end
  return self
end

--- What parts paragraphs.
local BREAKS = { blank = '()\r?\n[ \t\r]*\n%s*()', line = '()\r?\n%s*()' }

--- Comments for quoth, which are not for the readers of a page.
local COMMENT = '<!%-%- *quoth:[^\n]-%-%->[ \t\r]*\n?'

--- Tells a text in its order, but for the comments to quoth. each is an iterator of quotations and
--- their speakers; tell has
---   open(q, speaker), close(q)   a quotation; they are nested
---   text(words)                  not empty
---   paragraph()                  a paragraph has ended; never inside of a quotation
function M.walk(doc, each, tell)
  local pattern = BREAKS[doc:paragraphs()]
  local position, stack = 1, {}
  local function text(last)
    if last < position then return end
    local words = doc:text(position, last)
    position = last + 1
    words = words:gsub(COMMENT, '')
    if words == '' then return end
    if stack[1] then return tell.text(words) end
    if last == doc:size() then words = words:gsub('%s+$', '') end
    local from = 1
    for first, after in words:gmatch(pattern) do
      if first > from then tell.text(words:sub(from, first - 1)) end
      tell.paragraph()
      from = after
    end
    if from <= #words then tell.text(words:sub(from)) end
  end
  local function close()
    local top = table.remove(stack)
    text(top.last)
    tell.close(top.q)
  end
  for q, speaker in each do
    while stack[1] and stack[#stack].last < q.first do
      close()
    end
    text(q.first - 1)
    -- Nothing goes on behind the end of what it is in.
    local last = stack[1] and math.min(stack[#stack].last, q.last) or q.last
    if last >= q.first then
      tell.open(q, speaker)
      stack[#stack + 1] = { q = q, last = last }
    end
  end
  while stack[1] do
    close()
  end
  text(doc:size())
end

return M
