-- Findings in lists, the motions to them, what is told of them, and fixes.

local t = require('harness')
local diagnose = require('quoth.nvim.diagnose')

local WRONG = { '“I agree, he said. “So do I.”', '', 'Then he left.', '', 'That is all he said. “' }
local RIGHT = { '“I agree,” he said. “So do I.”', '', 'Then he left.', '', 'That is all he said. ' }

local function lines() return vim.api.nvim_buf_get_lines(0, 0, -1, true) end
local function said(command) return vim.fn.execute(command):gsub('^\n', '') end

--- What a command says that does nothing.
local function refused(command)
  vim.cmd('messages clear')
  local ok, message = pcall(vim.cmd, command)
  return ok and vim.fn.execute('messages') or message
end

local function put(row, col) vim.api.nvim_win_set_cursor(0, { row, col }) end

-- ---- Lists -----------------------------------------------------------------------------

t.test(':Quoth lint lists the findings of the buffer', function()
  t.buffer(WRONG)
  vim.cmd('Quoth lint')
  t.same('quickfix', vim.bo.buftype, 'the list is open')
  local list = vim.fn.getloclist(0, { items = 0, title = 0 })
  t.same('Findings', list.title)
  local first, second = list.items[1], list.items[2]
  t.same('this quotation is not closed [unclosed-quotation]', first.text)
  t.same({ 1, 1, 1, 4, 'E' }, { first.lnum, first.col, first.end_lnum, first.end_col, first.type })
  t.same({ 5, 22 }, { second.lnum, second.col })
  vim.cmd('2 ll')
  t.same({ 5, 21 }, t.cursor())
  vim.cmd('lclose')
end)

t.test('where there is none it says so, and closes the list', function()
  t.buffer(WRONG)
  vim.cmd('Quoth lint')
  vim.cmd('wincmd p')
  vim.api.nvim_buf_set_lines(0, 0, -1, true, RIGHT)
  t.same('no findings', said('Quoth lint'))
  t.same(1, #vim.api.nvim_list_wins())
end)

t.test(':Quoth lint FILES fills the quickfix list', function()
  local folder = vim.env.QUOTH_SCRATCH .. '/lint'
  vim.fn.mkdir(folder, 'p')
  local crlf = table.concat(WRONG, '\r\n') .. '\r\n'
  vim.fn.writefile(vim.split('\239\187\191' .. crlf, '\n'), folder .. '/one.txt', 'b')
  vim.fn.writefile({ '“One,” he said.', '', '`“` is a mark.' }, folder .. '/right.md')
  vim.fn.writefile(RIGHT, folder .. '/open.txt')
  vim.cmd('edit ' .. folder .. '/open.txt')
  vim.api.nvim_buf_set_lines(0, 0, 1, true, { WRONG[1] })
  local open = vim.api.nvim_get_current_buf()
  local notices = t.notices(function()
    vim.cmd(('Quoth lint %s/*.txt %s/*.md %s/none.txt'):format(folder, folder, folder))
  end)
  t.same('quickfix', vim.bo.buftype)
  local list = vim.fn.getqflist({ items = 0, title = 0 })
  t.same('Findings in 4 files', list.title)
  local found = vim.tbl_map(function(item)
    local name = vim.fn.fnamemodify(vim.fn.bufname(item.bufnr), ':t')
    return ('%s:%d:%d'):format(name, item.lnum, item.col)
  end, list.items)
  t.same({ 'one.txt:1:1', 'one.txt:5:22', 'open.txt:1:1' }, found)
  t.same(open, list.items[3].bufnr)
  t.same(1, #notices)
  assert(notices[1]:find('none.txt: No such file', 1, true), notices[1])
  vim.cmd('cfirst')
  t.same('“I agree', vim.fn.getline('.'):sub(1, 10))
  vim.cmd('cclose | silent! %bwipeout!')
end)

-- ---- Motions, explanations -----------------------------------------------------------------

t.test(']l and [l go to findings and tell them', function()
  t.buffer(WRONG)
  put(3, 0)
  t.keys(']l')
  t.same({ 5, 21 }, t.cursor())
  t.keys('[l')
  t.same({ 1, 0 }, t.cursor())
  t.keys('gg0x2[lu', true)
  t.same(WRONG, lines())
  put(1, 3)
  t.keys('3]l')
  t.same({ 5, 21 }, t.cursor())
  put(3, 0)
  t.keys('d]l')
  t.same({ '“', '' }, { lines()[3], lines()[4] or '' })
  t.keys('u')
  t.same(WRONG, lines())
  put(5, 21)
  assert(refused('normal ]l'):find('no finding after the cursor', 1, true))
  vim.cmd('messages clear')
  put(1, 3)
  vim.cmd([[execute "normal \<Plug>(quoth-next-finding)"]])
  t.same({ 5, 21 }, t.cursor())
end)

--- The text of the window that floats; it is closed.
local function floating()
  for _, win in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(win).relative ~= '' then
      local buf = vim.api.nvim_win_get_buf(win)
      local text = table.concat(vim.api.nvim_buf_get_lines(buf, 0, -1, true), '\n')
      vim.api.nvim_win_close(win, true)
      return text
    end
  end
end

t.test(':Quoth explain tells about the finding here', function()
  t.buffer(WRONG)
  put(1, 20)
  vim.cmd('Quoth explain')
  local text = floating()
  for _, words in ipairs({
    'error: this quotation is not closed [unclosed-quotation]',
    'fix: put ”',
    'see 1:12: it may end here',
    'unclosed-quotation: a quotation without',
    'Found:',
    'Right:',
  }) do
    assert(text:find(words, 1, true), words .. ' in ' .. text)
  end
  vim.keymap.set('n', 'gz', '<Plug>(quoth-explain)', { remap = true })
  t.keys('gz')
  assert(floating():find('unclosed-quotation', 1, true))
  put(3, 0)
  assert(refused('Quoth explain'):find('no finding in this line', 1, true))
end)

t.test(':Quoth explain RULE tells about a rule', function()
  t.buffer({ '' })
  vim.cmd('Quoth explain missing-comma')
  assert(floating():find('^missing%-comma: '))
  assert(refused('Quoth explain no-rule'):find('there is no rule no-rule', 1, true))
  local rules = vim.fn.getcompletion('Quoth explain m', 'cmdline')
  assert(vim.tbl_contains(rules, 'missing-comma') and not vim.tbl_contains(rules, 'stray-mark'))
end)

-- ---- Fixes -----------------------------------------------------------------------------------

t.test(':Quoth fix mends the finding here, and is one step of undo', function()
  t.buffer(WRONG)
  put(1, 20)
  t.same('1:12: put ”', said('Quoth fix'))
  t.same({ RIGHT[1], WRONG[5] }, { lines()[1], lines()[5] })
  t.same({ 1, 23 }, t.cursor(), 'the cursor stays on its word')
  t.keys('u')
  t.same(WRONG, lines())
  put(5, 0)
  t.keys('g=')
  t.same(RIGHT[5], lines()[5])
  diagnose.update(vim.api.nvim_get_current_buf())
  t.same(1, #vim.diagnostic.get(0))
  t.keys('u')
  t.same(WRONG, lines())
  put(3, 0)
  assert(refused('Quoth fix'):find('no finding in this line', 1, true))
end)

t.test('a finding that has no fix', function()
  require('quoth').rule({
    id = 'odd',
    summary = 'odd words',
    check = function(doc, report)
      local first, last = doc:text():find('odd')
      if first then report(first, last, 'this is odd') end
    end,
  })
  t.buffer({ 'An odd line.' })
  assert(refused('Quoth fix'):find('this is odd: it has no fix', 1, true))
  require('quoth').drop_rule('odd')
end)

t.test(':Quoth fix! mends all, in one step of undo', function()
  for _, command in ipairs({ 'Quoth fix!', 'Quoth! fix', 'Quoth fix all', '%Quoth fix' }) do
    t.buffer(WRONG)
    put(5, 3)
    t.same('2 findings mended', said(command))
    t.same(RIGHT, lines())
    t.same({ 5, 3 }, t.cursor())
    t.same(t.text(), require('quoth.nvim.follow').document(0):text())
    t.keys('u')
    t.same(WRONG, lines())
  end
  t.same('0 findings mended', said('3,4Quoth fix'))
  t.same('1 finding mended', said('4,5Quoth fix'))
  t.same({ WRONG[1], RIGHT[5] }, { lines()[1], lines()[5] })
end)

t.test('what is coloured follows the fixes', function()
  t.buffer(WRONG)
  vim.cmd('redraw!')
  vim.cmd('Quoth fix!')
  vim.cmd('redraw!')
  local follow = require('quoth.nvim.follow')
  local fresh = require('quoth').open(t.text())
  t.same_lines(t.dump(fresh), t.dump(follow.document(0)))
  t.keys('u')
  vim.cmd('redraw!')
  fresh = require('quoth').open(t.text())
  t.same_lines(t.dump(fresh), t.dump(follow.document(0)))
end)

t.test('a buffer that may not be changed', function()
  t.buffer(WRONG)
  vim.bo.modifiable = false
  for _, command in ipairs({ 'Quoth fix', 'Quoth fix!', 'Quoth curl', 'Quoth straighten' }) do
    assert(refused(command):find("'modifiable' is off", 1, true), command)
  end
  t.same(WRONG, lines())
  t.same(nil, vim.b.quoth)
end)

-- ---- The command --------------------------------------------------------------------------------

t.test('words that :Quoth does not know, and those that it does', function()
  t.buffer({ '' })
  assert(refused('Quoth flint'):find('flint? It knows colours, curl, explain', 1, true))
  assert(refused('Quoth fix some'):find('fix what?', 1, true))
  assert(refused('Quoth straighten us'):find('too many words', 1, true))
  t.same({ 'fix' }, vim.fn.getcompletion('Quoth f', 'cmdline'))
  t.same({ 'us', 'uk' }, vim.fn.getcompletion('Quoth curl u', 'cmdline'))
  t.same({}, vim.fn.getcompletion('Quoth straighten ', 'cmdline'))
  vim.cmd('QuothOff')
  assert(refused('Quoth lint'):find('off in this buffer', 1, true))
end)

t.finish()
