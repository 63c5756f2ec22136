--- quoth lint: formats, settings, rules from files, fixes.

local cli = require('cli_support')
local lu = cli.lu
local cjson = require('cjson')

local FAULTS = '“I agree.” he said.\n\n“No,” She said. It was “odd.”.\n'
local FIXED = '“I agree,” he said.\n\n“No,” she said. It was “odd.”\n'
local CLEAN = '“I agree,” he said.\n'

--- A new folder for texts and settings.
local count = 0
local function folder()
  count = count + 1
  local path = ('%s/f%d'):format(cli.scratch, count)
  os.execute('mkdir ' .. path)
  return path
end

local function lint(words, input)
  return cli.run({ 'lint', table.unpack(words) }, input)
end

--- The rules that are found, in order.
local function rules_of(out)
  local ids = {}
  for id in out:gmatch('%[([%l-]+)%]\n') do
    ids[#ids + 1] = id
  end
  return table.concat(ids, ' ')
end

TestText = {}

function TestText.test_golden()
  local path = cli.file('faults.txt', FAULTS .. '\n' .. ('Word “too” and so on '):rep(8)
    .. '“I agree.” he said' .. (' and so on “too”'):rep(8) .. '.\n')
  local out, err, status = lint({ path })
  lu.assertEquals({ err, status }, { '', 1 })
  cli.golden('lint.txt', (out:gsub(path:gsub('%p', '%%%0'), 'faults.txt')))
  local brief = lint({ '--brief', path })
  local lines = {}
  for line in out:gmatch('[^\n]+\n') do
    if line:sub(1, 1) ~= ' ' then lines[#lines + 1] = line end
  end
  lu.assertEquals(brief, table.concat(lines))
  local colored = lint({ '--color=always', path })
  lu.assertStrContains(colored, '\27[1;35mwarning\27[0m')
  lu.assertEquals((colored:gsub('\27%[[%d;]*m', '')), out)
end

function TestText.test_status()
  lu.assertEquals(cli.output({ 'lint', cli.file('clean.txt', CLEAN) }), '')
  lu.assertEquals(cli.output({ 'lint', '-' }, ''), '')
  lu.assertEquals(select(3, lint({ '-' }, FAULTS)), 1)
  local out, err, status = lint({ '-', cli.scratch .. '/none' }, FAULTS)
  lu.assertEquals(rules_of(out), 'stop-before-tag capital-tag doubled-stop')
  lu.assertStrContains(out, 'standard input:1:11: warning: ')
  lu.assertEquals(err, ('quoth: %s/none: No such file or directory\n'):format(cli.scratch))
  lu.assertEquals(status, 2)
end

--- Any bytes: every first line can be read, every line is one line of UTF-8.
function TestText.test_odd_texts()
  local odd = '\255“I\tagree.” \27[1m he said.\r\n\r\n' .. FAULTS:gsub('\n', '\r\n')
    .. ('x'):rep(500) .. '“I agree.” he said' .. ('é'):rep(300)
  for _, format in ipairs({ 'text', 'json', 'sarif', 'checkstyle' }) do
    local out, err, status = lint({ '--format', format, '-' }, odd)
    lu.assertEquals({ err, status }, { '', 1 })
    lu.assertNotNil(utf8.len(out), format)
    lu.assertNil(out:find('[%z\1-\9\11-\31]'), format)
  end
end

TestOptions = {}

function TestOptions.test_levels()
  local out = lint({ '--rule', 'capital-tag=off', '--rule=doubled-stop=error', '-' }, FAULTS)
  lu.assertEquals(rules_of(out), 'stop-before-tag doubled-stop')
  lu.assertStrContains(out, ': error: ')
end

function TestOptions.test_language_and_style()
  local text = 'He called it “odd,” and left.\n'
  lu.assertEquals(cli.output({ 'lint', '--language=en-US', '-' }, text), '')
  lu.assertEquals(rules_of(lint({ '--language=en-GB', '-' }, text)), 'punctuation-placement')
  lu.assertEquals(rules_of(lint({ '--language=en_AU', '-' }, text)), 'punctuation-placement')
  lu.assertEquals(cli.output({ 'lint', '--language=fr', '-' }, FAULTS), '')
  local long = '“' .. ('word '):rep(60) .. 'end.”\n'
  lu.assertEquals(cli.output({ 'lint', '--style=fiction', '-' }, long), '')
  lu.assertEquals(rules_of(lint({ '--style=academic', '-' }, long)), 'over-long-quotation')
end

--- Who speaks by hand is nobody that a rule would look for.
function TestOptions.test_speakers_by_hand()
  local top = folder()
  local path = top .. '/text.txt'
  cli.write(path, 'The town is small.\n\n“There is nothing to do here in winter.”\n')
  lu.assertEquals(rules_of(lint({ '--style=news', path })), 'unattributed-quotation')
  local settings = "return { speakers = { ['There is nothing'] = 'Ruth Marlow' } }"
  cli.write(top .. '/.quoth.lua', settings)
  lu.assertEquals(cli.output({ 'lint', '--style=news', path }), '')
end

function TestOptions.test_formats_of_texts()
  local text = '```\n' .. FAULTS .. '```\n'
  lu.assertEquals(cli.output({ 'lint', cli.file('code.md', text) }), '')
  lu.assertEquals(cli.output({ 'lint', '--from=markdown', '-' }, text), '')
  lu.assertEquals(select(3, lint({ '--from=text', cli.file('code.md', text) })), 1)
end

function TestOptions.test_explain()
  local out = cli.output({ 'lint', '--explain', 'stop-before-tag' })
  lu.assertStrContains(out, 'stop-before-tag: ')
  lu.assertStrContains(out, 'has fixes')
  lu.assertStrContains(out, 'Found:\n\n  “')
  local list = cli.output({ 'lint', '--list-rules' })
  for id in list:gmatch('([%l-]+)  +%l+  +[^\n]+\n') do
    lu.assertStrContains(cli.output({ 'lint', '--explain', id }), '\nlevel: ')
  end
  lu.assertEquals(cli.count_lines(list), #require('quoth').rules())
  list = cli.output({ 'lint', '--list-rules', '--rule=stray-mark=hint' })
  lu.assertStrMatches(list, '.*\nstray%-mark +hint .*')
  local _, err, status = lint({ '--explain', 'stop-before' })
  lu.assertEquals(err, "quoth: there is no rule 'stop-before'. Did you mean 'stop-before-tag'?\n")
  lu.assertEquals(status, 2)
end

TestSettings = {}

function TestSettings.test_upwards()
  local top = folder()
  os.execute(('mkdir -p %s/a/b'):format(top))
  cli.write(top .. '/.quoth.lua', "return { rules = { ['capital-tag'] = 'off' } }")
  local text = cli.write(top .. '/a/b/text.txt', FAULTS)
  lu.assertEquals(rules_of(lint({ text })), 'stop-before-tag doubled-stop')
  lu.assertEquals(
    rules_of(lint({ '--rule=capital-tag=hint', text })),
    'stop-before-tag capital-tag doubled-stop'
  )
  cli.write(top .. '/a/.quoth.lua', "{ language = 'fr' }")
  lu.assertEquals(cli.output({ 'lint', text }), '')
  lu.assertEquals(select(3, lint({ '--language=en', text })), 1)
end

function TestSettings.test_broken()
  local top = folder()
  local settings = top .. '/.quoth.lua'
  cli.write(settings, "return {\n  style = 'news',\n  rulez = {},\n}\n")
  local one, two = cli.write(top .. '/1.txt', FAULTS), cli.write(top .. '/2.txt', FAULTS)
  local other = cli.file('other.txt', FAULTS)
  local out, err, status = lint({ one, two, other })
  lu.assertStrMatches(err, 'quoth: ' .. settings:gsub('%p', '%%%0') .. ':3: [^\n]*rulez[^\n]*\n')
  lu.assertStrContains(out, other)
  lu.assertNil(out:find(one, 1, true))
  lu.assertEquals(status, 2)
end

function TestSettings.test_rules_of_ours()
  local top = folder()
  local rules = cli.write(
    top .. '/house.lua',
    [[
local word = 'nice'
quoth.rule({
  id = 'no-nice',
  summary = 'nice says nothing',
  check = function(doc, report)
    for first, after in doc:text():gmatch('()' .. word .. '()') do
      local edit = { first = first, last = after - 1, text = 'good' }
      report(first, after - 1, 'say how', { fixes = { edit } })
    end
  end,
})
]]
  )
  cli.write(top .. '/.quoth.lua', "return { rules = { ['no-nice'] = 'error' } }")
  local text = cli.write(top .. '/text.txt', 'A nice “day”.\n')
  local out, err, status = lint({ '--rules', rules, text })
  lu.assertEquals({ err, status }, { '', 1 })
  lu.assertStrContains(out, text .. ':1:3: error: say how [no-nice]\n')
  lu.assertStrContains(out, '\n    A nice “day”.\n      ^~~~\n    fix: A good “day”.\n')
  lu.assertStrContains(cli.output({ 'lint', '--rules', rules, '--list-rules' }), 'no-nice')
  lu.assertEquals(cli.output({ 'lint', '--rules', rules, '--fix', text }), '')
  lu.assertEquals(cli.read(text), 'A good “day”.\n')
  -- Without the file its settings name a rule that is none.
  lu.assertStrContains(select(2, lint({ text })), "no rule 'no-nice'")
end

function TestSettings.test_rules_that_fail()
  local text = cli.file('text.txt', CLEAN)
  local again = cli.file('again.txt', CLEAN)
  local bad = cli.file(
    'bad.lua',
    "quoth.rule{id='bad', summary='x', check=function() error('boom') end}"
  )
  local _, err, status = lint({ '--rules', bad, text, again })
  lu.assertStrMatches(err, "quoth: the rule 'bad' failed and is off: [^\n]*boom\n")
  lu.assertEquals(status, 2)
  for what, source in pairs({
    ['2: '] = 'local x = 1\nx(',
    ['1: boom'] = "error('boom')",
    ["needs the field 'check'"] = "quoth.rule{id='bad', summary='x'}",
  }) do
    err, status = select(2, lint({ '--rules', cli.file('bad.lua', source), text }))
    lu.assertStrContains(err, 'quoth: ' .. bad .. ':')
    lu.assertStrContains(err, what)
    lu.assertEquals(cli.count_lines(err), 1)
    lu.assertEquals(status, 2)
  end
  err, status = select(2, lint({ '--rules', cli.scratch .. '/none.lua', text }))
  lu.assertStrContains(err, '/none.lua')
  lu.assertEquals(cli.count_lines(err), 1)
  lu.assertEquals(status, 2)
end

TestFormats = {}

function TestFormats.test_json()
  local path = cli.file('faults.txt', FAULTS)
  local out = lint({ '--format=json', path })
  local first
  for line in out:gmatch('[^\n]+') do
    local f = cjson.decode(line)
    first = first or f
    lu.assertEquals(f.file, path)
    for _, edit in ipairs(f.fixes) do
      lu.assertTrue(edit['start'] <= edit['end'] and type(edit.text) == 'string')
    end
  end
  lu.assertEquals(first, {
    file = path, line = 1, column = 11, end_line = 1, end_column = 12, start = 10, ['end'] = 11,
    rule = 'stop-before-tag', level = 'warning', message = 'a full stop before the tag',
    confidence = 90, fixes = { { start = 10, ['end'] = 11, text = ',' } },
    related = { { line = 1, column = 16, start = 15, ['end'] = 22, message = 'the tag' } },
  })
end

--- A region lies in the text and says what its bytes are.
local function check_region(region, text)
  lu.assertTrue(region.startLine >= 1 and region.startColumn >= 1)
  local line = 0
  for content in (text .. '\n'):gmatch('([^\n]*)\n') do
    line = line + 1
    if line == region.startLine then
      local columns = utf8.len(content)
      lu.assertTrue(region.startColumn <= columns + 1)
      local at = utf8.offset(content, region.startColumn) - 1
      local before = 0
      for _ = 1, line - 1 do
        before = text:find('\n', before + 1, true)
      end
      lu.assertEquals(region.byteOffset, before + at)
    end
  end
  lu.assertTrue(region.endLine > region.startLine or region.endColumn >= region.startColumn)
end

function TestFormats.test_sarif()
  local path = cli.file('a b é.txt', 'Zoë: “No”.\n\n' .. FAULTS)
  local out, err, status = lint({ '--format=sarif', path, cli.file('clean.txt', CLEAN) })
  lu.assertEquals({ err, status }, { '', 1 })
  local log = cjson.decode(out)
  lu.assertEquals(log.version, '2.1.0')
  lu.assertStrContains(log['$schema'], 'sarif-2.1.0')
  lu.assertEquals(#log.runs, 1)
  local run = log.runs[1]
  lu.assertEquals(run.tool.driver.name, 'quoth')
  lu.assertEquals(run.columnKind, 'unicodeCodePoints')
  lu.assertEquals(run.invocations, {
    { executionSuccessful = true, toolExecutionNotifications = {} },
  })
  local rules = run.tool.driver.rules
  for _, rule in ipairs(rules) do
    lu.assertTrue(#rule.id > 0 and #rule.shortDescription.text > 0 and #rule.help.text > 0)
    local level = rule.defaultConfiguration.level
    lu.assertTrue(level == 'error' or level == 'warning' or level == 'note' or level == 'none')
  end
  lu.assertTrue(#run.results >= 3)
  for _, result in ipairs(run.results) do
    lu.assertEquals(rules[result.ruleIndex + 1].id, result.ruleId)
    lu.assertTrue(#result.message.text > 0)
    local place = result.locations[1].physicalLocation
    lu.assertStrMatches(place.artifactLocation.uri, 'file:///.*/a%%20b%%20%%C3%%A9%.txt')
    check_region(place.region, cli.read(path))
    for _, fix in ipairs(result.fixes or {}) do
      for _, change in ipairs(fix.artifactChanges) do
        lu.assertEquals(change.artifactLocation, place.artifactLocation)
        for _, replacement in ipairs(change.replacements) do
          check_region(replacement.deletedRegion, cli.read(path))
          lu.assertIsString(replacement.insertedContent.text)
        end
      end
    end
  end
end

function TestFormats.test_sarif_tells_of_trouble()
  local out, _, status = lint({ '--format=sarif', cli.scratch .. '/none' })
  lu.assertEquals(status, 2)
  local run = cjson.decode(out).runs[1]
  lu.assertEquals(run.results, {})
  lu.assertFalse(run.invocations[1].executionSuccessful)
  local note = run.invocations[1].toolExecutionNotifications[1]
  lu.assertStrContains(note.message.text, '/none: No such file')
end

--- A small reader of XML: elements with attributes, well nested.
local function read_xml(text)
  lu.assertEquals(text:sub(1, 39), '<?xml version="1.0" encoding="UTF-8"?>\n')
  local stack, elements = {}, {}
  for slash, name, attributes, empty in text:sub(40):gmatch('<(/?)(%a+)([^<>]-)(/?)>') do
    if slash == '/' then
      lu.assertEquals(table.remove(stack), name)
    else
      local element = { name = name, parent = stack[#stack] }
      local rest = attributes:gsub(' (%a+)="([^"&]*)"', function(key, value)
        element[key] = value
        return ''
      end)
      if rest ~= '' then
        rest = attributes:gsub(' (%a+)="([^"]*)"', function(key, value)
          lu.assertNil(value:gsub('&%a+;', ''):gsub('&#%d+;', ''):find('&', 1, true))
          element[key] = value
          return ''
        end)
      end
      lu.assertEquals(rest, '')
      elements[#elements + 1] = element
      if empty == '' then stack[#stack + 1] = name end
    end
  end
  lu.assertEquals(stack, {})
  return elements
end

function TestFormats.test_checkstyle()
  local path = cli.file('a&b <"é">.txt', FAULTS)
  local out = lint({ '--format=checkstyle', path, cli.file('clean.txt', CLEAN) })
  local elements = read_xml(out)
  lu.assertEquals(elements[1].name, 'checkstyle')
  lu.assertStrContains(out, 'a&amp;b &lt;&quot;é&quot;&gt;.txt')
  lu.assertEquals(elements[3], {
    name = 'error',
    parent = 'file',
    line = '1',
    column = '11',
    severity = 'warning',
    message = 'a full stop before the tag',
    source = 'quoth.stop-before-tag',
  })
  lu.assertEquals(#elements, 1 + 2 + 3)
  if cli.shell('command -v xmllint') ~= '' then
    local file = cli.quote(cli.file('x.xml', out))
    lu.assertEquals(select(3, cli.shell('xmllint --noout ' .. file)), 0)
  end
end

TestFix = {}

function TestFix.test_files()
  local path = cli.file('fix.txt', FAULTS)
  os.execute('chmod 640 ' .. path)
  lu.assertEquals(cli.output({ 'lint', '--fix', path }), '')
  lu.assertEquals(cli.read(path), FIXED)
  lu.assertEquals(cli.shell('stat -c %a ' .. path), '640\n')
  lu.assertEquals(cli.output({ 'lint', '--fix', path }), '')
  lu.assertEquals(cli.read(path), FIXED)
end

--- Line ends, byte-order mark, last line, bytes that are no UTF-8: all as they were.
function TestFix.test_nothing_else_changes()
  for _, ends in ipairs({ '\n', '\r\n' }) do
    for _, last in ipairs({ '', ends, ends .. ends, ' ' }) do
      local function frame(text)
        text = text:gsub('\n$', '') .. last
        return '\u{FEFF}\255 x\t ' .. ends .. ends .. text:gsub('\r?\n', ends)
      end
      local path = cli.file('fix.txt', frame(FAULTS))
      lint({ '--fix', path })
      lu.assertEquals(cli.read(path), frame(FIXED))
    end
  end
end

function TestFix.test_only_some_rules()
  local path = cli.file('fix.txt', FAULTS)
  lint({ '--fix', '--rule=capital-tag=off', path })
  lu.assertEquals(cli.read(path), (FIXED:gsub('she said', 'She said')))
end

function TestFix.test_standard_input()
  lu.assertEquals(cli.output({ 'lint', '--fix', '-' }, FAULTS), FIXED)
end

--- What cannot be written is told, and stays.
function TestFix.test_a_full_disk()
  local text = FAULTS:rep(4000)
  local path = cli.file('fix.txt', text)
  local line = "trap '' XFSZ; ulimit -f 100; " .. cli.command({ 'lint', '--fix', path })
  local _, err, status = cli.shell(line .. ' >/dev/null')
  lu.assertEquals(err, ('quoth: %s: File too large\n'):format(path))
  lu.assertEquals(status, 2)
  lu.assertTrue(cli.read(path) == text)
end

cli.finish()
