--- Motions and text objects. vis counts positions from 0 and excludes the end of a range.

local files = require('quoth.vis.files')

local M = {}

--- Default keys. A user's own mapping of a key stays.
M.KEYS = {
  next = ']q',
  previous = '[q',
  next_same = ']Q',
  previous_same = '[Q',
  next_fault = ']u',
  previous_fault = '[u',
  around = 'aq',
  inside = 'iq',
}

--- Where mark faults are looked for.
local FAULTS = { 'unclosed', 'stray' }

--- The nearest thing after (direction 'next') or before ('prev') a position of Lua's.
local function fault(doc, direction, position)
  local best
  for _, what in ipairs(FAULTS) do
    local found = doc[direction](doc, position, { what = what })
    local nearer = found and best and (found.first < best.first) == (direction == 'next')
    if found and (not best or nearer) then best = found end
  end
  return best
end

local function quotation(doc, direction, position) return doc[direction](doc, position) end

local function same_source(doc, direction, position)
  return doc[direction](doc, position, { source = true })
end

--- name, how to seek, direction, what it is called.
local MOTIONS = {
  { 'next', quotation, 'next', 'next quotation' },
  { 'previous', quotation, 'prev', 'previous quotation' },
  { 'next_same', same_source, 'next', 'next quotation of the same source' },
  { 'previous_same', same_source, 'prev', 'previous quotation of the same source' },
  { 'next_fault', fault, 'next', 'next mark without its partner' },
  { 'previous_fault', fault, 'prev', 'previous mark without its partner' },
}

local function motion(win, position, seek, direction, what)
  local doc, why = files.for_command(win)
  if not doc then
    vis:info(why)
    return position
  end
  local found = seek(doc, direction, position + 1)
  if found then return found.first - 1 end
  vis:info('quoth: no ' .. what)
  return position
end

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
local function object(win, position, around, outward)
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
local function counted(around)
  local left, start, finish = 0, nil, nil
  return function(win, position)
    if left > 0 and start then
      left = left - 1
      return start, finish
    end
    local count = vis.count or 1
    start, finish = files.guard(win, object, win, position, around, count - 1)
    left = count - 1
    return start, finish
  end
end

--- Maps the keys. Returns a list of those that somebody else has.
function M.map(keys)
  local taken = {}
  local used = {}
  for _, mode in ipairs({ 'NORMAL', 'VISUAL', 'OPERATOR_PENDING' }) do
    for key in pairs(vis:mappings(vis.modes[mode])) do
      used[key] = true
    end
  end
  local function new(name, method, f, help)
    local key = keys[name]
    if not key or key == '' then return end
    if used[key] then
      taken[#taken + 1] = key
    else
      vis[method](vis, key, f, 'quoth: ' .. help)
    end
  end
  for _, m in ipairs(MOTIONS) do
    local name, seek, direction, what = m[1], m[2], m[3], m[4]
    new(name, 'motion_new', function(win, position)
      return files.guard(win, motion, win, position, seek, direction, what) or position
    end, what)
  end
  new('around', 'textobject_new', counted(true), 'a quotation with its marks')
  new('inside', 'textobject_new', counted(false), 'the words inside a quotation')
  return taken
end

return M
