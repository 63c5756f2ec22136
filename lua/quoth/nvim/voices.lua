--- The highlight groups of speakers: QuothSpeaker1 and so on for their words, QuothSpeakerName1 for
--- the words that name them, QuothNobody for quotations of whom nobody can be told. As defaults,
--- which the user and the theme may replace.

local config = require('quoth.nvim.config')
local palette = require('quoth.palette')

local M = {}

--- After so many rounds of the colours, looks come again.
local ROUNDS = 4

--- The colours of a terminal that has only those with names.
local NUMBERS = { red = 1, green = 2, yellow = 3, blue = 4, magenta = 5, cyan = 6 }

--- Without colours, attributes alone tell them apart.
local PLAIN = {
  { bold = true },
  { reverse = true },
  { bold = true, reverse = true },
  { italic = true },
  { italic = true, reverse = true },
  { bold = true, italic = true },
}

--- What the groups were last defined as, by name.
local ours = {}

local function count() return palette.count(config.values.palette) * ROUNDS end

--- The group of a role, 'quotation' or 'source', of the speaker who has a slot.
function M.group(role, slot)
  local name = role == 'source' and 'QuothSpeakerName' or 'QuothSpeaker'
  return name .. (slot - 1) % count() + 1
end

local function told(name) return vim.fn.execute('highlight ' .. name) end

--- Defines a group, unless somebody else has.
local function define(name, definition)
  definition.default = not (ours[name] and told(name) == ours[name])
  vim.api.nvim_set_hl(0, name, definition)
  ours[name] = told(name)
end

--- How a speaker looks in so many colours.
local function definition_of(slot, colours)
  if colours < 8 then return vim.deepcopy(PLAIN[(slot - 1) % #PLAIN + 1]) end
  local look = palette.look(slot, config.values.palette, vim.o.background)
  return {
    fg = look.colour,
    ctermfg = colours >= 256 and look.index or NUMBERS[look.named],
    bold = look.bold,
    italic = look.italic,
  }
end

--- Defines the groups; to be called when the theme changes, or the palette.
function M.define()
  local colours = tonumber(vim.fn.eval('&t_Co')) or 0
  for slot = 1, count() do
    local definition = definition_of(slot, colours)
    define(M.group('quotation', slot), definition)
    definition.underline = true
    define(M.group('source', slot), definition)
  end
  define('QuothNobody', { italic = true, bold = colours >= 8 })
end

--- The same if they are defined: it may have to do with what has been set.
function M.refresh()
  if next(ours) then M.define() end
end

return M
