--- quoth quotations: rows for people and for programs.

local cli = require('cli_support')
local lu = cli.lu
local cjson = require('cjson')

local ROLES, NOTES = cli.text('roles.txt'), cli.text('roles.md')
local VOICES = cli.text('voices.txt')

--- The objects of JSON lines.
local function objects(out)
  local list = {}
  for line in out:gmatch('([^\n]*)\n') do
    lu.assertTrue(utf8.len(line) ~= nil, 'no UTF-8')
    list[#list + 1] = cjson.decode(line)
  end
  return list
end

local function json(words, input)
  return objects(cli.output({ 'quotations', '--format=json', table.unpack(words) }, input))
end

TestQuotations = {}

function TestQuotations.test_golden()
  local function rows(...)
    return cli.unsure(cli.output({ 'quotations', ... }))
  end
  cli.golden('quotations.txt', rows(NOTES, VOICES))
  cli.golden('quotations.jsonl', rows('--format=json', NOTES, VOICES))
  cli.golden('quotations-why.txt', rows('--explain', VOICES))
  cli.golden('quotations.tei', rows('--format=tei', '--explain', VOICES))
end

function TestQuotations.test_strength()
  local text = cli.text('article.txt')
  local all = cli.output({ 'quotations', text })
  local sure = cli.output({ 'quotations', '--strength=66', text })
  local _, of_all = all:gsub(' indirect ', '')
  local _, of_sure = sure:gsub(' indirect ', '')
  lu.assertTrue(of_sure > 0 and of_sure < of_all)
  lu.assertEquals(select(2, sure:gsub(' direct ', '')), select(2, all:gsub(' direct ', '')))
  for _, none in ipairs({ 'x', '101', '-1', 'nan' }) do
    local out, err, status = cli.run({ 'quotations', '--strength=' .. none, text })
    lu.assertEquals({ out, status }, { '', 2 })
    lu.assertStrContains(err, "is a number from 0 to 100, not '" .. none .. "'")
  end
end

--- Offsets are those of the bytes, whatever they are.
function TestQuotations.test_offsets_hold_the_words()
  for _, name in ipairs({ 'roles.txt', 'article.txt', 'languages.txt', 'straight.txt' }) do
    local text = cli.read(cli.root .. '/' .. cli.text(name))
    local rows = json({ cli.text(name) })
    lu.assertTrue(#rows > 5, name)
    for _, row in ipairs(rows) do
      local function words(range)
        return text:sub(range.start + 1, range['end'])
      end
      lu.assertEquals(words(row.inner), row.text)
      lu.assertTrue(row.start <= row.inner.start and row.inner['end'] <= row['end'])
      for _, field in ipairs({ 'source', 'cue' }) do
        if row[field] ~= cjson.null then lu.assertEquals(words(row[field]), row[field].text) end
      end
      local before = text:sub(1, row.start)
      lu.assertEquals(row.line, cli.count_lines(before) + 1)
      lu.assertEquals(row.column, #before:match('[^\n]*$') + 1)
      lu.assertEquals(row.file, cli.text(name))
    end
  end
end

function TestQuotations.test_what_is_not_told_is_null()
  local row = json({ '-' }, 'A “word” here.')[1]
  lu.assertEquals(row.file, '-')
  for _, field in ipairs({ 'speaker', 'speaker_key', 'confidence', 'sieve', 'source', 'cue' }) do
    lu.assertTrue(row[field] == cjson.null, field)
  end
end

function TestQuotations.test_any_bytes_make_valid_json()
  local rows = json({ '-' }, '“A \xFF\0 \xE2\x80 \27[1m,” said \xC3 Ann.')
  lu.assertEquals(rows[1].text, 'A \u{FFFD}\0 \u{FFFD}\u{FFFD} \27[1m,')
  lu.assertEquals({ rows[1].inner.start, rows[1].inner['end'] }, { 3, 16 })
  local odd = cli.file('odd \xFF"\n.txt', '“One.”')
  lu.assertStrContains(json({ odd })[1].file, 'odd \u{FFFD}"\n.txt')
end

function TestQuotations.test_rows_are_aligned()
  local text = '“One,” said Ann.\n\n“二つ,” said 山田太郎.\n\n“Three,” said É\u{301}mile Zola.\n'
  local out = cli.output({ 'quotations', '-' }, text)
  local starts = {}
  for line in out:gmatch('[^\n]+') do
    local before = line:match('^(.-)"')
    local columns = 0
    for _, code in utf8.codes(before) do
      columns = columns + (code >= 0x4E00 and 2 or code == 0x301 and 0 or 1)
    end
    starts[#starts + 1] = columns
  end
  lu.assertEquals(#starts, 3)
  lu.assertEquals(starts[2], starts[1])
  lu.assertEquals(starts[3], starts[1])
end

--- What is not as usual is told in brackets; so is a source of whom no more is known.
function TestQuotations.test_notes()
  local text = '“No ‘such’ thing\n\n“at all.”\n\n“Left open.\n'
  local out = cli.output({ 'quotations', '-' }, text)
  for _, expected in ipairs({
    '"No ‘such’ thing" (goes on in the next paragraph)\n', '"such" (level 2)\n', '"at all."\n',
    '"Left open." (unclosed)\n',
  }) do
    lu.assertStrContains(out, expected)
  end
  lu.assertStrMatches(out, 'standard input:1:1: +direct +- +- +- +"No.*')
  out = cli.output({ 'quotations', '--explain', '-' }, '“One,” he said.\n')
  lu.assertStrMatches(out, '[^\n]*direct +%(he%) +- +said +"One,"\n    nobody is told to say it\n')
end

--- A row is a line, and no control character reaches the terminal.
function TestQuotations.test_rows_are_lines()
  local text = '“One\r\n\27]0;title\7two\t\194\155 \0three,” said\nAnn.'
  local out = cli.output({ 'quotations', '-' }, text)
  lu.assertStrMatches(out, 'standard input:1:1: .* Ann .* "One %]0;title two three,"\n')
  local long = cli.output({ 'quotations', '-' }, '“' .. ('ab “c” '):rep(3000) .. '”')
  lu.assertTrue(#long:match('^[^\n]*') < 200)
  lu.assertStrContains(long, '…"')
end

function TestQuotations.test_formats()
  local text = 'He wrote `“x”` and “y”.'
  lu.assertEquals(#json({ '-' }, text), 2)
  lu.assertEquals(#json({ '--from=markdown', '-' }, text), 1)
  lu.assertEquals(#json({ cli.file('x.md', text) }), 1)
  lu.assertEquals(#json({ '--from', 'text', cli.file('x.md', text) }), 2)
  lu.assertEquals(cli.output({ 'quotations', '-' }, ''), '')
end

TestSpeakers = {}

function TestSpeakers.test_json()
  local rows = json({ VOICES })
  local said = {}
  for i, row in ipairs(rows) do
    said[i] = row.speaker
    if row.speaker ~= cjson.null then
      lu.assertTrue(row.confidence > 0 and row.confidence <= 100)
      lu.assertStrMatches(row.speaker_key, '%x+')
      lu.assertIsString(row.sieve)
    end
    lu.assertNil(row.why)
  end
  lu.assertEquals(said[1], 'Ingrid Solheim')
  lu.assertEquals(said[3], 'Peter Okafor')
  lu.assertStrMatches(json({ '--explain', VOICES })[9].why, 'he: .*Peter Okafor, line 9[; ].+')
end

--- Whoever goes by a name, in any letter case; the words of others are left out.
function TestSpeakers.test_of_one_speaker()
  local function count(name)
    return #json({ '--speaker', name, VOICES })
  end
  local all = 0
  for _, row in ipairs(json({ VOICES })) do
    if row.speaker == 'Ingrid Solheim' then all = all + 1 end
  end
  lu.assertEquals(all, 5)
  lu.assertEquals(count('Ingrid Solheim'), all)
  lu.assertEquals(count('solheim'), all)
  lu.assertEquals(count('Mr. Okafor'), count('Peter Okafor'))
  local out, err, status = cli.run({ 'quotations', '--speaker=Gerda', VOICES })
  lu.assertEquals({ out, err, status }, { '', "quoth: nobody is called 'Gerda'\n", 2 })
  -- It is enough if one text has them.
  lu.assertEquals(count('Solheim'), #json({ '--speaker', 'Solheim', ROLES, VOICES }))
end

--- The fields of a CSV text by lines, as RFC 4180 reads them.
local function csv(text)
  local lines, fields, at = {}, {}, 1
  while at <= #text do
    local field, after
    if text:sub(at, at) == '"' then
      local last = at
      repeat
        last = text:find('"', last + 1, true)
        local doubled = text:sub(last + 1, last + 1) == '"'
        if doubled then last = last + 1 end
      until not doubled
      field, after = text:sub(at + 1, last - 1):gsub('""', '"'), last + 1
    else
      after = text:find('[,\r]', at)
      field = text:sub(at, after - 1)
    end
    fields[#fields + 1] = field
    if text:sub(after, after) == ',' then
      at = after + 1
    else
      lu.assertEquals(text:sub(after, after + 1), '\r\n')
      lines[#lines + 1], fields, at = fields, {}, after + 2
    end
  end
  return lines
end

function TestSpeakers.test_csv()
  local text = '“One,\r\n\tand \xFF "two",” said Ann Lee.\n\nA “word”.\n'
  local path = cli.file('rows "x", y.txt', text)
  local lines = csv(cli.output({ 'quotations', '--format=csv', path }))
  local row = {}
  for i, head in ipairs(lines[1]) do
    row[head] = lines[2][i]
  end
  lu.assertEquals(row.file, path)
  lu.assertEquals({ row.line, row.column, row.kind, row.closed }, { '1', '1', 'direct', 'true' })
  lu.assertEquals({ row.speaker, row.source, row.cue }, { 'Ann Lee', 'Ann Lee', 'said' })
  lu.assertEquals(row.text, 'One,\r\n\tand \u{FFFD} "two",')
  lu.assertNil(row.why)
  for _, line in ipairs(lines) do
    lu.assertEquals(#line, #lines[1])
  end
  lines = csv(cli.output({ 'quotations', '--format=csv', '--explain', path }))
  lu.assertEquals(lines[1][#lines[1]], 'why')
  lu.assertStrContains(lines[2][#lines[1]], 'Ann Lee: named beside it')
end

--- Tags close in the order in which they open; returns all of them. What stands between is escaped.
local function check_tags(text, void)
  local open, tags = {}, {}
  for close, name, rest in text:gmatch('<(/?)(%a%w*)([^<>]*)>') do
    tags[#tags + 1] = name .. rest
    if close == '/' then
      lu.assertEquals(table.remove(open), name)
    elseif rest:sub(-1) ~= '/' and not void[name] then
      open[#open + 1] = name
    end
  end
  lu.assertEquals(open, {})
  lu.assertNil(text:gsub('&%a+;', ''):gsub('&#%d+;', ''):find('&'))
  return tags
end

local NASTY = '“A & <b>,” said Ann <i> Lee.\r\n\r\n'
  .. '“Open \0 \xFF “in” \27[1m\r\n\r\n> “Block,”\n> said Bo & Co.\n'

function TestSpeakers.test_tei()
  local path = cli.file('a<&">\n.txt', NASTY)
  local out = cli.output({ 'quotations', '--format=tei', '--explain', path, VOICES })
  lu.assertTrue(utf8.len(out) ~= nil)
  lu.assertNil(out:find('[%z\1-\8\11-\31]'))
  local tags, ids = check_tags(out:gsub('^<%?xml.-%?>', ''), {}), {}
  for _, tag in ipairs(tags) do
    local id = tag:match('xml:id="(.-)"')
    lu.assertNil(ids[id or ''], id)
    if id then ids[id] = true end
  end
  local count = 0
  for _, tag in ipairs(tags) do
    for id in tag:gmatch('[wt][ha][or][g]?[e]?[t]?="#(.-)"') do
      lu.assertTrue(ids[id], tag)
      count = count + 1
    end
  end
  lu.assertTrue(count > 15)
  -- All words are there.
  local body = cli.output({ 'quotations', '--format=tei', VOICES }):match('<body>(.*)</body>')
  local words = body:gsub('<[^<>]*>', ''):gsub('&lt;', '<'):gsub('&gt;', '>'):gsub('&amp;', '&')
  local text = cli.read(cli.root .. '/' .. VOICES)
  lu.assertEquals(words:gsub('%s+', ' '), ' ' .. text:gsub('%s+', ' '))
end

function TestSpeakers.test_html()
  local path = cli.file('page.txt', NASTY)
  local out = cli.output({ 'quotations', '--format=html', path, VOICES })
  check_tags(out:gsub('<style>.-</style>', ''), { meta = true })
  lu.assertStrContains(out, 'A &amp; &lt;b&gt;,')
  lu.assertNil(out:find('<script', 1, true))
  lu.assertNil(out:find('https?:'))
  lu.assertNil(out:find('[%z\27]'))
  -- A quotation has the class of its speaker in the list.
  local class, id = out:match('<td class="(s%d+)"><a href="#(%w+)"><span>Ingrid Solheim<')
  lu.assertStrMatches(
    out:match('<span [^<>]*id="' .. id .. '"[^<>]*>'),
    '<span class="' .. class .. '" .*title="Ingrid Solheim %(%d+ %%%)">'
  )
  lu.assertStrContains(out, '.' .. class .. ' { --c: #')
  local blind = cli.output({ 'quotations', '--format=html', '--palette=colour-blind', VOICES })
  lu.assertNotEquals(blind:match('%.s1 {.-}'), out:match('%.s1 {.-}'))
  local why = cli.output({ 'quotations', '--format=html', '--explain', VOICES })
  lu.assertStrMatches(why, '.*title="he: the nearest man named before, Peter Okafor, line 9.*')
end

--- A comment of the text goes before everything else, and is not shown to the readers of a page.
function TestSpeakers.test_told_by_hand()
  local text = '“One,” said Ann Lee.\n\n<!-- quoth: speaker Zoe Hart -->\n“Two.”\n'
  local row = json({ '--explain', '-' }, text)[2]
  lu.assertEquals({ row.speaker, row.sieve }, { 'Zoe Hart', 'given' })
  lu.assertStrContains(row.why, 'Zoe Hart: given by hand')
  lu.assertEquals(#json({ '--speaker=zoe hart', '-' }, text), 1)
  for _, format in ipairs({ 'tei', 'html' }) do
    local out = cli.output({ 'quotations', '--format', format, '-' }, text)
    lu.assertNil(out:find('quoth: speaker', 1, true))
    lu.assertStrMatches(out, '.*</p>\n<p><[^<>]*>“Two.”</.*')
  end
end

function TestSpeakers.test_texts_without_quotations()
  for _, text in ipairs({ '', '\n\n', 'No words in marks.', ' \n\n One.\n\n\nTwo. \n' }) do
    for _, format in ipairs({ 'text', 'json', 'csv', 'tei', 'html' }) do
      local out = cli.output({ 'quotations', '--format', format, '-' }, text)
      lu.assertEquals(out == '', format == 'text' or format == 'json')
    end
  end
  local out = cli.output({ 'quotations', '--format=tei', '-' }, ' \n\n One.\n\n\nTwo. \n')
  lu.assertStrContains(out, '<body>\n<p>One.</p>\n<p>Two.</p>\n</body>')
  lu.assertStrContains(cli.output({ 'quotations', '--format=tei', '-' }, '\n'), '<body>\n<p/>\n')
end

cli.finish()
