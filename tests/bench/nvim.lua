-- luacheck: std luajit, globals vim
-- Times quoth's handlers in Neovim: what each takes is added up from a key to the end of its draws.

local api, clock = vim.api, vim.loop.hrtime
local spent = 0

--- f, its time added to what was spent.
local function timed(f)
  return function(...)
    local begin = clock()
    local first = f(...)
    spent = spent + clock() - begin
    return first
  end
end

-- Before quoth has looked at any buffer.
local attach = api.nvim_buf_attach
api.nvim_buf_attach = function(buf, send, handlers)
  if handlers.on_bytes then handlers.on_bytes = timed(handlers.on_bytes) end
  return attach(buf, send, handlers)
end
local paint = require('quoth.nvim.paint')
paint.window, paint.row, paint.redraw = timed(paint.window), timed(paint.row), timed(paint.redraw)

local function settle()
  local done = false
  vim.schedule(function() done = true end)
  vim.wait(1000, function() return done end, 1)
end

local function draw()
  vim.cmd('redraw')
  settle()
  vim.cmd('redraw')
end

local state = 1
local function random(n)
  state = state * 16807 % 2147483647
  return state % n + 1
end

--- What each of count insertions took, in milliseconds, sorted; each is somewhere else. And what
-- the diagnostics took after it, which wait for a pause in the typing.
local function keys(count, letters)
  local diagnose = require('quoth.nvim.diagnose')
  local times, pauses = {}, {}
  for i = 1, count do
    local rows = api.nvim_buf_line_count(0)
    api.nvim_win_set_cursor(0, { random(rows), random(60) - 1 })
    draw()
    spent = 0
    api.nvim_feedkeys('i' .. letters .. '\27', 'x', false)
    draw()
    times[i] = spent / 1e6
    local begin = clock()
    diagnose.update(api.nvim_get_current_buf())
    pauses[i] = (clock() - begin) / 1e6
  end
  table.sort(times)
  table.sort(pauses)
  return times, pauses
end

local function report(what, times)
  local at = function(share) return times[math.max(1, math.ceil(#times * share))] end
  io.stdout:write(('%-22s median %6.3f ms   99 of 100 %6.3f ms   worst %6.3f ms\n'):format(
    what, at(0.5), at(0.99), times[#times]
  ))
end

vim.o.lines, vim.o.columns = 50, 100
vim.schedule(function()
  local ok, message = pcall(function()
    spent = 0
    vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.QUOTH_TEXT))
    draw()
    local size = require('quoth.nvim.follow').document(0):size()
    io.stdout:write(('%d KB, opened in %.1f ms\n'):format(size / 1024, spent / 1e6))
    keys(50, 'x')
    local letters, pauses = keys(300, 'x')
    report('  a letter', letters)
    report('  findings after it', pauses)
    letters, pauses = keys(300, '“')
    report('  a quotation mark', letters)
    report('  findings after it', pauses)
    require('quoth.nvim').setup({ settings = { curl = { typing = true } } })
    local typing = require('quoth.nvim.typing')
    typing.press, typing.typed = timed(typing.press), timed(typing.typed)
    report('  a mark that is curled', keys(300, '"'))
  end)
  if not ok then io.stderr:write(message, '\n') end
  vim.cmd(ok and 'qall!' or 'cquit 1')
end)
