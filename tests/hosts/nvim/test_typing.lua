-- init: require('quoth.nvim').setup({ settings = { curl = { typing = true } } })
--
-- Marks that become typographic while they are typed.

local t = require('harness')
local follow = require('quoth.nvim.follow')
local quoth = require('quoth')

local function lines() return vim.api.nvim_buf_get_lines(0, 0, -1, true) end

--- What keys make of an empty buffer.
local function typed(keys, filetype)
  t.buffer('', filetype)
  t.keys(keys)
  t.same(t.text(), follow.document(0):text())
  return lines()
end

t.test('a mark becomes what belongs there', function()
  t.same({ '“It’s one,” said Ann. “Two ‘three’ four.”' },
    typed('i"It\'s one," said Ann. "Two \'three\' four."<Esc>'))
  t.same({ '(“One”)' }, typed('i("One")<Esc>'))
end)

t.test('the same key once more makes it straight', function()
  t.same({ '"' }, typed('i""<Esc>'))
  t.same({ "it's" }, typed("iit''s<Esc>"))
  t.same({ '“One"' }, typed('i"One""<Esc>'))
  t.same({ '“a “b' }, typed('i"a <Esc>a"b<Esc>'))
end)

t.test('a word tells more about the mark before it', function()
  t.same({ '“Say ’tis so,” he said.' }, typed('i"Say \'tis so," he said.<Esc>'))
  t.same({ 'Get ’em' }, typed("iGet 'em<Esc>"))
  t.same({ 'He said ‘Emma’ twice.' }, typed("iHe said 'Emma' twice.<Esc>"))
  t.same({ 'x', 'in the ’90s' }, typed("iin the '90s<Esc>Ox<Esc>"))
end)

t.test('it is undone with the insertion, and repeated by "."', function()
  t.same({ '“a” b' }, typed('i"a" b<Esc>'))
  t.keys('u')
  t.same({ '' }, lines())
  t.same({ '“a”', '“a”' }, typed('i"a"<Esc>o"a"<Esc>'))
  t.keys('.')
  t.same({ '“a”', '“a”', '“a”' }, lines())
  t.same({ '“““' }, typed('3i"<Esc>'))
end)

t.test('a macro types it again', function()
  vim.fn.setreg('q', 'A"It\'s a," he said.\r\27')
  t.same({ '“It’s a,” he said.', '“It’s a,” he said.', '' }, typed('2@q'))
end)

t.test('what is pasted stays, and what is typed behind CTRL-V', function()
  t.same({ '"' }, typed('i<C-v>"<Esc>'))
  t.buffer('')
  vim.fn.setreg('a', '"one"')
  t.keys('i<C-r>a<Esc>')
  t.same({ '"one"' }, lines())
  t.buffer('')
  vim.paste({ '"it\'s"' }, -1)
  t.same({ '"it\'s"' }, lines())
end)

t.test('code in Markdown stays, and what is replaced is', function()
  t.same({ '“a” `"b"`' }, typed('i"a" `"b"`<Esc>', 'markdown'))
  t.same({ '```', '"a"', '```', '', '“b”' },
    typed('i```<CR>"a"<CR>```<CR><CR>"b"<Esc>', 'markdown'))
  t.same({ '“ab”' }, typed('ixxxx<Esc>0R"ab"<Esc>'))
end)

t.test('styles', function()
  require('quoth.nvim').setup({ settings = { curl = { typing = true, style = 'french' } } })
  t.same({ '«\226\128\175Non\226\128\175», dit-il.' }, typed('i"Non", dit-il.<Esc>'))
  t.same({ '"' }, typed('i""<Esc>'))
  require('quoth.nvim').setup({ settings = { curl = { typing = true, style = 'uk' } } })
  t.same({ '‘One “two” three.’' }, typed("i'One \"two\" three.'<Esc>"))
  require('quoth.nvim').setup({ settings = { curl = { typing = true } } })
end)

t.test('texts typed are texts curled', function()
  for _, name in ipairs({ 'straight.txt', 'dialogue.txt' }) do
    local text = quoth.straighten(table.concat(vim.fn.readfile(
      ('%s/tests/texts/%s'):format(t.root, name)), '\n'))
    local differ, count = 0, 0
    for paragraph in (text .. '\n\n'):gmatch('(.-)\n\n+') do
      if #paragraph < 1500 and not paragraph:find('<', 1, true) then
        typed('i' .. paragraph:gsub('\n', '<CR>') .. '<Esc>', 'text')
        local expected = vim.split(quoth.curl(paragraph), '\n', { plain = true })
        count = count + 1
        if not vim.deep_equal(expected, lines()) then differ = differ + 1 end
      end
    end
    assert(count > 5 and differ / count < 0.1, ('%s: %d of %d differ'):format(name, differ, count))
  end
end)

t.test('only where it is wanted', function()
  local text = t.buffer('')
  vim.cmd('QuothOff')
  t.settle()
  t.keys('i"x"<Esc>')
  t.same({ '"x"' }, lines())
  t.buffer('', 'lua')
  t.same('', vim.fn.maparg('"', 'i'))
  require('quoth.nvim').setup()
  vim.cmd('buffer! ' .. text)
  vim.cmd('QuothOn')
  t.same('', vim.fn.maparg('"', 'i'))
end)

t.test("the user's own mapping of a buffer stays", function()
  t.buffer('')
  vim.keymap.set('i', '"', 'mine', { buffer = true })
  require('quoth.nvim').setup({ settings = { curl = { typing = true } } })
  t.keys('i"\'<Esc>')
  t.same({ 'mine’' }, lines())
  vim.cmd('checkhealth quoth')
  local report = t.text()
  vim.cmd('bwipeout!')
  assert(report:find('" is mapped in insert mode', 1, true), report)
  assert(not report:find("' is mapped in insert mode", 1, true), report)
  vim.cmd('QuothOff')
  t.settle()
  t.same('mine', vim.fn.maparg('"', 'i'))
end)

t.finish()
