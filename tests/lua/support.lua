--- What the Lua tests share. LUA_PATH must reach lua/ and tests/lua/, LUA_CPATH the build:
--   LUA_PATH='lua/?.lua;lua/?/init.lua;tests/lua/?.lua;;' LUA_CPATH='build/5.4/?.so;;' \
--     lua5.4 tests/lua/test_api.lua

local lu = require('luaunit')
-- Before quoth, which would take the build of its own checkout and not that of LUA_CPATH.
local core = require('quoth.core')
local quoth = require('quoth')

local M = { lu = lu, core = core, quoth = quoth }

M.is_luajit = rawget(_G, 'jit') ~= nil
M.lua = _VERSION:match('%d+%.%d+')
M.unpack = rawget(_G, 'unpack') or rawget(table, 'unpack')

--- A document that must open.
function M.open(text, options)
  local doc, message = quoth.open(text, options)
  return doc or error(message)
end

--- Runs f, which must raise an error that holds the plain text expected.
function M.raises(expected, f, ...)
  local ok, message = pcall(f, ...)
  lu.assertFalse(ok, 'no error')
  lu.assertStrContains(tostring(message), expected)
end

--- The values of an iterator that gives one.
function M.list(...)
  local list = {}
  for value in ... do
    list[#list + 1] = value
  end
  return list
end

--- Numbers from 1 to n, the same in every Lua.
function M.random(seed)
  local state = seed
  return function(n)
    state = state * 16807 % 2147483647
    return state % n + 1
  end
end

--- A value whose collection calls f.
function M.finalizer(f)
  if not M.is_luajit then return setmetatable({}, { __gc = f }) end
  local value = rawget(_G, 'newproxy')(true)
  getmetatable(value).__gc = f
  return value
end

--- Everything that a document answers, as one string.
function M.dump(doc)
  local out = { doc:format(), doc:paragraphs(), doc:size(), doc:lines(), doc:text() }
  local function piece(p)
    return p and table.concat({ p.first, p.last, p.text }, ' ') or '-'
  end
  for q in doc:quotations() do
    out[#out + 1] = table.concat({
      q.first, q.last, q.inner_first, q.inner_last, q.kind, q.depth, tostring(q.closed),
      tostring(q.continues), piece(q.mention), piece(q.cue), tostring(q.evidence),
    }, ' ')
  end
  for a in doc:attributions() do
    local c = a.content
    out[#out + 1] = table.concat({
      a.first, a.last, piece(a.mention), piece(a.cue), c and c.first or 0, c and c.last or 0,
    }, ' ')
  end
  -- Where one colour is cut in two is not told by the text alone.
  local start, stop, colour
  for first, last, role in doc:spans() do
    if role ~= colour or first ~= stop + 1 then
      out[#out + 1] = start and start .. ' ' .. stop .. ' ' .. colour
      start, colour = first, role
    end
    stop = last
  end
  out[#out + 1] = start and start .. ' ' .. stop .. ' ' .. colour
  return table.concat(out, '\n')
end

--- Runs the tests and ends. Closing the state shows what is not freed.
function M.finish()
  os.exit(lu.LuaUnit.run(), true)
end

return M
