--- Strange texts, and what happens when something goes wrong.

local harness = require('harness')
local files = require('quoth.vis.files')
local ok, same = harness.ok, harness.same

local TEXTS = {
  { 'nothing', '' },
  { 'a line end', '\n' },
  { 'one mark', '“' },
  { 'CRLF', '“One\r\ntwo,” said Ann Lee.\r\n\r\n  “Three\r\n  four,” she said.\r\n' },
  { 'NUL', '“One\0two,” said Ann\0Lee.\n\0\n“Three' },
  { 'bytes that are no UTF-8', '\255“One\192\226\128 two,”\128 said Ann Lee.\n\226\128' },
  { 'a mark of order', '\239\187\191“One,” said Ann Lee.\n' },
  { 'no line end', '“One,” said Ann Lee' },
  { 'wide letters', '「一二三」と彼は言った。 “Ωμέγα,” said Ann Lée.\n' },
  { 'combining marks', '“e\204\129le\204\129ve,” said Ann Lee.\n' },
  { 'a long line', ('“One,” said Ann Lee, “and two.” '):rep(3000) },
}

local function test_texts()
  local win = vis.win
  for _, case in ipairs(TEXTS) do
    harness.fill(win, case[2])
    local wrong = harness.wrong(win)
    ok(not wrong, case[1], wrong)
    win.selection.pos = win.file.size
    for _, keys in ipairs({ ']q', '[q', ']Q', '[Q', ']u', '[u', 'vaq<Escape>', 'viq<Escape>' }) do
      vis:feedkeys(keys)
    end
    vis:command('quoth')
    ok(harness.info() ~= nil and not files.of(win).failure, case[1] .. ': asked')
    same(harness.text(win), case[2], case[1] .. ': unchanged')
  end
end

--- Lets the method of documents fail, and sees that it is told once.
local function breaks(name, action)
  local win = vis.win
  local methods = require('quoth').Document
  local method = methods[name]
  methods[name] = function() error('deliberate\nfault') end
  harness.info()
  action()
  local told = harness.info()
  ok(told and told:find('^quoth: off for .*deliberate fault$'), name .. ': told', told)
  action()
  local again = harness.infos[1]
  ok(again == nil or again:find('^quoth is off here: '), name .. ': told once', again)
  methods[name] = method
  same(select(2, harness.draw(win)), 0, name .. ': off')
  vis:command('quoth')
  local info = harness.info()
  ok(info:find('^quoth is off here: .*deliberate fault$'), name .. ': :quoth knows why', info)
  vis:command('quoth-on')
  same(harness.info(), 'quoth is on', name .. ': :quoth-on tries again')
  same(harness.wrong(win), nil, name .. ': and all is well')
end

local function test_errors()
  local win = vis.win
  local text = '“One,” said Ann Lee.\n\n“Two,” she said.\n'
  harness.fill(win, text)
  harness.draw(win)
  breaks('spans', function() harness.draw(win) end)
  breaks('next', function() vis:feedkeys(']q') end)
  breaks('quotation', function() vis:feedkeys('daq<Escape>') end)
  breaks('describe', function() vis:command('quoth') end)
  breaks('edit', function()
    win.file:insert(0, '“')
    harness.draw(win)
    win.file:delete(0, 3)
  end)
  same(harness.text(win), text, 'the text is as it was')
  same(#harness.messages, 0, 'no message window was opened')

  -- Trouble in the world: a document that cannot be had.
  local open = files.settings.open
  files.settings.open = function() return nil, 'not enough memory', 'no-memory' end
  vis:command('quoth-off')
  harness.info()
  vis:command('quoth-on')
  ok(harness.info():find('off for .*: not enough memory$'), 'no memory is told')
  same(select(2, harness.draw(win)), 0, 'and not painted')
  files.settings.open = open
end

harness.run(function()
  test_texts()
  test_errors()
end)
