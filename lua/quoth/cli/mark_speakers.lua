--- The text in colours by speaker, with the speakers' names above it.

local colors = require('quoth.cli.colors')
local palette = require('quoth.palette')
local speakers = require('quoth.cli.speakers')
local text = require('quoth.text')
local unicode = require('quoth.cli.unicode')

local M = {}

--- So many are named above the text, and so much of a name is shown.
local MOST, WIDTH = 12, 40

--- Slots for all who speak, whoever speaks most first, and the names of the first of them.
local function give_slots(doc)
  local slots, by_key, names = palette.slots(), {}, {}
  local sources = speakers.sources(doc)
  for _, source in ipairs(sources) do
    by_key[source.key] = source.name
  end
  local keys = palette.order(sources)
  slots:give(keys)
  for i = 1, math.min(#keys, MOST) do
    names[i] = text.one_line(unicode.repair(by_key[keys[i]]), WIDTH)
  end
  if #keys > MOST then names[MOST + 1] = ('and %d more'):format(#keys - MOST) end
  return slots, names
end

--- What to colour in a text, and how: an iterator of first, last, parameters of SGR ('': as it is),
--- and the line that says who has which colour, nil if nobody speaks.
---   look.depth, look.palette, look.ground  as colors.speaker takes them
function M.spans(doc, look)
  local slots, names = give_slots(doc)
  local function of_slot(slot)
    return colors.speaker(slot, look.depth, look.palette, look.ground)
  end
  local by_start = {}
  for q, speaker in speakers.each(doc) do
    if speaker and q.mention then by_start[q.mention.first] = slots:of(speaker.key) end
  end
  --- The slot of whoever says what stands at a position: those of the quotation, or, if it has
  --- none, of the one around it.
  local function slot_at(position)
    local outward = 0
    repeat
      local q = doc:quotation(position, outward)
      local speaker = q and speakers.of(doc, q)
      if speaker then return slots:of(speaker.key) end
      outward = outward + 1
    until not q
  end
  local function code_of(first, role)
    if role == 'stray' then return colors.palettes[look.depth].stray end
    if role == 'cue' then return '' end
    if role == 'source' then
      return by_start[first] and colors.source(of_slot(by_start[first])) or ''
    end
    local slot = slot_at(first)
    local code = slot and of_slot(slot) or colors.nobody(look.depth)
    return role == 'unclosed' and colors.unclosed(code) or code
  end
  for slot, name in ipairs(names) do
    names[slot] = slot <= MOST and ('\27[%sm%s\27[0m'):format(of_slot(slot), name) or name
  end
  local step = doc:spans()
  local function spans()
    local first, last, role = step()
    if not first then return nil end
    return first, last, code_of(first, role)
  end
  return spans, names[1] and table.concat(names, ', ') or nil
end

return M
