-- Commands, the status line, :checkhealth.

local t = require('harness')

local TALK = {
  '“One,” said Ann Lee. Bob Day said: “Two ‘and a half’ in all.”',
  '',
  'A stray ” mark. Pu said that nobody came',
  '',
  '“Not closed',
}

local function said(command)
  return vim.fn.execute(command):gsub('^\n', '')
end

local function on(words)
  vim.fn.cursor(1, 1)
  assert(vim.fn.search('\\V\\C' .. words, 'c') > 0, words)
end

t.test(':Quoth says what stands under the cursor', function()
  t.buffer(TALK)
  for words, expected in pairs({
    ['One'] = 'quotation, level 1, Ann Lee, cue: said, closed',
    ['Ann'] = 'source: Ann Lee, cue: said',
    ['said: '] = 'source: Bob Day, cue: said',
    ['half'] = 'quotation, level 2, no source, closed',
    ['” mark'] = 'stray mark: it opens or closes no quotation',
    ['nobody'] = 'indirect quotation, Pu, cue: said',
    ['Not'] = 'quotation, level 1, (Bob Day), unclosed',
    ['stray'] = 'no quotation here',
  }) do
    on(words)
    t.same(expected, said('Quoth'), words)
  end
end)

t.test('it says so in one line, whatever the width', function()
  t.buffer({ '“One,” said the ' .. ('very '):rep(30) .. 'old man.' })
  vim.o.columns = 40
  assert(#said('Quoth') < 40, said('Quoth'))
  vim.o.columns = 80
end)

t.test('the status line', function()
  local quoth = require('quoth.nvim')
  t.buffer(TALK)
  on('One')
  t.same('quotation, level 1, Ann Lee, cue: said, closed', quoth.status())
  on('stray')
  t.same('', quoth.status())
  on('” mark')
  t.same('stray mark: it opens or closes no quotation', quoth.status())
  vim.o.statusline = "%{v:lua.require'quoth.nvim'.status()}"
  vim.o.laststatus = 2
  on('One')
  vim.cmd('redraw!')
  local row = vim.o.lines - vim.o.cmdheight
  local shown = {}
  for col = 1, 22 do
    shown[col] = vim.fn.screenstring(row, col)
  end
  t.same('quotation, level 1, An', table.concat(shown))
  vim.cmd('QuothOff')
  t.same('', quoth.status())
end)

t.test(':QuothNext and :QuothPrev, with count and with !', function()
  t.buffer(TALK)
  vim.cmd('QuothNext')
  t.same({ 1, 39 }, t.cursor())
  vim.cmd('2QuothNext')
  t.same({ 5, 0 }, t.cursor())
  vim.cmd('3 QuothPrev')
  t.same({ 1, 0 }, t.cursor())
  vim.cmd('QuothNext!')
  t.same({ 3, 8 }, t.cursor())
  vim.cmd('QuothNext!')
  t.same({ 5, 0 }, t.cursor())
  vim.cmd('QuothPrev!')
  t.same({ 3, 8 }, t.cursor())
end)

--- The lines of the location list, and the text of the first one in the buffer.
local function listed()
  local list = vim.fn.getloclist(0, { items = 0, title = 0 })
  local first = list.items[1]
  local words = vim.api.nvim_buf_get_text(
    first.bufnr, first.lnum - 1, first.col - 1, first.end_lnum - 1, first.end_col - 1, {}
  )
  return vim.tbl_map(function(item) return item.text end, list.items), words[1], list.title
end

t.test(':QuothList lists the quotations', function()
  t.buffer(TALK)
  vim.cmd('QuothList')
  t.same('quickfix', vim.bo.buftype, 'the list is open')
  local lines, words, title = listed()
  t.same('Quotations', title)
  t.same({
    'Ann Lee, said: “One,”',
    'Bob Day, said: “Two ‘and a half’ in all.”',
    '  no source: ‘and a half’',
    'Pu, said: that nobody came',
    'unclosed, (Bob Day): “Not closed',
  }, lines)
  t.same('“One,”', words)
  vim.cmd('2 ll')
  t.same({ 1, 39 }, t.cursor())
  vim.cmd('lclose')
end)

t.test(':QuothList NAME lists those of a source', function()
  t.buffer(TALK)
  vim.cmd('QuothList Ann Lee')
  local lines, _, title = listed()
  t.same({ 'Ann Lee, said: “One,”' }, lines)
  t.same('Quotations of Ann Lee', title)
  vim.cmd('lclose')
  t.same({ 'Ann Lee' }, vim.fn.getcompletion('QuothList an', 'cmdline'))
  t.same({ 'Ann Lee', 'Bob Day', 'Pu' }, vim.fn.getcompletion('QuothList ', 'cmdline'))
  t.same('nothing to list', said('QuothList Cy'))
end)

t.test(':Quoth list knows a source by any of its names, and who speaks here', function()
  t.buffer({ '“One,” said Ann Lee.', '', '“Two,” said Bob Day.', '', '“Three,” she said.' })
  vim.cmd('Quoth list lee')
  t.same({ 'Ann Lee, said: “One,”', 'she (Ann Lee), said: “Three,”' }, (listed()))
  vim.cmd('lclose')
  vim.api.nvim_win_set_cursor(0, { 5, 4 })
  vim.cmd('Quoth list .')
  local lines, _, title = listed()
  t.same(2, #lines)
  t.same('Quotations of Ann Lee', title)
  vim.cmd('lclose')
  vim.api.nvim_win_set_cursor(0, { 2, 0 })
  t.same('nothing to list', said('Quoth list .'))
end)

t.test(':Quoth sources lists who speaks', function()
  t.buffer(TALK)
  vim.cmd('Quoth sources')
  local lines, words, title = listed()
  t.same('Sources', title)
  t.same('Bob Day', words)
  assert(lines[1]:find('^Bob Day: %d quotations?, %d+ words$'), lines[1])
  vim.cmd('lclose')
  t.buffer({ 'Nothing.' })
  t.same('nothing to list', said('Quoth sources'))
end)

t.test(':QuothList! lists the marks without their partner', function()
  t.buffer(TALK)
  vim.cmd('QuothList!')
  local lines, words, title = listed()
  t.same('Marks without their partner', title)
  t.same({
    'stray mark: it opens or closes no quotation',
    'unclosed, (Bob Day): “Not closed',
  }, lines)
  t.same('”', words)
  vim.cmd('lclose')
  t.buffer({ 'Nothing.' })
  t.same('nothing to list', said('QuothList!'))
end)

t.test('where quoth is off the commands say so', function()
  t.buffer(TALK)
  vim.cmd('QuothOff')
  for _, command in ipairs({ 'Quoth', 'QuothNext', 'QuothPrev!', 'QuothList' }) do
    local ok, message = pcall(vim.cmd, command)
    if ok then message = vim.fn.execute('messages') end
    assert(message:find('off in this buffer, :QuothOn switches it on', 1, true), message)
    vim.cmd('messages clear')
  end
end)

t.test(':checkhealth quoth', function()
  t.buffer(TALK)
  vim.keymap.set('n', ']q', '<Cmd>cnext<CR>')
  vim.cmd('checkhealth quoth')
  local report = t.text()
  vim.cmd('bwipeout!')
  vim.keymap.del('n', ']q')
  assert(report:find('finds quotations', 1, true), report)
  assert(report:find(']q (mode n) is yours: <Cmd>cnext<CR>', 1, true), report)
  assert(report:find('parser and queries load', 1, true), report)
  assert(not report:find('ERROR'), report)
end)

t.test('the help is found', function()
  for _, topic in ipairs({ 'quoth', ':Quoth', ':QuothList', 'quoth-mappings', 'hl-QuothSource' }) do
    assert(#vim.fn.getcompletion(topic, 'help') > 0, topic)
  end
end)

t.finish()
