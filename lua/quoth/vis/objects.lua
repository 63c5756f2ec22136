--- Text objects: a quotation, with or without its marks, on every level. vis counts positions
-- from 0 and excludes the end of a range.

local files = require('quoth.vis.files')

local M = {}

--- Start and end of a quotation; around takes in its marks.
local function range(q, around)
  if around then return q.first - 1, q.last end
  return q.inner_first - 1, q.inner_last
end

--- What the selection with its cursor at a position holds, if it is more than a character.
local function selected(win, position)
  if vis.mode ~= vis.modes.VISUAL and vis.mode ~= vis.modes.VISUAL_LINE then return nil end
  for selection in win:selections_iterator() do
    local extent = selection.pos == position and selection.range
    if extent then
      local begin = win.file:content(extent.start, math.min(extent.finish - extent.start, 8))
      return not begin:find('^[^\128-\191][\128-\191]*$') and extent or nil
    end
  end
  return nil
end

--- The quotation at a position, so many levels outward; where something is selected, the first
-- that is greater than it.
local function find(win, position, around, outward)
  local doc, why = files.for_command(win)
  if not doc then
    vis:info(why)
    return nil
  end
  local extent = selected(win, position)
  local start, finish
  local level = 0
  repeat
    local q = doc:quotation(position + 1, level)
    if not q then break end
    local from, to = range(q, around)
    local greater = not extent
      or (from <= extent.start and to >= extent.finish
        and to - from > extent.finish - extent.start)
    if greater then
      start, finish = from, to
      outward = outward - 1
    end
    level = level + 1
  until outward < 0
  if not start then vis:info('quoth: no quotation here') end
  return start, finish
end

--- A text object with a count is called so many times, each time at the end of what it gave
-- before, and all it gives is put together: so the first call goes so many levels outward,
-- and the others give the same.
function M.object(around)
  local left, start, finish = 0, nil, nil
  return function(win, position)
    if left > 0 and start then
      left = left - 1
      return start, finish
    end
    local count = vis.count or 1
    start, finish = files.guard(win, find, win, position, around, count - 1)
    left = count - 1
    return start, finish
  end
end

return M
