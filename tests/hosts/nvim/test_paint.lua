-- init: require('quoth.nvim').setup({ findings = false })
--
-- What is coloured, and that the screen stays right while the text changes: after each edit it
-- looks as if all of it were drawn again.

local t = require('harness')

local LETTERS = {
  QuothQuotation = 'q',
  QuothNested = 'n',
  QuothUnclosed = 'u',
  QuothSource = 's',
  QuothCue = 'c',
  QuothStray = 'x',
}

local height, width = 12, 60
vim.o.lines, vim.o.columns = height + 1, width
vim.o.laststatus = 0
vim.o.ruler = false
vim.o.showcmd = false
vim.o.shortmess = vim.o.shortmess .. 'I'

local number = 0
for name in pairs(LETTERS) do -- no two alike, else Neovim names one for the other
  number = number + 1
  vim.api.nvim_set_hl(0, name, { ctermfg = number, fg = number })
end

--- The screen: for each row what its cells are coloured as, and the text. Of some cells that are
-- empty 0.7 says nothing.
local function roles()
  local rows, text = {}, {}
  for row = 1, height do
    local cells = {}
    for col = 1, width do
      local ok, cell = pcall(vim.api.nvim__inspect_cell, 1, row - 1, col - 1)
      cells[col] = '.'
      text[#text + 1] = ok and cell[1] or ' '
      for _, attribute in ipairs(ok and cell[3] or {}) do
        cells[col] = LETTERS[attribute.hi_name] or cells[col]
      end
    end
    rows[row] = table.concat(cells):gsub('%.+$', '')
  end
  return rows, table.concat(text)
end

--- What is drawn as Neovim would draw it after a key.
local function drawn()
  vim.cmd('redraw')
  t.settle()
  vim.cmd('redraw')
  return roles()
end

vim.api.nvim__inspect_cell(1, 0, 0) -- the first call forgets what is drawn
vim.cmd('redraw!')

--- The first rows are coloured like that.
local function shows(expected)
  local rows = drawn()
  t.same(expected, vim.list_slice(rows, 1, #expected))
end

t.test('every role in its colour', function()
  t.buffer({ '“One ‘two’,” said Ann Lee. A', 'stray ” mark.', '', '“Not closed.', '' })
  shows({
    'qqqqqnnnnnqq.cccc.sssssss',
    '......x',
    '',
    'uuuuuuuuuuuu',
  })
end)

t.test('over several rows, also when it begins above the window', function()
  local lines = { '“One' }
  for i = 2, 40 do
    lines[i] = 'line ' .. i
  end
  lines[41] = 'end” now.'
  t.buffer(lines)
  t.keys('10<C-e>')
  t.same('qqqqqqq', drawn()[1])
  t.keys('Gzb')
  local rows = drawn()
  t.same('qqqq', rows[height])
  t.same('qqqqqqq', rows[height - 1])
end)

t.test('rows below an edit change their colours', function()
  t.buffer({ 'One', 'two', 'three', '', 'Four' })
  shows({ '', '', '' })
  t.keys('i“<Esc>')
  shows({ 'uuuu', 'uuu', 'uuuuu', '', '' })
  t.keys('3GA”<Esc>')
  shows({ 'qqqq', 'qqq', 'qqqqqq', '', '' })
  t.keys('u')
  shows({ 'uuuu', 'uuu', 'uuuuu', '', '' })
  t.keys('gg0x')
  shows({ '', '', '', '', '' })
end)

t.test('and rows above', function()
  t.buffer({ '“One', '', '', 'Two.”' })
  shows({ 'uuuu', '', '', '....x' })
  t.keys('4Gi“<Esc>')
  shows({ 'qqqq', '', '', 'qqqqqq' })
  t.keys('u')
  shows({ 'uuuu', '', '', '....x' })
end)

t.test('and a last line that is cut at the end of another window', function()
  t.buffer({ 'x', '', 'a', '', '“' .. ('word '):rep(400) .. '”' }, 'markdown')
  vim.cmd('split | wincmd j')
  t.keys('3Gzt')
  vim.cmd('wincmd k')
  t.keys('gg')
  local below = vim.api.nvim_win_get_position(vim.fn.win_getid(2))[1]
  t.same(('q'):rep(width), drawn()[below + 3])
  t.keys('cc```<Esc>')
  t.same('', drawn()[below + 3])
  t.keys('u')
  t.same(('q'):rep(width), drawn()[below + 3])
  vim.cmd('only!')
end)

t.test('in every window that shows the buffer', function()
  t.buffer({ 'One', 'two' })
  vim.cmd('split')
  shows({ '', '' })
  t.keys('i“<Esc>')
  local rows = drawn()
  t.same({ 'uuuu', 'uuu' }, vim.list_slice(rows, 1, 2))
  local second = vim.api.nvim_win_get_position(vim.fn.win_getid(2))[1]
  t.same({ 'uuuu', 'uuu' }, { rows[second + 1], rows[second + 2] })
  vim.cmd('only!')
end)

t.test(':QuothOff takes the colours away, :QuothOn brings them', function()
  t.buffer({ '“One”' })
  shows({ 'qqqqq' })
  vim.cmd('QuothOff')
  shows({ '' })
  vim.cmd('QuothOn')
  shows({ 'qqqqq' })
end)

t.test('a new filetype is another format', function()
  t.buffer({ '```', '“One', '```' }, 'text')
  shows({ '', 'uuuu', 'uuu' })
  vim.bo.filetype = 'markdown'
  shows({ '', '', '' })
  vim.bo.filetype = 'text'
  shows({ '', 'uuuu', 'uuu' })
end)

t.test('the colours go over those of the syntax', function()
  t.buffer({ '# A “head”', '', '*“One”* **“two”**' }, 'markdown')
  vim.cmd('syntax enable')
  shows({ '....qqqqqq', '', '.qqqqq....qqqqq' })
  vim.cmd('syntax off')
end)

t.test('a line of 2 MB is coloured near the cursor', function()
  t.buffer({ ('“One,” said Ann. '):rep(100000) })
  shows({ 'qqqqqq.cccc.sss..qqqqqq.cccc.sss..qqqqqq.cccc.sss..qqqqqq.cc' })
  vim.wo.wrap = false
  t.keys('$')
  t.same('qqqqqq.cccc.sss', drawn()[1]:sub(-15))
  vim.wo.wrap = true
end)

t.test('closed folds', function()
  local lines = {}
  for i = 1, 100 do
    lines[i] = 'line'
  end
  vim.list_extend(lines, { '', '“One”', '', '', 'One', 'two' })
  t.buffer(lines)
  vim.cmd('1,100fold')
  t.keys('Gzb102G')
  t.same('qqqqq', drawn()[3])
  t.keys('iA <Esc>')
  t.same('..qqqqq', drawn()[3])
  t.same('', drawn()[6])
  t.keys('105G0i“<Esc>')
  t.same({ 'uuuu', 'uuu' }, vim.list_slice(drawn(), 6, 7))
  t.keys('u')
  t.same({ '', '' }, vim.list_slice(drawn(), 6, 7))
end)

-- ---- Random edits ------------------------------------------------------------------

local seed = tonumber(vim.env.SEED) or 20240607
local random = t.random(seed)
t.print('# SEED=' .. seed)

local function pick(list)
  return list[random(#list)]
end

local PIECES = {
  '“', '”', '‘', '’', '"', '—', 'said Ann', ' word', '. ', '<CR>', '<CR><CR>', '<BS>', '<C-w>',
  '<Del>', 'Bob said: ', '> ', '```<CR>', '<lt>!-- ', '-->',
}
local NORMAL = {
  'x', 'dd', 'dw', 'D', 'J', 'p', 'P', 'u', '<C-r>', '~', 'dap', 'yapP', '<C-e>', '<C-y>', '<C-d>',
  '<C-u>', 'zt', 'zb', 'G', 'gg', 'daq', 'diq', 'gqap', ':%s/“/"/e<CR>', ':%s/"/“/e<CR>', 'ddGp',
  ':split<CR>', ':only<CR>', ':s/\\n/ /e<CR>', 'O<Esc>', 'o<Esc>', '2dd',
}

for _, filetype in ipairs({ 'text', 'markdown' }) do
  t.test('random edits of ' .. filetype .. ' leave the screen as if it was drawn anew', function()
    local sample = vim.fn.readfile(t.root .. '/tests/texts/article.txt')
    t.buffer(vim.list_slice(sample, 8, 40), filetype)
    for i = 1, 400 do
      local keys
      if random(2) == 1 then
        keys = pick({ 'i', 'a', 'A', 'o', 'O' })
        for _ = 1, random(3) do
          keys = keys .. pick(PIECES)
        end
        keys = keys .. '<Esc>'
      else
        keys = pick(NORMAL)
      end
      if random(3) == 1 then
        local rows = vim.api.nvim_buf_line_count(0)
        vim.api.nvim_win_set_cursor(0, { random(rows), random(60) - 1 })
      end
      t.keys(keys, true)
      local found, text = drawn()
      vim.cmd('redraw!')
      local expected, new_text = roles()
      local ok, message = pcall(t.same, expected, found)
      -- Now and then Neovim itself scrolls a second window only when all is drawn anew.
      if not ok and text == new_text then error(('step %d, %s: %s'):format(i, keys, message)) end
    end
    vim.cmd('only!')
  end)
end

t.finish()
