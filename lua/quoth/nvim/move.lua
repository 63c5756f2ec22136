--- Motions: to the next and the previous quotation, to those of the same source, and to marks
-- without their partner.

local place = require('quoth.nvim.place')
local report = require('quoth.nvim.report')

local M = {}

--- What can be sought: its name in a message, and options of Document:next; the nearest of what
-- they find counts.
local WANTED = {
  quotation = { 'quotation', { {} } },
  same = { 'quotation of the source that stands here', { { source = true } } },
  fault = { 'mark without its partner', { { what = 'unclosed' }, { what = 'stray' } } },
}

--- The nearest thing in a direction, 'next' or 'prev'.
local function nearest(doc, direction, position, wishes)
  local best
  for _, options in ipairs(wishes) do
    local found = doc[direction](doc, position, options)
    local nearer = found and best and (found.first < best.first) == (direction == 'next')
    if found and (not best or nearer) then best = found end
  end
  return best
end

--- The position of the count-th thing; of the last one if there are fewer; nil if there is none.
local function seek(doc, direction, position, count, wishes)
  local reached
  for _ = 1, count do
    local found = nearest(doc, direction, reached or position, wishes)
    if not found then break end
    reached = found.first
  end
  return reached
end

--- Moves the cursor to the count-th thing wanted ('quotation', 'same' or 'fault') in a direction.
function M.go(doc, direction, count, wanted)
  local what, wishes = WANTED[wanted][1], WANTED[wanted][2]
  local normal = vim.api.nvim_get_mode().mode == 'n'
  local position = seek(doc, direction, place.cursor(doc), count, wishes)
  if not position then
    local where = direction == 'next' and 'after' or 'before'
    return report.refuse(('no %s %s the cursor'):format(what, where))
  end
  if normal then vim.cmd("normal! m'") end
  place.go(doc, position)
  if normal then vim.cmd('normal! zv') end
end

return M
