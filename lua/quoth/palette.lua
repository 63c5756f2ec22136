--- Colours by speaker: which there are, and who has which. No host's API is used here.
--
--   local slots = palette.slots()
--   slots:give({ 'key of the first source', 'key of the second', ... })
--   local look = palette.look(slots:of(speaker.key), 'standard', 'dark')
--   print(look.colour)   -- '#d78700'
--
-- All colours are of the 256 of a terminal, so that it shows the same ones as a screen with more.
-- They were searched for: of those that have a contrast (WCAG 2) of 4.5 on a ground of that kind,
-- of 3.2 on both where the ground is not known, the twelve whose two nearest differ most
-- (CIEDE2000); for colour-blind readers the six of which this holds as they are seen with
-- protanopia, deuteranopia and tritanopia too (Machado et al. 2009). The first of each list differ
-- most.

local M = {}

M.NAMES = { 'standard', 'colour-blind' }
M.GROUNDS = { 'dark', 'light', 'both' }

local COLOURS = {
  standard = {
    dark = { 46, 201, 39, 172, 203, 218, 143, 37, 105, 226, 86, 35 },
    light = { 21, 94, 161, 23, 52, 22, 160, 25, 17, 96, 89, 128 },
    both = { 129, 64, 196, 31, 136, 104, 96, 29, 197, 130, 27, 169 },
  },
  ['colour-blind'] = {
    dark = { 226, 36, 141, 194, 202, 218 },
    light = { 27, 94, 17, 52, 23, 162 },
    both = { 162, 100, 69, 29, 103, 62 },
  },
}

--- Where there are only the eight colours of the terminal's user: those of them that are colours.
local NAMED = { 'green', 'blue', 'magenta', 'yellow', 'cyan', 'red' }

--- When all colours are given away they come again with these.
local ATTRIBUTES = { {}, { italic = true }, { bold = true }, { bold = true, italic = true } }

local LEVELS = { [0] = 0, 95, 135, 175, 215, 255 }

--- '#rrggbb' of one of the colours 16 to 231 of a terminal.
function M.hex(index)
  local cube = index - 16
  return ('#%02x%02x%02x'):format(
    LEVELS[math.floor(cube / 36)],
    LEVELS[math.floor(cube / 6) % 6],
    LEVELS[cube % 6]
  )
end

--- The number of colours that a palette has.
function M.count(name)
  return #COLOURS[name].dark
end

--- How a slot looks, a table that the caller may keep:
---   colour  '#rrggbb';  index  the same as a number of 256
---   named   'red', 'green', ...: for terminals with eight colours
---   italic, bold  true where the colours have come round
--- Slots count from 1. The twelve first of the standard palette have a colour each; of the others
--- the first look like others, only after four rounds of colours.
function M.look(slot, name, ground)
  local colours = COLOURS[name][ground]
  local round = ATTRIBUTES[math.floor((slot - 1) / #colours) % #ATTRIBUTES + 1]
  local index = colours[(slot - 1) % #colours + 1]
  return {
    colour = M.hex(index),
    index = index,
    named = NAMED[(slot - 1) % #NAMED + 1],
    bold = round.bold,
    italic = round.italic,
  }
end

-- ---- Who has which ---------------------------------------------------------------------

local Slots = {}
Slots.__index = Slots

--- The slot of a source, by its key: if it is new, that of one who is gone, else the next. It is
--- kept while others come and go, and found again by one who comes back, unless it was needed.
--- living, if given, is called for the keys of all who are there (a table by key).
function Slots:of(key, living)
  local slot = self.by_key[key]
  if slot and self.holder[slot] == key then return slot end
  local alive = living and living()
  local function free(number)
    return alive and not alive[self.holder[number]]
  end
  if not (slot and free(slot)) then
    slot = #self.holder
    -- The latest first: while a name is typed, each letter makes another one of it.
    while slot > 0 and not free(slot) do
      slot = slot - 1
    end
    if slot == 0 then slot = #self.holder + 1 end
  end
  self.by_key[key], self.holder[slot] = slot, key
  return slot
end

--- Gives slots to several, the first of whom get the colours that differ most.
function Slots:give(keys)
  for _, key in ipairs(keys) do
    self:of(key)
  end
end

--- Slots of a document.
function M.slots()
  return setmetatable({ by_key = {}, holder = {} }, Slots)
end

--- The keys of sources (of Document:sources) who speak, whoever speaks most first: in this order
--- they are best given slots.
function M.order(sources)
  local speaking = {}
  for _, source in ipairs(sources) do
    if source.quotations > 0 then speaking[#speaking + 1] = source end
  end
  table.sort(speaking, function(a, b)
    if a.words ~= b.words then return a.words > b.words end
    return a.number < b.number
  end)
  for i, source in ipairs(speaking) do
    speaking[i] = source.key
  end
  return speaking
end

return M
