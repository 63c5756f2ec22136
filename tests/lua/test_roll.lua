--- Lists of who speaks, and who says which quotation.

local support = require('support')
local roll = require('quoth.roll')
local lu, open = support.lu, support.open

local TEXT = '“I saw nothing,” said Ruth Marlow.\n\n'
  .. '“Nothing at all?” asked Peter Hale.\n\n'
  .. '“Nothing.”\n\n'
  .. '“We shall see,” he said. Marlow went out.\n'

local function quotations(doc, wanted, first, last)
  local list = {}
  for q, label in roll.quotations(doc, wanted, first, last) do
    list[#list + 1] = label .. ': ' .. doc:text(q.first, q.last)
  end
  return list
end

TestRoll = {}

function TestRoll.test_sources()
  local list = roll.sources(open(TEXT))
  lu.assertEquals(#list, 2)
  lu.assertEquals(list[1].line, 'Peter Hale: 2 quotations, 6 words')
  lu.assertEquals(list[2].line, 'Ruth Marlow: 2 quotations, 4 words; also Marlow')
  lu.assertEquals(TEXT:sub(list[2].first, list[2].last), 'Ruth Marlow')
  lu.assertEquals(roll.sources(open('Nobody.')), {})
  lu.assertEquals(roll.names(open(TEXT)), { 'Ruth Marlow', 'Peter Hale' })
end

function TestRoll.test_quotations()
  local doc = open(TEXT)
  lu.assertEquals(quotations(doc, ''), {
    'Ruth Marlow: “I saw nothing,”',
    'Peter Hale: “Nothing at all?”',
    '(Ruth Marlow): “Nothing.”',
    'he (Peter Hale): “We shall see,”',
  })
  lu.assertEquals(quotations(open('“Who?”'), ''), { 'no source: “Who?”' })
  lu.assertEquals(quotations(doc, 'marlow'), {
    'Ruth Marlow: “I saw nothing,”',
    '(Ruth Marlow): “Nothing.”',
  })
  lu.assertEquals(#quotations(doc, 'he'), 1, 'as it is written')
  lu.assertEquals(quotations(doc, 'Nobody'), {})
  lu.assertEquals(#quotations(doc, 2), 2)
  lu.assertEquals(#quotations(doc, '', 1, 10), 1)
end

function TestRoll.test_who_is_wanted()
  local doc = open(TEXT)
  lu.assertEquals({ roll.wanted(doc, 'Hale', 1) }, { 'Hale', 'Hale' })
  lu.assertEquals({ roll.wanted(doc, '.', TEXT:find('he said')) }, { 2, 'Peter Hale' })
  lu.assertEquals({ roll.wanted(doc, '.', TEXT:find('Marlow went')) }, { 1, 'Ruth Marlow' })
  lu.assertNil((roll.wanted(doc, '.', TEXT:find('went out'))))
end

support.finish()
