--- Settings files: what may stand in them, what is told of mistakes, where they are looked for.

local support = require('support')
local lu = support.lu
local settings = require('quoth.settings')
local data = require('quoth.settings.data')

local function parse(text, known)
  local result, message = settings.parse(text, 'f.lua', known)
  return result or error(message)
end

--- The line that a mistake gives.
local function mistake(text, known)
  local result, message = settings.parse(text, 'f.lua', known)
  lu.assertNil(result)
  lu.assertStrMatches(message, '[^\n]+')
  return message
end

TestData = {}

local function value(text)
  local result, message = data.parse('{ x = ' .. text .. ' }')
  return (result or error(message)).x
end

function TestData.test_values()
  lu.assertEquals(value("'a'"), 'a')
  lu.assertEquals(value('"it\'s"'), "it's")
  lu.assertEquals(value('12'), 12)
  lu.assertEquals(value('- 0.5'), -0.5)
  lu.assertEquals(value('0x1F'), 31)
  lu.assertEquals(value('1e3'), 1000)
  lu.assertEquals(value('true'), true)
  lu.assertEquals(value('false'), false)
  lu.assertEquals(value('{}'), {})
  lu.assertEquals(value("{ 1, 'two', { 3 }; four = 4 }"), { 1, 'two', { 3 }, four = 4 })
  lu.assertEquals(value("{ ['a-b'] = 1, [7] = 2, [\"c\"] = 3 }"), { ['a-b'] = 1, [7] = 2, c = 3 })
  lu.assertEquals(value('[[\na]b]]'), 'a]b')
  lu.assertEquals(value('[==[a]]b]=]c]==]'), 'a]]b]=]c')
end

function TestData.test_escapes()
  lu.assertEquals(value([['a\nb\t\\\'\"']]), 'a\nb\t\\\'"')
  lu.assertEquals(value([['\65\066\x43']]), 'ABC')
  lu.assertEquals(value("'a\\z  \n  b'"), 'ab')
  lu.assertEquals(value("'a\\\nb'"), 'a\nb')
  lu.assertEquals(value([['\u{41}\u{E9}\u{201C}\u{1F600}']]), 'Aé“😀')
end

function TestData.test_frame()
  for _, text in ipairs({
    '{}',
    'return {}',
    'return{}',
    ' -- a comment\nreturn --[[ another\n]] { --[==[ ]] ]==] } ; -- the end',
    '\239\187\191{ }\r\n',
  }) do
    lu.assertEquals(data.parse(text), {})
  end
end

--- A line and a piece of the message for each text that is no data.
local BROKEN = {
  { '', 1, 'the end of the file' },
  { 'style', 1, "'style'" },
  { '\n\n{', 3, 'not closed' },
  { '{ a = 1 b = 2 }', 1, "'b'" },
  { '{\n a = "x\n}', 2, 'a string is not closed' },
  { '{ a = [[x }', 1, 'not closed' },
  { '{ --[[ x }', 1, 'not closed' },
  { '{ a = print }', 1, "'print'" },
  { '{\n\n a = os.execute("x") }', 3, "'os'" },
  { '{ a = function() end }', 1, 'no functions' },
  { '{ a = nil }', 1, "'nil'" },
  { '{ a = 1 + 1 }', 1, "'+'" },
  { "{ a = 'x' .. 'y' }", 1, "'.'" },
  { '{ a = 1,\n a = 2 }', 2, 'stands twice' },
  { '{ 1, [1] = 2 }', 1, 'stands twice' },
  { '{ [true] = 2 }', 1, 'a key is' },
  { '{ [{}] = 2 }', 1, 'a key is' },
  { '{ [a] = 2 }', 1, "'a'" },
  { "{ ['a'] 2 }", 1, "'='" },
  { "{ ['a' = 2 }", 1, "']'" },
  { "{ a = '\\q' }", 1, 'no escape' },
  { "{ a = '\\300' }", 1, 'no escape' },
  { "{ a = '\\u{110000}' }", 1, 'no escape' },
  { '{ a = 12x }', 1, 'no number' },
  { '{ a = - }', 1, 'no number' },
  { '{ a = 1e999 }', 1, 'no number' },
  { '{ a = - nan }', 1, 'no number' },
  { '{} {}', 1, 'nothing may stand after' },
  { 'return {}, 1', 1, 'nothing may stand after' },
  { 'local x = {} return x', 1, "'local'" },
  { '{ a = 1,\n\n\0 }', 3, 'expected' },
}

function TestData.test_mistakes()
  for _, case in ipairs(BROKEN) do
    local result, message, line = data.parse(case[1])
    lu.assertNil(result, case[1])
    lu.assertStrContains(message, case[3])
    lu.assertEquals(line, case[2], case[1])
    lu.assertNil(message:find('\n'))
  end
end

function TestData.test_bounds()
  local deep = ('{'):rep(100) .. ('}'):rep(100)
  local _, message = data.parse(deep)
  lu.assertStrContains(message, 'too deep')
  _, message = data.parse(('{'):rep(data.MOST_BYTES))
  lu.assertStrContains(message, 'too deep')
  _, message = data.parse('{' .. ('1,'):rep(10000) .. '}')
  lu.assertStrContains(message, 'too much')
  _, message = data.parse((' '):rep(data.MOST_BYTES) .. '{}')
  lu.assertStrContains(message, 'bytes')
end

--- Random cuts of a file never raise an error, and never run anything.
function TestData.test_any_bytes()
  local text = "return { style = 'news', --[[ x ]] rules = { ['missing-space'] = \"off\", "
    .. '[1] = 0x1F },\n'
    .. "limits = { quotation = 60 }, [=[a]=], '\\u{41}', -1.5e3; true } -- end"
  local random = support.random(7)
  for _ = 1, 3000 do
    local first = random(#text)
    local byte = string.char(random(256) - 1)
    local cut = text:sub(1, first - 1) .. byte .. text:sub(first + random(6))
    local ok, result, message, line = pcall(data.parse, cut)
    lu.assertTrue(ok, cut)
    if not result then
      lu.assertEquals(type(message), 'string')
      lu.assertEquals(type(line), 'number')
    end
  end
end

TestSettings = {}

function TestSettings.test_all_of_them()
  lu.assertEquals(
    parse([[
      return {
        style = 'news',
        language = 'en-US',
        rules = { ['over-long-quotation'] = 'warning', ['mixed-mark-style'] = 'off' },
        limits = { quotation = 60 },
        curl = { style = 'uk', typing = false },
      }]]),
    {
      style = 'news',
      language = 'en-US',
      rules = { ['over-long-quotation'] = 'warning', ['mixed-mark-style'] = 'off' },
      limits = { quotation = 60 },
      curl = { style = 'uk', typing = false },
    }
  )
  lu.assertEquals(parse('{}'), {})
end

function TestSettings.test_languages()
  for given, meant in pairs({
    en = 'en',
    ['en-US'] = 'en-US',
    en_us = 'en-US',
    ['en-GB'] = 'en-GB',
    ['en-AU'] = 'en-GB',
    fr = 'other',
    ['de-CH'] = 'other',
    deu = 'other',
  }) do
    lu.assertEquals(parse(("{ language = '%s' }"):format(given)).language, meant)
  end
end

function TestSettings.test_mistakes()
  lu.assertStrContains(mistake('{\n  styl = 1 }'), "f.lua:2: settings: there is no setting 'styl'")
  local styles = "'style' is any, news, fiction or academic"
  lu.assertStrContains(mistake("{ style = 'new' }"), 'f.lua:1: ' .. styles .. ", not 'new'")
  lu.assertStrContains(mistake('{\n\n style = 5 }'), 'f.lua:3: ' .. styles .. ', not 5')
  lu.assertStrContains(mistake("{ language = 'english' }"), "'language' is the code of a language")
  lu.assertStrContains(mistake("{ rules = 'off' }"), "'rules' is a table of rules and their levels")
  lu.assertStrContains(
    mistake("{ rules = {\n ['missing-space'] = 'on' } }"),
    "f.lua:2: the level of 'missing-space' is off, hint, warning or error, not 'on'"
  )
  lu.assertStrContains(mistake("{ rules = { 'off' } }"), 'rules: there is no rule 1')
  lu.assertStrContains(mistake("{ rules = { ['A'] = 'off' } }"), "there is no rule 'A'")
  lu.assertStrContains(mistake('{ limits = { quotation = 0 } }'), 'a whole number from 1')
  lu.assertStrContains(mistake('{ limits = { quotation = 1.5 } }'), 'a whole number from 1')
  lu.assertStrContains(mistake('{ limits = { words = 1 } }'), "limits: there is no setting 'words'")
  lu.assertStrContains(
    mistake("{ curl = {\n typing = 'yes' } }"),
    "f.lua:2: 'typing' is true or false, not 'yes'"
  )
  lu.assertStrContains(mistake("{ curl = { style = 'news' } }"), "'style' is us, uk, french, ")
  lu.assertStrContains(mistake('{ 1 }'), 'there is no setting 1')
  lu.assertStrContains(mistake('{ style = {} }'), 'not a table')
  lu.assertStrContains(mistake('{ style = "a\\nb" }'), "not 'a b'")
  lu.assertStrContains(mistake("{ style = 'x'\n, language = 'english' }"), 'f.lua:1:')
  lu.assertStrContains(mistake("{ language = 'english',\n style = 'x' }"), 'f.lua:1:')
  lu.assertStrContains(mistake('{'), 'f.lua:1:')
end

function TestSettings.test_known_rules()
  local known = { ['missing-space'] = true }
  local rules = parse("{ rules = { ['missing-space'] = 'off' } }", known).rules
  lu.assertEquals(rules['missing-space'], 'off')
  lu.assertStrContains(
    mistake("{ rules = { ['missing-spaces'] = 'off' } }", known),
    "f.lua:1: rules: there is no rule 'missing-spaces'"
  )
end

function TestSettings.test_tables_of_hosts()
  lu.assertEquals(settings.check({ style = 'fiction' }), { style = 'fiction' })
  local result, message, line = settings.check({ style = 'fict' })
  lu.assertNil(result)
  lu.assertStrContains(message, "'style' is any")
  lu.assertNil(line)
  result, message = settings.check('news')
  lu.assertNil(result)
  lu.assertStrContains(message, 'settings are a table')
end

TestFiles = {}

local function run(command)
  local ok = os.execute(command)
  lu.assertTrue(ok == true or ok == 0, command)
end

local write = require('files').write

function TestFiles:setUp()
  self.folder = os.tmpname()
  os.remove(self.folder)
  run(('mkdir -p "%s/a/b/c" "%s/other"'):format(self.folder, self.folder))
end

function TestFiles:tearDown()
  run(('rm -rf "%s"'):format(self.folder))
end

function TestFiles:test_the_nearest_file()
  local top, inner = self.folder .. '/.quoth.lua', self.folder .. '/a/b/.quoth.lua'
  write(top, "return { style = 'news' }")
  write(inner, "{ style = 'fiction' }")
  local function of(path)
    local result, from = settings.of(self.folder .. path)
    return result.style, from
  end
  lu.assertEquals({ of('/a/b/c/text.txt') }, { 'fiction', inner })
  lu.assertEquals({ of('/a/b/text.txt') }, { 'fiction', inner })
  lu.assertEquals({ of('/a/text.txt') }, { 'news', top })
  lu.assertEquals({ of('/text.txt') }, { 'news', top })
  lu.assertEquals({ of('/a/b/../text.txt') }, { 'news', top })
  lu.assertEquals({ of('/other/./../a//b/text.txt') }, { 'fiction', inner })
  lu.assertEquals({ of('/not/there/text.txt') }, { 'news', top })
end

function TestFiles:test_relative_paths()
  write(self.folder .. '/.quoth.lua', "return { style = 'news' }")
  local result, from = settings.of('b/text.txt', { folder = self.folder .. '/a' })
  lu.assertEquals(result.style, 'news')
  lu.assertEquals(from, self.folder .. '/.quoth.lua')
  lu.assertEquals(settings.of('../x/text.txt', { folder = self.folder .. '/a' }).style, 'news')
  lu.assertEquals(settings.of('-', { folder = self.folder .. '/a' }).style, 'news')
end

function TestFiles.test_no_file()
  local result, from = settings.of('/no/such/folder/text.txt')
  lu.assertEquals(result, {})
  lu.assertNil(from)
end

function TestFiles:test_a_broken_file()
  local path = self.folder .. '/a/.quoth.lua'
  write(path, "return {\n  style = 'newz',\n}\n")
  local result, message = settings.of(self.folder .. '/a/text.txt')
  lu.assertNil(result)
  lu.assertStrContains(message, path .. ':2: ')
  run(('rm "%s" && mkdir "%s"'):format(path, path))
  result, message = settings.of(self.folder .. '/a/text.txt')
  lu.assertNil(result)
  lu.assertStrContains(message, path .. ': ')
  lu.assertNil(message:find('\n'))
end

function TestFiles:test_nothing_is_run()
  local path = self.folder .. '/ran'
  write(
    self.folder .. '/.quoth.lua',
    ("return { style = (function() io.open('%s', 'w'):close() return 'news' end)() }"):format(path)
  )
  local result, message = settings.of(self.folder .. '/text.txt')
  lu.assertNil(result)
  lu.assertStrContains(message, ':1: ')
  lu.assertNil(io.open(path))
end

support.finish()
