--- What the user may set, and what holds if he does not.

local M = {}

---@class quoth.nvim.Options
---@field filetypes? string[]
---@field keys? boolean
---@field max_size? integer
---@field findings? boolean
---@field colours? 'role'|'speaker'
---@field palette? 'standard'|'colour-blind'
---@field settings? table

local DEFAULTS = {
  filetypes = { 'text', 'markdown', '' }, -- '' is a buffer without filetype
  keys = true, -- map the usual keys in buffers that are followed, where they are free
  max_size = 20000000, -- bytes; larger buffers wait for :QuothOn
  findings = true, -- show them as diagnostics
  colours = 'role', -- or 'speaker'
  palette = 'standard', -- or 'colour-blind': which colours speakers have
  settings = {}, -- what holds where no .quoth.lua says otherwise, in its form
}

--- What may be chosen from.
local CHOICES = {
  colours = { 'role', 'speaker' },
  palette = require('quoth.palette').NAMES,
}

local MARKDOWN = { markdown = true, pandoc = true, quarto = true, rmd = true, vimwiki = true }

M.values = vim.deepcopy(DEFAULTS)

local function check(ok, message)
  if not ok then error('quoth: ' .. message, 4) end
end

--- Takes the user's options over the defaults; raises an error for what cannot be meant.
function M.set(options)
  check(options == nil or type(options) == 'table', 'setup takes a table')
  local values = vim.deepcopy(DEFAULTS)
  for key, value in pairs(options or {}) do
    local default = DEFAULTS[key]
    check(default ~= nil, ('there is no option %s'):format(vim.inspect(key)))
    check(
      type(value) == type(default),
      ('the option %s is a %s, not a %s'):format(key, type(default), type(value))
    )
    values[key] = value
  end
  for key, choices in pairs(CHOICES) do
    check(
      vim.tbl_contains(choices, values[key]),
      ('the option %s is %s'):format(key, table.concat(choices, ' or '))
    )
  end
  for _, filetype in ipairs(values.filetypes) do
    check(type(filetype) == 'string', 'the option filetypes holds names of filetypes')
  end
  M.values = values
end

--- The format of text with a filetype, which may be several joined by dots.
function M.format(filetype)
  for part in filetype:gmatch('[^.]+') do
    if MARKDOWN[part] then return 'markdown' end
  end
  return 'text'
end

--- Whether buffers of a filetype are followed by themselves.
function M.wants(filetype)
  if vim.tbl_contains(M.values.filetypes, filetype) then return true end
  for part in filetype:gmatch('[^.]+') do
    if vim.tbl_contains(M.values.filetypes, part) then return true end
  end
  return false
end

return M
