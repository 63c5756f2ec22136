--- Commands and the option.

local files = require('quoth.vis.files')
local findings = require('quoth.vis.findings')
local jumps = require('quoth.vis.jumps')
local lists = require('quoth.vis.lists')
local mend = require('quoth.vis.mend')
local people = require('quoth.vis.people')
local speaking = require('quoth.speaking')
local text = require('quoth.text')

local M = {}

local function cursor(win) return (win.selection.pos or 0) + 1 end

--- What stands under the cursor; a finding is told with it.
local function tell(win)
  local doc, why = files.for_command(win)
  if not doc then return vis:info(why) end
  local here = speaking.describe(doc, cursor(win))
  if findings.shown() then
    local list = findings.list(win.file, doc, cursor(win), cursor(win))
    if list[1] then here = findings.tell(doc, list[1]) .. ' (' .. here .. ')' end
  end
  vis:info(here)
end

--- The range of a command as first, last; nil for the whole text.
local function part(range)
  if range and range.finish > range.start then return range.start + 1, range.finish end
end

local function switch(win, on)
  files.switch(win, on)
  local doc, why = files.for_command(win)
  vis:info(doc and 'quoth is on' or why)
end

local function colours(by)
  if by == '' then by = files.settings.colours == 'role' and 'speaker' or 'role' end
  if by ~= 'role' and by ~= 'speaker' then
    return vis:info('quoth: colours are by role or by speaker')
  end
  files.settings.colours = by
  vis:info('quoth: colours by ' .. by)
end

--- By word: a function of the window, the words behind it as one, and the range.
local WORDS = {
  list = function(win, rest, range) lists.quotations(win, rest, part(range)) end,
  sources = function(win) lists.sources(win) end,
  lint = function(win, _, range) lists.findings(win, part(range)) end,
  explain = function(win, rest) lists.explain(win, rest) end,
  why = function(win) people.why(win) end,
  speaker = function(win, rest) people.give(win, rest) end,
  rename = function(win, rest) people.rename(win, rest) end,
  colours = function(_, rest) colours(rest) end,
  fix = function(win, rest, range)
    if rest ~= '' and rest ~= 'all' then
      return vis:info('quoth: fix mends what is at the cursor, fix all the whole text')
    end
    mend.fix(win, range, rest == 'all')
  end,
  curl = function(win, rest, range)
    mend.convert_range(win, 'curl', range, rest ~= '' and rest or nil)
  end,
  straighten = function(win, _, range) mend.convert_range(win, 'straighten', range) end,
  on = function(win) switch(win, true) end,
  off = function(win) switch(win, false) end,
  help = function() jumps.tell(require('quoth.vis.help').text(M.keys)) end,
}

local function dispatch(win, argv, range)
  if not argv[1] then return tell(win) end
  local f = WORDS[argv[1]]
  if f then return f(win, table.concat(argv, ' ', 2), range) end
  vis:info(("quoth: there is no ':quoth %s' (:quoth help)"):format(text.one_line(argv[1], 40)))
end

--- Runs a command's function for the window that it was given in.
local function run(f)
  return function(argv, _, win, _, range)
    win = win or vis.win
    files.guard(win, f, win, argv, range)
    return true
  end
end

--- Registers all of it; keys is the table of keys in force, for the help.
function M.register(keys)
  M.keys = keys
  vis:command_register('quoth', run(dispatch),
    'quoth: what stands under the cursor; findings and marks, see :quoth help')
  for word, help in pairs({
    list = 'list the quotations, or those of a source',
    on = 'mark this file',
    off = 'do not mark this file',
  }) do
    vis:command_register('quoth-' .. word, run(function(win, argv, range)
      WORDS[word](win, table.concat(argv, ' '), range)
    end), 'quoth: ' .. help)
  end
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
