--- meta.lua documents every function and method that there is, and none that is not.

local support = require('support')
local lu, core, quoth = support.lu, support.core, support.quoth

local function read()
  return require('files').read(rawget(package, 'searchpath')('quoth.meta', package.path))
end

--- The names that pattern finds at line starts, with their parameters.
local function names(text, pattern)
  local found = {}
  for name, parameters in ('\n' .. text):gmatch('\n' .. pattern) do
    lu.assertNil(found[name], name .. ' is there twice')
    found[name] = parameters
  end
  return found
end

--- The comment lines right above a function.
local function comment_of(text, head)
  local at = text:find(head, 1, true)
  local lines = {}
  for line in text:sub(1, at - 1):gmatch('([^\n]*)\n') do
    if line:find('^%-%-%-') then lines[#lines + 1] = line else lines = {} end
  end
  return table.concat(lines, '\n')
end

TestMeta = {}

function TestMeta.test_methods()
  local found = names(read(), 'function Document:([%w_]+)%((.-)%)')
  for name in pairs(core.Document) do
    lu.assertNotNil(found[name], 'meta.lua lacks Document:' .. name)
  end
  for name in pairs(found) do
    lu.assertIsFunction(core.Document[name], 'there is no Document:' .. name)
  end
end

function TestMeta.test_functions()
  local found = names(read(), 'function quoth%.([%w_]+)%((.-)%)')
  for name, value in pairs(quoth) do
    if type(value) == 'function' then lu.assertNotNil(found[name], 'meta.lua lacks ' .. name) end
  end
  for name in pairs(found) do
    lu.assertIsFunction(quoth[name], 'there is no quoth.' .. name)
  end
end

function TestMeta.test_parameters_are_told()
  local text = read()
  for head, parameters in text:gmatch('\n(function [%w_.:]+)%((.-)%)') do
    local comment = comment_of(text, head .. '(')
    for name in parameters:gmatch('[%w_]+') do
      lu.assertStrContains(comment, '---@param ' .. name, false, head)
    end
    for name in comment:gmatch('%-%-%-@param ([%w_]+)') do
      lu.assertStrContains(parameters, name, false, head)
    end
  end
end

--- The fields of a class that have a place in a value.
local function fields(text, class)
  local head = '%-%-%-@class %(exact%) ' .. class:gsub('%.', '%%.')
  local body = text:match(head .. '[^\n]*\n(.-)\n\n')
  local found = {}
  for name in body:gmatch('%-%-%-@field ([%w_]+)') do
    found[name] = true
  end
  return found
end

function TestMeta.test_fields()
  local text = read()
  local doc = support.open('“One,” said Ann. Bob said that it rained. A lone ”.')
  local values = {
    ['quoth.Quotation'] = doc:quotation(1),
    ['quoth.Attribution'] = doc:next(20, { what = 'source' }),
    ['quoth.Piece'] = doc:quotation(1).mention,
    ['quoth.Span'] = doc:next(1, { what = 'stray' }),
    ['quoth.Range'] = doc:next(20, { what = 'source' }).content,
  }
  for class, value in pairs(values) do
    local known = fields(text, class)
    for name in pairs(value) do
      lu.assertTrue(known[name], class .. ' lacks ' .. name)
    end
    for name in pairs(known) do
      lu.assertNotNil(value[name], class .. ' has no ' .. name)
    end
  end
end

--- Language servers read it as Lua, so it must be Lua; running it gives no functions away.
function TestMeta.test_it_is_lua()
  lu.assertNotNil((rawget(_G, 'loadstring') or load)(read()))
  lu.assertNil(package.loaded['quoth.meta'])
end

support.finish()
