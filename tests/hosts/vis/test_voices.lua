--- Colours by speaker: each speaker's words and names have a colour of their own, and keep it.
-- file: tests/texts/article.txt
-- setup: .setup({ colours = 'speaker', findings = false, palette = 'standard' })

local harness = require('harness')
local looks = require('quoth.vis.looks')
local palette = require('quoth.palette')
local same, ok = harness.same, harness.ok

local TEXT = '“I saw nothing,” said Ruth Marlow.\n\n'
  .. '“Nothing at all?” asked Peter Hale.\n\n'
  .. '“Nothing.”\n\n'
  .. '“We shall see,” he said.\n'

--- How the words of the speaker in a slot look.
local function look(slot, is_name)
  return looks.speaker(vis.lexers, vis.ui.colors, 'standard', slot, is_name)
end

local function test_speakers(win, syntax)
  vis:command('set syntax ' .. syntax)
  harness.fill(win, TEXT)
  same(harness.look(win, 'I saw'), look(2), syntax .. ': a quotation')
  same(harness.look(win, 'Ruth'), look(2, true), syntax .. ': the name beside it')
  same(harness.look(win, 'Nothing at all'), look(1), syntax .. ': who speaks most')
  same(harness.look(win, 'Nothing.'), look(2), syntax .. ': by turns')
  same(harness.look(win, 'he said'), look(1, true), syntax .. ': a pronoun')
  same(harness.look(win, 'asked'), nil, syntax .. ': a cue')
end

local function test_keeping(win)
  harness.fill(win, TEXT)
  harness.draw(win)
  for _, name in ipairs({ 'A', 'An', 'Ann', 'Anna' }) do
    local words = ('“No,” said %s Field.\n\n'):format(name)
    win.file:insert(0, words)
    same(harness.look(win, 'No,'), look(3), 'a new speaker: ' .. name)
    same(harness.look(win, 'I saw'), look(2), 'and the others keep theirs')
    win.file:delete(0, #words)
  end
end

local function test_others(win)
  harness.fill(win, '“Somebody should say this.”\n\nA stray ” mark.\n\n“Not closed\n')
  same(harness.look(win, 'Somebody'), looks.speaker({}, 256, 'standard'), 'nobody')
  local roles = looks.choose(vis.lexers, vis.ui.colors, {})
  same(harness.look(win, '” mark'), roles.stray, 'a stray mark')
  same(harness.look(win, 'Not closed'), roles.unclosed, 'an unclosed quotation')
end

local function test_commands(win)
  harness.fill(win, TEXT)
  harness.info()
  harness.at(win, 'he said')
  vis:command('quoth why')
  local told = harness.info() or harness.messages[#harness.messages]
  ok(told:find('^he: ') and told:find('Peter Hale'), ':quoth why', told)
  if vis.win ~= win then vis:command('q') end -- a long one is in a window
  harness.at(win, 'asked')
  vis:command('quoth colours role')
  same(harness.info(), 'quoth: colours by role', ':quoth colours role')
  local roles = looks.choose(vis.lexers, vis.ui.colors, {})
  same(harness.look(win, 'I saw'), roles.quotation, 'and so they are')
  vis:command('quoth colours')
  same(harness.look(win, 'I saw'), look(2), ':quoth colours')
  vis:command('quoth colours mood')
  same(harness.info(), 'quoth: colours are by role or by speaker', 'no other')
  harness.fill(win, 'Nothing.\n')
  vis:command('quoth why')
  same(harness.info(), 'quoth: no quotation here', ':quoth why where nothing is')
end

--- Beside the colour of the palette: vis would take that itself for another one.
local function colour(slot, name, ground)
  local hex = palette.look(slot, name, ground).colour
  local red = tonumber(hex:sub(2, 3), 16)
  return ('fore:#%02x%s'):format(math.max(red, 2) - 1, hex:sub(4))
end

local function test_looks()
  local dark, light = { STYLE_DEFAULT = 'back:#202020' }, { STYLE_DEFAULT = 'back:white' }
  same(looks.speaker(dark, 256, 'standard', 1), colour(1, 'standard', 'dark'), 'on a dark ground')
  same(looks.speaker(light, 256, 'colour-blind', 7, true),
    colour(7, 'colour-blind', 'light') .. ',italics,underlined', 'on a light one')
  same(looks.speaker({}, 256, 'standard', 1), colour(1, 'standard', 'both'), 'on any')
  same(looks.speaker(dark, 8, 'standard', 1), 'fore:green', 'with eight colours')
  same(looks.speaker(dark, 0, 'standard', 1), 'bold', 'without any')
end

harness.run(function()
  local win = vis.win
  test_looks()
  test_speakers(win, 'text')
  test_speakers(win, 'markdown')
  vis:command('set syntax text')
  test_keeping(win)
  test_others(win)
  test_commands(win)
end)
