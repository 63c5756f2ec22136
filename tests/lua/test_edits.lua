--- A document after edits through Lua is the same as one opened with the text that results.

local support = require('support')
local lu, open = support.lu, support.open

--- Pieces that make quotations, attributions, paragraphs and trouble.
local ALPHABET = {
  '“', '”', '‘', '’', '"', "'", '«', '»', '—', '\n\n', '\n', '\r\n', ' ', ' ', 'Ann', 'Bob Lee',
  ' said ', ' said that ', ' said Ann', '. ', ', ', ': ', '> ', 'It rained', 'According to Zoe, ',
  '\0', '\255', '\226\128', '\239\187\191', '```\n', '<!--', '-->', '---\n', 'x', '1990s',
}

local SEEDS = { 1, 20, 300, 4000 }
local STEPS = 150

--- A text of so many pieces.
local function text_of(random, pieces)
  local out = {}
  for i = 1, pieces do
    out[i] = ALPHABET[random(#ALPHABET)]
  end
  return table.concat(out)
end

local function fresh(doc)
  return open(doc:text(), { format = doc:format(), paragraphs = doc:paragraphs() })
end

--- The answers at a few positions.
local function answers(doc, random)
  local out = {}
  for _ = 1, 5 do
    local pos = random(#doc + 1)
    local q = doc:quotation(pos)
    local after, before = doc:next(pos), doc:prev(pos)
    out[#out + 1] = table.concat({
      pos, doc:line(pos), doc:line_start(doc:line(pos)), doc:describe(pos), q and q.first or 0,
      after and after.first or 0, before and before.first or 0,
    }, ' ')
  end
  return table.concat(out, '\n')
end

--- Long strings are not given to luaunit, which would look for the difference for hours.
local function same(one, two, where)
  if one == two then return end
  local at = 1
  while one:byte(at) == two:byte(at) do
    at = at + 1
  end
  local from = math.max(1, at - 60)
  error(('%s: %q is not %q'):format(where, one:sub(from, at + 60), two:sub(from, at + 60)), 2)
end

local function check(doc, expected, where)
  same(doc:text(), expected, where)
  local other = fresh(doc)
  same(support.dump(doc), support.dump(other), where)
  local seed = #expected + 1
  same(answers(doc, support.random(seed)), answers(other, support.random(seed)), where)
  other:close()
end

local function run(options, change)
  for _, seed in ipairs(SEEDS) do
    local random = support.random(seed)
    local text = text_of(random, 80)
    local doc = open(text, options)
    for step = 1, STEPS do
      local first = random(#text + 1)
      local last = math.min(#text, first - 2 + (random(4) == 1 and random(60) or random(4)))
      local new = random(3) == 1 and '' or text_of(random, random(random(8) == 1 and 30 or 3))
      text = text:sub(1, first - 1) .. new .. text:sub(last + 1)
      change(doc, first, last, new, text)
      check(doc, text, ('seed %d, step %d'):format(seed, step))
    end
    doc:close()
  end
end

local function edit(doc, first, last, new)
  lu.assertIsTrue(doc:edit(first, last, new))
end

TestEdits = {}

--- Long enough for many chunks, with edits near one another and far apart.
function TestEdits.test_a_long_text()
  local random = support.random(99)
  local text = (text_of(random, 400) .. '\n\n'):rep(40)
  local doc = open(text, { paragraphs = 'blank' })
  for step = 1, 300 do
    local first = random(4) == 1 and random(#text) or math.min(#text, #text / 2 + random(2000))
    first = first - first % 1
    local last = math.min(#text, first - 2 + (random(20) == 1 and random(9000) or random(5)))
    local new = random(2) == 1 and '' or text_of(random, random(random(20) == 1 and 900 or 3))
    text = text:sub(1, first - 1) .. new .. text:sub(last + 1)
    lu.assertIsTrue(doc:edit(first, last, new))
    if step % 20 == 0 then check(doc, text, 'step ' .. step) end
  end
end

function TestEdits.test_edit_text()
  run({ format = 'text', paragraphs = 'blank' }, edit)
end

function TestEdits.test_edit_markdown()
  run({ format = 'markdown' }, edit)
end

function TestEdits.test_edit_lines()
  run({ paragraphs = 'line' }, edit)
end

function TestEdits.test_sync()
  run({ paragraphs = 'blank' }, function(doc, _, _, _, text)
    local before = doc:text()
    local first, last = doc:sync(text)
    if before == text then
      lu.assertNil(first)
    else
      lu.assertEquals(text:sub(1, first - 1), before:sub(1, first - 1))
      local rest = #text - last
      lu.assertEquals(text:sub(last + 1), before:sub(#before - rest + 1))
    end
  end)
end

function TestEdits.test_undo()
  local random = support.random(7)
  local doc = open(text_of(random, 100))
  local history = {}
  for _ = 1, 60 do
    history[#history + 1] = doc:text()
    local first = random(#doc + 1)
    doc:edit(first, math.min(#doc, first + random(9) - 2), text_of(random, random(4)))
  end
  while #history > 0 do
    local text = table.remove(history)
    doc:sync(text)
    check(doc, text, #history .. ' left')
  end
end

support.finish()
