--- Marks that are made typographic as they are typed.
-- setup: .setup({ settings = { curl = { typing = true } } })

local harness = require('harness')
local ok, same = harness.ok, harness.same

--- Types into an empty text; what it becomes.
local function becomes(typed, expected)
  local win = vis.win
  harness.fill(win, '')
  harness.step()
  vis:feedkeys('i' .. typed .. '<Escape>')
  same(harness.text(win):gsub('\n$', ''), expected, typed)
end

local function test_text()
  becomes('"I don\'t know," she said.', '“I don’t know,” she said.')
  becomes('"He said, \'Go away,\'" she said.', '“He said, ‘Go away,’” she said.')
  becomes('He is 6\' 2" tall.', 'He is 6′ 2″ tall.')
  becomes('"One," she--"two" (\'three\')', '“One,” she--“two” (‘three’)')
  becomes('One<Enter><Enter>"Two"', 'One\n\n“Two”')
end

local function test_again()
  becomes('say ""x', 'say "x')
  becomes("don''t", "don't")
  becomes('"""x', '"“x')
  becomes('"a ""', '“a "')
  becomes('"<Backspace>"x', '“x')
end

--- The word behind a mark tells that letters are missing.
local function test_words()
  becomes("'Tis so", '’Tis so')
  becomes("the '90s.", 'the ’90s.')
  becomes("'Yes, he said.'", '‘Yes, he said.’')
  becomes("rock 'n' roll", 'rock ’n’ roll')
  becomes("''Tis so", "'Tis so")
end

local function test_cursors(win)
  harness.fill(win, 'One\nTwo\n\nThree\n')
  harness.step()
  win.selection.pos = 0
  vis:feedkeys('<C-j>i"<Escape>')
  same(harness.text(win), '“One\n“Two\n\nThree\n', 'two cursors')
  vis:feedkeys('<Escape>')
  same(#win.selections, 1, 'and one again')
  vis:feedkeys('u')
  same(harness.text(win), 'One\nTwo\n\nThree\n', 'undone')
  win.selection.pos = 0
  vis:feedkeys('<C-j>i"')
  vis:feedkeys('"<Escape><Escape>')
  same(harness.text(win), '"One\n"Two\n\nThree\n', 'straight at both')
end

local function test_undo(win)
  harness.fill(win, 'He said, yes.\n')
  harness.step()
  harness.at(win, 'yes')
  vis:feedkeys('i"Oh,<Escape>')
  same(harness.text(win), 'He said, “Oh,yes.\n', 'typed')
  vis:feedkeys('u')
  same(harness.text(win), 'He said, yes.\n', 'one step of undo')
  harness.at(win, 'yes')
  vis:feedkeys('i"<Escape>')
  harness.at(win, '.\n')
  vis:feedkeys('.')
  same(harness.text(win), 'He said, “yes”.\n', '. types it where it belongs')
  vis:feedkeys('u')
  same(harness.text(win), 'He said, “yes.\n', 'undone')
end

local function test_elsewhere(win)
  harness.fill(win, 'One two\n')
  harness.step()
  win.selection.pos = 0
  vis:feedkeys('R"<Escape>')
  same(harness.text(win), '"ne two\n', 'not while replacing')
  vis:feedkeys('u')
  vis:command('quoth off')
  vis:feedkeys('i"<Escape>')
  same(harness.text(win), '"One two\n', 'not where quoth is off')
  vis:feedkeys('u')
  vis:command('quoth on')
  vis:command('set syntax markdown')
  harness.draw(win)
  becomes('a `x = "b"` "c"', 'a `x = "b"` “c”')
  becomes('```<Enter>"x"<Enter>```<Enter><Enter>"y"', '```\n"x"\n```\n\n“y”')
  vis:command('set syntax text')
  require('quoth.vis').setup({ settings = { curl = { typing = true, style = 'german' } } })
  becomes('"I don\'t know," she said.', '„I don’t know,“ she said.')
  require('quoth.vis').setup({ settings = { curl = { typing = true, style = 'french' } } })
  becomes('"a" b', ('«_a_» b'):gsub('_', '\226\128\175'), 'French')
  becomes('""a', '"a')
  require('quoth.vis').setup({ settings = { curl = {} } })
  becomes('"a"', '"a"')
end

--- A failure is told once, and typing goes on.
local function test_failure(win)
  require('quoth.vis').setup({ settings = { curl = { typing = true } } })
  local marks = require('quoth.marks')
  local typed = marks.typed
  marks.typed = function() error('deliberate', 0) end
  harness.fill(win, 'One two\n')
  harness.info()
  vis:feedkeys('i"x"<Escape>')
  marks.typed = typed
  same(harness.text(win), '"x"One two\n', 'a failure leaves the key as it is')
  ok(harness.infos[1] and harness.infos[1]:find('deliberate$') and not harness.infos[2],
    'and is told once', table.concat(harness.infos, '\n'))
  vis:command('quoth on')
end

harness.run(function()
  local win = vis.win
  harness.fill(win, 'One\n')
  harness.draw(win)
  test_text()
  test_again()
  test_words()
  test_cursors(win)
  test_undo(win)
  test_elsewhere(win)
  test_failure(win)
end)
