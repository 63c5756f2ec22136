--- Commands and the option.

local files = require('quoth.vis.files')
local text = require('quoth.text')

local M = {}

--- A line of :quoth-list is cut at so many bytes of quoted words.
local WORDS = 56

local function cursor(win) return (win.selection.pos or 0) + 1 end

--- :quoth
local function tell(win)
  local doc, why = files.for_command(win)
  vis:info(doc and doc:describe(cursor(win)) or why)
end

--- "  12  Teng Biao, said: “We are ...”"; what lies inside the one before is set in.
local function entry(doc, q, inside)
  local parts = {}
  if q.kind == 'direct' and not q.closed and not q.continues then parts[1] = 'unclosed' end
  parts[#parts + 1] = q.source and text.one_line(q.source, WORDS) or 'no source'
  parts[#parts + 1] = q.cue and text.one_line(q.cue.text, WORDS)
  local words = text.one_line(doc:text(q.first, q.last), WORDS)
  local indent = inside and '    ' or '  '
  return ('%5d%s%s: %s'):format(doc:line(q.first), indent, table.concat(parts, ', '), words)
end

--- :quoth-list [SOURCE]
local function list(win, wanted, range)
  local doc, why = files.for_command(win)
  if not doc then
    vis:info(why)
    return
  end
  local first, last = 1, doc:size()
  if range and range.finish > range.start then
    first, last = range.start + 1, range.finish
  end
  local lines = { '' }
  local outer = 0
  for q in doc:quotations(first, last) do
    local source = q.source and text.one_line(q.source, 400) or ''
    if wanted == '' or source:find(wanted, 1, true) then
      lines[#lines + 1] = entry(doc, q, q.last <= outer)
    end
    outer = math.max(outer, q.last)
  end
  if #lines == 1 then
    vis:info(wanted == '' and 'quoth: no quotations' or 'quoth: no quotations of ' .. wanted)
  else
    local what = #lines == 2 and 'quotation' or 'quotations'
    lines[1] = ('%s: %d %s'):format(win.file.name or 'this text', #lines - 1, what)
    vis:message(table.concat(lines, '\n'))
  end
end

local function switch(win, on)
  files.switch(win, on)
  local doc, why = files.for_command(win)
  vis:info(doc and 'quoth is on' or why)
end

--- Runs a command's function for the window that it was given in.
local function run(f)
  return function(argv, _, win, _, range)
    win = win or vis.win
    files.guard(win, f, win, argv, range)
    return true
  end
end

function M.register()
  vis:command_register('quoth', run(tell), 'quoth: what stands under the cursor')
  vis:command_register('quoth-list', run(function(win, argv, range)
    list(win, table.concat(argv, ' '), range)
  end), 'quoth: list the quotations, or those of a source')
  vis:command_register('quoth-on', run(function(win) switch(win, true) end),
    'quoth: mark this file')
  vis:command_register('quoth-off', run(function(win) switch(win, false) end),
    'quoth: do not mark this file')
  vis:option_register('quoth', 'bool', function(value, toggle)
    local win = vis.win
    if not files.of(win) then
      -- In visrc.lua, before there is a file: what holds for all.
      if toggle then value = not files.settings.on end
      files.settings.on = value
      return true
    end
    if toggle then value = not files.is_on(win) end
    files.switch(win, value)
    return true
  end, 'Mark quotations and who says them')
end

return M
