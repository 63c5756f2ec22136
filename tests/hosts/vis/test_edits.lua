--- Whatever is edited, and however: what is painted is what a document opened now would paint.
-- file: tests/texts/article.txt

local harness = require('harness')
local files = require('quoth.vis.files')
local follow = require('quoth.vis.follow')

local PIECES = {
  '“', '”', '"', '‘', '’', "'", '\n', '\n\n', '\r\n', ' ', ', ', '. ', 'said ', 'Teng Biao ',
  'he told reporters ', 'According to ', '<!--', '-->', '> ', '— ', 'word ', '\0', '\255',
  '\226\128', 'It was “good,” Ann Lee said.\n\n',
}

local random = { state = 1 }
function random.next(low, high)
  random.state = (random.state * 1103515245 + 12345) % 2147483648
  return low + math.floor(random.state / 65536) % (high - low + 1)
end

local function any_text(pieces)
  local text = {}
  for i = 1, pieces do
    text[i] = PIECES[random.next(1, #PIECES)]
  end
  return table.concat(text)
end

local function any_place(win) return random.next(0, win.file.size) end

--- What an edit may be; each changes the file of win.
local EDITS = {
  function(win) win.file:insert(any_place(win), any_text(random.next(1, 3))) end,
  function(win) win.file:delete(any_place(win), random.next(1, 30)) end,
  function(win) -- of the same length
    local position = any_place(win)
    local length = math.min(3, win.file.size - position)
    win.file:delete(position, length)
    win.file:insert(position, ('“'):sub(1, length))
  end,
  function(win) -- two, far from each other
    win.file:insert(any_place(win), '“')
    win.file:delete(any_place(win), 3)
  end,
  function(win)
    win.selection.pos = any_place(win)
    vis:feedkeys('i“typed” he said<Escape>')
  end,
  function(win)
    win.selection.pos = any_place(win)
    vis:feedkeys('ddp')
  end,
  function() vis:feedkeys('u') end,
  function() vis:feedkeys('u') end,
  function() vis:feedkeys('<C-r>') end,
  function() vis:command('x/said / c/mused /') end,
  function() vis:command('x/word / i/‘/') end,
  function() vis:command('1,3d') end,
}

--- Edits, draws and compares. Returns what went wrong, or nil.
local function rounds(win, count, settle)
  for i = 1, count do
    local kind = random.next(1, #EDITS)
    EDITS[kind](win)
    -- Some draws see more than one edit, and some another part of the text.
    if random.next(1, 3) > 1 then
      if random.next(1, 4) == 1 then
        win.selection.pos = any_place(win)
      end
      if settle then settle(win) end
      local wrong = harness.wrong(win)
      if wrong then return ('round %d, edit %d: %s'):format(i, kind, wrong) end
    end
    if win.file.size < 4000 then win.file:insert(win.file.size, any_text(300)) end
    if win.file.size > 60000 then win.file:delete(0, 30000) end
  end
  return nil
end

--- One of each, from a text that all begin with.
local function each(win, text)
  for kind, edit in ipairs(EDITS) do
    harness.fill(win, text)
    harness.draw(win)
    edit(win)
    local wrong = harness.wrong(win)
    if wrong then return ('edit %d: %s'):format(kind, wrong) end
  end
  return nil
end

--- Does the document hold what the file does?
local function up_to_date(win) return files.of(win).doc:text() == harness.text(win) end

--- A text so large that not all of it is compared at each draw.
local function test_large(win, sample)
  local whole, slice = follow.WHOLE, follow.SLICE
  follow.WHOLE, follow.SLICE = 0, 0
  -- What lint says of a part is not always what it says of the whole text.
  harness.findings, files.settings.findings = false, false
  harness.fill(win, sample:rep(80))
  harness.draw(win)
  local wrong
  for _, place in ipairs({ 0, win.file.size, math.floor(win.file.size / 2) }) do
    win.selection.pos = place
    wrong = wrong or harness.wrong(win)
    vis:feedkeys('i“typed” Ann Lee said<Escape>')
    wrong = wrong or harness.wrong(win)
    vis:feedkeys('ddp')
    wrong = wrong or harness.wrong(win)
    vis:feedkeys('uu')
    wrong = wrong or harness.wrong(win)
  end
  harness.ok(not wrong, 'large: typing at both ends and in the middle', wrong)
  harness.ok(up_to_date(win), 'large: all of it is followed')

  win.file:insert(win.file.size - 200, '“')
  wrong = harness.wrong(win)
  harness.ok(not wrong and up_to_date(win), 'large: an insertion far away', wrong)

  win.selection.pos = 100
  vis:feedkeys('i“<Escape>')
  win.file:delete(win.file.size - 300, 5)
  wrong = harness.wrong(win)
  harness.ok(not wrong and up_to_date(win), 'large: two changes, one of them far away', wrong)

  win.selection.pos = 0
  harness.draw(win)
  win.file:delete(win.file.size - 1000, 3)
  win.file:insert(win.file.size - 900, '“')
  wrong = harness.wrong(win)
  win.selection.pos = win.file.size
  wrong = wrong or harness.wrong(win)
  harness.ok(not wrong, 'large: an equal length far away, seen when it is looked at', wrong)

  vis:command('x/Ansel/')
  vis:feedkeys('cBasel')
  wrong = harness.wrong(win)
  harness.ok(not wrong and up_to_date(win), 'large: many cursors', wrong)
  vis:feedkeys('<Escape><Escape><Escape>')

  follow.SLICE = 1000000
  win.selection.pos = win.file.size
  harness.draw(win)
  win.file:delete(0, 4)
  win.file:insert(0, '<!--')
  harness.draw(win)
  wrong = harness.wrong(win)
  harness.ok(not wrong, 'large: the rest is compared by slices', wrong)

  -- As after a command: any number of changes anywhere.
  follow.SLICE = 0
  harness.fill(win, sample:rep(5))
  wrong = rounds(win, 150, function() files.of(win).unsure = true end)
  harness.ok(not wrong, 'large: 150 random edits by commands', wrong)
  harness.findings, files.settings.findings = true, true
  follow.WHOLE, follow.SLICE = whole, slice
end

harness.run(function()
  local win = vis.win
  harness.paragraphs = 'blank'
  harness.ok(not harness.wrong(win), 'the sample is painted as it should be', harness.wrong(win))
  local sample = harness.text(win)
  local wrong = each(win, sample)
  harness.ok(not wrong, 'an edit of each kind', wrong)

  wrong = rounds(win, 500)
  harness.ok(not wrong, '500 random edits and undoings', wrong)

  vis:command('vsplit')
  local other = vis.win
  wrong = rounds(other, 60) or harness.wrong(win)
  harness.ok(not wrong, 'two windows of one file', wrong)
  vis:command('q')

  test_large(win, sample)
end)
