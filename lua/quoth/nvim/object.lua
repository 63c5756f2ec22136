--- Text objects: around and inside a quotation. A count picks an outer one, and so does the
-- object given again to what it has selected in visual mode.

local place = require('quoth.nvim.place')
local report = require('quoth.nvim.report')

local api = vim.api

local M = {}

--- The positions where the first and the last character of the count-th object outward start.
-- low..high is what is selected already, as positions of characters: unless it is one alone, the
-- object must hold it and more. For the inside of empty marks the last comes before the first.
local function find(doc, around, low, high, count)
  for outward = 0, math.huge do
    local quotation = doc:quotation(low, outward)
    if not quotation then return nil end
    local first = around and quotation.first or quotation.inner_first
    local last = around and quotation.last or quotation.inner_last
    if last >= first then last = place.character(doc, last) end
    local holds = first <= low and last >= high
    if low == high or (holds and (first < low or last > high)) then
      count = count - 1
      if count == 0 then return first, last end
    end
  end
end

--- The first and last character of what is selected in visual mode, or that at the cursor.
local function selection(doc, visual)
  local cursor = place.character(doc, place.cursor(doc))
  if not visual then return cursor, cursor end
  local other = vim.fn.getpos('v')
  other = place.character(doc, place.position(doc, other[2] - 1, math.max(other[3] - 1, 0)))
  return math.min(cursor, other), math.max(cursor, other)
end

--- Empty marks hold nothing that could be selected. What is to be changed there gets a blank,
-- which the change takes away.
local function fill(doc, position)
  local row, col = place.place(doc, position)
  api.nvim_buf_set_text(0, row, col, row, col, { ' ' })
  api.nvim_win_set_cursor(0, { row + 1, col })
  vim.cmd('normal! v')
end

--- Selects the object that holds the cursor or the selection.
function M.select(doc, around, count)
  local mode = api.nvim_get_mode().mode
  local visual = mode:find('^[vV\22]') ~= nil
  local low, high = selection(doc, visual)
  local first, last = find(doc, around, low, high, count)
  if not first then return report.refuse('no quotation holds this') end
  if last < first then
    if mode:find('^no') and vim.v.operator == 'c' then return fill(doc, first) end
    return report.refuse('this quotation is empty')
  end
  if visual then vim.cmd('normal! \27') end
  place.go(doc, first)
  vim.cmd('normal! ' .. (mode:match('^no([vV\22])') or 'v')) -- as dVaq forces it
  place.go(doc, last)
  if vim.o.selection == 'exclusive' then vim.cmd('normal! l') end
end

return M
