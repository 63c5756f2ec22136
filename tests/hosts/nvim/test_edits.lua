-- Whatever Neovim's own commands do to a buffer, its document has the same text, and finds the
-- same as one that is opened anew. SEED and STEPS may be given in the environment.

local t = require('harness')
local follow = require('quoth.nvim.follow')
local quoth = require('quoth')

local seed = tonumber(vim.env.SEED) or 20240607
local steps = tonumber(vim.env.STEPS) or 800
local random = t.random(seed)

local function pick(list)
  return list[random(#list)]
end

local PIECES = {
  '“', '”', '‘', '’', '"', "'", '«', '»', '—', 'said Ann', 'Teng Biao said', '. ', ', ', ' ',
  'é', '<CR>', '<CR><CR>', 'word', '> ', '```', '<lt>!--', '-->', '<BS>', '<C-w>', '<C-u>',
  '<Tab>', '<C-v>000', '<Del>', '<C-o>D', '<C-o>o', '日本', '<C-k>a!',
}

local STARTS = { 'i', 'a', 'A', 'o', 'O', 'cw', 'cc', 'S', '3i', 'R' }

--- Keys that insert or replace. Neovim hangs over some that go back over what was replaced.
local function typed()
  local start = pick(STARTS)
  local out = { start }
  for _ = 1, random(5) do
    local piece = pick(PIECES)
    local back = piece == '<C-u>' or piece == '<C-w>'
    if not back or start ~= 'R' then out[#out + 1] = piece end
  end
  return table.concat(out) .. '<Esc>'
end

local PATTERNS = {
  [[/said/cried/g]], [[/“/"/]], [[/\n\n/\r/]], [[/\n/\r\r/]], [[/\. /.\r/g]], [[/\n\_s*/ /]],
  [[/e/é/g]], [[/^/> /]], [[/\s\+$//e]], [[/.\n/X/]], [[/\v(a)(.)/\2\1/g]], [[/$/\r/]],
  [[/a\nb\?//]], [[/\n//]], [[/x*/-/g]],
}
local RANGES = { '', '%', '.,.+4', '.-1,.', '1,3', '.,$', "'<,'>" }

local function substitute()
  return ':silent! ' .. pick(RANGES) .. 's' .. pick(PATTERNS) .. 'e<CR>'
end

local COMMANDS = {
  'sort', '.,.+5sort', 'sort!', 'g/said/d', 'g/a/normal Ay', 'g/^$/d', 'm0', 'm$', '.,.+2m.-2',
  't.', '.,.+3t0', 'put', '0put', 'retab', 'left', '.,.+3center', '%!cat', '.,.+3!sort',
  'r !printf "a\\nb"', 'undo 0', 'earlier 5', 'later 3', 'earlier 1f', 'normal! 3J', 'join!',
  '%join', 'v/e/d', '>', '<', 'copy 0', 'delete 3', 'noautocmd normal! ddp', 'set binary',
  'set fileformat=dos', 'set fileformat=unix', 'set noendofline nofixendofline',
  'set endofline fixendofline nobinary', 'set endofline nobinary', 'set textwidth=30',
  'set textwidth=0', 'set bomb', 'silent write!', 'edit!', 'edit', 'checktime', 'diffthis',
  'diffoff', 'split', 'only!', 'silent! undojoin | normal! x',
}

local NORMAL = {
  'x', 'X', 'dd', '3dd', 'dw', 'db', 'D', 'J', 'gJ', '4J', 'yyp', 'yyP', 'p', 'P', '5p', '~',
  'g~~', 'gUap', 'gqap', 'gqG', 'gwip', '>>', '<lt><lt>', '>ap', 'ddp', 'xp', 'dip', 'dap',
  'yap}p', 'das', 'd}', 'd{', 'dG', 'dgg', 'ggdG', 'ggVGd', 'u', '3u', '20u', '<C-r>', '9<C-r>',
  'U', '.', '3.', 'guu', 'g??', '<C-v>jjld', '<C-v>jj$A”<Esc>', '<C-v>3jI“<Esc>',
  '<C-v>jjlc’<Esc>', '<C-v>jjr-', '<C-v>jly$p', 'Vjjd', 'Vjp', 'v3wd', 'vapJ', 'vipu',
  'qqA!<Esc>jq', '3@q', 'ylvp', '<C-a>', '10<C-x>', 'ggyGP', 'zfapdd', 'A sai<C-n><C-n><Esc>',
  'daq', 'ciqnew<Esc>', 'd]q', 'ggOx<Esc>', 'GoX<Esc>', 'Gdd', 'ggdd',
}

--- Neovim fails now and then with "ml_get: Invalid lnum", whoever follows its buffers.
local function api_edit()
  local rows = vim.api.nvim_buf_line_count(0)
  local row = random(rows) - 1
  local last = math.min(rows, row + random(4) - 1)
  local lines = {}
  for i = 1, random(4) - 1 do
    lines[i] = pick({ '“a”', '', 'b” said Ann', 'c\0d', '“' })
  end
  if random(2) == 1 then
    pcall(vim.api.nvim_buf_set_lines, 0, row, last, false, lines)
    return ('set_lines %d %d'):format(row, last)
  end
  local width = #vim.api.nvim_buf_get_lines(0, row, row + 1, false)[1]
  local col = random(width + 1) - 1
  pcall(vim.api.nvim_buf_set_text, 0, row, col, row, width, #lines > 0 and lines or { '' })
  return ('set_text %d %d'):format(row, col)
end

local function step()
  local rows = vim.api.nvim_buf_line_count(0)
  vim.api.nvim_win_set_cursor(0, { random(rows), random(60) - 1 })
  local kind = random(10)
  if kind == 1 then return api_edit() end
  local keys
  if kind <= 4 then
    keys = typed()
  elseif kind <= 7 then
    keys = pick(NORMAL)
  elseif kind == 8 then
    keys = substitute()
  else
    keys = ':silent! ' .. pick(COMMANDS) .. '<CR>'
  end
  t.keys(keys, true)
  if vim.api.nvim_get_mode().mode ~= 'n' then t.keys('<Esc><Esc>', true) end
  return keys
end

local SAMPLE = vim.fn.readfile(t.root .. '/tests/texts/article.txt')

vim.notify = function(message) t.print('# told: ' .. message) end

local function compare()
  local doc = follow.document(0)
  assert(doc, 'the buffer is not followed')
  assert(t.text() == doc:text(), 'the texts differ')
  local options = { format = doc:format(), paragraphs = doc:paragraphs() }
  local fresh = assert(quoth.open(doc:text(), options))
  t.same_lines(t.dump(fresh), t.dump(doc))
  fresh:close()
end

t.print('# SEED=' .. seed)
local path = vim.fn.tempname() .. '.txt'
vim.o.undolevels = 100
for _, suffix in ipairs({ '.txt', '.md' }) do
  path = path .. suffix
  t.test(('%d random edits of a %s file are followed'):format(steps, suffix), function()
    vim.fn.writefile(vim.list_slice(SAMPLE, 1, 60), path)
    vim.cmd('edit! ' .. path)
    local log = {}
    for i = 1, steps do
      if #t.text() > 20000 then
        vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.list_slice(SAMPLE, 1, 60))
      elseif random(80) == 1 then -- else all would be gone after a while
        local lines = vim.list_slice(SAMPLE, random(60), 100)
        pcall(vim.api.nvim_buf_set_lines, 0, 0, 0, false, lines)
      end
      for _ = 1, random(3) do -- several between two looks
        log[#log + 1] = step()
      end
      if random(3) == 1 then vim.cmd('redraw') end
      local ok, message = pcall(compare)
      if not ok then
        local recent = vim.list_slice(log, math.max(1, #log - 3))
        error(('step %d, after %s:\n%s'):format(i, vim.inspect(recent), message))
      end
    end
    vim.cmd('silent! bwipeout!')
  end)
end
t.finish()
