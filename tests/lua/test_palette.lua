--- Colours by speaker: they can be read and told apart, and stay with their speakers.

local support = require('support')
local palette = require('quoth.palette')
local lu = support.lu

local GROUNDS = {
  dark = { '#000000', '#2b2b2b' },
  light = { '#ffffff', '#fdf6e3' },
  both = { '#ffffff', '#1c1c1c' },
}
local CONTRAST = { dark = 4.5, light = 4.5, both = 3.2 }

--- How linear red, green and blue are seen (Machado et al. 2009).
local EYES = {
  usual = { 1, 0, 0, 0, 1, 0, 0, 0, 1 },
  protanopia = {
    0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998,
  },
  deuteranopia = {
    0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881,
  },
  tritanopia = {
    1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900,
  },
}

local function linear(hex)
  local out = {}
  for i = 1, 3 do
    local c = tonumber(hex:sub(2 * i, 2 * i + 1), 16) / 255
    out[i] = c <= 0.04045 and c / 12.92 or ((c + 0.055) / 1.055) ^ 2.4
  end
  return out
end

local function luminance(hex)
  local c = linear(hex)
  return 0.2126 * c[1] + 0.7152 * c[2] + 0.0722 * c[3]
end

local function contrast(a, b)
  local x, y = luminance(a), luminance(b)
  return (math.max(x, y) + 0.05) / (math.min(x, y) + 0.05)
end

local function lab(hex, eye)
  local c, seen = linear(hex), {}
  for i = 0, 2 do
    local sum = eye[3 * i + 1] * c[1] + eye[3 * i + 2] * c[2] + eye[3 * i + 3] * c[3]
    seen[i + 1] = math.max(0, math.min(1, sum))
  end
  local function f(x, y, z)
    local t = x * seen[1] + y * seen[2] + z * seen[3]
    return t > 0.008856 and t ^ (1 / 3) or 7.787 * t + 16 / 116
  end
  local x = f(0.4339, 0.3762, 0.1899)
  local y = f(0.2126, 0.7152, 0.0722)
  local z = f(0.0177, 0.1095, 0.8729)
  return { 116 * y - 16, 500 * (x - y), 200 * (y - z) }
end

--- CIE 1976: 2.3 is a difference that is just seen.
local function difference(a, b, eye)
  local p, q = lab(a, eye), lab(b, eye)
  return math.sqrt((p[1] - q[1]) ^ 2 + (p[2] - q[2]) ^ 2 + (p[3] - q[3]) ^ 2)
end

--- The colours of a palette, and the least difference of two.
local function colours_of(name, ground)
  local list = {}
  for slot = 1, palette.count(name) do
    list[slot] = palette.look(slot, name, ground).colour
  end
  return list
end

local function least_difference(list, eye)
  local least = math.huge
  for i = 1, #list do
    for j = 1, i - 1 do
      least = math.min(least, difference(list[i], list[j], eye))
    end
  end
  return least
end

TestPalette = {}

function TestPalette.test_they_can_be_read()
  lu.assertAlmostEquals(contrast('#ffffff', '#000000'), 21, 1e-9)
  for _, name in ipairs(palette.NAMES) do
    for _, ground in ipairs(palette.GROUNDS) do
      for _, colour in ipairs(colours_of(name, ground)) do
        for _, behind in ipairs(GROUNDS[ground]) do
          local told = name .. ' ' .. colour .. ' on ' .. behind
          lu.assertTrue(contrast(colour, behind) >= CONTRAST[ground], told)
        end
      end
    end
  end
end

function TestPalette.test_they_can_be_told_apart()
  lu.assertTrue(palette.count('standard') >= 12)
  for _, ground in ipairs(palette.GROUNDS) do
    local least = least_difference(colours_of('standard', ground), EYES.usual)
    lu.assertTrue(least > 20, ground .. ' ' .. least)
    for name, eye in pairs(EYES) do
      least = least_difference(colours_of('colour-blind', ground), eye)
      lu.assertTrue(least > 12, name .. ' ' .. ground .. ' ' .. least)
    end
  end
end

function TestPalette.test_a_number_is_the_same_colour()
  lu.assertEquals(palette.hex(16), '#000000')
  lu.assertEquals(palette.hex(231), '#ffffff')
  lu.assertEquals(palette.hex(172), '#d78700')
end

--- Of the first two dozen no two look alike, whatever the terminal shows.
function TestPalette.test_looks_differ()
  for _, name in ipairs(palette.NAMES) do
    local seen = {}
    for slot = 1, 24 do
      local look = palette.look(slot, name, 'both')
      local attributes = tostring(look.bold) .. tostring(look.italic)
      for _, colour in ipairs({ look.colour, look.index }) do
        local key = colour .. attributes
        lu.assertNil(seen[key])
        seen[key] = true
      end
    end
  end
end

TestSlots = {}

function TestSlots.test_a_speaker_keeps_the_slot()
  local slots = palette.slots()
  slots:give({ 'a', 'b', 'c' })
  slots:give({ 'c', 'd', 'a' })
  lu.assertEquals(slots:of('a'), 1)
  lu.assertEquals(slots:of('c'), 3)
  lu.assertEquals(slots:of('d'), 4)
  lu.assertEquals(slots:of('e'), 5)
  lu.assertEquals(slots:of('d'), 4)
end

function TestSlots.test_the_slot_of_one_who_is_gone()
  local slots = palette.slots()
  local there = { a = true, b = true, c = true }
  local function living() return there end
  slots:give({ 'a', 'b', 'c' })
  there = { a = true, c = true }
  lu.assertEquals(slots:of('c', living), 3)
  lu.assertEquals(slots:of('d', living), 2, 'b is gone')
  there = { a = true, b = true, c = true }
  lu.assertEquals(slots:of('b', living), 2, 'and comes back')
  there = { a = true, b = true, c = true, d = true }
  lu.assertEquals(slots:of('d', living), 4, 'nobody is gone')
  lu.assertEquals(slots:of('e'), 5)
end

--- A name that is typed is another one with each letter.
function TestSlots.test_typing()
  local slots = palette.slots()
  slots:give({ 'a', 'b' })
  for _, name in ipairs({ 'R', 'Ru', 'Rut', 'Ruth' }) do
    local there = { a = true, b = true, [name] = true }
    lu.assertEquals(slots:of(name, function() return there end), 3)
  end
end

function TestSlots.test_who_speaks_most_comes_first()
  local doc = support.open('“One,” said Ruth Marlow.\n\n“Two and three,” said Peter Hale.\n\n'
    .. 'Anna Field kept silent.\n')
  local sources, keys = doc:sources(), {}
  for _, source in ipairs(sources) do
    keys[source.name] = source.key
  end
  lu.assertEquals(palette.order(sources), { keys['Peter Hale'], keys['Ruth Marlow'] })
  local q = doc:next(0)
  lu.assertEquals(doc:speaker(q).key, keys['Ruth Marlow'])
end

support.finish()
