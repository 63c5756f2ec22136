--- Keys: the motions, and what objects.lua and mend.lua have. vis counts positions from 0.

local files = require('quoth.vis.files')
local findings = require('quoth.vis.findings')
local mend = require('quoth.vis.mend')
local objects = require('quoth.vis.objects')
local speaking = require('quoth.speaking')

local M = {}

--- Default keys. A user's own mapping of a key stays.
M.KEYS = {
  next = ']q',
  previous = '[q',
  next_same = ']Q',
  previous_same = '[Q',
  next_fault = ']u',
  previous_fault = '[u',
  next_finding = ']l',
  previous_finding = '[l',
  fix = 'g=',
  curl = 'g"',
  straighten = "g'",
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

--- The nearest finding; what it says is told.
local function finding(doc, direction, position, win)
  local after = direction == 'next'
  local first, last = after and position or 1, after and doc:size() or position
  local best
  for _, found in ipairs(findings.list(win.file, doc, math.min(first, last), last)) do
    if after and found.first > position then
      best = best or found
    elseif not after and found.first < position then
      best = found
    end
  end
  if best then vis:info(findings.tell(doc, best)) end
  return best
end

local function quotation(doc, direction, position) return doc[direction](doc, position) end

local function same_source(doc, direction, position)
  local source = speaking.source_at(doc, position)
  local found = doc[direction](doc, position, source and { speaker = source } or { source = true })
  return found, not source and 'nobody speaks or is named here' or nil
end

--- name, how to seek, direction, what it is called.
local MOTIONS = {
  { 'next', quotation, 'next', 'next quotation' },
  { 'previous', quotation, 'prev', 'previous quotation' },
  { 'next_same', same_source, 'next', 'next quotation of who speaks here' },
  { 'previous_same', same_source, 'prev', 'previous quotation of who speaks here' },
  { 'next_fault', fault, 'next', 'next mark without its partner' },
  { 'previous_fault', fault, 'prev', 'previous mark without its partner' },
  { 'next_finding', finding, 'next', 'next finding' },
  { 'previous_finding', finding, 'prev', 'previous finding' },
}

local function motion(win, position, seek, direction, what)
  local doc, why = files.for_command(win)
  if not doc then
    vis:info(why)
    return position
  end
  local found
  found, why = seek(doc, direction, position + 1, win)
  if found then return found.first - 1 end
  vis:info('quoth: ' .. (why or 'no ' .. what))
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
    elseif method == 'map' then
      for _, mode in ipairs({ 'NORMAL', 'VISUAL' }) do
        vis:map(vis.modes[mode], key, f, 'quoth: ' .. help)
      end
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
  -- As a command, so that it is a step of undo of its own.
  new('fix', 'map', function() vis:command('quoth fix') end, 'mend the finding at the cursor')
  new('curl', 'operator_new', mend.operator('curl'), 'make marks typographic')
  new('straighten', 'operator_new', mend.operator('straighten'), 'make marks straight')
  return taken
end

return M
