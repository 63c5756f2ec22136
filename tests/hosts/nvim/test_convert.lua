-- curl and straighten: of the buffer, of lines, of a selection, as operators.

local t = require('harness')
local follow = require('quoth.nvim.follow')
local quoth = require('quoth')

local STRAIGHT = { '"It\'s one," said Ann.', '"Two \'three\' four."', '', '"Five"' }
local CURLED = { '“It’s one,” said Ann.', '“Two ‘three’ four.”', '', '“Five”' }

local function lines() return vim.api.nvim_buf_get_lines(0, 0, -1, true) end
local function said(command) return vim.fn.execute(command):gsub('^\n', '') end

t.test('of the whole buffer, and back; each is one step of undo', function()
  t.buffer(STRAIGHT)
  vim.api.nvim_win_set_cursor(0, { 1, 12 })
  t.same('9 marks made typographic', said('Quoth curl'))
  t.same(CURLED, lines())
  t.same({ 1, 18 }, t.cursor(), 'the cursor stays on its word')
  t.keys('u')
  t.same(STRAIGHT, lines())
  t.keys('<C-r>')
  t.same('9 marks made straight', said('Quoth straighten'))
  t.same(STRAIGHT, lines())
  t.keys('u')
  t.same(CURLED, lines())
  t.same('no mark to change here', said('Quoth curl'))
  t.same(t.text(), follow.document(0):text())
end)

t.test('of lines, in a style', function()
  t.buffer(STRAIGHT)
  vim.cmd('1,2Quoth curl uk')
  t.same({ '‘It’s one,’ said Ann.', '‘Two “three” four.’', '', '"Five"' }, lines())
  vim.cmd('2Quoth straighten')
  t.same('"Two "three" four."', lines()[2]:gsub("'", '"'))
  vim.cmd('4Quoth curl german')
  t.same('„Five“', lines()[4])
  vim.cmd('messages clear')
  pcall(vim.cmd, 'Quoth curl gothic')
  t.same('„Five“', lines()[4])
end)

t.test('the style of the settings', function()
  require('quoth.nvim').setup({ settings = { curl = { style = 'german' } } })
  t.buffer({ '"Ja"' })
  vim.cmd('Quoth curl')
  t.same({ '„Ja“' }, lines())
  require('quoth.nvim').setup()
end)

t.test('as operators and of what is selected', function()
  t.buffer(STRAIGHT)
  t.keys('gg0g"ip')
  t.same({ CURLED[1], CURLED[2], '', STRAIGHT[4] }, lines())
  t.keys('G.')
  t.same(CURLED, lines())
  t.keys('gg0g|f,')
  t.same('"It\'s one,” said Ann.', lines()[1])
  t.keys('u')
  t.same(CURLED, lines())
  vim.api.nvim_buf_set_lines(0, 0, -1, true, STRAIGHT)
  t.keys('gg0vf,lg"')
  t.same({ CURLED[1], STRAIGHT[2] }, { lines()[1], lines()[2] })
  t.keys('gg0vg|')
  t.same('"It’s one,” said Ann.', lines()[1])
  t.keys('ggVGg"')
  t.same(CURLED, lines())
end)

t.test('code in Markdown stays', function()
  t.buffer({ '"a" `"b"`' }, 'markdown')
  vim.cmd('Quoth curl')
  t.same({ '“a” `"b"`' }, lines())
end)

t.test('a large text, in all windows', function()
  local text = {}
  for i = 1, 6000, 4 do
    text[i], text[i + 1], text[i + 2], text[i + 3] = unpack(STRAIGHT)
    text[i + 2] = ''
  end
  t.buffer(text)
  vim.cmd('split')
  vim.cmd('normal! G0')
  vim.cmd('wincmd p')
  vim.cmd('normal! 3000G')
  local before = t.text()
  vim.cmd('Quoth curl')
  t.same(quoth.curl(before), t.text())
  t.same({ 3000, 0 }, t.cursor())
  t.keys('u')
  t.same(before, t.text())
  vim.cmd('only')
end)

t.finish()
