--- :quoth and its kin, the option, and which files are marked.

local harness = require('harness')
local files = require('quoth.vis.files')
local ok, same = harness.ok, harness.same

local TEXT = '“One,” said Ann Lee. “Two ‘three’ four,” she said.\n\n'
  .. 'Bob Day told reporters that nothing had happened.\n\nHe said, “Nine\n'

local function tells(at, expected)
  harness.at(vis.win, at)
  vis:command('quoth')
  same(harness.info(), expected, ':quoth at ' .. at)
end

local function is_marked() return select(2, harness.draw(vis.win)) > 0 end

--- A new window of a new file that holds TEXT; the window that was there is closed.
local function open(name)
  local path = os.getenv('VIS_PATH') .. '/' .. name
  local file = assert(io.open(path, 'w'))
  file:write(TEXT)
  file:close()
  vis:command('e! ' .. path)
end

local function test_tell()
  tells('One', 'quotation, level 1, Ann Lee, cue: said, closed')
  tells('three', 'quotation, level 2, no source, closed')
  tells('Ann Lee.', 'source: Ann Lee, cue: said')
  tells('said Ann', 'source: Ann Lee, cue: said')
  tells('told', 'source: Bob Day, cue: told reporters')
  tells('nothing', 'indirect quotation, Bob Day, cue: told reporters')
  tells('Nine', 'quotation, level 1, He (Bob Day), cue: said, unclosed')
end

local function test_list()
  local win, text = vis.win, harness.text(vis.win)
  harness.messages[1] = nil
  vis:command('quoth-list')
  local list = harness.messages[1] or ''
  same(list:gsub('happened%.', 'happened'), [[
this text: 5 quotations
    1  Ann Lee, said: “One,”
    1  she (Ann Lee), said: “Two ‘three’ four,”
    1    no source: ‘three’
    3  Bob Day, told reporters: that nothing had happened
    5  unclosed, He (Bob Day), said: “Nine]], ':quoth-list')
  ok(files.of(vis.win) == nil, 'the list itself is not marked')
  same(select(2, harness.draw(vis.win)), 0, 'and not painted')
  vis:command('quoth')
  same(harness.info(), 'quoth: no text here', ':quoth in the list')
  same(vis.win.selection.line, 2, 'the cursor is on the first line under the title')
  vis:feedkeys('q')
  same(vis.win, win, 'q goes back to the text')
  harness.messages[1] = nil
  vis:command('quoth-list Bob Day')
  same((harness.messages[1] or ''):match('\n *(%d+)'), '3', ':quoth-list of a source')
  vis:command('q')
  vis:command('quoth-list Nobody')
  same(harness.info(), 'quoth: no quotations of Nobody', ':quoth-list of nobody')
  harness.messages[1] = nil
  vis:command('3,$quoth-list')
  same((harness.messages[1] or ''):match(': (%d+) '), '2', ':quoth-list of some lines')
  vis:message('Others write here too.')
  vis:command('quoth sources')
  local shown = harness.text(vis.win)
  ok(not shown:find('quotations\n', 1, true) and shown:find('Others write here too.', 1, true)
    and shown:find(': 2 sources\n', 1, true), 'another list takes its place alone', shown)
  vis:feedkeys('j<Enter>')
  same(win.file:content(win.selection.pos, 7), 'Ann Lee', 'and knows its lines')
  same(harness.text(win), text, 'the text stays as it was')
  vis:command('quoth list')
  vis:feedkeys('q')
  for i in pairs(harness.messages) do
    harness.messages[i] = nil
  end
end

local function test_sources()
  local win = vis.win
  harness.messages[1] = nil
  vis:command('quoth sources')
  same(harness.messages[1], 'this text: 2 sources\n'
    .. '    3  Bob Day: 2 quotations, 5 words\n'
    .. '    1  Ann Lee: 2 quotations, 4 words', ':quoth sources')
  vis:feedkeys('<Enter>')
  same(vis.win, win, 'Enter goes to the text')
  same(win.file:content(win.selection.pos, 7), 'Bob Day', 'and to the place')
  vis:feedkeys('<Escape>')
  harness.messages[1] = nil
  vis:command('quoth list .')
  same(select(2, (harness.messages[1] or ''):gsub('\n', '')), 2, ':quoth list .')
  vis:command('q')
end

local function test_switches()
  ok(is_marked(), 'a file without a name is marked')
  vis:command('quoth-off')
  same(harness.info(), 'quoth is off here', ':quoth-off tells')
  ok(not is_marked(), ':quoth-off')
  vis:command('quoth')
  same(harness.info(), 'quoth is off here', ':quoth tells so')
  vis:feedkeys(']q')
  same(harness.info(), 'quoth is off here', ']q tells so')
  vis:command('quoth-on')
  same(harness.info(), 'quoth is on', ':quoth-on tells')
  ok(is_marked(), ':quoth-on')
  for _, step in ipairs({ { 'quoth off', false }, { 'quoth on', true }, { 'quoth!', false },
    { 'quoth!', true } }) do
    vis:command('set ' .. step[1])
    ok(is_marked() == step[2], ':set ' .. step[1])
  end
end

local function test_files()
  vis:command('help')
  ok(not is_marked() and vis.win.file.size > 1000, 'the help is not marked')
  vis:command('q')
  open('prose.txt')
  ok(is_marked(), 'a .txt file is marked')
  open('prose.md')
  ok(is_marked(), 'a .md file is marked')
  same(files.for_command(vis.win):format(), 'markdown', 'as Markdown')
  open('prose.c')
  ok(not is_marked(), 'a .c file is not')
  vis:command('quoth')
  same(harness.info(), 'quoth is off in ansi_c (:quoth-on)', ':quoth tells how to mark it')
  vis:command('quoth-on')
  ok(is_marked(), 'and it can be')
  vis:command('set syntax off')
  vis:command('set syntax text')
  vis:command('set quoth off')
  ok(not is_marked(), 'and unmarked')
  open('other.txt')
  vis:command('set syntax ansi_c')
  ok(not is_marked(), 'the syntax decides, when it is changed too')
  vis:command('set syntax text')
  ok(is_marked(), 'and back')
  vis:command('set syntax markdown')
  ok(is_marked() and files.of(vis.win).doc:format() == 'markdown', 'a change to Markdown')
  vis:command('set syntax text')
  local file = io.open(vis.win.file.path, 'w')
  file:write('“Quite another,” said Zoe.\n')
  file:close()
  vis:command('e!')
  same(harness.wrong(vis.win), nil, 'the text is read again')
  ok(is_marked(), 'after :e!')
  files.settings.limit = 10
  open('long.txt')
  ok(not is_marked(), 'a file above the limit is not')
  vis:command('quoth')
  same(harness.info(), 'quoth is off in texts of more than 0 MB (:quoth-on)', 'and it is told')
  vis:command('quoth-on')
  ok(is_marked(), 'but it can be')
  files.settings.limit = 1000000
  vis:command('set quoth off')
  local first = vis.win
  vis:command('split ' .. os.getenv('VIS_PATH') .. '/prose.txt')
  ok(is_marked(), 'another file in another window')
  same(select(2, harness.draw(first)), 0, 'the choice is the file\'s own')
  local record = files.of(vis.win)
  vis:command('q!')
  ok(record.doc == nil, 'a closed file has no document')
end

harness.run(function()
  harness.fill(vis.win, TEXT)
  test_tell()
  test_list()
  test_sources()
  test_switches()
  test_files()
end)
