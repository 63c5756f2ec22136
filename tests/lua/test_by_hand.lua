--- Speakers told by hand.

local support = require('support')
local by_hand = require('quoth.by_hand')
local speaking = require('quoth.speaking')
local lu, open = support.lu, support.open

--- Makes the edit for some words of a document; or why there is none.
local function tell(doc, words, name)
  local edit, why = by_hand.edit(doc, (doc:text():find(words, 1, true)), name)
  if not edit then return why end
  doc:edit(edit.first, edit.last, edit.text)
end

local function speaker(doc, words)
  local _, who = speaking.at(doc, (doc:text():find(words, 1, true)))
  return who and who.name .. ' ' .. who.sieve
end

TestByHand = {}

function TestByHand.test_telling_and_taking_back()
  local text = '“One,” said Ann Lee.\n\nThen they\nsaid, “Two.”\n\n“Three,” said Bob Day.\n'
  local doc = open(text)
  lu.assertNil(tell(doc, 'Two', 'Ann Lee'))
  lu.assertEquals(doc:text(),
    (text:gsub('Then they', '<!-- quoth: speaker Ann Lee -->\n%0')))
  lu.assertEquals(speaker(doc, 'Two'), 'Ann Lee given')
  lu.assertNil(tell(doc, 'Two', ' Zoe  Gray '))
  lu.assertEquals(doc:text(),
    (text:gsub('Then they', '<!-- quoth: speaker Zoe Gray -->\n%0')))
  lu.assertEquals(speaker(doc, 'Two'), 'Zoe Gray given')
  lu.assertEquals(speaker(doc, 'Three'), 'Bob Day tag')
  lu.assertEquals(speaker(doc, 'One'), 'Ann Lee tag')
  lu.assertNil(tell(doc, 'Two', ''))
  lu.assertEquals(doc:text(), text)
end

--- Whoever has a fuller name in the text, and is the only one, is meant by a part of it.
function TestByHand.test_a_part_of_a_name()
  local doc = open('“One,” said Ann Lee.\n\n“Two.”\n\n“Three,” said Bob Day.\n\n'
    .. '“Four,” said Zoe Day.\n')
  lu.assertNil(tell(doc, 'Two', 'ann'))
  lu.assertEquals(speaker(doc, 'Two'), 'Ann Lee given')
  lu.assertNil(tell(doc, 'Two', 'An'))
  lu.assertEquals(speaker(doc, 'Two'), 'An given')
  lu.assertNil(tell(doc, 'Two', 'Day'))
  lu.assertEquals(speaker(doc, 'Two'), 'Day given')
end

function TestByHand.test_where_each_line_is_a_paragraph()
  local text = '“One,” said Ann Lee.\r\n“Two.”\r\n“Three,” said Bob Day.\r\n'
  local doc = open(text, { paragraphs = 'line' })
  lu.assertNil(tell(doc, 'Two', 'Zoe Gray'))
  lu.assertEquals(doc:text(), (text:gsub('Two.”', '%0 <!-- quoth: speaker Zoe Gray -->')))
  lu.assertEquals(speaker(doc, 'Two'), 'Zoe Gray given')
  lu.assertEquals(speaker(doc, 'Three'), 'Bob Day tag')
end

--- A comment that stands below is taken too, but not one that is for another paragraph.
function TestByHand.test_a_comment_below()
  local doc = open('“One.”\n<!-- quoth: speaker Ann Lee -->\n\n“Two.”\n')
  lu.assertNil(tell(doc, 'One', 'Bob Day'))
  lu.assertEquals(doc:text(), '“One.”\n<!-- quoth: speaker Bob Day -->\n\n“Two.”\n')
  lu.assertNil(tell(doc, 'Two', 'Zoe Gray'))
  lu.assertEquals(speaker(doc, 'Two'), 'Zoe Gray given')
  lu.assertEquals(speaker(doc, 'One'), 'Bob Day given')
  lu.assertNil(tell(doc, 'Two', ''))
  lu.assertNil(tell(doc, 'One', ''))
  lu.assertEquals(doc:text(), '“One.”\n\n“Two.”\n')
end

--- A comment that stands in the paragraph is taken too.
function TestByHand.test_a_comment_in_the_text()
  local doc = open('“One.” <!-- quoth: speaker Ann Lee --> They left.\n')
  lu.assertNil(tell(doc, 'One', 'Bob Day'))
  lu.assertEquals(doc:text(), '“One.” <!-- quoth: speaker Bob Day --> They left.\n')
  lu.assertNil(tell(doc, 'One', ''))
  lu.assertEquals(doc:text(), '“One.”  They left.\n')
end

function TestByHand.test_what_cannot_be()
  local doc = open('“One,” said Ann Lee.\n\nNothing.\n')
  lu.assertEquals(tell(doc, 'Nothing', 'Ann Lee'), 'no quotation here')
  lu.assertEquals(tell(doc, 'One', ''), 'nobody is told by hand to say this')
  lu.assertEquals(tell(doc, 'One', 'a --> b'), 'a name holds no <, > or --')
end

support.finish()
