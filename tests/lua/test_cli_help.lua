--- Help, the manual, and commands and options that are not there.

local cli = require('cli_support')
local lu = cli.lu
require('quoth.core')
local quoth = require('quoth')
local commands = require('quoth.cli').commands

local MANUAL = cli.read(cli.root .. '/doc/quoth.1'):gsub('\\%-', '-')

--- The options in a text: a sorted list of --words.
local function options(text)
  local seen, list = {}, {}
  for option in text:gmatch('%f[-]%-%-%a[%w-]*') do
    if not seen[option] then list[#list + 1] = option end
    seen[option] = true
  end
  table.sort(list)
  return list
end

--- The part of the manual under a heading, to the next of its kind.
local function section(macro, name)
  local from = assert(select(2, MANUAL:find(('\n.%s %s\n'):format(macro, name), 1, true)), name)
  local stop = MANUAL:find('\n.S[HS] ', from)
  return MANUAL:sub(from, stop)
end

TestHelp = {}

function TestHelp.test_version()
  lu.assertEquals(cli.output({ '--version' }), 'quoth ' .. quoth.version .. '\n')
  lu.assertStrContains(MANUAL, ('"quoth %s"'):format(quoth.version))
end

function TestHelp.test_help_lists_every_command()
  local help = cli.output({ '--help' })
  lu.assertEquals(cli.output({ '-h' }), help)
  lu.assertEquals(cli.output({ 'help' }), help)
  for _, name in ipairs(commands) do
    lu.assertStrMatches(help, '.*\n  ' .. name .. ' +%u[^\n]*%.\n.*')
  end
  lu.assertEquals(options(help), options(section('SH', 'OPTIONS')))
end

function TestHelp.test_help_of_a_command()
  for _, name in ipairs(commands) do
    local help = cli.output({ 'help', name })
    lu.assertStrContains(help, 'Usage: quoth ' .. name)
    lu.assertEquals(cli.output({ name, '--help' }), help)
    lu.assertEquals(cli.output({ name, 'file', '-h' }), help)
    for line in help:gmatch('[^\n]+') do
      lu.assertTrue(#line <= 80, line)
    end
  end
  lu.assertStrContains(cli.output({ 'help', 'help' }), 'quoth help [COMMAND]')
end

--- The manual has a section for each command, with the options that its help has.
function TestHelp.test_the_manual_agrees()
  for _, name in ipairs(commands) do
    local help = options(cli.output({ 'help', name }):gsub('%-%-help', ''))
    local part = section('SS', name)
    lu.assertEquals(options(part), help, name)
    local described = {}
    for line in part:gmatch('\n%.TP\n([^\n]*)') do
      described[#described + 1] = line:match('%-%-[%w-]+')
    end
    table.sort(described)
    lu.assertEquals(described, help, name)
    lu.assertStrContains(MANUAL, '\n.B quoth ' .. name .. '\n')
  end
  local listed = {}
  for name in MANUAL:gmatch('\n%.SS (%l+)') do
    listed[#listed + 1] = name
  end
  lu.assertEquals(listed, table.move(commands, 1, #commands, 1, { [#commands + 1] = 'help' }))
end

function TestHelp.test_the_manual_names_what_the_program_reads()
  local sources = {}
  for _, name in ipairs({ 'colors', 'output', 'input', 'command_mark' }) do
    sources[#sources + 1] = cli.read(cli.root .. '/lua/quoth/cli/' .. name .. '.lua')
  end
  local count = 0
  for name in table.concat(sources):gmatch("os%.getenv%('(%u[%u_]*)'%)") do
    lu.assertStrContains(section('SH', 'ENVIRONMENT'), name)
    count = count + 1
  end
  lu.assertTrue(count >= 5)
  for _, status in ipairs({ 0, 1, 2, 130, 141 }) do
    lu.assertStrContains(section('SH', 'EXIT STATUS'), ('\n.B %d\n'):format(status))
  end
end

--- The kinds that the API documents.
function TestHelp.test_the_manual_names_every_kind()
  local meta = cli.read(cli.root .. '/lua/quoth/meta.lua')
  local kinds = meta:match('%-%-%-@alias quoth%.Kind\n(.-)\n%-%-%-@')
  local part, count = section('SS', 'quotations'), 0
  for kind in kinds:gmatch("| '(%l+)'") do
    lu.assertStrContains(part, '\n.B ' .. kind .. '\n')
    count = count + 1
  end
  lu.assertTrue(count >= 5)
end

function TestHelp.test_the_manual_is_sound()
  lu.skipIf(cli.shell('command -v groff') == '', 'no groff')
  local out, err, status = cli.shell('groff -man -Tutf8 -ww doc/quoth.1')
  lu.assertEquals(err, '')
  lu.assertEquals(status, 0)
  lu.assertStrContains(out, 'quotations')
end

TestRules = {}

--- The manual, the help of Neovim and the README list every rule, in order, with what it finds and
-- the levels that it has by style and language.
function TestRules.test_lists_of_rules()
  local help = require('quoth.rule_help')
  local man, vim, readme = {}, {}, {}
  for i, rule in ipairs(quoth.rules()) do
    local levels = help.levels(rule.id)
    man[i] = ('.TP\n.B %s\n%s.\n%s.\n'):format(
      rule.id,
      rule.summary:gsub('^%l', string.upper),
      (levels:gsub('^%l', string.upper))
    )
    vim[i] = ('    %-23s %s\n        %s\n'):format(rule.id, levels, rule.summary)
    readme[i] = ('| `%s` | %s | %s |\n'):format(rule.id, rule.summary, levels)
  end
  lu.assertEquals(section('SH', 'RULES'):match('\n(%.TP.*)'), table.concat(man))
  local text = cli.read(cli.root .. '/doc/quoth.txt')
  lu.assertEquals(text:match('%*quoth%-rules%*.->\n\n(.-)<\n'), table.concat(vim))
  text = cli.read(cli.root .. '/README.md')
  lu.assertEquals(text:match('| rule | finds | level |\n[| -]+\n(.-\n)[^|]'), table.concat(readme))
end

--- An explanation says more than the summary, and shows a text that the rule finds fault with.
function TestRules.test_explanations()
  for _, rule in ipairs(quoth.rules()) do
    local out = cli.output({ 'lint', '--explain', rule.id })
    local paragraphs = {}
    for paragraph in (out .. '\n'):gmatch('(.-)\n\n') do
      paragraphs[#paragraphs + 1] = paragraph
    end
    lu.assertEquals(paragraphs[1]:match('[^\n]*'), rule.id .. ': ' .. rule.summary)
    lu.assertStrMatches(paragraphs[2], '%u.*%.')
    lu.assertEquals({ paragraphs[3], paragraphs[5] }, { 'Found:', 'Right:' })
    for line in out:gmatch('[^\n]+') do
      lu.assertTrue(utf8.len(line) <= 78 + #rule.id, line)
    end
  end
end

TestUsage = {}

function TestUsage.test_mistakes_are_a_line()
  for line, expected in pairs({
    [''] = 'usage: quoth COMMAND [OPTION...] [FILE...]. See quoth --help.',
    ['qoutations x'] = "unknown command 'qoutations'. Did you mean 'quotations'?",
    ['quotes x'] = "unknown command 'quotes'. Did you mean 'quotations'?",
    ['crul'] = "unknown command 'crul'. Did you mean 'curl'?",
    ['verify'] = "unknown command 'verify'. See quoth --help.",
    ['help mrk'] = "unknown command 'mrk'. Did you mean 'mark'?",
    ['init'] = "unknown command 'init'. Did you mean 'lint'?",
    ['../cli'] = "unknown command '../cli'. See quoth --help.",
    ['--verbose'] = "unknown option '--verbose'. See quoth --help.",
    ['-'] = "unknown option '-'. See quoth --help.",
    ['mark'] = "missing argument 'FILE'. See quoth help mark.",
    ['quotations --format json'] = "missing argument 'FILE'. See quoth help quotations.",
    ['mark --colour x'] = "unknown option '--colour'. Did you mean '--color'? See quoth help mark.",
    ['mark x --color'] = "option '--color' requires an argument. See quoth help mark.",
    ['mark --color=red x'] = "argument for option '--color' must be one of 'auto', 'always',"
      .. " 'never'. See quoth help mark.",
    ['mark --no-pager=1 x'] = "option '--no-pager' does not take arguments. See quoth help mark.",
    ['quotations --format=xml x'] = "argument for option '--format' must be one of 'text',"
      .. " 'json', 'csv', 'tei', 'html'. See quoth help quotations.",
    ['lint'] = "missing argument 'FILE'. See quoth help lint.",
    ['lint x --rule qqq'] = "'--rule qqq' is not ID=LEVEL. See quoth help lint.",
    ['lint x --rule missing-spcae=off'] = "there is no rule 'missing-spcae'. Did you mean"
      .. " 'missing-space'?",
    ['lint x --rule missing-space=loud'] = "the level of 'missing-space' is off, hint, warning or"
      .. " error, not 'loud'.",
    ['lint x --language 7'] = "'language' is the code of a language, such as 'en-US', 'en-GB', 'en'"
      .. " or 'fr', not '7'.",
    ['lint --explain qqq'] = "there is no rule 'qqq'. See quoth lint --list-rules.",
    ['lint - --fix --format=json'] = "'--fix' of standard input writes the text alone."
      .. ' See quoth help lint.',
    ['curl --style=dutch'] = "argument for option '--style' must be one of 'us', 'uk', 'french',"
      .. " 'german', 'german-guillemets'. See quoth help curl.",
    ['straighten --style=us'] = "unknown option '--style'. See quoth help straighten.",
    ['batch --nothing'] = "unknown option '--nothing'. See quoth help batch.",
  }) do
    local words = {}
    for word in line:gmatch('%S+') do
      words[#words + 1] = word
    end
    local out, err, status = cli.run(words)
    lu.assertEquals(err, 'quoth: ' .. expected .. '\n')
    lu.assertEquals(out, '')
    lu.assertEquals(status, 2)
  end
end

--- What begins with - is a file after --, and the last of an option's values counts.
function TestUsage.test_words()
  local folder = cli.quote(cli.scratch)
  cli.file('-h', 'A “word”.')
  local command = cli.command({ 'mark', '--color=always', '--color=never', '--', '-h' })
  local out = cli.shell(
    ('cd %s && %s'):format(folder, (command:gsub('build/quoth', '"$OLDPWD"/build/quoth')))
  )
  lu.assertEquals(out, 'A “word”.')
end

--- The message of a module that is not there, not a traceback.
function TestUsage.test_missing_modules()
  local main = 'lua5.4 lua/quoth/cli/main.lua mark x'
  local path = "LUA_PATH_5_4='lua/?.lua;lua/?/init.lua' "
  local err, status = select(2, cli.shell(path .. main))
  lu.skipIf(status == 127, 'no lua5.4')
  lu.assertEquals(err, 'quoth: the Lua module argparse is missing (Debian: lua-argparse)\n')
  lu.assertEquals(status, 2)
  err = select(2, cli.shell(path .. "LUA_CPATH_5_4='/nowhere/?.so' " .. main))
  lu.assertEquals(err, 'quoth: the Lua module cjson is missing (Debian: lua-cjson)\n')
end

cli.finish()
