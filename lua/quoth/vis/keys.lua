--- Keys: the motions, and what objects.lua has. vis counts positions from 0.

local files = require('quoth.vis.files')
local objects = require('quoth.vis.objects')

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
  new('around', 'textobject_new', objects.object(true), 'a quotation with its marks')
  new('inside', 'textobject_new', objects.object(false), 'the words inside a quotation')
  return taken
end

return M
