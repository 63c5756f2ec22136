--- quoth: the quotations of a text, and who says them.
--
-- This file finds the native module (quoth.core) for the Lua that it runs in and hands on
-- its API, which meta.lua documents. The module is looked for
--   1. in package.loaded and package.preload,
--   2. under build/ of the checkout that this file is in,
--   3. on package.cpath, where "make install" puts it.

local VERSION = '0.1.0'

local HEADERS = {
  ['5.1'] = 'libluajit-5.1-dev',
  ['5.3'] = 'liblua5.3-dev',
  ['5.4'] = 'liblua5.4-dev',
}

local jit = rawget(_G, 'jit')
local lua = _VERSION:match('%d+%.%d+') -- LuaJIT says 5.1
local lua_name = jit and 'LuaJIT' or _VERSION

local function fail(first, ...)
  error(table.concat({ 'quoth: ' .. first, ... }, '\n'), 0)
end

--- The folder of the checkout with a slash at its end, or nil; '' is the current folder.
local function checkout()
  local source = debug.getinfo(1, 'S').source
  return source:match('^@(.*)lua[/\\]quoth[/\\]init%.lua$')
end

local function exists(path)
  local file = io.open(path, 'rb')
  if file then file:close() end
  return file ~= nil
end

--- The module in the file at path; a file that is there must load.
local function load_file(path)
  local open, message = package.loadlib(path, 'luaopen_quoth_core')
  local ok, core
  if open then
    ok, core = pcall(open, 'quoth.core', path)
    message = core
  end
  if ok then return core end
  fail(
    ('%s does not load in %s: %s'):format(path, lua_name, tostring(message)),
    'Run "make clean" and "make" where it was built.'
  )
end

local function load_core()
  if package.loaded['quoth.core'] then return package.loaded['quoth.core'] end
  local root = checkout()
  local path = root and root .. 'build/' .. lua .. '/quoth/core.so'
  if path and exists(path) and not package.preload['quoth.core'] then
    package.loaded['quoth.core'] = load_file(path)
    return package.loaded['quoth.core']
  end
  local ok, core = pcall(require, 'quoth.core')
  if ok then return core end
  if not tostring(core):find("module 'quoth.core' not found", 1, true) then
    fail('the native module does not load in ' .. lua_name .. ':', tostring(core))
  end
  local folder = 'the checkout'
  if root then folder = root == '' and 'this folder' or root:sub(1, -2) end
  fail(
    'the native module for ' .. lua_name .. ' was not found. Looked for',
    '  ' .. (path or 'build/' .. lua .. '/quoth/core.so in a checkout, which this is not'),
    '  quoth/core.so on package.cpath: ' .. package.cpath,
    ('Run "make" in %s (for %s it needs the package %s), or "make install".'):format(
      folder,
      lua_name,
      HEADERS[lua]
    )
  )
end

if not HEADERS[lua] or (lua == '5.1' and not jit) then
  fail('it runs in Lua 5.4, Lua 5.3 and LuaJIT; this is ' .. lua_name)
end

local core = load_core()
if core.version ~= VERSION then
  fail(
    ('its Lua files are version %s, but the native module that was found is version %s.'):format(
      VERSION,
      tostring(core.version)
    ),
    'Install both together, or run "make" again.'
  )
end

--- One line about what stands at a position.
function core.Document:describe(position, speaker_of)
  return require('quoth.describe').position(self, position, speaker_of)
end

--- Its sources, in the order of their first mentions.
function core.Document:sources()
  return require('quoth.sources').of(core, self)
end

--- Why a quotation has the speaker that it has, in a sentence.
function core.Document:why(quotation)
  local speaker, message, code = core.Document.speaker(self, quotation)
  if message then return nil, message, code end
  return require('quoth.why').sentence(self, speaker)
end

function core.Document:lint(options, first, last)
  return require('quoth.rules').lint(core, self, options, first, last)
end

function core.Document:fix(options, first, last)
  return require('quoth.rules').fix(core, self, options, first, last)
end

return {
  version = VERSION,
  open = core.open,
  curl = core.curl,
  straighten = core.straighten,
  Document = core.Document,
  rules = function(options)
    return require('quoth.rules').infos(core, options)
  end,
  rule = function(rule)
    return require('quoth.rules').define(core, rule)
  end,
  drop_rule = function(id)
    return require('quoth.rules').undefine(id)
  end,
}
