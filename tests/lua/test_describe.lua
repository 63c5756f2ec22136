--- What is said to people, word by word.

local support = require('support')
local lu, open = support.lu, support.open
local describe = require('quoth.describe')
local text = require('quoth.text')

local function quotation(fields)
  local q = { kind = 'direct', depth = 1, closed = true, continues = false }
  for name, value in pairs(fields) do
    q[name] = value
  end
  return describe.quotation(q)
end

TestDescribe = {}

function TestDescribe.test_places()
  local doc = open('“I ‘am’ done,” said Teng Biao. Ann said that it rained.\n\nHe left. “No end')
  local function at(words)
    return doc:describe((doc:text():find(words, 1, true)))
  end
  lu.assertEquals(at('done'), 'quotation, level 1, Teng Biao, cue: said, closed')
  lu.assertEquals(at('am'), 'quotation, level 2, no source, closed')
  lu.assertEquals(at('Teng'), 'source: Teng Biao, cue: said')
  lu.assertEquals(at('said that'), 'source: Ann, cue: said')
  lu.assertEquals(at('it rained'), 'indirect quotation, Ann, cue: said')
  lu.assertEquals(at('No end'), 'quotation, level 1, no source, unclosed')
  lu.assertEquals(at('He left'), 'no quotation here')
  lu.assertEquals(at('. Ann'), 'no quotation here')
  lu.assertEquals(doc:describe(#doc + 1), 'no quotation here')
  lu.assertEquals(open('a ” b'):describe(3), 'stray mark: it opens or closes no quotation')
end

function TestDescribe.test_quotations()
  lu.assertEquals(quotation({}), 'quotation, level 1, no source, closed')
  lu.assertEquals(
    quotation({ closed = false, continues = true, source = 'Bob' }),
    'quotation, level 1, Bob, goes on in the next paragraph'
  )
  lu.assertEquals(quotation({ kind = 'block' }), 'block quotation, no source')
  lu.assertEquals(quotation({ kind = 'term' }), 'words in marks that nobody says, level 1, closed')
  lu.assertEquals(
    quotation({ kind = 'mixed', source = 'Ann', cue = { text = 'called' } }),
    'mixed quotation, Ann, cue: called'
  )
end

function TestDescribe.test_attributions()
  lu.assertEquals(describe.attribution({ cue = { text = ':' } }), 'no source, cue: :')
  lu.assertEquals(describe.attribution({ source = 'Ann' }), 'source: Ann')
end

function TestDescribe.test_it_is_one_line()
  lu.assertEquals(
    quotation({ source = 'Teng\n  Biao', cue = { text = 'told\treporters' } }),
    'quotation, level 1, Teng Biao, cue: told reporters, closed'
  )
end

TestText = {}

function TestText.test_one_line()
  lu.assertEquals(text.one_line('a b', 10), 'a b')
  lu.assertEquals(text.one_line(' a \r\n\t b\0\27[31m ', 20), 'a b [31m')
  lu.assertEquals(text.one_line('a\194\155b', 20), 'a b')
  lu.assertEquals(text.one_line('', 10), '')
  lu.assertEquals(text.one_line('1234567890', 10), '1234567890')
  lu.assertEquals(text.one_line('12345678901', 10), '1234567...')
end

function TestText.test_no_character_is_cut()
  local s = ('é'):rep(10)
  lu.assertEquals(text.one_line(s, 20), s)
  lu.assertEquals(text.one_line(s, 19), ('é'):rep(8) .. '...')
  lu.assertEquals(text.one_line(s, 18), ('é'):rep(7) .. '...')
  lu.assertEquals(text.one_line(('\128'):rep(50), 10), '...')
end

support.finish()
