-- What fails inside quoth is told once, quoth is then off in that buffer, and the text stays.

local t = require('harness')
local follow = require('quoth.nvim.follow')
local quoth = require('quoth')

local TEXT = { '“One,” said Ann.', '', 'More.' }

--- Runs f while a method of documents raises an error, or gives what is given.
local function broken(method, f, ...)
  local old, given = quoth.Document[method], { ... }
  quoth.Document[method] = function()
    if #given == 0 then error('broken ' .. method) end
    return given[1], given[2]
  end
  local ok, notices = pcall(t.notices, f)
  quoth.Document[method] = old
  if not ok then error(notices, 0) end
  return notices
end

local function is_off()
  t.settle()
  t.same(nil, follow.document(0))
  t.same(false, vim.b.quoth)
  t.same('', vim.fn.maparg(']q', 'n'))
end

local function told(notices, words)
  for line in vim.fn.execute('messages'):gmatch('[^\n]+') do
    if line:find('^quoth: ') then notices[#notices + 1] = line end
  end
  vim.cmd('messages clear')
  t.same(1, #notices, vim.inspect(notices))
  assert(notices[1]:find('quoth: ', 1, true) == 1, notices[1])
  assert(notices[1]:find(words, 1, true), notices[1])
end

t.test('while a window is drawn', function()
  t.buffer(TEXT)
  vim.cmd('split')
  local notices = broken('spans', function()
    vim.cmd('redraw!')
    t.keys('ix<Esc>')
    vim.cmd('redraw!')
  end)
  told(notices, 'broken spans')
  is_off()
  t.same('x' .. TEXT[1], vim.fn.getline(1))
  vim.cmd('only')
end)

t.test('while an edit is followed', function()
  t.buffer(TEXT)
  assert(follow.document(0))
  local notices = broken('edit', function()
    t.keys('ix<Esc>')
    vim.cmd('redraw!')
    t.keys('iy<Esc>')
    vim.cmd('redraw!')
  end)
  told(notices, 'broken edit')
  is_off()
  t.same('yx' .. TEXT[1], vim.fn.getline(1))
end)

t.test('no memory', function()
  t.buffer(TEXT)
  assert(follow.document(0))
  local notices = broken('edit', function()
    t.keys('ix<Esc>')
    vim.cmd('redraw!')
  end, nil, 'out of memory')
  told(notices, 'out of memory')
  is_off()
  vim.cmd('QuothOn')
  t.same('x' .. TEXT[1], follow.document(0):text():match('[^\n]*'), 'it can be tried again')
end)

t.test('in a command', function()
  t.buffer(TEXT)
  told(broken('describe', function() t.keys(':Quoth<CR>') end), 'broken describe')
  is_off()
end)

t.test('in a motion and a text object', function()
  t.buffer(TEXT)
  told(broken('next', function() t.keys('>]q') end), 'broken next')
  is_off()
  t.buffer(TEXT)
  told(broken('quotation', function() t.keys('>aq') end), 'broken quotation')
  is_off()
  t.same(TEXT, vim.api.nvim_buf_get_lines(0, 0, -1, false))
end)

t.test('in the status line', function()
  t.buffer(TEXT)
  told(broken('at', function()
    t.same('', require('quoth.nvim').status())
    t.same('', require('quoth.nvim').status())
  end), 'broken at')
  is_off()
end)

t.test('other buffers go on', function()
  local first = t.buffer(TEXT)
  assert(follow.document(first))
  t.buffer({ 'Others “go on”.' })
  assert(follow.document(0))
  vim.cmd('split | buffer! ' .. first)
  broken('describe', function() t.keys(':Quoth<CR>') end)
  is_off()
  vim.cmd('close!')
  assert(follow.document(0))
end)

t.finish()
