--- Edits of a buffer's text, each a mark or two: what lies around them stays as it is, and so do
-- the cursors in it. All that one command or key does is one step of undo.

local change = require('quoth.nvim.change')
local place = require('quoth.nvim.place')
local report = require('quoth.nvim.report')

local api = vim.api

local M = {}

--- The row and column of a byte (from 0) of a buffer.
local function locate(buf, byte)
  local low, high = 0, api.nvim_buf_line_count(buf)
  while high - low > 1 do
    local middle = math.floor((low + high) / 2)
    if api.nvim_buf_get_offset(buf, middle) <= byte then
      low = middle
    else
      high = middle
    end
  end
  return low, byte - (low > 0 and api.nvim_buf_get_offset(buf, low) or 0)
end

--- Replaces what lies between two places. The end of the last line is in the text, but in no row.
local function replace(buf, row, col, end_row, end_col, text)
  local rows = api.nvim_buf_line_count(buf)
  local width = #api.nvim_buf_get_lines(buf, rows - 1, rows, true)[1]
  local function beyond(r, c) return r >= rows or (r == rows - 1 and c > width) end
  if beyond(row, col) then
    row, col, text = rows - 1, width, '\n' .. text
  end
  if beyond(end_row, end_col) then
    end_row, end_col, text = rows - 1, width, text:gsub('\n$', '')
  end
  api.nvim_buf_set_text(buf, row, col, end_row, end_col, vim.split(text, '\n', { plain = true }))
end

--- Calls f, which makes the edits in this order, and puts the cursors where their text is then.
local function keep_cursors(buf, edits, f)
  local bytes = {}
  for _, win in ipairs(vim.fn.win_findbuf(buf)) do
    local at = api.nvim_win_get_cursor(win)
    bytes[win] = math.max(api.nvim_buf_get_offset(buf, at[1] - 1), 0) + at[2]
  end
  f()
  for win, byte in pairs(bytes) do
    for _, edit in ipairs(edits) do
      local old, new = edit.last - edit.first + 1, #edit.text
      -- A cursor at the place of a mark stays before it, one below a new line with its text.
      local stays = edit.text:sub(-1) ~= '\n'
      byte = change.shift({ start = edit.first - 1, old = old, new = new }, byte, stays)
    end
    local row, col = locate(buf, byte)
    api.nvim_win_set_cursor(win, { row + 1, col })
  end
end

--- Whether a buffer may be changed; if not, that is the message.
function M.refusal(buf)
  if not vim.bo[buf].modifiable then return "'modifiable' is off in this buffer" end
end

--- Calls f(doc, buf) if the current buffer is followed and may be changed.
function M.with(f)
  require('quoth.nvim').with(function(doc)
    local buf = api.nvim_get_current_buf()
    local refusal = M.refusal(buf)
    if refusal then return report.refuse(refusal) end
    f(doc, buf)
  end)
end

--- Makes edits that were made in a document of the buffer's text, each in what the one before left.
function M.replay(buf, edits)
  keep_cursors(buf, edits, function()
    for _, edit in ipairs(edits) do
      local row, col = locate(buf, edit.first - 1)
      local end_row, end_col = locate(buf, edit.last)
      replace(buf, row, col, end_row, end_col, edit.text)
    end
  end)
end

--- Makes edits that are in order and do not overlap, all in the text that the document has.
function M.make(buf, doc, edits)
  local places, backwards = {}, {}
  for i, edit in ipairs(edits) do
    local row, col = place.place(doc, edit.first)
    local end_row, end_col = place.place(doc, edit.last + 1)
    places[i] = { row, col, end_row, end_col }
    backwards[#edits - i + 1] = edit
  end
  keep_cursors(buf, backwards, function()
    for i = #edits, 1, -1 do
      local row, col, end_row, end_col = unpack(places[i])
      replace(buf, row, col, end_row, end_col, edits[i].text)
    end
  end)
end

return M
