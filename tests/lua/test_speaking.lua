--- What editors colour by speaker, and whom a place is about.

local support = require('support')
local speaking = require('quoth.speaking')
local lu, open = support.lu, support.open

local TEXT = '“I saw ‘nothing’,” said Ruth Marlow.\n\n'
  .. '“Nothing at all?” asked Peter Hale.\n\n'
  .. '“Nothing.”\n\n'
  .. '“We shall see,” he said. Marlow went out.\n'

--- What is to be coloured, a line each; what has one colour and no gap is joined.
local function spans(doc, low, high)
  local list, stop, before = {}, 0, nil
  speaking.spans(doc, low or 1, high or doc:size(), function(first, last, role, slot)
    local look = role .. ' ' .. tostring(slot)
    if look == before and first == stop + 1 then
      list[#list] = list[#list] .. doc:text(first, last)
    else
      list[#list + 1] = look .. ' ' .. doc:text(first, last)
    end
    stop, before = last, look
  end)
  return list
end

--- The position of words in TEXT.
local function at(words) return (TEXT:find(words, 1, true)) end

TestSpeaking = {}

function TestSpeaking.test_describe()
  local doc = open(TEXT)
  local function told(words) return speaking.describe(doc, at(words)) end
  lu.assertEquals(told('Nothing at'), 'quotation, level 1, Peter Hale, cue: asked, closed')
  lu.assertEquals(told('Nothing.'), 'quotation, level 1, (Ruth Marlow), closed')
  lu.assertEquals(told('We shall'), 'quotation, level 1, he (Peter Hale), cue: said, closed')
  lu.assertEquals(told('he said'), 'source: he (Peter Hale), cue: said')
  lu.assertEquals(told('went out'), 'no quotation here')
  lu.assertEquals(doc:describe(at('Nothing.')), 'quotation, level 1, no source, closed')
end

function TestSpeaking.test_spans()
  lu.assertEquals(spans(open(TEXT)), {
    'quotation 2 “I saw ‘nothing’,”', 'source 2 Ruth Marlow',
    'quotation 1 “Nothing at all?”', 'source 1 Peter Hale',
    'quotation 2 “Nothing.”',
    'quotation 1 “We shall see,”', 'source 1 he',
  })
  lu.assertEquals(spans(open('')), {})
  lu.assertEquals(spans(open('“Who?”\n\nA ” mark.\n\n“Open')), {
    'nobody nil “Who?”', 'stray nil ”', 'unclosed nil “Open',
  })
end

--- A part of the text is coloured as in the whole.
function TestSpeaking.test_parts()
  local doc = open(TEXT)
  lu.assertEquals(spans(doc, at('“Nothing.”'), at('Marlow went')), {
    'quotation 2 “Nothing.”', 'quotation 1 “We shall see,”', 'source 1 he',
  })
  lu.assertEquals(spans(doc, at('said Ruth'), at('“Nothing at') - 1), { 'source 2 Ruth Marlow' })
end

--- Colours stay, whatever is edited elsewhere.
function TestSpeaking.test_colours_stay()
  local doc = open(TEXT)
  local before = spans(doc)
  local random = support.random(7)
  for _ = 1, 60 do
    local name = ({ 'Anna Field', 'Tom Reed', 'Jane Gray' })[random(3)]
    local words = ('“No,” said %s.\n\n'):format(name)
    doc:edit(1, 0, words)
    local now = spans(doc)
    for i = 1, #before do
      lu.assertEquals(now[#now - #before + i], before[i])
    end
    lu.assertEquals(now[1], 'quotation 3 “No,”')
    doc:edit(1, #words, '')
  end
end

function TestSpeaking.test_at()
  local doc = open(TEXT)
  local function name(words)
    local q, speaker = speaking.at(doc, at(words))
    return q and (speaker and speaker.name or 'nobody')
  end
  lu.assertEquals(name('saw'), 'Ruth Marlow')
  lu.assertEquals(name('nothing'), 'Ruth Marlow', 'by the quotation around it')
  lu.assertEquals(name('asked'), 'Peter Hale', 'by its tag')
  lu.assertEquals(name('he said'), 'Peter Hale')
  lu.assertNil(name('went'))
  lu.assertNil((speaking.at(open(''), 1)))
end

function TestSpeaking.test_source_at()
  local doc = open(TEXT)
  lu.assertEquals(speaking.source_at(doc, at('Nothing.')), 1)
  lu.assertEquals(speaking.source_at(doc, at('Marlow went') + 2), 1, 'a name')
  lu.assertNil(speaking.source_at(doc, at('went')))
end

function TestSpeaking.test_why()
  local doc = open(TEXT)
  lu.assertStrContains(speaking.why(doc, at('he said')), 'Peter Hale')
  lu.assertNil(speaking.why(doc, at('went')))
  lu.assertEquals(speaking.why(open('“Who?”'), 4), 'nobody is told to say it')
end

support.finish()
