--- JSON: written here, so that keys have an order and any bytes make valid strings; read by
-- cjson.

local cjson = require('cjson')
local unicode = require('quoth.cli.unicode')

local M = {}

local decoder = cjson.new()
decoder.decode_invalid_numbers(false)

--- JSON's null where it was read.
M.null = cjson.null

local ESCAPES = {
  ['"'] = '\\"',
  ['\\'] = '\\\\',
  ['\b'] = '\\b',
  ['\f'] = '\\f',
  ['\n'] = '\\n',
  ['\r'] = '\\r',
  ['\t'] = '\\t',
}
for byte = 0, 31 do
  local char = string.char(byte)
  ESCAPES[char] = ESCAPES[char] or ('\\u%04x'):format(byte)
end

local SPECIAL = '[%z\1-\31"\\]'

function M.string(text)
  text = unicode.repair(text)
  if text:find(SPECIAL) then text = text:gsub(SPECIAL, ESCAPES) end
  return '"' .. text .. '"'
end

--- JSON that is written already, to stand in another value.
function M.raw(text)
  return { json = text }
end

--- nil, a boolean, an integer, a string, M.raw, or a list of these.
function M.value(value)
  local kind = type(value)
  if kind == 'string' then return M.string(value) end
  if kind == 'table' then
    if value.json then return value.json end
    local out = {}
    for i, item in ipairs(value) do
      out[i] = M.value(item)
    end
    return '[' .. table.concat(out, ',') .. ']'
  end
  if kind == 'number' then return ('%d'):format(value) end
  return value == nil and 'null' or tostring(value)
end

--- A function that makes objects with these keys in this order; a field that is nil is null.
function M.object(keys)
  local heads = {}
  for i, key in ipairs(keys) do
    heads[i] = (i == 1 and '{' or ',') .. M.string(key) .. ':'
  end
  return function(fields)
    local out = {}
    for i, key in ipairs(keys) do
      out[2 * i - 1] = heads[i]
      out[2 * i] = M.value(fields[key])
    end
    out[#out + 1] = '}'
    return M.raw(table.concat(out))
  end
end

--- The object in a line, or nil and what is wrong.
function M.read_object(line)
  local ok, value = pcall(decoder.decode, line)
  if not ok then return nil, 'broken JSON: ' .. tostring(value) end
  if type(value) ~= 'table' or not line:find('^%s*{') then return nil, 'not a JSON object' end
  return value
end

--- The digits of the number at a key of an object that read_object took: cjson makes a
-- floating-point number of them, which drops those of a large one.
function M.digits(line, key, value)
  local pattern = '%f["\\]"' .. key .. '"%s*:%s*(%-?%d[%d.eE+-]*)'
  local found
  for digits in line:gmatch(pattern) do
    if tonumber(digits) + 0.0 == value then found = digits end
  end
  return found
end

return M
