--- Keeps a document equal to a file. vis tells of no edits, so the texts are compared at each
-- draw: all of a text up to WHOLE bytes, of a larger one what is near the viewport and the
-- selections, and the rest a slice at a time.
--
-- A record (see files.lua) has file, doc, and here: unsure (all of it is to be compared at the
-- next draw) and slice (where the next slice begins). Positions are bytes from 0.

local difference = require('quoth.vis.difference')

local M = {}

--- Comparing takes some 0.5 ms a megabyte.
M.WHOLE = 16 * 1024 * 1024

--- So much around the viewport and each selection is compared in larger texts.
local NEAR = 16384

--- What is compared is taken to go on alike when so many bytes at its border are.
local SURE = 64

--- More selections than this: the whole text is compared.
local SELECTIONS = 32

--- So much of the rest is compared in larger texts at each draw.
M.SLICE = 1024 * 1024

--- A change that is longer is told to the document in pieces.
local LONG = 16384

local function edit(doc, first, last, text)
  local ok, message = doc:edit(first + 1, last, text)
  if not ok then error(message, 0) end
end

--- Makes the bytes start..old_end of the document equal to start..new_end of the file; they
-- must agree outside. Returns where they began to differ and where that ends in both; nil if
-- nothing did.
local function update(record, start, old_end, new_end)
  local file, doc = record.file, record.doc
  local function old(position, length) return doc:text(position + 1, position + length) end
  local function new(position, length) return file:content(position, length) end
  local first, last, new_last = difference.stretch(old, new, start, old_end, new_end)
  if not first then return nil end
  local text = new(first, new_last - first)
  if math.max(last - first, #text) <= LONG then
    edit(doc, first, last, text)
  else
    local pieces = difference.pieces(old(first, last - first), text)
    for i = #pieces, 1, -1 do
      local piece = pieces[i]
      edit(doc, first + piece[1], first + piece[2], text:sub(piece[3] + 1, piece[4]))
    end
  end
  return first, last, new_last
end

--- Compares the whole text.
function M.whole(record)
  -- The strings that are compared are garbage at once, four times as long as the text. To collect
  -- it each time that the heap has doubled would take longer than comparing does.
  local pause = collectgarbage('setpause', 1000)
  local fine, message = pcall(update, record, 0, record.doc:size(), record.file.size)
  collectgarbage('setpause', pause)
  if not fine then error(message, 0) end
end

--- The part of the text around start..finish that is compared.
local function around(start, finish, size)
  return math.max(0, math.floor(start) - NEAR), math.min(size, math.floor(finish) + NEAR)
end

--- Looks for one change around start..finish that explains the difference in size, and takes
-- it over. Returns whether all is well there.
local function near(record, start, finish)
  local size = record.file.size
  local shift = size - record.doc:size()
  local low, high = around(start, finish, size)
  if high - shift < low then return false end
  local first, _, new_last = update(record, low, high - shift, high)
  if not first then return shift == 0 end
  -- A change that comes near the border may be part of a greater one.
  return (first >= low + SURE or low == 0) and (new_last <= high - SURE or high == size)
end

--- Compares the next slice. Returns whether all is well there.
local function slice(record)
  local size = record.file.size
  local low = record.slice < size and record.slice or 0
  local high = math.min(size, low + M.SLICE)
  record.slice = high
  return record.doc:text(low + 1, high) == record.file:content(low, high - low)
end

--- Compares what is near the viewport and the selections, and a slice. Returns whether all is
-- well there.
local function large(record, win)
  local view = win.viewport.bytes or win.viewport
  if not near(record, view.start, view.finish) then return false end
  local low, high = around(view.start, view.finish, record.file.size)
  local count = 0
  for selection in win:selections_iterator() do
    local position = selection.pos
    count = count + 1
    if count > SELECTIONS or not position then return false end
    local seen = position >= low and position <= high
    if not seen and not near(record, position, position) then return false end
  end
  return slice(record)
end

--- Before a draw of win, which shows the record's file. prompting: the user is typing a command,
-- which may do anything anywhere, but not yet.
function M.draw(record, win, prompting)
  local all = record.file.size <= M.WHOLE or (record.unsure and not prompting)
  if all or not large(record, win) then M.whole(record) end
  record.unsure = prompting
end

return M
