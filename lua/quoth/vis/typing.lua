--- Marks made typographic while they are typed: a typed " or ' becomes the mark that belongs there,
-- and straight again when the same key follows at once. What is typed behind it may tell more: ‘tis
-- becomes ’tis when the word has come to its end.
--
-- What is typed and what it becomes are one step of undo, as all that is typed in one go.

local fences = require('quoth.fences')
local files = require('quoth.vis.files')
local findings = require('quoth.vis.findings')
local marks = require('quoth.marks')

local M = {}

--- A paragraph is read so far to both sides, and code in Markdown is looked for so far above.
local NEAR, FAR = 8192, 1048576
--- A word that may have lost its first letters has at most so many bytes.
local WORD = 24

--- What was typed last: file, sign (the key), and for each cursor after (where the mark ends) and
-- mark.
local last

--- The end of a single mark that opens, in file: a word that is behind it may tell more.
local waiting

function M.forget() last, waiting = nil, nil end

--- The paragraph around a position, from 0: what is before it, and behind.
local function around(record, start, finish)
  local file, doc = record.file, record.doc
  local low = math.max(start - NEAR, 0)
  local before = file:content(low, start - low)
  local after = file:content(finish, NEAR)
  return marks.paragraph(before, after, doc:paragraphs())
end

local function mark_for(record, sign, start, finish, style)
  local far = math.max(start - FAR, 0)
  local markdown = record.doc:format() == 'markdown'
  if markdown and fences.open(record.file:content(far, start - far)) then return sign end
  local before, after = around(record, start, finish)
  return marks.typed(sign, before, after, { style = style, format = record.doc:format() })
end

--- The cursors of a window in order of their places, from 0; nil if one has none.
local function cursors(win)
  local list = {}
  for selection in win:selections_iterator() do
    if not selection.pos then return nil end
    list[#list + 1] = { selection = selection, position = selection.pos }
  end
  table.sort(list, function(a, b) return a.position < b.position end)
  return list
end

--- Is each cursor right behind what was typed last?
local function again(file, key, list)
  if not last or last.file ~= file or last.sign ~= key or #last.marks ~= #list then return false end
  for i, cursor in ipairs(list) do
    local after, mark = last.marks[i].after, last.marks[i].text
    local here = after == cursor.position and file:content(after - #mark, #mark) == mark
    if not here then return false end
  end
  return true
end

--- Puts texts[i] before each cursor, in the place of the lengths[i] bytes before it.
local function put(file, list, texts, lengths)
  for i = #list, 1, -1 do
    local at = list[i].position - lengths[i]
    if lengths[i] > 0 then file:delete(at, lengths[i]) end
    file:insert(at, texts[i])
  end
  local shift = 0
  for i, cursor in ipairs(list) do
    shift = shift + #texts[i] - lengths[i]
    cursor.position = cursor.position + shift
    cursor.selection.pos = cursor.position
  end
end

local function type_mark(record, win, key, style)
  local file, list = win.file, cursors(win)
  if not list then return nil end
  local straight = again(file, key, list)
  local texts, lengths = {}, {}
  for i, cursor in ipairs(list) do
    texts[i], lengths[i] = key, straight and #last.marks[i].text or 0
    if not straight then
      texts[i] = mark_for(record, key, cursor.position, cursor.position, style)
    end
  end
  M.forget()
  put(file, list, texts, lengths)
  if straight then return true end
  local typed = { file = file, sign = key, marks = {} }
  for i, cursor in ipairs(list) do
    typed.marks[i] = { after = cursor.position, text = texts[i] }
    if texts[i] == key then return true end
  end
  last = typed
  if key == "'" and #list == 1 and texts[1] ~= '’' then
    waiting = { file = file, after = list[1].position, text = texts[1] }
  end
  return true
end

--- A key that ends a word: an apostrophe may stand before that.
local function settle(record, win, key, style)
  local file, was = win.file, waiting
  local position = win.selection.pos
  if #win.selections ~= 1 or not position or was.file ~= file or position < was.after
    or position - was.after > WORD then
    waiting = nil
    return
  end
  local word = file:content(was.after, position - was.after)
  if key:find('^[%w\128-\255]') and not word:find('[^%w\128-\255]') then return end
  waiting = nil
  local start = was.after - #was.text
  if not word:find('^[%w\128-\255]+$') or file:content(start, #was.text) ~= was.text then return end
  local before, after = around(record, start, position)
  local mark = marks.typed("'", before, word .. key .. after, {
    style = style,
    format = record.doc:format(),
  })
  if mark ~= '’' or mark == was.text then return end
  file:delete(start, #was.text)
  file:insert(start, mark)
  win.selection.pos = position + #mark - #was.text
end

--- A key that is typed in win in insert mode. Returns true if it has been dealt with.
function M.key(win, key)
  local is_mark = key == '"' or key == "'"
  if not is_mark and not waiting then return nil end
  if vis.mode ~= vis.modes.INSERT or not files.is_on(win) then return nil end
  local record = files.of(win)
  local curl = record.doc and findings.settings(win.file).curl
  if not curl or not curl.typing then return nil end
  if waiting then settle(record, win, key, curl.style) end
  if is_mark then return type_mark(record, win, key, curl.style) end
  return nil
end

return M
