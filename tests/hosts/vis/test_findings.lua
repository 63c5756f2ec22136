--- Findings: what is underlined, told, listed, and where ]l goes.
-- setup: .setup({ settings = { rules = { ['capital-tag'] = 'hint' } } })

local harness = require('harness')
local files = require('quoth.vis.files')
local findings = require('quoth.vis.findings')
local follow = require('quoth.vis.follow')
local ok, same = harness.ok, harness.same

local TEXT = '“One” said Ann Lee.\n\n“Two,” She said.\n\nHe said, “Three\n\nAll is well.\n'

local ERROR = 'fore:#87d7af,underlined,reverse'
local WARNING = 'fore:magenta,bold,underlined'

local function test_underlines(win)
  harness.fill(win, TEXT)
  same(harness.look(win, '“Three'), ERROR, 'an error')
  same(harness.look(win, '” said'), WARNING, 'a warning')
  same(harness.look(win, 'She'), 'underlined', 'a hint, by setup')
  local look = harness.look(win, 'Two')
  ok(look and not look:find('underlined'), 'and what is no finding', look)
  harness.at(win, '” said')
  harness.step()
  vis:feedkeys('i,<Escape>')
  ok(not harness.look(win, '” said'):find('underlined'), 'what is mended while typing')
  vis:feedkeys('u')
  same(harness.look(win, '” said'), WARNING, 'and undone')
  harness.at(win, 'All')
  vis:feedkeys('o<Enter>“Five')
  local typing = harness.look(win, '“Five')
  ok(typing and not typing:find('reverse'), 'nothing in the paragraph that is being typed', typing)
  same(harness.look(win, '“Three'), ERROR, 'but in the others')
  vis:feedkeys('<Escape>')
  same(harness.look(win, '“Five'), ERROR, 'and there too when typing is over')
  vis:feedkeys('u')
  require('quoth.vis').setup({ findings = false })
  ok(not (harness.look(win, '” said') or ''):find('underlined'), 'findings = false')
  require('quoth.vis').setup({ findings = true, styles = { warning = 'fore:blue' } })
  same(harness.look(win, '” said'), 'fore:blue', "a user's own style")
  require('quoth.vis').setup({ styles = {} })
end

local function test_told(win)
  harness.fill(win, TEXT)
  harness.at(win, 'All')
  harness.draw(win)
  harness.info()
  harness.at(win, '” said')
  harness.draw(win)
  same(harness.info(), 'warning: no comma before the tag [missing-comma]; fix: put ,', 'told')
  harness.draw(win)
  same(harness.info(), nil, 'once')
  harness.at(win, 'All')
  harness.draw(win)
  harness.at(win, '” said')
  harness.draw(win)
  ok(harness.info() ~= nil, 'and when the cursor comes back')
  vis:command('quoth')
  same(harness.info(), 'warning: no comma before the tag [missing-comma]; fix: put , '
    .. '(quotation, level 1, Ann Lee, cue: said, closed)', ':quoth')
end

local function test_motions(win)
  harness.fill(win, TEXT)
  for _, step in ipairs({
    { ']l', '” said', 'warning: no comma' },
    { ']l', 'She', 'hint: a capital' },
    { ']l', '“Three', 'error: this quotation is not closed' },
    { ']l', '“Three', 'quoth: no next finding' },
    { '[l', 'She', 'hint: a capital' },
    { '[l', '” said', 'warning: no comma' },
    { '[l', '” said', 'quoth: no previous finding' },
    { '2]l', '“Three', 'error: this quotation is not closed' },
  }) do
    harness.info()
    vis:feedkeys(step[1])
    local at = win.file:content(0, win.file.size):find(step[2], 1, true) - 1
    same(win.selection.pos, at, step[1] .. ' to ' .. step[2])
    local info = harness.info() or ''
    same(info:sub(1, #step[3]), step[3], step[1] .. ' tells')
  end
end

local function message(command)
  harness.messages[1] = nil
  vis:command(command)
  local text = harness.messages[1]
  if text then vis:command('q') end
  return text or ''
end

local function test_lists(win)
  harness.fill(win, TEXT)
  same(message('quoth lint'), [=[
this text: 3 findings
    1  warning  no comma before the tag: “One” said Ann Lee. [missing-comma]
    3  hint     a capital in the tag, after a comma: “Two,” She said. [capital-tag]
    5  error    this quotation is not closed: He said, “Three [unclosed-quotation]]=],
    ':quoth lint')
  same(message('2,4quoth lint'):match('^[^\n]*'), 'this text: 1 finding', 'of some lines')
  harness.at(win, 'Lee')
  local why = message('quoth explain')
  ok(why:find('^warning: no comma before the tag'), ':quoth explain', why)
  ok(why:find('\nmissing-comma: ', 1, true) and why:find('\nFound:', 1, true), 'explains', why)
  ok(message('quoth explain doubled-stop'):find('^doubled%-stop: '), ':quoth explain RULE')
  harness.info()
  vis:command('quoth explain nonsense')
  same(harness.info(), "quoth: there is no rule 'nonsense'", 'a rule that there is not')
  harness.at(win, 'All')
  vis:command('quoth explain')
  same(harness.info(), 'quoth: no finding here', ':quoth explain where nothing is')
  vis:command('quoth nonsense')
  same(harness.info(), "quoth: there is no ':quoth nonsense' (:quoth help)", 'a word unknown')
  local help = message('quoth help')
  ok(help:find(']l [l   next, previous finding', 1, true), ':quoth help has the keys', help)
  ok(not help:find('KEYS', 1, true), 'all of them')
  harness.fill(win, 'All is well.\n')
  vis:command('quoth lint')
  same(harness.info(), 'quoth: no findings', ':quoth lint where all is well')
end

--- A text that is compared in part only: what is on the screen is found from what is around it.
local function test_large(win)
  local paragraph = '“One,” said Ann Lee. “Two,” she said.\n\n'
  local whole = follow.WHOLE
  follow.WHOLE = 0
  harness.fill(win, paragraph:rep(2000) .. '“Three” said Bob Day.\n\n' .. paragraph:rep(2000))
  harness.at(win, '” said Bob')
  same(harness.wrong(win), nil, 'large: as in the whole text')
  same(harness.look(win, '” said Bob'), WARNING, 'large: underlined')
  same(harness.info(), 'warning: no comma before the tag [missing-comma]; fix: put ,',
    'large: told')
  local seen = files.of(win).seen
  harness.draw(win)
  ok(files.of(win).seen == seen, 'large: not looked for again')
  harness.step()
  vis:feedkeys('i,<Escape>')
  ok(not harness.look(win, '” said Bob'):find('underlined'), 'large: mended')
  vis:feedkeys('u')
  win.selection.pos = 0
  vis:feedkeys(']l')
  same(win.selection.pos, harness.text(win):find('” said Bob', 1, true) - 1, 'large: ]l')
  vis:command('quoth fix all')
  ok(harness.text(win):find('“Three,” said Bob', 1, true), 'large: fix all')
  follow.WHOLE = whole
end

-- ---- Settings, and rules of the user's own ---------------------------------------------

local function write(path, text)
  local file = assert(io.open(path, 'w'))
  file:write(text)
  file:close()
end

local function test_settings()
  local folder = os.getenv('VIS_PATH')
  local path, rules = folder .. '/prose.txt', folder .. '/.quoth.lua'
  write(path, TEXT)
  write(rules, "return { rules = { ['missing-comma'] = 'off' } }")
  vis:command('e! ' .. path)
  local win = vis.win
  ok(not harness.look(win, '” said'):find('underlined'), '.quoth.lua switches a rule off')
  same(harness.look(win, 'She'), 'underlined', 'and setup still holds')
  harness.info()
  write(rules, "return {\n  style = 'new',\n}")
  findings.refresh()
  for _ = 1, 3 do
    harness.draw(win)
  end
  same(table.concat(harness.infos, '\n'), 'quoth: ' .. rules
    .. ":2: 'style' is any, news, fiction or academic, not 'new'", 'a broken one is told once')
  ok(not harness.look(win, '” said'):find('underlined'), 'what it said before holds')
  ok(files.is_on(win), 'and quoth goes on')
  os.remove(rules)
  vis:command('w!')
  same(harness.look(win, '” said'), WARNING, 'without it, after :w')
end

local function test_own_rules(win)
  harness.fill(win, TEXT)
  local quoth = require('quoth')
  local calls = 0
  quoth.rule({
    id = 'no-well',
    summary = 'Well',
    level = 'error',
    check = function(doc, report)
      calls = calls + 1
      local first, last = doc:text():find('well', 1, true)
      if first then report(first, last, 'say how') end
    end,
  })
  same(harness.look(win, 'well'), ERROR, 'a rule of the user')
  local before = calls
  harness.draw(win)
  same(calls, before, 'which is not asked again for the same text')
  quoth.rule({ id = 'no-well', summary = 'Well', check = function() error('deliberate', 0) end })
  harness.info()
  harness.draw(win)
  harness.draw(win)
  same(table.concat(harness.infos, '\n'),
    "quoth: the rule 'no-well' failed and is off: deliberate", 'one that fails is told once')
  same(harness.look(win, '” said'), WARNING, 'and the others go on')
  quoth.drop_rule('no-well')
end

harness.run(function()
  local win = vis.win
  vis:command('set theme zenburn')
  test_underlines(win)
  test_told(win)
  test_motions(win)
  test_lists(win)
  test_large(win)
  test_own_rules(win)
  test_settings()
end)
