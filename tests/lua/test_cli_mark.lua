--- quoth mark: bytes, colours, headings, the pager.

local cli = require('cli_support')
local lu = cli.lu

local ROLES = cli.text('roles.txt')
local NASTY = '\u{FEFF}“One,” said Ann\xFF.\r\n\r\nA \0 byte,'
  .. ' \27[31m an escape, “no \xC3( end\r\nmore'

local function uncolored(text)
  return (text:gsub('\27%[[%d;]*m', ''))
end

local function always(words, input, env)
  return cli.output({ 'mark', '--color=always', table.unpack(words) }, input, env)
end

TestMark = {}

function TestMark.test_golden()
  cli.golden('mark-8.txt', always({ ROLES }))
  cli.golden('mark-mono.txt', always({ ROLES }, nil, { TERM = 'vt220' }))
  cli.golden('mark-256.txt', always({ ROLES }, nil, { TERM = 'xterm-256color' }))
  cli.golden('mark-true.txt', always({ ROLES }, nil, { COLORTERM = 'truecolor' }))
  cli.golden('mark-md.txt', always({ cli.text('roles.md') }))
end

function TestMark.test_without_colours_the_bytes_are_the_same()
  local path = cli.file('nasty.txt', NASTY)
  lu.assertEquals(cli.output({ 'mark', path }), NASTY)
  lu.assertEquals(cli.output({ 'mark', '--color=never', '-' }, NASTY), NASTY)
  lu.assertEquals(cli.output({ 'mark', '-' }, ''), '')
end

function TestMark.test_colours_add_nothing_but_escapes()
  local plain = 'One “two” three.\r\n\r\n\0 “four \xC3( \xFF\n'
  lu.assertEquals(uncolored(always({ '-' }, plain)), plain)
  local article = cli.text('article.txt')
  local text = cli.read(cli.root .. '/' .. article)
  lu.assertNotEquals(always({ article }), text)
  lu.assertEquals(uncolored(always({ article })), text)
  lu.assertEquals(always({ '-' }, ''), '')
  lu.assertStrContains(always({ cli.file('nasty.txt', NASTY) }), '\27[31m an escape')
end

--- Pagers show each line by itself.
function TestMark.test_a_colour_ends_with_its_line()
  local out = always({ '-' }, '“One\r\ntwo\n\nthree”\n')
  lu.assertStrContains(out, '“One\27[0m\r\n\27[')
  for line in out:gmatch('[^\r\n]+') do
    local on = false
    for code in line:gmatch('\27%[([%d;]*)m') do
      on = code ~= '0'
    end
    lu.assertFalse(on, line)
  end
end

function TestMark.test_format()
  local text = 'A `“span”` here.\n'
  local function colored(words, input)
    return always(words, input):find('\27', 1, true) ~= nil
  end
  lu.assertTrue(colored({ cli.file('span.txt', text) }))
  lu.assertFalse(colored({ cli.file('span.md', text) }))
  lu.assertFalse(colored({ cli.file('span.Markdown', text) }))
  lu.assertTrue(colored({ '--format', 'text', cli.file('span.md', text) }))
  lu.assertFalse(colored({ '--format=markdown', '-' }, text))
end

function TestMark.test_headings()
  local one, two = cli.file('one.txt', 'One.'), cli.file('two.txt', 'Two.\n')
  local empty = cli.file('empty.txt', '')
  local expected = ([[
==> %s <==
One.

==> %s <==

==> %s <==
Two.

==> standard input <==
In.]]):format(one, empty, two)
  lu.assertEquals(cli.output({ 'mark', one, empty, two, '-' }, 'In.'), expected)
  lu.assertEquals(always({ one, empty, two, '-' }, 'In.'), expected)
  local odd = cli.file('a\nb\27.txt', 'Odd.\n')
  lu.assertStrContains(cli.output({ 'mark', odd, two }), 'a?b?.txt <==\n')
end

function TestMark.test_when_colours_are_used()
  local words = { 'mark', '--no-pager', ROLES }
  local function on_terminal(env, when)
    local out = cli.on_terminal(cli.command({ words[1], words[2], words[3], when }, env))
    return out and out:find('\27[', 1, true) ~= nil
  end
  lu.assertNil(cli.output(words):find('\27', 1, true))
  local found = on_terminal()
  lu.skipIf(found == nil, 'no script(1)')
  lu.assertTrue(found)
  lu.assertTrue(on_terminal({ NO_COLOR = '' }))
  lu.assertFalse(on_terminal({ NO_COLOR = '1' }))
  lu.assertTrue(on_terminal({ NO_COLOR = '1' }, '--color=always'))
  lu.assertFalse(on_terminal({}, '--color=never'))
  lu.assertFalse(on_terminal({ TERM = 'dumb' }))
  lu.assertFalse(on_terminal({ TERM = '' }))
end

function TestMark.test_pager()
  local function paged(words, env)
    return cli.on_terminal(cli.command({ 'mark', table.unpack(words) }, env))
  end
  local small = cli.file('small.txt', 'One\ntwo “three”\n')
  local out = paged({ small }, { PAGER = 'sed s/^/pager:/' })
  lu.skipIf(out == nil, 'no script(1)')
  lu.assertEquals(out, 'pager:One\npager:two \27[32m“three”\27[0m\n')
  lu.assertEquals(paged({ small }, { PAGER = 'printenv LESS; cat' }):match('^(.-)\n'), 'FR')
  lu.assertEquals(
    paged({ small }, { PAGER = 'printenv LESS; cat', LESS = 'x' }):match('^(.-)\n'),
    'x'
  )
  for _, env in ipairs({ { PAGER = '' }, { PAGER = 'cat' }, { PAGER = 'false', TERM = 'dumb' } }) do
    lu.assertEquals(uncolored(paged({ small }, env)), 'One\ntwo “three”\n')
  end
  lu.assertStrContains(paged({ '--no-pager', small }, { PAGER = 'false' }), 'One\n')
  -- What went wrong is told after the pager.
  lu.assertEquals(
    paged({ '/nowhere', '--color=never', small }, { PAGER = 'cat; echo end' }):match('end\n(.*)'),
    'quoth: /nowhere: No such file or directory\n'
  )
  -- Nothing to read: no pager.
  lu.assertEquals(
    paged({ '/nowhere' }, { PAGER = 'echo pager' }),
    'quoth: /nowhere: No such file or directory\n'
  )
  -- A pager that ends early takes the program with it, without a word.
  lu.assertEquals(paged({ small, small }, { PAGER = 'true' }), '')
  lu.assertStrContains(paged({ small }, { PAGER = 'no-such-pager' }), 'no-such-pager')
  -- Without PAGER it is less, which ends by itself where one screen is enough.
  lu.assertStrContains(uncolored(paged({ small }, {})), 'two “three”')
end

TestBySpeaker = {}

local VOICES = cli.text('voices.txt')

local function by_speaker(words, input, env)
  return always({ '--by=speaker', table.unpack(words) }, input, env)
end

function TestBySpeaker.test_golden()
  cli.golden('mark-speakers.txt', by_speaker({ VOICES }, nil, { TERM = 'xterm-256color' }))
end

function TestBySpeaker.test_the_text_is_all_there()
  for _, name in ipairs({ 'voices.txt', 'dialogue.txt', 'article.txt', 'roles.txt' }) do
    local text = cli.read(cli.root .. '/' .. cli.text(name))
    local out = uncolored(by_speaker({ cli.text(name) }))
    lu.assertEquals(out:match('^[^\n]+\n\n(.*)$'), text, name)
  end
  -- Nobody speaks: nobody is named.
  lu.assertEquals(by_speaker({ '-' }, 'Nothing.\n'), 'Nothing.\n')
end

--- The parameters of the look that a text begins with.
local function look(out, words)
  return out:match('\27%[([%d;]+)m' .. words)
end

function TestBySpeaker.test_who_has_which_colour()
  for _, env in ipairs({
    { TERM = 'xterm' }, { TERM = 'xterm-16color' }, { TERM = 'xterm-256color' }, { TERM = 'vt220' },
    { COLORTERM = 'truecolor' },
  }) do
    local out = by_speaker({ VOICES }, nil, env)
    local one, other = look(out, 'Ingrid'), look(out, 'Peter')
    lu.assertNotEquals(one, other)
    lu.assertEquals(look(out, '“The bridge'), one)
    lu.assertEquals(look(out, '“I wrote'), one)
    lu.assertEquals(look(out, '“The letter'), other)
  end
end

function TestBySpeaker.test_palettes()
  local rich = { TERM = 'xterm-256color' }
  local usual = by_speaker({ VOICES }, nil, rich)
  local seen = { [usual] = true }
  for _, words in ipairs({
    { '--palette=colour-blind', VOICES }, { '--ground=dark', VOICES }, { '--ground=light', VOICES },
  }) do
    local out = by_speaker(words, nil, rich)
    lu.assertNil(seen[out])
    seen[out] = true
  end
  local function told(ground)
    return by_speaker({ VOICES }, nil, { TERM = 'xterm-256color', COLORFGBG = ground })
  end
  lu.assertEquals(told('0;15'), by_speaker({ '--ground=light', VOICES }, nil, rich))
  lu.assertEquals(told('15;default;0'), by_speaker({ '--ground=dark', VOICES }, nil, rich))
  lu.assertEquals(told('what'), usual)
end

--- Where there are more speakers than colours, no two of the first two dozen look alike.
function TestBySpeaker.test_many()
  local lines = {}
  for i = 0, 23 do
    local name = string.char(65 + i) .. 'nna Wa' .. string.char(97 + i) .. 'er'
    lines[#lines + 1] = ('“Number one,” said %s.\n'):format(name)
  end
  local out = by_speaker({ '-' }, table.concat(lines, '\n'), { TERM = 'xterm-256color' })
  local seen, count = {}, 0
  for code in out:gmatch('\27%[([%d;]+)m“') do
    lu.assertNil(seen[code], code)
    seen[code], count = true, count + 1
  end
  lu.assertEquals(count, 24)
  lu.assertStrMatches(out, '[^\n]+, and 12 more\n\n.*')
end

cli.finish()
