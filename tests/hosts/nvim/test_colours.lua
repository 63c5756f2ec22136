-- Each role has a colour of its own in every theme that comes with Neovim, and the user's and the
-- theme's choice goes before ours.

local t = require('harness')
local names = require('quoth.nvim.colours').names()

local function look(group, mode)
  local id = vim.fn.synIDtrans(vim.fn.hlID(group))
  local parts = {}
  for _, what in ipairs({ 'fg', 'bg', 'bold', 'italic', 'underline', 'undercurl', 'reverse' }) do
    local value = vim.fn.synIDattr(id, what, mode)
    if value == '' then value = vim.fn.synIDattr(vim.fn.hlID('Normal'), what, mode) end
    parts[#parts + 1] = value
  end
  return table.concat(parts, '/')
end

local function link_of(group)
  return vim.fn.execute('highlight ' .. group):match('links to (%S+)')
end

--- The groups that look like another or like plain text.
local function alike(mode)
  local seen, found = { [look('Normal', mode)] = 'Normal' }, {}
  for _, name in ipairs(names) do
    local own = look(name, mode)
    if seen[own] then found[#found + 1] = name .. ' ' .. seen[own] end
    seen[own] = name
  end
  return found
end

t.buffer({ '“One”' })

t.test('no two groups look alike', function()
  local poor = {}
  local themes = vim.fn.getcompletion('', 'color')
  assert(#themes > 10)
  for _, theme in ipairs(themes) do
    for _, background in ipairs({ 'dark', 'light' }) do
      for _, gui in ipairs({ true, false }) do
        vim.o.termguicolors = gui
        vim.o.background = background
        vim.cmd('colorscheme ' .. theme)
        local found = alike(gui and 'gui' or 'cterm')
        if #found > 0 then
          poor[#poor + 1] = ('%s %s %s: %s'):format(
            theme, background, gui and 'gui' or 'cterm', table.concat(found, ', ')
          )
        end
      end
    end
  end
  for _, line in ipairs(poor) do
    t.print('# ' .. line)
  end
  t.same({}, poor)
end)

t.test('they follow the theme', function()
  vim.cmd('colorscheme default')
  t.same('String', link_of('QuothQuotation'))
  t.same('Identifier', link_of('QuothSource'))
end)

t.test("the user's own choice stays", function()
  vim.cmd('highlight QuothSource ctermfg=3 guifg=Red')
  vim.cmd('highlight! link QuothCue Comment')
  require('quoth.nvim').setup()
  require('quoth.nvim.colours').define()
  t.same('3', vim.fn.synIDattr(vim.fn.hlID('QuothSource'), 'fg', 'cterm'))
  t.same('Comment', link_of('QuothCue'))
end)

t.test("and a theme's", function()
  vim.fn.mkdir(vim.env.QUOTH_SCRATCH .. '/theme/colors', 'p')
  vim.fn.writefile({
    'highlight clear',
    "let g:colors_name = 'own'",
    'highlight QuothSource ctermfg=5 guifg=Blue',
    'highlight default link QuothNested Todo',
  }, vim.env.QUOTH_SCRATCH .. '/theme/colors/own.vim')
  vim.opt.runtimepath:prepend(vim.env.QUOTH_SCRATCH .. '/theme')
  vim.cmd('colorscheme own')
  t.same('5', vim.fn.synIDattr(vim.fn.hlID('QuothSource'), 'fg', 'cterm'))
  t.same('Todo', link_of('QuothNested'))
  vim.cmd('colorscheme default')
  t.same('Identifier', link_of('QuothSource'), 'ours again')
end)

t.finish()
