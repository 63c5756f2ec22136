--- quoth in vis. In visrc.lua, after require('vis'):
--
--   require('quoth.vis')
--
-- or, with what differs from DEFAULTS below:
--
--   require('quoth.vis').setup({ styles = { source = 'fore:blue,bold' } })

local M = {}

local DEFAULTS = {
  -- Whether anything is marked unasked.
  on = true,
  -- Text files and Markdown are marked unasked, and files of no syntax; others by :quoth-on.
  syntaxes = { text = true, markdown = true },
  -- So are files up to this size in bytes.
  limit = 64 * 1024 * 1024,
  -- Whether findings about marks are underlined and told.
  findings = true,
  -- What has a colour of its own: each 'role' or each 'speaker', and which colours these have:
  -- 'standard' or 'colour-blind'.
  colours = 'role',
  palette = 'standard',
  -- What holds where no .quoth.lua says otherwise, in the form of one (quoth/settings.lua). Its
  -- rules may also hold rules as quoth.rule takes them, and names of files that add some.
  settings = {},
  -- By role: quotation, nested, unclosed, source, cue, stray; error, warning, hint for findings.
  -- What is not given follows the theme.
  styles = {},
  -- By name, see quoth/vis/keys.lua; false for none.
  keys = {},
}

local options = {}

--- What was asked for over the defaults; a table's fields one by one.
local function merge(defaults, given)
  local result = {}
  for name, value in pairs(defaults) do
    result[name] = value
  end
  for name, value in pairs(given or {}) do
    result[name] = value
  end
  return result
end

local function unknown(...)
  vis:info('quoth: setup does not know ' .. table.concat({ ... }, '.'))
end

local started = false

--- Takes the settings of findings anew.
local function configure()
  require('quoth.vis.findings').configure(options.settings, function(message)
    vis:info('quoth: ' .. message)
  end)
end

--- What some options may be.
local CHOICES = {
  colours = { role = true, speaker = true },
  palette = { standard = true, ['colour-blind'] = true },
}

--- Sets what differs from the defaults. Keys count only before vis has started.
function M.setup(given)
  for name, value in pairs(given or {}) do
    local default = DEFAULTS[name]
    if type(value) ~= type(default) then
      unknown(tostring(name))
    elseif CHOICES[name] and not CHOICES[name][value] then
      unknown(name, value)
    elseif type(value) == 'table' then
      options[name] = merge(default, value)
    else
      options[name] = value
    end
  end
  if started and given.settings then configure() end
  return M
end

--- Tells of keys and styles that are not ours to set.
local function check(keys, looks)
  local roles = {}
  for _, role in ipairs(looks.ROLES) do
    roles[role.name] = true
  end
  for name in pairs(options.keys) do
    if keys.KEYS[name] == nil then unknown('keys', tostring(name)) end
  end
  for name in pairs(options.styles) do
    if not roles[name] then unknown('styles', tostring(name)) end
  end
end

--- Everything else waits until visrc.lua has been read.
local function start()
  local found, quoth = pcall(require, 'quoth')
  if not found then
    local message = require('quoth.text').one_line(tostring(quoth), 400)
    vis:info(message)
    vis:command_register('quoth', function()
      vis:message(tostring(quoth))
      return true
    end, 'quoth: why it does not run')
    return
  end
  local commands = require('quoth.vis.commands')
  local files = require('quoth.vis.files')
  local keys = require('quoth.vis.keys')
  local styles = require('quoth.vis.styles')

  check(keys, require('quoth.vis.looks'))
  files.settings = options
  options.open = quoth.open
  configure()
  started = true
  local wanted = merge(keys.KEYS, options.keys)
  commands.register(wanted)
  local taken = keys.map(wanted)
  if #taken > 0 then vis:info('quoth: keys of others stay: ' .. table.concat(taken, ' ')) end

  local findings = require('quoth.vis.findings')
  local screen = require('quoth.vis.screen')
  local typing = require('quoth.vis.typing')
  local function paint(win)
    local doc = files.for_draw(win)
    if not doc then return end
    local list = screen.list(win)
    styles.paint(win, doc, options, list)
    if win ~= vis.win then return end
    if vis.mode ~= vis.modes.INSERT then typing.forget() end
    screen.tell_at_cursor(win, doc, list)
  end
  vis.events.subscribe(vis.events.FILE_OPEN, files.add_file)
  vis.events.subscribe(vis.events.FILE_CLOSE, files.close_file)
  -- First, so that others can say `:set quoth` there.
  vis.events.subscribe(vis.events.WIN_OPEN, files.add_window, 1)
  vis.events.subscribe(vis.events.WIN_HIGHLIGHT, function(win) files.guard(win, paint, win) end)
  vis.events.subscribe(vis.events.FILE_SAVE_POST, findings.refresh)
  vis.events.subscribe(vis.events.INPUT, function(key)
    return files.guard(vis.win, typing.key, vis.win, key)
  end)
  for win in vis:windows() do
    files.add_window(win)
  end
end

M.setup(DEFAULTS)
if not vis.events then
  vis:info("quoth: in visrc.lua, require('vis') goes before require('quoth.vis')")
elseif vis.win then
  start()
else
  vis.events.subscribe(vis.events.INIT, start)
end

return M
