--- Who speaks what is on a screen: what editors colour by speaker, and whom a place is about. No
--- host's API is used here.

local must = require('quoth.must')
local palette = require('quoth.palette')
local why = require('quoth.why')

local M = {}

--- A tag or a name is at most so far from its quotation.
local NEAR = 2000
--- In texts up to this size (bytes) whoever speaks most has the first colours; in larger ones,
--- whoever is shown first: nobody waits until all of them are decided.
local MOST = 4000000

-- ---- Colours -------------------------------------------------------------------------------

--- Slots of documents that are coloured.
local slots_of = setmetatable({}, { __mode = 'k' })

local function slots(doc)
  if not slots_of[doc] then
    slots_of[doc] = palette.slots()
    if doc:size() <= MOST then slots_of[doc]:give(palette.order(must(doc:sources()))) end
  end
  return slots_of[doc]
end

--- Quotations around low..high, in order, each with the slot of its speaker, if that can be told;
--- and the slots of mentions by their first positions.
local function quotations(doc, low, high)
  local given, keys = slots(doc), nil
  local function living()
    keys = keys or must(doc:keys())
    return keys
  end
  local list, mentions = {}, {}
  for q in doc:quotations(math.max(low - NEAR, 1), math.min(high + NEAR, doc:size())) do
    local speaker = must(doc:speaker(q))
    local slot = speaker and given:of(speaker.key, living)
    list[#list + 1] = {
      first = q.first,
      last = q.last,
      slot = slot,
      closed = q.closed or q.continues,
      marked = q.kind ~= 'indirect' and q.kind ~= 'mixed',
    }
    if slot and q.mention then mentions[q.mention.first] = slot end
  end
  return list, mentions
end

--- Calls f(first, last, role, slot) for what is to be coloured in low..high, as Document:spans
--- gives it. slot is that of the speaker (palette.lua), and then role is 'quotation' or 'source';
--- without one it is 'nobody' (a quotation of whom nobody can be told), 'unclosed' or 'stray'.
function M.spans(doc, low, high, f)
  if doc:size() == 0 then return end
  local list, mentions = quotations(doc, low, high)
  local open, i = {}, 1
  --- The slot of the innermost quotation at a position that has one, and the innermost quotation in
  --- marks. Positions only grow.
  local function around(position)
    while list[i] and list[i].first <= position do
      open[#open + 1], i = list[i], i + 1
    end
    while open[1] and open[#open].last < position do
      open[#open] = nil
    end
    local slot, marked
    for n = #open, 1, -1 do
      if open[n].last >= position then
        slot = slot or open[n].slot
        marked = marked or (open[n].marked and open[n])
      end
    end
    return slot, marked
  end
  for first, last, role in doc:spans(low, high) do
    local slot, marked = around(first)
    if role == 'source' and mentions[first] then
      f(first, last, role, mentions[first])
    elseif role == 'quotation' or role == 'nested' then
      f(first, last, slot and 'quotation' or 'nobody', slot)
    elseif role == 'unclosed' or role == 'stray' then
      f(first, last, role)
    elseif marked then
      -- A tag in somebody's words.
      local what = marked.closed and (slot and 'quotation' or 'nobody') or 'unclosed'
      f(first, last, what, marked.closed and slot or nil)
    end
  end
end

-- ---- Who is meant ----------------------------------------------------------------------------

--- The quotation that an attribution is for.
local function attributed(doc, attribution)
  local mention = attribution.mention
  if not mention then return nil end
  local low = math.max(attribution.first - NEAR, 1)
  for q in doc:quotations(low, math.min(attribution.last + NEAR, doc:size())) do
    if q.mention and q.mention.first == mention.first then return q end
  end
end

--- The quotation at a position, or whose tag is there: the innermost one whose speaker can be told,
--- else the innermost; nil if there is none. And its speaker.
function M.at(doc, position)
  if doc:size() == 0 then return nil end
  local here = doc:at(position)
  local inner = here.attribution and attributed(doc, here.attribution) or here.quotation
  local q, outward = inner, 0
  while q do
    local speaker = must(doc:speaker(q))
    if speaker then return q, speaker end
    q, outward = doc:quotation(position, outward), outward + 1
  end
  return inner
end

--- What stands at a position, in a line, and who speaks there, if that is told by other words:
--- "quotation, level 1, he (Teng Biao), cue: said, closed".
function M.describe(doc, position)
  return doc:describe(position, function(attribution, q)
    q = q or attributed(doc, attribution)
    return q and must(doc:speaker(q))
  end)
end

--- The number of the source that a position is about: of who speaks there, else of who is named.
function M.source_at(doc, position)
  local _, speaker = M.at(doc, position)
  if speaker then return speaker.source end
  for mention in doc:mentions(position, position) do
    if mention.source then return mention.source end
  end
end

--- Why the quotation at a position has its speaker, in a sentence; nil if there is none.
function M.why(doc, position)
  local q, speaker = M.at(doc, position)
  if q then return why.sentence(doc, speaker) end
end

return M
