--- The highlight groups and what they look like: each is linked to a group of the theme, as a
-- default that the user and the theme may replace.
--
-- Themes differ in which of their groups look alike. So each of ours has several to choose from,
-- and takes the first that differs from plain text and from those before it. If there is none, or
-- the terminal cannot show it, there are colours that every terminal has.

local config = require('quoth.nvim.config')

local M = {}

local CHOICES = {
  { 'QuothQuotation', { 'String', 'Constant', 'Character', 'Special', 'Type', 'DiagnosticInfo' } },
  { 'QuothSource', { 'Identifier', 'Function', 'Type', 'PreProc', 'Underlined' } },
  { 'QuothNested', { 'Special', 'PreProc', 'Type', 'Function', 'Constant', 'Title' } },
  { 'QuothCue', { 'Statement', 'Keyword', 'PreProc', 'Type', 'Comment' } },
  { 'QuothUnclosed', { 'DiagnosticWarn', 'WarningMsg', 'DiagnosticError', 'Todo' } },
  { 'QuothStray', { 'Error', 'ErrorMsg', 'DiagnosticError', 'SpellBad' } },
}

local RED, GREEN, YELLOW = { 'Red', 1 }, { 'Green', 2 }, { 'Yellow', 3 }
local BLUE, MAGENTA, CYAN = { 'Blue', 4 }, { 'Magenta', 5 }, { 'Cyan', 6 }

--- Colours on dark and light ground, the attributes that go with them, those without colours.
local PLAIN = {
  QuothQuotation = { dark = CYAN, light = BLUE, with = {}, alone = { 'underline' } },
  QuothSource = { dark = GREEN, light = GREEN, with = { 'bold' }, alone = { 'bold' } },
  QuothNested = { dark = MAGENTA, light = MAGENTA, with = {}, alone = { 'underline', 'reverse' } },
  QuothCue = { dark = YELLOW, light = GREEN, with = {}, alone = { 'bold', 'underline' } },
  QuothUnclosed = {
    dark = RED,
    light = RED,
    with = { 'underline' },
    alone = { 'bold', 'underline', 'reverse' },
  },
  QuothStray = { dark = RED, light = RED, with = { 'reverse' }, alone = { 'bold', 'reverse' } },
}

local ATTRIBUTES = { 'bold', 'italic', 'underline', 'undercurl', 'reverse', 'standout' }

--- One of the two colours of a group; if it has none, that of plain text.
local function colour(id, which, mode)
  local found = vim.fn.synIDattr(id, which, mode)
  if found ~= '' then return found end
  return vim.fn.synIDattr(vim.fn.hlID('Normal'), which, mode)
end

--- The colours of a group, and colours and attributes; mode is 'gui' or 'cterm'.
local function look(group, mode)
  local id = vim.fn.synIDtrans(vim.fn.hlID(group))
  local colours = colour(id, 'fg', mode) .. '/' .. colour(id, 'bg', mode)
  local all = { colours }
  for _, attribute in ipairs(ATTRIBUTES) do
    if vim.fn.synIDattr(id, attribute, mode) == '1' then all[#all + 1] = attribute end
  end
  return colours, table.concat(all, ' ')
end

--- The first of groups whose colours are not taken, or whose whole look is not; nil if there is
-- none that can be shown in so many colours.
local function choose(groups, taken, mode, count)
  local second
  for _, group in ipairs(groups) do
    local colours, all = look(group, mode)
    local fits = (tonumber(colours:match('^%d+')) or 0) < count
    if fits and not taken[colours] then return group end
    if fits and not second and not taken[all] then second = group end
  end
  return second
end

local function take(taken, group, mode)
  local colours, all = look(group, mode)
  taken[colours], taken[all] = true, true
end

--- The definition of a group without the theme.
local function plain(name, count)
  local what = PLAIN[name]
  local definition = { default = true }
  if count >= 8 then
    local named = vim.o.background == 'light' and what.light or what.dark
    definition.fg, definition.ctermfg = named[1], named[2]
  end
  for _, attribute in ipairs(count >= 8 and what.with or what.alone) do
    definition[attribute] = true
  end
  return definition
end

--- Defines our groups; to be called when the theme changes, or what is coloured.
function M.define()
  local gui = vim.o.termguicolors
  local count = gui and math.huge or tonumber(vim.fn.eval('&t_Co')) or 0
  local mode = gui and 'gui' or 'cterm'
  local taken = {}
  take(taken, 'Normal', mode)
  for _, choice in ipairs(CHOICES) do
    local name = choice[1]
    -- With fewer colours than 16 a theme's own are not shown, or two of them as one.
    local group = count >= 16 and choose(choice[2], taken, mode, count)
    local definition = group and { link = group, default = true } or plain(name, count)
    vim.api.nvim_set_hl(0, name, definition)
    take(taken, name, mode)
  end
  if config.values.colours == 'speaker' then require('quoth.nvim.voices').define() end
end

--- The names of our groups.
function M.names()
  return vim.tbl_map(function(choice) return choice[1] end, CHOICES)
end

return M
