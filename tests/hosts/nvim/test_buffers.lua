-- Which buffers are followed, and that they stay followed whatever happens to them.

local t = require('harness')
local follow = require('quoth.nvim.follow')
local quoth = require('quoth')

local scratch = vim.env.QUOTH_SCRATCH

local function file(name, bytes)
  local path = scratch .. '/' .. name
  local stream = assert(io.open(path, 'wb'))
  stream:write(bytes)
  stream:close()
  return path
end

local function bytes_of(path)
  local stream = assert(io.open(path, 'rb'))
  local bytes = stream:read('*a')
  stream:close()
  return bytes
end

local function current()
  return vim.api.nvim_get_current_buf()
end

--- The current buffer is followed and its document is right.
local function followed(format)
  local doc = assert(follow.document(0), 'not followed')
  t.same(format or 'text', doc:format())
  assert(t.text() == doc:text(), 'the texts differ')
  local options = { format = doc:format(), paragraphs = doc:paragraphs() }
  local fresh = assert(quoth.open(doc:text(), options))
  t.same_lines(t.dump(fresh), t.dump(doc))
  fresh:close()
  return doc
end

local function left()
  t.same(nil, follow.document(0))
end

local TALK = '“One,” said Ann.\n\n“Two,” said Bob.\n'

t.test('Neovim starts with an empty buffer that is followed', function()
  t.same('\n', followed():text())
end)

t.test('text, Markdown and buffers without filetype are followed', function()
  vim.cmd('edit ' .. file('a.txt', TALK))
  followed('text')
  vim.cmd('edit ' .. file('a.md', '---\ntitle: “no\n---\n' .. TALK))
  followed('markdown')
  vim.cmd('edit ' .. file('NOTES', TALK))
  t.same('', vim.bo.filetype)
  followed('text')
  vim.cmd('enew')
  followed('text')
end)

t.test('others are not', function()
  for _, name in ipairs({ 'a.ini', 'a.c', 'a.py' }) do
    vim.cmd('edit ' .. file(name, TALK))
    left()
  end
  for _, kind in ipairs({ 'nofile', 'nowrite', 'prompt', 'help' }) do
    local buf = vim.api.nvim_create_buf(false, false)
    vim.bo[buf].buftype = kind
    vim.cmd('buffer ' .. buf)
    left()
    vim.cmd('bwipeout! ' .. buf)
  end
end)

t.test('the filetype may change', function()
  vim.cmd('edit ' .. scratch .. '/a.txt')
  followed('text')
  vim.bo.filetype = 'markdown'
  followed('markdown')
  vim.bo.filetype = 'dosini'
  left()
  vim.bo.filetype = 'text'
  followed('text')
end)

t.test('setup{filetypes=} chooses others', function()
  require('quoth.nvim').setup({ filetypes = { 'dosini', 'pandoc' } })
  left()
  vim.cmd('edit ' .. scratch .. '/a.ini')
  followed('text')
  t.buffer('“x”', 'python.dosini')
  followed('text')
  vim.bo.filetype = 'pandoc'
  followed('markdown')
  require('quoth.nvim').setup()
  left()
end)

t.test('b:quoth, :QuothOn and :QuothOff choose for one buffer', function()
  vim.cmd('edit ' .. scratch .. '/a.ini')
  vim.cmd('QuothOn')
  followed()
  t.same(true, vim.b.quoth)
  vim.cmd('edit!')
  followed()
  vim.cmd('QuothOff')
  left()
  vim.cmd('edit!')
  left()
  vim.cmd('edit ' .. scratch .. '/a.txt')
  followed()
  vim.cmd('QuothOff')
  vim.cmd('QuothOff')
  left()
  vim.cmd('QuothOn')
  vim.cmd('QuothOn')
  followed()
  vim.api.nvim_create_autocmd('BufReadPre', {
    pattern = '*/private.txt',
    callback = function() vim.cmd('let b:quoth = 0') end,
  })
  vim.cmd('edit ' .. file('private.txt', TALK))
  left()
end)

t.test('reading a file again', function()
  local path = file('again.txt', TALK)
  vim.cmd('edit ' .. path)
  followed()
  t.keys('ggdd')
  vim.cmd('edit!')
  t.same(#TALK, followed():size())
  t.keys('ix<Esc>')
  followed()
  vim.cmd('bdelete!')
  vim.cmd('edit ' .. path)
  t.keys('ix<Esc>')
  followed()
  vim.cmd('bunload!')
  vim.cmd('edit ' .. path)
  followed()
end)

t.test('a file that another program changed', function()
  vim.o.autoread = true
  local path = file('changed.txt', TALK)
  vim.cmd('edit ' .. path)
  followed()
  vim.loop.fs_utime(path, 1, 1)
  vim.cmd('checktime')
  file('changed.txt', '“Quite new,” said Cy.\n' .. TALK)
  vim.cmd('checktime')
  t.same('“Quite new,” said Cy.', vim.fn.getline(1))
  followed()
  t.keys('Goend<Esc>')
  followed()
end)

local KINDS = {
  dos = '“One,” said Ann.\r\n\r\n“Two,\r\nthree,” said Bob.\r\n',
  bom = '\239\187\191“One,” said Ann.\n',
  ['no end of the last line'] = '“One,” said Ann.\n\n“Two,” said Bob.',
  empty = '',
  ['a newline alone'] = '\n',
  ['NUL'] = 'A “b\0c” d\n\0\n',
  ['invalid UTF-8'] = 'A “b\255\254c” \226\128d\n',
  ['CR in the middle'] = '“One\r two,” said\rAnn.\r\nThree.\n',
  ['old Macintosh'] = '“One,” said Ann.\r“Two,” said Bob.\r',
  ['every kind of blank'] = ' \t“a”\194\160\226\128\175\n\226\128\168\n',
}

t.test('files of all kinds are followed and written as they were', function()
  for kind, bytes in pairs(KINDS) do
    local path = file('kind.txt', bytes)
    vim.cmd('edit! ' .. path)
    followed()
    t.keys('iX<Esc>')
    followed()
    t.keys('x')
    followed()
    t.keys('u')
    t.keys('u')
    followed()
    vim.cmd('noautocmd write!')
    local back = bytes_of(path)
    if not bytes:find('\n$') then back = back:gsub('\n$', '') end -- which Neovim adds
    t.same(bytes, back, kind)
    vim.cmd('bwipeout!')
  end
end)

t.test("a last line without its end, 'nofixendofline'", function()
  vim.o.fixendofline = false
  vim.cmd('edit! ' .. file('end.txt', '“One,” said Ann.\n\n“Two,” said Bob.'))
  followed()
  for _, keys in ipairs({
    'Gx', 'GddggP', 'Goend<Esc>', ':$move 0<CR>', 'Gdd', 'u', 'ggdG', 'u',
  }) do
    t.keys(keys)
    followed()
  end
  vim.cmd('bwipeout!')
  vim.o.fixendofline = true
end)

t.test('other fileformats, encodings and options change nothing', function()
  vim.cmd('edit! ' .. file('options.txt', TALK))
  local text = followed():text()
  for _, option in ipairs({
    'fileformat=dos', 'fileformat=mac', 'bomb', 'binary', 'nobinary', 'noendofline', 'endofline',
    'fileencoding=latin1', 'expandtab', 'nomodifiable', 'modifiable', 'readonly', 'textwidth=10',
  }) do
    vim.cmd('set ' .. option)
    t.same(text, followed():text())
  end
  vim.cmd('bwipeout!')
end)

t.test('typing does not read the whole text', function()
  vim.cmd('edit! ' .. t.root .. '/tests/texts/article.txt')
  followed()
  local sync, times = quoth.Document.sync, 0
  quoth.Document.sync = function(...)
    times = times + 1
    return sync(...)
  end
  for _, keys in ipairs({
    'ggia “b” c<Esc>', 'o<CR>new<CR><Esc>', '5Gdd', 'p', 'J', 'u', '<C-r>', 'x', '.', 'gqap',
    'yyGp', ':%s/e/é/g<CR>', 'u', 'dap', '>>', '~', ':2,4delete<CR>', ':3copy 1<CR>', ':move $<CR>',
    'Go“end<Esc>', 'GAx<Esc>', 'ggOx<Esc>', '<C-v>jjIx<Esc>', 'R“”<Esc>', 'cwy<Esc>', 'ggdG', 'u',
  }) do
    t.keys(keys)
    followed()
  end
  quoth.Document.sync = sync
  vim.cmd('edit!')
  assert(times <= 2, ('%d times'):format(times)) -- ggdG, which tells nonsense, and its undo
end)

t.test('a buffer in no window, and one in several', function()
  vim.cmd('edit! ' .. file('hidden.txt', TALK))
  local buf = current()
  local doc = followed()
  vim.cmd('enew')
  vim.api.nvim_buf_set_lines(buf, 0, 1, false, { 'Nobody “spoke' })
  t.same('Nobody “spoke\n\n“Two,” said Bob.\n', follow.document(buf):text())
  vim.cmd('buffer ' .. buf)
  vim.cmd('split | vsplit')
  t.keys('ggdd')
  followed()
  vim.cmd('close')
  t.keys('u')
  t.same(doc, followed())
  vim.cmd('only')
end)

t.test('a document lives as long as its buffer', function()
  vim.cmd('edit! ' .. file('closed.txt', TALK))
  local doc = followed()
  vim.cmd('bwipeout!')
  assert(not pcall(doc.size, doc), 'it is not closed')
  local kept = {}
  for _, buf in ipairs(follow.buffers()) do
    assert(vim.api.nvim_buf_is_loaded(buf))
    kept[#kept + 1] = buf
  end
  assert(#kept > 0)
end)

t.test('a large file waits for :QuothOn', function()
  require('quoth.nvim').setup({ max_size = 100 })
  vim.cmd('edit! ' .. file('large.txt', TALK:rep(3)))
  left()
  vim.cmd('QuothOn')
  followed()
  vim.cmd('edit! ' .. file('small.txt', TALK))
  followed()
  require('quoth.nvim').setup()
end)

t.test('2 MB, in lines and in one', function()
  for _, bytes in ipairs({ TALK:rep(50000), (TALK:gsub('\n', ' '):rep(50000)) .. '\n' }) do
    vim.cmd('edit! ' .. file('long.txt', bytes))
    assert(follow.document(0):text() == bytes)
    t.keys('Gix<Esc>')
    vim.cmd('redraw!')
    assert(follow.document(0):text() == t.text())
    vim.cmd('bwipeout!')
  end
end)

t.test('setup refuses what it does not know', function()
  local setup = require('quoth.nvim').setup
  for options, message in pairs({
    [{ key = false }] = 'there is no option "key"',
    [{ keys = 'no' }] = 'the option keys is a boolean, not a string',
    [{ filetypes = { 1 } }] = 'the option filetypes holds names of filetypes',
    [{ 'text' }] = 'there is no option 1',
    ['text'] = 'setup takes a table',
  }) do
    local ok, found = pcall(setup, options)
    assert(not ok and found:find(message, 1, true), found)
    assert(found:find('test_buffers.lua', 1, true) or found:find('quoth: ', 1, true))
  end
  vim.cmd('edit! ' .. scratch .. '/a.txt')
  followed()
end)

t.finish()
