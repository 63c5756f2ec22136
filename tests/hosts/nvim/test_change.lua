-- What needs no editor: edits joined into one, and lists of spans compared.

local t = require('harness')
local change = require('quoth.nvim.change')
local paint = require('quoth.nvim.paint')

local random = t.random(7)

local function text_of(length)
  local out = {}
  for i = 1, length do
    out[i] = string.char(96 + random(26))
  end
  return table.concat(out)
end

t.test('joined edits do what the edits did', function()
  for _ = 1, 2000 do
    local before = text_of(random(20))
    local text, joined = before, nil
    for _ = 1, random(5) do
      local start = random(#text + 1) - 1
      local old = random(#text - start + 1) - 1
      local put = text_of(random(5) - 1)
      joined = change.join(joined, start, old, #put)
      text = text:sub(1, start) .. put .. text:sub(start + old + 1)
    end
    local put = text:sub(joined.start + 1, joined.start + joined.new)
    local again = before:sub(1, joined.start) .. put .. before:sub(joined.start + joined.old + 1)
    t.same(text, again)
  end
end)

t.test('a byte moves with the text around it', function()
  local insertion = { start = 5, old = 0, new = 3 }
  t.same(4, change.shift(insertion, 4, false))
  t.same(8, change.shift(insertion, 5, false))
  t.same(5, change.shift(insertion, 5, true))
  t.same(9, change.shift(insertion, 6, true))
  local replacement = { start = 5, old = 4, new = 1 }
  t.same(5, change.shift(replacement, 5, false))
  t.same(5, change.shift(replacement, 7, false))
  t.same(6, change.shift(replacement, 9, false))
end)

t.test('numbers that are none of an edit are seen', function()
  assert(change.possible(0, 0, 5, 0))
  assert(change.possible(3, 7, 0, 10))
  assert(not change.possible(4, 7, 0, 10))
  assert(not change.possible(-1, 1, 1, 10))
  assert(not change.possible(1, -1, 1, 10))
  assert(not change.possible(1, 1, -1, 10))
end)

--- Spans over 1..30, and the role of each position.
local function spans_over()
  local spans = { low = 1, high = 30, n = 0, first = {}, last = {}, group = {} }
  local roles, position = {}, random(4)
  while position <= 30 do
    local last = math.min(30, position + random(6) - 1)
    local role = ({ 'quotation', 'cue', 'source' })[random(3)]
    spans.n = spans.n + 1
    spans.first[spans.n], spans.last[spans.n], spans.group[spans.n] = position, last, role
    for i = position, last do
      roles[i] = role
    end
    position = last + random(6)
  end
  return spans, roles
end

t.test('where two lists of spans differ', function()
  for _ = 1, 2000 do
    local old, old_roles = spans_over()
    local new, new_roles = spans_over()
    if random(3) == 1 then new, new_roles = vim.deepcopy(old), old_roles end
    local low = random(30)
    local high = low + random(31 - low) - 1
    local first, last = paint.difference(old, new, low, high)
    for i = low, high do
      if old_roles[i] ~= new_roles[i] then
        assert(first and first <= i and i <= last, ('%d is left out'):format(i))
      end
    end
    if old == new or vim.deep_equal(old, new) then t.same(nil, first) end
    if first then assert(low <= first and last <= high) end
  end
end)

t.finish()
