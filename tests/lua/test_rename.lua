--- A source renamed in all of a text.

local support = require('support')
local rename = require('quoth.rename')
local lu, open = support.lu, support.open

--- The text with the source at some words renamed; and how many names were changed.
local function renamed(text, words, new)
  local doc = open(text)
  local number = require('quoth.speaking').source_at(doc, (text:find(words, 1, true)))
  local edits, source = rename.edits(doc, number, new)
  for i = #edits, 1, -1 do
    doc:edit(edits[i].first, edits[i].last, edits[i].text)
  end
  return doc:text(), #edits, source
end

TestRename = {}

function TestRename.test_names()
  local function name(written, old, new)
    return rename.name(written, old or 'Pu Zhiqiang', new or 'Teng Biao')
  end
  lu.assertEquals(name('Pu Zhiqiang'), 'Teng Biao')
  lu.assertEquals(name('Pu'), 'Teng')
  lu.assertEquals(name('Zhiqiang'), 'Biao')
  lu.assertEquals(name('Mr. Pu'), 'Mr. Teng')
  lu.assertEquals(name('PU ZHIQIANG'), 'TENG BIAO')
  lu.assertEquals(name('Pu\n  Zhiqiang'), 'Teng\n  Biao')
  lu.assertEquals(name('Pu Zhi Qiang'), 'Teng Biao')
  lu.assertEquals(name('Lizzy', 'Elizabeth Bennet', 'Jane Gray'), 'Jane')
  lu.assertEquals(name('Miss Bennet', 'Elizabeth Bennet', 'Jane Gray'), 'Miss Gray')
  lu.assertEquals(name('Mr. Darcy', 'Mr. Darcy', 'Bingley'), 'Mr. Bingley')
  lu.assertEquals(name('Darcy', 'Mr. Darcy', 'Lord Bingley'), 'Lord Bingley')
  lu.assertEquals(name('Mr. Darcy', 'Mr. Darcy', 'Lord Bingley'), 'Lord Bingley')
  lu.assertEquals(name('Councillor Tom', 'Councillor Tom', 'Ann Hill'), 'Councillor Ann Hill')
  lu.assertEquals(name('Ann', 'Ann', 'Mary Ann'), 'Mary Ann')
  lu.assertEquals(name('Ann Lee', 'Ann Lee', 'Zoe'), 'Zoe')
  lu.assertEquals(name('Lee', 'Ann Lee', 'Zoe'), 'Zoe')
end

function TestRename.test_a_text()
  local text = 'In Pu’s view it rains. “It rains,” said Pu Zhiqiang. Mr. Pu left, and Ann Lee too.'
    .. '\n\n'
    .. '<!-- quoth: speaker Pu Zhiqiang -->\n“It rains, Ann.”\n\n“Yes,” said Ann Lee.\n'
  local found, count = renamed(text, 'It rains', 'Teng Biao')
  lu.assertEquals(found, (text:gsub('Pu Zhiqiang', 'Teng Biao'):gsub('Pu', 'Teng')))
  lu.assertEquals(count, 4)
  lu.assertEquals(renamed(text, 'Ann Lee too', 'Zoe Gray'),
    (text:gsub('Ann Lee', 'Zoe Gray'):gsub('Ann', 'Zoe')))
end

--- Its own name makes all spellings one.
function TestRename.test_spellings()
  local text = '“One,” said Xie Yanyi. Xie Yan Yi’s hat fell. Xie Yanyi left.\n'
  lu.assertEquals((renamed(text, 'One', 'Xie Yanyi')), (text:gsub('Yan Yi', 'Yanyi')))
end

--- What is renamed back is what it was.
function TestRename.test_back()
  local text = '“One,” said Ruth Marlow. Marlow’s hat fell. “Two,” Ruth said. Peter Hale fell.\n'
  local found = renamed(text, 'One', 'Anna Field')
  lu.assertEquals(found, (text:gsub('Ruth', 'Anna'):gsub('Marlow', 'Field')))
  lu.assertEquals((renamed(found, 'One', 'Ruth Marlow')), text)
end

function TestRename.test_no_name()
  local doc = open('“One,” said Ann.')
  for name, why in pairs({
    [''] = 'a name is missing',
    [' \n'] = 'a name is missing',
    ['a --> b'] = 'a name holds no <, > or --',
    ['<b>'] = 'a name holds no <, > or --',
  }) do
    local edits, message = rename.edits(doc, 1, name)
    lu.assertNil(edits)
    lu.assertEquals(message, why)
  end
  lu.assertEquals((rename.edits(doc, 1, 'Ann')), {})
end

function TestRename.test_what_is_told()
  local doc = open('“One,” said Ann Lee. Bob Day fell.')
  local ann = doc:sources()[1]
  lu.assertEquals(rename.told(doc, ann, 'Zoe', 1), '1 name changed: Ann Lee is Zoe now')
  lu.assertEquals(rename.told(doc, ann, 'Zoe', 2), '2 names changed: Ann Lee is Zoe now')
  lu.assertEquals(rename.told(doc, ann, 'bob day', 2),
    '2 names changed: Ann Lee is bob day now, as somebody was before')
  lu.assertEquals(rename.told(doc, ann, 'Ann Lee', 2), '2 names changed: Ann Lee everywhere')
  lu.assertEquals(rename.told(doc, ann, 'Ann Lee', 0), 'Ann Lee is called that already')
end

support.finish()
