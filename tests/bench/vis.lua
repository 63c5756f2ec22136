-- luacheck: globals vis
--- Read by the visrc.lua of vis.sh: the command :quoth-bench types at random places and prints
-- how long quoth took of each draw, in milliseconds.

local files = require('quoth.vis.files')
local screen = require('quoth.vis.screen')
local styles = require('quoth.vis.styles')

local spent = 0

--- Adds the time that a function takes to what was spent.
local function clocked(module, name)
  local f = module[name]
  module[name] = function(...)
    local begin = os.clock()
    local result = f(...)
    spent = spent + (os.clock() - begin)
    return result
  end
end
clocked(files, 'for_draw')
clocked(screen, 'list')
clocked(styles, 'paint')

local function draw()
  spent = 0
  vis:redraw()
  return spent * 1000
end

local function summary(times)
  table.sort(times)
  local function at(part) return times[math.max(1, math.ceil(#times * part))] end
  return ('median %6.2f  p90 %6.2f  p99 %6.2f  max %6.2f ms'):format(at(0.5), at(0.9), at(0.99),
    at(1))
end

local function bench(win)
  local first = draw()
  local moved, typed = {}, {}
  math.randomseed(1)
  for i = 1, 200 do
    win.selection.pos = math.random(0, win.file.size)
    vis:feedkeys('w')
    moved[i] = draw()
    vis:feedkeys('i' .. ({ '“', '”', 'a', ' ' })[i % 4 + 1] .. '<Escape>')
    typed[i] = draw()
  end
  local size = ('%7.0f KB'):format(win.file.size / 1024)
  return ('%s  opened in %.0f ms\n%s  a move    %s\n%s  a letter  %s\n'):format(size, first, size,
    summary(moved), size, summary(typed))
end

vis:command_register('quoth-bench', function()
  local fine, result = pcall(bench, vis.win)
  local file = assert(io.open(os.getenv('QUOTH_OUT'), 'w'))
  file:write(tostring(result))
  file:close()
  vis:exit(fine and 0 or 1)
  return true
end)
