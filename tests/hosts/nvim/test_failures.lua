-- bare
-- init: package.cpath = ''
-- init: TOLD = {}
-- init: vim.notify = function(message) TOLD[#TOLD + 1] = message end
--
-- Without the native module one line is told, and Neovim goes on.

local t = require('harness')

local TOLD = rawget(_G, 'TOLD')

t.test('a missing module is told in one line', function()
  t.settle()
  t.same({ 'quoth: its native module does not load; :checkhealth quoth tells why' }, TOLD)
end)

t.test('and only once', function()
  t.buffer({ '“One,” said Ann.' }, 'text')
  vim.cmd('edit ' .. vim.env.QUOTH_SCRATCH .. '/new.txt')
  t.keys('ia “b” c<Esc>')
  vim.cmd('redraw!')
  t.settle()
  t.same(1, #TOLD)
  t.same('a “b” c\n', t.text())
end)

t.test('commands, keys and the status line do no harm', function()
  t.same('', require('quoth.nvim').status())
  for _, command in ipairs({ 'Quoth', 'QuothNext', 'QuothList', 'QuothOff', 'QuothOn' }) do
    vim.cmd('messages clear')
    t.keys(':' .. command .. '<CR>')
    local said = vim.fn.execute('messages')
    t.same(command ~= 'QuothOff', said:find(TOLD[1], 1, true) ~= nil, command)
  end
  t.same('', vim.fn.maparg(']q', 'n'))
  t.keys('0ylp')
  t.same('aa “b” c\n', t.text())
  t.settle()
  t.same(1, #TOLD)
end)

t.test(':checkhealth tells what was looked for', function()
  vim.cmd('checkhealth quoth')
  local report = t.text()
  assert(report:find('build/5.1/quoth/core.so', 1, true), report)
  assert(report:find('ERROR'), report)
end)

t.finish()
