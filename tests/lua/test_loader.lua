--- How require 'quoth' finds its native module, in interpreters of their own.

local support = require('support')
local lu = support.lu

local function shell(command)
  return require('files').output(command .. ' 2>&1')
end

local function quote(s)
  return "'" .. s:gsub("'", "'\\''") .. "'"
end

--- The interpreter that runs this test.
local function interpreter()
  local i = 0
  while arg[i - 1] do
    i = i - 1
  end
  return arg[i]
end

local function find(name, path)
  return assert(rawget(package, 'searchpath')(name, path))
end

local ROOT = find('quoth', package.path):match('^(.*)lua/quoth/init%.lua$')
local CORE = find('quoth.core', package.cpath)
local EXTENSION = 'build/' .. support.lua .. '/quoth'
local BUILDS = { '5.1', '5.3', '5.4' }

TestLoader = {}

function TestLoader:setUp()
  self.folder = shell('mktemp -d'):gsub('%s+$', '')
  self:copy('checkout/lua/quoth')
  self:copy('share/quoth')
end

function TestLoader:tearDown()
  shell('rm -rf ' .. quote(self.folder))
end

--- Copies the Lua files.
function TestLoader:copy(to)
  to = quote(self.folder .. '/' .. to)
  shell(('mkdir -p %s && cp %slua/quoth/*.lua %s'):format(to, quote(ROOT), to))
end

function TestLoader:install(core, to)
  to = quote(self.folder .. '/' .. to)
  shell(('mkdir -p %s && cp %s %s/core.so'):format(to, quote(core), to))
end

--- What the code prints, from inside folder.
function TestLoader:run(code, path, cpath)
  return shell(
    ('cd %s && unset LUA_INIT LUA_INIT_5_3 LUA_INIT_5_4 LUA_PATH_5_3 LUA_PATH_5_4 '):format(
      quote(self.folder)
    )
      .. ('LUA_CPATH_5_3 LUA_CPATH_5_4; LUA_PATH=%s LUA_CPATH=%s %s -e %s'):format(
        quote(path),
        quote(cpath or './none/?.so'),
        interpreter(),
        quote(code)
      )
  )
end

local SAY = [[
  local ok, quoth = pcall(require, 'quoth')
  if ok then print('works', quoth.open('“x”'):quotation(1).last) else print(quoth) end
]]
local WORKS = 'works\t7\n'

function TestLoader:test_in_a_checkout()
  self:install(CORE, 'checkout/' .. EXTENSION)
  lu.assertEquals(self:run(SAY, self.folder .. '/checkout/lua/?/init.lua'), WORKS)
end

function TestLoader:test_in_a_checkout_by_a_relative_path()
  self:install(CORE, 'checkout/' .. EXTENSION)
  lu.assertEquals(self:run(SAY, './checkout/lua/?/init.lua'), WORKS)
  lu.assertEquals(self:run(SAY, 'checkout/lua/?/init.lua'), WORKS)
end

function TestLoader:test_in_the_folder_of_a_checkout()
  self:install(CORE, EXTENSION)
  self:copy('lua/quoth')
  lu.assertEquals(self:run(SAY, 'lua/?/init.lua'), WORKS)
end

function TestLoader:test_installed()
  self:install(CORE, 'lib/quoth')
  lu.assertEquals(self:run(SAY, './share/?/init.lua', './lib/?.so'), WORKS)
end

function TestLoader:test_a_checkout_takes_its_own_build()
  self:install('/dev/null', 'lib/quoth')
  self:install(CORE, 'checkout/' .. EXTENSION)
  lu.assertEquals(self:run(SAY, './checkout/lua/?/init.lua', './lib/?.so'), WORKS)
end

function TestLoader:test_a_checkout_that_is_not_built_takes_what_is_installed()
  self:install(CORE, 'lib/quoth')
  lu.assertEquals(self:run(SAY, './checkout/lua/?/init.lua', './lib/?.so'), WORKS)
end

function TestLoader:test_a_module_that_is_loaded_already()
  self:install('/dev/null', 'checkout/' .. EXTENSION)
  self:install(CORE, 'lib/quoth')
  local say = "require 'quoth.core' " .. SAY
  lu.assertEquals(self:run(say, './checkout/lua/?/init.lua', './lib/?.so'), WORKS)
end

function TestLoader:test_describe_comes_along()
  self:install(CORE, 'checkout/' .. EXTENSION)
  local out = self:run(
    "print(require('quoth').open('x'):describe(1))",
    './checkout/lua/?/init.lua;./checkout/lua/?.lua'
  )
  lu.assertEquals(out, 'no quotation here\n')
end

function TestLoader:test_nothing_is_built()
  local out = self:run(SAY, self.folder .. '/checkout/lua/?/init.lua')
  local name = support.is_luajit and 'LuaJIT' or _VERSION
  lu.assertStrContains(out, 'quoth: the native module for ' .. name .. ' was not found')
  lu.assertStrContains(out, self.folder .. '/checkout/' .. EXTENSION .. '/core.so\n')
  lu.assertStrContains(out, 'quoth/core.so on package.cpath: ./none/?.so')
  lu.assertStrContains(out, 'Run "make" in ' .. self.folder .. '/checkout (for ' .. name)
  lu.assertStrMatches(out, '.*needs the package lib[%w.-]+%-dev.*')
end

function TestLoader:test_nothing_is_installed()
  local out = self:run(SAY, './share/?/init.lua')
  lu.assertStrContains(out, 'in a checkout, which this is not')
  lu.assertStrContains(out, 'Run "make" in the checkout')
end

function TestLoader:test_a_file_that_is_no_module()
  self:install('/dev/null', 'checkout/' .. EXTENSION)
  local out = self:run(SAY, './checkout/lua/?/init.lua')
  lu.assertStrContains(out, 'checkout/' .. EXTENSION .. '/core.so does not load in ')
  lu.assertStrContains(out, 'Run "make clean" and "make"')
  self:install('/dev/null', 'lib/quoth')
  out = self:run(SAY, './share/?/init.lua', './lib/?.so')
  lu.assertStrContains(out, 'quoth: the native module does not load in ')
  lu.assertStrContains(out, './lib/quoth/core.so')
end

--- The system's loader takes the build of another Lua; quoth must not.
function TestLoader:test_the_build_of_another_lua()
  local met = 0
  for _, build in ipairs(BUILDS) do
    local core = CORE:gsub('[%d.]+(/quoth/core%.so)$', build .. '%1')
    local file = build ~= support.lua and io.open(core, 'rb')
    if file then
      file:close()
      met = met + 1
      self:install(core, 'checkout/' .. EXTENSION)
      local out = self:run(SAY, './checkout/lua/?/init.lua')
      lu.assertStrContains(out, '/core.so does not load in ', false, build)
      self:install(core, 'lib/quoth')
      out = self:run(SAY, './share/?/init.lua', './lib/?.so')
      lu.assertStrContains(out, 'quoth: the native module does not load in ', false, build)
    end
  end
  lu.skipIf(met == 0, 'there is no build for another Lua')
end

function TestLoader:test_a_module_of_another_version()
  local out = self:run(
    "package.preload['quoth.core'] = function() return { version = '0.0.1' } end " .. SAY,
    './checkout/lua/?/init.lua'
  )
  lu.assertStrContains(out, 'the native module that was found is version 0.0.1')
end

function TestLoader:test_loading_changes_nothing_else()
  self:install(CORE, 'checkout/' .. EXTENSION)
  local out = self:run(
    [[
    local before, string_before, locale = {}, {}, os.setlocale()
    for name in pairs(_G) do before[name] = true end
    for name in pairs(string) do string_before[name] = true end
    local path, cpath = package.path, package.cpath
    require 'quoth'
    for name in pairs(_G) do assert(before[name], name) end
    for name in pairs(string) do assert(string_before[name], name) end
    assert(locale == os.setlocale() and path == package.path and cpath == package.cpath)
    for name in pairs(package.loaded) do
      assert(not name:find('quoth', 1, true) or name == 'quoth' or name == 'quoth.core', name)
    end
    print('clean')
    ]],
    './checkout/lua/?/init.lua'
  )
  lu.assertEquals(out, 'clean\n')
end

--- As a host does that reloads its plugins: old documents live on.
function TestLoader:test_loading_again()
  self:install(CORE, 'checkout/' .. EXTENSION)
  local out = self:run(
    [[
    local old = require('quoth').open('“old”')
    package.loaded['quoth'], package.loaded['quoth.core'] = nil, nil
    local new = require('quoth').open('“new”')
    collectgarbage()
    print(old:text(), new:text(), old:quotation(1), new:quotation(1))
    ]],
    './checkout/lua/?/init.lua'
  )
  lu.assertStrContains(out, '“old”\t“new”\tquotation 1..9')
end

--- A state that is closed frees its documents; this is what valgrind and the address
-- sanitizer look at.
function TestLoader:test_a_state_that_ends_with_documents_open()
  self:install(CORE, 'checkout/' .. EXTENSION)
  local out = self:run(
    [[
    local quoth = require 'quoth'
    kept = { quoth.open('“a”'), quoth.open('“b”') }
    kept.step = kept[1]:quotations()
    kept.step()
    print('ends')
    os.exit(0, true)
    ]],
    './checkout/lua/?/init.lua'
  )
  lu.assertEquals(out, 'ends\n')
end

support.finish()
