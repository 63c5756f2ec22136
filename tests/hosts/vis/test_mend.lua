--- What changes the text: fixes, curl and straighten, each as one step of undo.

local harness = require('harness')
local ok, same = harness.ok, harness.same

local TEXT = '“One” said Ann Lee.\n\n“Two,” She said.\n\nHe said, “Three\n\nAll is well.\n'
local MENDED = '“One,” said Ann Lee.\n\n“Two,” she said.\n\nHe said, “Three”\n\nAll is well.\n'
local STRAIGHT = '"One," said Ann.\n\n"It\'s \'two\'," she said.\n\nThe dogs\' "bone".\n'
local CURLED = '“One,” said Ann.\n\n“It’s ‘two’,” she said.\n\nThe dogs’ “bone”.\n'

--- Fills win, puts the cursor before words, runs a command or types keys, and sees what becomes
-- of the text, what is told, and that one u takes it back.
local function case(win, text, words, action, expected, told)
  harness.fill(win, text)
  harness.at(win, words)
  harness.step()
  harness.info()
  if action:sub(1, 1) == ':' then vis:command(action:sub(2)) else vis:feedkeys(action) end
  same(harness.text(win), expected, action)
  if told then same(harness.info(), told, action .. ' tells') end
  ok(win.selection.pos ~= nil, action .. ': there is a cursor')
  if expected ~= text then
    vis:feedkeys('u')
    same(harness.text(win), text, action .. ', u')
    vis:feedkeys('<C-r>')
    same(harness.text(win), expected, action .. ', u, redone')
  end
  same(harness.wrong(win), nil, action .. ': drawn')
end

local function replaced(text, old, new)
  local at = assert(text:find(old, 1, true))
  return text:sub(1, at - 1) .. new .. text:sub(at + #old)
end

local function test_fix(win)
  local comma = replaced(TEXT, 'One”', 'One,”')
  case(win, TEXT, '” said', ':quoth fix', comma, 'quoth: put , [missing-comma]')
  case(win, TEXT, 'Lee', 'g=', comma, 'quoth: put , [missing-comma]')
  case(win, TEXT, 'Two', 'g=', replaced(TEXT, 'She', 'she'), 'quoth: S becomes s [capital-tag]')
  case(win, TEXT, 'All', 'g=', TEXT, 'quoth: no finding here')
  case(win, TEXT, 'All', ':quoth fix all', MENDED, 'quoth: 3 findings mended, none left')
  case(win, MENDED, 'All', ':quoth fix all', MENDED, 'quoth: 0 findings mended, none left')
  local two = replaced(comma, 'She', 'she')
  case(win, TEXT, 'All', ':1,3quoth fix', two, 'quoth: 2 findings mended, 1 left')
  case(win, TEXT, 'One', 'Vg=<Escape>', comma, 'quoth: 1 finding mended, 2 left')
  case(win, TEXT, 'All', ':quoth fix it', TEXT,
    'quoth: fix mends what is at the cursor, fix all the whole text')

  harness.fill(win, TEXT)
  harness.at(win, 'well')
  vis:command('quoth fix all')
  same(win.selection.pos, harness.text(win):find('well', 1, true) - 1, 'the cursor keeps its place')
  harness.fill(win, TEXT)
  harness.step()
  harness.at(win, '” said')
  vis:feedkeys('g=xu')
  same(harness.text(win), replaced(TEXT, 'One”', 'One,”'), 'g= and what follows are two steps')
end

local function test_convert(win)
  case(win, STRAIGHT, 'dogs', ':quoth curl', CURLED, 'quoth: 10 marks made typographic')
  case(win, CURLED, 'dogs', ':quoth straighten', STRAIGHT, 'quoth: 10 marks made straight')
  case(win, CURLED, 'dogs', ':quoth curl', CURLED, 'quoth: 0 marks made typographic')
  local first = '“One,” said Ann.\n' .. STRAIGHT:match('\n(.*)')
  case(win, STRAIGHT, 'dogs', ':1quoth curl', first)
  case(win, STRAIGHT, 'One', 'Vg"', first)
  case(win, STRAIGHT, '"One', 'g"$', first)
  local straight = '“One,” said Ann.\n\n"It\'s \'two\'," she said.\n\nThe dogs’ “bone”.\n'
  case(win, CURLED, '“It', "g'$", straight)
  case(win, '"One," she said.\n', 'One', ':quoth curl uk', '‘One,’ she said.\n')
  case(win, '"One," she said.\n', 'One', ':quoth curl german', '„One,“ she said.\n')
  case(win, '"One"\n', 'One', ':quoth curl nonsense', '"One"\n',
    "quoth: no style 'nonsense', only us, uk, french, german, german-guillemets")
  require('quoth.vis').setup({ settings = { curl = { style = 'uk' } } })
  case(win, '"One," she said.\n', 'One', ':quoth curl', '‘One,’ she said.\n')
  require('quoth.vis').setup({ settings = { curl = {} } })
end

--- What is selected, and stays so.
local function test_selections(win)
  harness.fill(win, STRAIGHT)
  harness.step()
  win.selection.range = { start = 0, finish = 6 }
  vis:feedkeys('v')
  vis:command('quoth curl')
  same(harness.text(win), (replaced(replaced(STRAIGHT, '"', '“'), '"', '”')), 'what is selected')
  vis:feedkeys('<Escape>')
end

--- So many that they are made as fewer.
local function test_many(win)
  local text = ('"One," said Ann. "It\'s two," she said.\n\n'):rep(600) .. 'The end.\n'
  harness.fill(win, text)
  harness.at(win, 'The end')
  harness.step()
  vis:command('quoth curl')
  local curled = require('quoth').curl(text)
  ok(harness.text(win) == curled, 'many marks')
  same(win.selection.pos, curled:find('The end', 1, true) - 1, 'and the cursor keeps its place')
  vis:feedkeys('u')
  ok(harness.text(win) == text, 'undone at once')
  local faulty = ('“One” said Ann.\n\n'):rep(1500)
  harness.fill(win, faulty)
  harness.step()
  vis:command('quoth fix all')
  ok(harness.text(win) == ('“One,” said Ann.\n\n'):rep(1500), 'many fixes')
  same(harness.info(), 'quoth: 1500 findings mended, none left', 'are told')
  vis:feedkeys('u')
  ok(harness.text(win) == faulty, 'and undone at once')
end

harness.run(function()
  local win = vis.win
  harness.fill(win, TEXT)
  harness.draw(win)
  test_fix(win)
  test_convert(win)
  test_selections(win)
  test_many(win)
end)
