--- Where two texts differ.

local difference = require('quoth.vis.difference')
local harness = require('harness')
local ok, same = harness.ok, harness.same

local function reader(text)
  return function(position, length)
    assert(position >= 0 and length >= 0 and position + length <= #text, 'read outside')
    return text:sub(position + 1, position + length)
  end
end

--- "first last new_last" between two strings.
local function stretch(old, new)
  local first, last, new_last = difference.stretch(reader(old), reader(new), 0, #old, #new)
  return first and ('%d %d %d'):format(first, last, new_last) or 'none'
end

--- old with all pieces put in.
local function patched(old, new)
  local pieces = difference.pieces(old, new)
  for i = #pieces, 1, -1 do
    local piece = pieces[i]
    old = old:sub(1, piece[1]) .. new:sub(piece[3] + 1, piece[4]) .. old:sub(piece[2] + 1)
  end
  return old, #pieces
end

local random = { state = 7 }
function random.next(low, high)
  random.state = (random.state * 1103515245 + 12345) % 2147483648
  return low + math.floor(random.state / 65536) % (high - low + 1)
end

local function any_text(length, letters)
  local text = {}
  for i = 1, length do
    local k = random.next(1, #letters)
    text[i] = letters:sub(k, k)
  end
  return table.concat(text)
end

local function test_random()
  local wrong
  for round = 1, 2000 do
    local letters = ({ 'a', 'ab', 'abcdefgh\n', '“”\0a' })[random.next(1, 4)]
    local old = any_text(random.next(0, round % 20 == 0 and 20000 or 200), letters)
    local new = old
    for _ = 1, random.next(0, 6) do
      local first = random.next(0, #new)
      local last = math.min(#new, first + random.next(0, 5))
      new = new:sub(1, first) .. any_text(random.next(0, 5), letters) .. new:sub(last + 1)
    end
    if patched(old, new) ~= new then wrong = wrong or round end
    local first, last, new_last = difference.stretch(reader(old), reader(new), 0, #old, #new)
    local back = first and old:sub(1, first) .. new:sub(first + 1, new_last) .. old:sub(last + 1)
    if (back or old) ~= new then wrong = wrong or -round end
  end
  ok(not wrong, '2000 random changes', wrong)
end

harness.run(function()
  same(stretch('', ''), 'none', 'nothing and nothing')
  same(stretch('abc', 'abc'), 'none', 'the same')
  same(stretch('', 'abc'), '0 0 3', 'all is new')
  same(stretch('abc', ''), '0 3 0', 'all is gone')
  same(stretch('abcd', 'abXcd'), '2 2 3', 'an insertion')
  same(stretch('abXcd', 'abcd'), '2 3 2', 'a deletion')
  same(stretch('abcd', 'abXd'), '2 3 3', 'another byte')
  same(stretch('aaa', 'aaaa'), '3 3 4', 'one more of many')
  local long = any_text(300000, 'abcdefgh\n')
  local at = 200000
  same(stretch(long, long:sub(1, at) .. 'X' .. long:sub(at + 1)), '200000 200000 200001',
    'an insertion in a long text')
  local first, last, new_last = difference.stretch(reader('abcdef'), reader('XbcYef'), 1, 6, 6)
  same(('%d %d %d'):format(first, last, new_last), '3 4 4', 'only from a place on')
  local parts = {}
  for i = 1, 100 do
    parts[i] = long:sub(i * 1000, i * 1000 + 999)
  end
  local back, count = patched(table.concat(parts, '“'), table.concat(parts, 'or'))
  same(back, table.concat(parts, 'or'), 'many small changes')
  same(count, 99, 'are told one by one')
  test_random()
end)
