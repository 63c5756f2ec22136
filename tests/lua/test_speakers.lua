--- Who says a quotation, as scripts are told it.

local support = require('support')
local lu, open = support.lu, support.open

local TEXT = '“I saw nothing,” said Ruth Marlow.\n\n'
  .. '“Nothing at all?” asked Peter Hale.\n\n'
  .. '“Nothing.”\n\n'
  .. '“We shall see,” he said. Marlow went out.\n'

local function quotations(doc)
  local list = {}
  for q in doc:quotations() do
    list[#list + 1] = q
  end
  return list
end

TestSpeakers = {}

function TestSpeakers.test_speakers()
  local doc = open(TEXT)
  local said = {}
  for i, q in ipairs(quotations(doc)) do
    local speaker = doc:speaker(q)
    said[i] = speaker.name
    lu.assertTrue(speaker.confidence > 0 and speaker.confidence <= 100)
    lu.assertEquals(doc:sources()[speaker.source].name, speaker.name)
    lu.assertTrue(#speaker.reasons > 0 or speaker.sieve == 'tag')
  end
  lu.assertEquals(said, { 'Ruth Marlow', 'Peter Hale', 'Ruth Marlow', 'Peter Hale' })
end

function TestSpeakers.test_a_mention_and_the_evidence()
  local doc = open(TEXT)
  local list = quotations(doc)
  local tagged = doc:speaker(list[1])
  lu.assertEquals(tagged.sieve, 'tag')
  lu.assertEquals(tagged.mention.text, 'Ruth Marlow')
  lu.assertEquals(doc:speaker(list[4]).mention.text, 'he')
  lu.assertNil(doc:speaker(list[3]).mention)
end

function TestSpeakers.test_why()
  local doc = open(TEXT)
  local list = quotations(doc)
  lu.assertStrMatches(doc:why(list[1]), 'Ruth Marlow: named beside it %(%d+ %%%)')
  lu.assertStrMatches(
    doc:why(list[4]),
    'he: the nearest man named before, Peter Hale, line %d.*%(%d+ %%%)'
  )
  lu.assertStrMatches(doc:why(list[3]), 'Ruth Marlow: .+ %(%d+ %%%)')
end

--- What decided, in the words for each kind of reason.
function TestSpeakers.test_sentences()
  local doc = open(TEXT)
  local hale = TEXT:find('Peter Hale', 1, true)
  local function sentence(speaker)
    speaker.name, speaker.confidence = 'Peter Hale', 70
    speaker.reasons = speaker.reasons or {}
    return require('quoth.why').sentence(doc, speaker)
  end
  local he, she, marlow = { text = 'he' }, { text = 'She' }, { text = 'Marlow', first = 3 }
  local name = { first = hale, text = 'Peter Hale' }
  lu.assertEquals(
    sentence({
      sieve = 'pronoun',
      mention = he,
      evidence = name,
      reasons = {
        { sieve = 'pronoun' }, { sieve = 'tag' }, { sieve = 'alternation' }, { sieve = 'gender' },
        { sieve = 'presence' },
      },
    }),
    'he: the nearest man named before, Peter Hale, line 3; the order of turns fits; prominent'
      .. ' here (70 %)'
  )
  lu.assertEquals(
    sentence({ sieve = 'pronoun', mention = she, evidence = marlow }),
    'She: the nearest woman named before, Peter Hale (“Marlow”), line 1 (70 %)'
  )
  lu.assertEquals(
    sentence({ sieve = 'tag', mention = marlow, reasons = { { sieve = 'alternation' } } }),
    'Marlow: Peter Hale, named beside it (70 %)'
  )
  lu.assertEquals(sentence({ sieve = 'tag', mention = name }), 'Peter Hale: named beside it (70 %)')
  lu.assertEquals(
    sentence({ sieve = 'vocative', mention = he, evidence = marlow }),
    'he: Peter Hale, the names used in the talk fit, “Marlow”, line 1 (70 %)'
  )
  lu.assertEquals(
    sentence({ sieve = 'alternation', evidence = name, reasons = { { sieve = 'nearest' } } }),
    'Peter Hale: the order of turns fits, line 3; named shortly before (70 %)'
  )
  lu.assertEquals(sentence({ sieve = 'beat', mention = name }), 'Peter Hale: acts beside it (70 %)')
  lu.assertEquals(
    sentence({ sieve = 'pronoun', mention = { text = 'They' }, evidence = marlow }),
    'They: the nearest people named before, Peter Hale (“Marlow”), line 1 (70 %)'
  )
  lu.assertEquals(
    sentence({ sieve = 'description', mention = { text = 'PETER Hale' } }),
    'PETER Hale: described beside it (70 %)'
  )
end

function TestSpeakers.test_nobody()
  local doc = open('“Somebody should say this.”\n')
  local q = quotations(doc)[1]
  lu.assertNil(doc:speaker(q))
  lu.assertEquals(doc:why(q), 'nobody is told to say it')
end

function TestSpeakers.test_a_quotation_that_is_gone()
  local doc = open(TEXT)
  local q = quotations(doc)[1]
  doc:edit(1, #TEXT, 'Short.')
  lu.assertNil(doc:speaker(q))
  lu.assertErrorMsgContains('not a quotation', doc.speaker, doc, {})
  lu.assertErrorMsgContains('not a quotation', doc.speaker, doc, { first = 0, last = 3 })
  lu.assertErrorMsgContains('not a quotation', doc.speaker, doc, { first = 'x', last = 3 })
  lu.assertError(doc.speaker, doc)
end

function TestSpeakers.test_sources()
  local sources = open(TEXT):sources()
  lu.assertEquals(#sources, 2)
  local ruth, peter = sources[1], sources[2]
  lu.assertEquals(ruth.name, 'Ruth Marlow')
  lu.assertEquals(ruth.number, 1)
  lu.assertEquals(ruth.kind, 'named')
  lu.assertEquals(ruth.gender, 'woman')
  local names = { { name = 'Marlow', count = 1 }, { name = 'Ruth Marlow', count = 1 } }
  lu.assertEquals(ruth.names, names)
  lu.assertEquals(TEXT:sub(ruth.first, ruth.last), 'Ruth Marlow')
  lu.assertEquals({ ruth.quotations, ruth.words, ruth.mentions }, { 2, 4, 2 })
  lu.assertEquals({ peter.quotations, peter.words, peter.mentions }, { 2, 6, 1 })
  lu.assertAlmostEquals(ruth.share + peter.share, 1, 1e-9)
  lu.assertStrMatches(ruth.key, '%x+')
end

function TestSpeakers.test_keys_stay()
  local doc = open(TEXT)
  local key = doc:sources()[2].key
  doc:edit(1, 0, '“Not yet,” said Anna Field.\n\n')
  local sources = doc:sources()
  lu.assertEquals(sources[1].name, 'Anna Field')
  lu.assertEquals(sources[3].key, key)
end

function TestSpeakers.test_numbers_by_key()
  local doc = open(TEXT)
  local wanted = {}
  for _, source in ipairs(doc:sources()) do
    wanted[source.key] = source.number
  end
  lu.assertEquals(open(TEXT):keys(), wanted)
  lu.assertEquals(open('Nobody.'):keys(), {})
end

function TestSpeakers.test_mentions()
  local doc = open(TEXT)
  local found = {}
  for m in doc:mentions() do
    found[#found + 1] = TEXT:sub(m.first, m.last) .. ' ' .. m.kind .. ' ' .. tostring(m.source)
    lu.assertFalse(m.inside and m.kind == 'pronoun' and m.source ~= nil)
  end
  local all = table.concat(found, '\n')
  lu.assertStrContains(all, 'Ruth Marlow name 1')
  lu.assertStrContains(all, 'he pronoun nil')
  lu.assertStrContains(all, 'Marlow name 1')
  local step = doc:mentions()
  doc:edit(1, 0, 'x')
  lu.assertErrorMsgContains('changed', step)
end

function TestSpeakers.test_the_next_of_a_speaker()
  local doc = open(TEXT)
  local list = quotations(doc)
  lu.assertEquals(doc:next(0, { speaker = 1 }).first, list[1].first)
  lu.assertEquals(doc:next(1, { speaker = 1 }).first, list[3].first)
  lu.assertEquals(doc:prev(#TEXT, { speaker = 2 }).first, list[4].first)
  lu.assertEquals(doc:prev(list[4].first, { speaker = 2 }).first, list[2].first)
  lu.assertNil(doc:next(list[3].first, { speaker = 1 }))
  lu.assertNil(doc:next(0, { speaker = 99 }))
  lu.assertErrorMsgContains('speaker', doc.next, doc, 1, { speaker = 0 })
  lu.assertErrorMsgContains('speaker', doc.next, doc, 1, { speaker = 'Ruth' })
  lu.assertErrorMsgContains('speaker', doc.next, doc, 1, { speaker = 1, what = 'stray' })
end

support.finish()
