--- Reads a Lua table constructor as data: strings, numbers, booleans, tables and comments. Nothing
-- is run.
--
--   { style = 'news', rules = { ['missing-space'] = 'off' } }     "return" may stand before it
--
-- What else Lua has (names, calls, operators, functions) is a mistake, and told with its line.

local M = {}

--- Bounds: what is beyond is no settings file.
M.MOST_BYTES = 65536
local MOST_DEPTH, MOST_ENTRIES = 16, 4096

local ESCAPES = {
  a = '\a',
  b = '\b',
  f = '\f',
  n = '\n',
  r = '\r',
  t = '\t',
  v = '\v',
  ['\\'] = '\\',
  ['"'] = '"',
  ["'"] = "'",
  ['\n'] = '\n',
}

--- The line of a place. Places mostly come in order, so that the text is counted once.
local function line_of(state, at)
  if at < state.counted then state.counted, state.line = 1, 1 end
  local _, ends = state.text:sub(state.counted, at - 1):gsub('\n', '')
  state.counted, state.line = at, state.line + ends
  return state.line
end

--- A mistake is raised as a table { line, message } and caught in M.parse.
local function fail(state, message, at)
  error({ line = line_of(state, at or state.at), message = message })
end

-- ---- Blanks and comments -----------------------------------------------------

--- The end of a long bracket that opens at a place, [[ or [=[, and its inner text; nil: none does.
local function long_bracket(state, at)
  local equals = state.text:match('^%[(=*)%[', at)
  if not equals then return nil end
  local first = at + #equals + 2
  local close, last = state.text:find(']' .. equals .. ']', first, true)
  if not close then fail(state, 'what [' .. equals .. '[ opens is not closed', at) end
  local inner = state.text:sub(first, close - 1):gsub('^\r?\n', '')
  return last + 1, inner
end

local function skip(state)
  while true do
    state.at = state.text:find('[^ \t\r\n\f\v]', state.at) or #state.text + 1
    if state.text:sub(state.at, state.at + 1) ~= '--' then return end
    state.at = long_bracket(state, state.at + 2)
      or state.text:find('\n', state.at, true)
      or #state.text + 1
  end
end

local function peek(state)
  skip(state)
  return state.text:sub(state.at, state.at)
end

local function take(state, sign)
  if peek(state) ~= sign then return false end
  state.at = state.at + 1
  return true
end

--- What stands at the place, for messages.
local function here(state)
  local word = state.text:match('^[%w_]+', state.at) or state.text:sub(state.at, state.at)
  return word == '' and 'the end of the file' or "'" .. word:sub(1, 40) .. "'"
end

-- ---- Values --------------------------------------------------------------------

--- The UTF-8 of a code point.
local function utf8_of(point)
  local function tail(shift)
    return string.char(128 + math.floor(point / 2 ^ shift) % 64)
  end
  if point < 0x80 then return string.char(point) end
  if point < 0x800 then return string.char(192 + math.floor(point / 64)) .. tail(0) end
  if point < 0x10000 then
    return string.char(224 + math.floor(point / 4096)) .. tail(6) .. tail(0)
  end
  return string.char(240 + math.floor(point / 262144)) .. tail(12) .. tail(6) .. tail(0)
end

--- After a backslash at at - 1: what it stands for, and where to go on.
local function read_escape(state, at)
  local text = state.text
  local sign = text:sub(at, at)
  if ESCAPES[sign] then return ESCAPES[sign], at + 1 end
  if sign == 'z' then return '', text:find('[^ \t\r\n\f\v]', at + 1) or #text + 1 end
  local hex = text:match('^x(%x%x)', at)
  if hex then return string.char(tonumber(hex, 16)), at + 3 end
  local digits = text:match('^%d%d?%d?', at)
  if digits and tonumber(digits) < 256 then return string.char(tonumber(digits)), at + #digits end
  local point = text:match('^u{(%x+)}', at)
  if point and #point <= 6 and tonumber(point, 16) <= 0x10FFFF then
    return utf8_of(tonumber(point, 16)), at + #point + 3
  end
  fail(state, "there is no escape '\\" .. sign .. "' in a string", at)
end

local function read_string(state, quote)
  local start, at, parts = state.at, state.at + 1, {}
  while true do
    local last = state.text:find('[\\\n' .. quote .. ']', at)
    local sign = last and state.text:sub(last, last)
    if not last or sign == '\n' then fail(state, 'a string is not closed', start) end
    parts[#parts + 1] = state.text:sub(at, last - 1)
    if sign == quote then
      state.at = last + 1
      return table.concat(parts)
    end
    parts[#parts + 1], at = read_escape(state, last + 1)
  end
end

local function read_number(state)
  local start = state.at
  local word = state.text:match('^%-?%s*[%w.]+', start)
  local number = word and tonumber((word:gsub('^%-%s*', '-')))
  if not number or number ~= number or number == 1 / 0 or number == -1 / 0 then
    fail(state, (word and "'" .. word:sub(1, 40) .. "'" or here(state)) .. ' is no number', start)
  end
  state.at = start + #word
  return number
end

local read_table

local function read_value(state, depth)
  local sign = peek(state)
  if sign == '{' then return read_table(state, depth + 1) end
  if sign == '"' or sign == "'" then return read_string(state, sign) end
  if sign == '[' then
    local after, inner = long_bracket(state, state.at)
    if after then
      state.at = after
      return inner
    end
  end
  if sign:find('[%d.-]') then return read_number(state) end
  local word = state.text:match('^[%a_][%w_]*', state.at)
  if word == 'true' or word == 'false' then
    state.at = state.at + #word
    return word == 'true'
  end
  if word == 'function' then fail(state, 'a settings file is data: no functions') end
  fail(state, 'a string, a number, true, false or a table is expected, not ' .. here(state))
end

-- ---- Tables ---------------------------------------------------------------------

--- The key of an entry, and where it stands; nil for an entry without one.
local function read_key(state)
  local sign = peek(state)
  local start = state.at
  if sign == '[' and not state.text:find('^%[=*%[', start) then
    state.at = start + 1
    local key = peek(state) ~= '{' and read_value(state, MOST_DEPTH)
    if not key or key == true then fail(state, 'a key is a string or a number', start) end
    if not take(state, ']') then fail(state, "']' is expected after a key, not " .. here(state)) end
    if not take(state, '=') then fail(state, "'=' is expected after a key, not " .. here(state)) end
    return key, start
  end
  local word = state.text:match('^[%a_][%w_]*', start)
  if word then
    state.at = start + #word
    if take(state, '=') then return word, start end
    state.at = start
  end
  return nil, start
end

function read_table(state, depth)
  if depth > MOST_DEPTH then fail(state, 'tables are nested too deep') end
  local start, result, lines, count = state.at, {}, {}, 0
  state.at = start + 1
  while not take(state, '}') do
    if peek(state) == '' then fail(state, 'a table is not closed', start) end
    local key, at = read_key(state)
    local value = read_value(state, depth)
    if key == nil then
      count = count + 1
      key = count
    end
    if result[key] ~= nil then fail(state, ("'%s' stands twice"):format(key), at) end
    result[key] = value
    lines[key] = line_of(state, at)
    state.entries = state.entries + 1
    if state.entries > MOST_ENTRIES then fail(state, 'there is too much in it', at) end
    if not take(state, ',') and not take(state, ';') and peek(state) ~= '}' then
      fail(state, "',' or '}' is expected, not " .. here(state))
    end
  end
  state.lines[result] = lines
  return result
end

-- ---- All of it -------------------------------------------------------------------

local function read_file(state)
  state.at = state.text:match('^\239\187\191()') or 1
  skip(state)
  local after = state.text:match('^return()[^%w_]', state.at)
  if after then state.at = after end
  if peek(state) ~= '{' then fail(state, "'{' is expected, not " .. here(state)) end
  local result = read_table(state, 1)
  take(state, ';')
  if peek(state) ~= '' then
    fail(state, 'nothing may stand after the table, not even ' .. here(state))
  end
  return result
end

--- The table that a text holds, and a table that gives for each table in it the lines of its keys;
--- or nil, what is wrong and in which line.
function M.parse(text)
  if #text > M.MOST_BYTES then
    return nil, ('it has more than %d bytes'):format(M.MOST_BYTES), 1
  end
  local state = { text = text, at = 1, counted = 1, line = 1, entries = 0, lines = {} }
  local ok, result = pcall(read_file, state)
  if ok then return result, state.lines end
  if type(result) ~= 'table' then error(result, 0) end
  return nil, result.message, result.line
end

return M
