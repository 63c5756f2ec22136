--- screen.lua WORDS...: how each of the WORDS looks on a screen, which is what
-- `tmux capture-pane -e -p` prints and comes on standard input. A line each: the state of the
-- terminal at their first letter ("fore=38;5;174 back=40 bold"), or "absent".
-- Words that are cut at the border of the screen are not found.

local state = {}

local ATTRIBUTES = { [1] = 'bold', [2] = 'dim', [3] = 'italics', [4] = 'underlined',
  [5] = 'blink', [7] = 'reverse' }

--- Takes "1;38;5;174" into the state.
local function take(parameters)
  local codes = {}
  for code in (parameters == '' and '0' or parameters):gmatch('%d+') do
    codes[#codes + 1] = tonumber(code)
  end
  local i = 1
  while codes[i] do
    local code = codes[i]
    local where = (code >= 40 and code < 50 or code >= 100) and 'back' or 'fore'
    if code == 0 then
      state = {}
    elseif ATTRIBUTES[code] then
      state[ATTRIBUTES[code]] = true
    elseif code == 22 then
      state.bold, state.dim = nil, nil
    elseif ATTRIBUTES[code - 20] then
      state[ATTRIBUTES[code - 20]] = nil
    elseif code == 38 or code == 48 then
      local last = codes[i + 1] == 5 and i + 2 or i + 4
      state[where] = table.concat(codes, ';', i, last)
      i = last
    elseif code == 39 or code == 49 then
      state[where] = nil
    else
      state[where] = tostring(code)
    end
    i = i + 1
  end
end

local function look()
  local parts = { 'fore=' .. (state.fore or 'default'), 'back=' .. (state.back or 'default') }
  for code = 1, 7 do
    local name = ATTRIBUTES[code]
    if name and state[name] then parts[#parts + 1] = name end
  end
  return table.concat(parts, ' ')
end

--- The screen without escapes, and the look of each byte.
local text, looks = {}, {}
local screen = io.read('a')
local position, size = 1, 0
while position <= #screen do
  local parameters, after = screen:match('^\27%[([%d;:]*)m()', position)
  after = after or screen:match('^\27%(.()', position) or screen:match('^[\14\15]()', position)
  if parameters then
    take(parameters)
  elseif not after then
    size = size + 1
    text[size] = screen:sub(position, position)
    looks[size] = look()
  end
  position = after or position + 1
end
text = table.concat(text)
for _, words in ipairs(arg) do
  local at = text:find(words, 1, true)
  print(at and looks[at] or 'absent')
end
