--- Speakers and people that are given by hand outside of the text.

local support = require('support')
local lint = require('quoth.lint')
local settings = require('quoth.settings')
local lu, open = support.lu, support.open

local TEXT = '“Good evening,” said Tom.\n\n“Good evening,” said Mary.\n\n'
  .. '“Is it late?”\n\n“It is.”\n'

local function said(doc)
  local list = {}
  for q in doc:quotations() do
    local speaker = doc:speaker(q)
    list[#list + 1] = speaker and speaker.name or '-'
  end
  return table.concat(list, '; ')
end

TestGiven = {}

function TestGiven.test_speakers()
  local doc = open(TEXT)
  lu.assertEquals(said(doc), 'Tom; Mary; Tom; Mary')
  lu.assertTrue(doc:given({ speakers = { ['is it—LATE'] = 'Mary' } }))
  lu.assertEquals(said(doc), 'Tom; Mary; Mary; Tom')
  doc:edit(1, 0, '“No,” said Bob.\n\n')
  lu.assertEquals(said(doc), 'Bob; Tom; Mary; Mary; Tom')
  local q = doc:quotation((doc:text():find('late', 1, true)))
  lu.assertEquals(doc:speaker(q).sieve, 'given')
  lu.assertEquals(doc:why(q), 'Mary: given by hand (100 %)')
  lu.assertTrue(doc:given())
  lu.assertEquals(said(doc), 'Bob; Tom; Mary; Tom; Mary')
end

function TestGiven.test_people()
  local doc = open(TEXT)
  lu.assertTrue(doc:given({
    speakers = { ['It is'] = 'Zoe Hart', ['Is it'] = 'Mr Hall' },
    people = { { 'Thomas Hall', 'Tom', 'Mr Hall' } },
  }))
  lu.assertEquals(said(doc), 'Thomas Hall; Mary; Thomas Hall; Zoe Hart')
  local sources = doc:sources()
  lu.assertEquals(sources[1].name, 'Thomas Hall')
  lu.assertEquals(sources[1].names, { { name = 'Tom', count = 1 } })
  lu.assertEquals({ sources[3].name, sources[3].kind, sources[3].first }, { 'Zoe Hart', 'given' })
  lu.assertEquals(sources[3].quotations, 1)
end

function TestGiven.test_mistakes()
  local doc = open(TEXT)
  for form, given in pairs({
    ["there is no option 'speaker'"] = { speaker = {} },
    ['table expected'] = { speakers = 'Tom' },
    ['names by the first words'] = { speakers = { 'Tom', 7 } },
    ['lists of names'] = { people = { 'Tom' } },
    ['people are lists'] = { people = { { 'Tom', 7 } } },
  }) do
    lu.assertErrorMsgContains(form, doc.given, doc, given)
  end
  lu.assertEquals(said(doc), 'Tom; Mary; Tom; Mary')
  doc:close()
  lu.assertErrorMsgContains('closed', doc.given, doc)
end

function TestGiven.test_settings()
  local given = {
    speakers = { ['We did not'] = 'Zoe Hart' },
    people = { { 'Pu Zhiqiang', 'Mr Pu', 'the lawyer' }, { 'Tom' } },
  }
  lu.assertEquals(settings.check(given), given)
  local many = {}
  for i = 1, 12 do
    many[i] = 'N' .. i
  end
  lu.assertEquals(settings.check({ people = { many } }).people, { many })
  for text, message in pairs({
    ["{\n speakers = 'Tom' }"] = '2: .* names by the first words',
    ["{ speakers = {\n ['...'] = 'Tom' } }"] = "2: .* first words .* not '%.%.%.'",
    ["{ speakers = {\n ['No'] = '' } }"] = "2: .* 'No' has a name, not ''",
    ["{ speakers = {\n 'No' } }"] = '2: .* first words .* not 1',
    ["{\n people = 'Tom' }"] = '2: .* list of lists',
    ["{ people = {\n 'Tom' } }"] = "2: .* list of names is expected, not 'Tom'",
    ['{ people = {\n {} } }'] = '2: .* has a name',
    ["{ people = { { 'A' },\n x = 'Tom' } }"] = "2: .* list of names is expected, not 'x'",
    ["{ people = { { 'A',\n 7 } } }"] = '2: .* a name is expected, not 7',
    ["{ people = { { 'A' },\n { 'B',\n 'A' } } }"] = "3: .* 'A' is two people's name",
  }) do
    local parsed, told = settings.parse(text, 'f.lua')
    lu.assertNil(parsed)
    lu.assertStrMatches(told, 'f%.lua:' .. message .. '.*')
  end
end

function TestGiven.test_a_host()
  local host = lint.host({
    setup = {
      speakers = { ['It is'] = 'Zoe Hart', ['Is it'] = 'Ann' },
      people = { { 'Thomas Hall', 'Tom' } },
    },
    top = { speakers = { ['It is'] = 'Bob Day' } },
    folder = '/',
  })
  local doc = open(TEXT)
  lu.assertNil(host:give(doc))
  lu.assertEquals(said(doc), 'Thomas Hall; Mary; Ann; Bob Day')
  local version = doc:version()
  lu.assertNil(host:give(doc))
  lu.assertEquals(doc:version(), version)
end

support.finish()
