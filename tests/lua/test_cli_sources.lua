--- quoth sources: who is quoted, for people and for programs.

local cli = require('cli_support')
local lu = cli.lu
local cjson = require('cjson')

local VOICES, ARTICLE = cli.text('voices.txt'), cli.text('article.txt')

local function objects(words, input)
  local list = {}
  local out = cli.output({ 'sources', '--format=json', table.unpack(words) }, input)
  for line in out:gmatch('([^\n]*)\n') do
    list[#list + 1] = cjson.decode(line)
  end
  return list
end

TestSources = {}

function TestSources.test_golden()
  cli.golden('sources.txt', cli.output({ 'sources', VOICES }))
  cli.golden('sources.csv', cli.output({ 'sources', '--format=csv', VOICES }))
end

function TestSources.test_json()
  local okafor, solheim = table.unpack(objects({ VOICES }))
  lu.assertEquals({ okafor.name, solheim.name }, { 'Peter Okafor', 'Ingrid Solheim' })
  lu.assertEquals({ solheim.line, solheim.column, solheim.file }, { 3, 32, VOICES })
  lu.assertEquals({ solheim.quotations, solheim.words }, { 5, 20 })
  lu.assertEquals(solheim.kind, 'named')
  lu.assertEquals(solheim.names[1], { name = 'Ingrid Solheim', count = 2 })
  lu.assertEquals(solheim.names[2], { name = 'Solheim', count = 1 })
  lu.assertAlmostEquals(okafor.share + solheim.share, 1, 1e-3)
  local _, words = cli.read(cli.root .. '/' .. VOICES):gsub('%S+', '')
  lu.assertAlmostEquals(solheim.share_of_text, 20 / words, 1e-4)
end

--- The counts are those of the quotations that name the speaker.
function TestSources.test_they_agree_with_the_quotations()
  local counts = {}
  local out = cli.output({ 'quotations', '--format=json', ARTICLE })
  for line in out:gmatch('([^\n]*)\n') do
    local row = cjson.decode(line)
    if row.speaker ~= cjson.null then
      counts[row.speaker_key] = (counts[row.speaker_key] or 0) + 1
    end
  end
  local sources = objects({ ARTICLE })
  lu.assertTrue(#sources > 2)
  local words = math.huge
  for _, source in ipairs(sources) do
    lu.assertEquals(source.quotations, counts[source.key], source.name)
    lu.assertTrue(source.words <= words, 'whoever speaks most comes first')
    words = source.words
  end
end

function TestSources.test_those_who_do_not_speak()
  local text = '“One,” said Ann Lee. Peter Hale said nothing; Peter Hale left.\n'
  lu.assertEquals(#objects({ '-' }, text), 1)
  local all = objects({ '--all', '-' }, text)
  lu.assertEquals({ all[1].name, all[2].name }, { 'Ann Lee', 'Peter Hale' })
  lu.assertEquals(all[2].quotations, 0)
end

function TestSources.test_rows_are_lines()
  local text = '“One,” said Ann\27[1m\n“x”. “Two,” said Ann\r\nLee.\n'
  local out = cli.output({ 'sources', '--all', '-' }, text)
  lu.assertNil(out:find('[%z\1-\9\11-\31]'))
  for line in out:gmatch('[^\n]+') do
    lu.assertStrMatches(line, 'standard input:.*')
  end
  lu.assertEquals(cli.output({ 'sources', '-' }, ''), '')
  lu.assertEquals(cli.output({ 'sources', '-' }, 'Nothing.'), '')
end

function TestSources.test_what_cannot_be_read()
  local out, err, status = cli.run({ 'sources', '/nowhere', VOICES })
  lu.assertEquals(err, 'quoth: /nowhere: No such file or directory\n')
  lu.assertEquals(status, 2)
  lu.assertStrContains(out, 'Ingrid Solheim')
end

--- What .quoth.lua says of speakers and people, in all commands that tell of them.
function TestSources.test_said_by_hand()
  local folder = os.tmpname()
  os.remove(folder)
  cli.shell('mkdir ' .. cli.quote(folder))
  local path = cli.write(folder .. '/text.txt', '“One,” said Ann.\n\n“Two!”\n')
  local settings = folder .. '/.quoth.lua'
  cli.write(settings, [[return {
    speakers = { two = 'Zoe Hart' },
    people = { { 'Ann Lee', 'Ann' } },
  }]])
  local out = cli.output({ 'sources', '--format=csv', path })
  lu.assertStrContains(out, path .. ',1,17,Ann Lee,Ann,named,')
  lu.assertStrContains(out, path .. ',,,Zoe Hart,,given,')
  for _, format in ipairs({ 'text', 'json', 'csv', 'tei', 'html' }) do
    out = cli.output({ 'quotations', '--format=' .. format, path })
    lu.assertStrContains(out, 'Ann Lee')
    lu.assertStrContains(out, 'Zoe Hart')
  end
  out = cli.output({ 'quotations', '--speaker=Zoe Hart', path })
  lu.assertStrContains(out, '"Two!"')
  out = cli.output({ 'mark', '--by=speaker', '--color=always', '--no-pager', path })
  lu.assertStrContains(out, 'Zoe Hart')
  out = cli.shell(('cd %s && echo \'{"text":"“Two”"}\' | %s batch'):format(cli.quote(folder),
    cli.quote(cli.root .. '/build/quoth')))
  lu.assertStrContains(out, 'Zoe Hart')
  cli.write(settings, "return {\n people = { 'Ann' } }")
  local err, status
  out, err, status = cli.run({ 'sources', path })
  lu.assertEquals({ out, status }, { '', 2 })
  lu.assertStrContains(err, settings .. ":2: people: a list of names is expected, not 'Ann'")
  cli.shell('rm -r ' .. cli.quote(folder))
end

cli.finish()
