-- Why somebody is taken for the speaker, speakers told by hand, and sources renamed.

local t = require('harness')

local TEXT = { '“One,” said Ann Lee. Ann’s hat fell.', '', '“Two,” said Bob Day.', '', '“Three.”' }

--- Puts the cursor on the first byte of words.
local function on(words)
  vim.fn.cursor(1, 1)
  assert(vim.fn.search('\\V\\C' .. words, 'c') > 0, words)
end

local function said(command)
  local messages = {}
  local echo, err = vim.api.nvim_echo, vim.api.nvim_err_writeln
  vim.api.nvim_echo = function(chunks) messages[#messages + 1] = chunks[1][1] end
  vim.api.nvim_err_writeln = function(line) messages[#messages + 1] = line end
  local ok, message = pcall(vim.cmd, command)
  vim.api.nvim_echo, vim.api.nvim_err_writeln = echo, err
  assert(ok, message)
  return table.concat(messages, '\n')
end

local text = table.concat(TEXT, '\n') .. '\n'

t.test(':Quoth why', function()
  vim.o.columns = 120
  t.buffer(TEXT, 'text')
  on('One')
  assert(said('Quoth why'):find('^Ann Lee: named beside it'))
  on('hat')
  t.same('quoth: no quotation here', said('Quoth why'))
end)

t.test(':Quoth rename', function()
  t.buffer(TEXT, 'text')
  on('Ann’s')
  t.same('2 names changed: Ann Lee is Zoe Gray now', said('Quoth rename Zoe Gray'))
  t.same((text:gsub('Ann Lee', 'Zoe Gray'):gsub('Ann', 'Zoe')), t.text())
  t.same('Zoe', t.text():sub(vim.fn.line2byte(1) + t.cursor()[2]):sub(1, 3), 'the cursor stays')
  t.keys('u')
  t.same(text, t.text(), 'one u takes it back')
  on('hat')
  t.same('quoth: nobody speaks or is named here', said('Quoth rename Zoe'))
  on('One')
  t.same('quoth: a name holds no <, > or --', said('Quoth rename a-->b'))
end)

t.test('without a name the user is asked', function()
  t.buffer(TEXT, 'text')
  on('Two')
  local input, asked = vim.ui.input, nil
  vim.ui.input = function(question, answer)
    asked = question
    answer('Tom Reed')
  end
  local told = said('Quoth rename')
  vim.ui.input = input
  t.same({ prompt = 'Rename Bob Day to: ', default = 'Bob Day' }, asked)
  t.same('1 name changed: Bob Day is Tom Reed now', told)
  t.same((text:gsub('Bob Day', 'Tom Reed')), t.text())
end)

t.test(':Quoth speaker', function()
  t.buffer(TEXT, 'text')
  on('Three')
  t.same('Zoe Gray says this', said('Quoth speaker Zoe Gray'))
  t.same((text:gsub('“Three', '<!-- quoth: speaker Zoe Gray -->\n%0')), t.text())
  t.same({ 6, 3 }, t.cursor(), 'the cursor stays')
  t.same('Zoe Gray: given by hand, line 5 (100 %)', said('Quoth why'))
  vim.o.undolevels = vim.o.undolevels -- another step
  t.same('the text tells who says this', said('Quoth speaker'))
  t.same(text, t.text())
  t.keys('u')
  t.same(7, #vim.split(t.text(), '\n'))
  on('One')
  t.same('quoth: nobody is told by hand to say this', said('Quoth speaker'))
  t.same({ 'Ann Lee' }, vim.fn.getcompletion('Quoth speaker An', 'cmdline'))
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  said('Quoth speaker Zoe Gray')
  t.same({ 2, 0 }, t.cursor(), 'at the first byte too')
end)

t.test('a buffer that may not be changed', function()
  t.buffer(TEXT, 'text')
  vim.bo.modifiable = false
  on('One')
  assert(said('Quoth rename Zoe'):find("'modifiable' is off"))
  assert(said('Quoth speaker Zoe'):find("'modifiable' is off"))
  t.same(text, t.text())
end)

t.finish()
