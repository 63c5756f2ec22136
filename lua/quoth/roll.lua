--- Who speaks in a document, and who says which quotation, as lists of editors tell it. No host's
--- API is used here.

local describe = require('quoth.describe')
local must = require('quoth.must')
local sources = require('quoth.sources')
local speaking = require('quoth.speaking')
local text = require('quoth.text')

local M = {}

--- Names are cut at so many bytes, and all other names of a source.
local NAME, OTHERS = 60, 80

local function one_line(name) return text.one_line(name, NAME) end

local function counted(count, what)
  return ('%d %s%s'):format(count, what, count == 1 and '' or 's')
end

--- "Teng Biao: 3 quotations, 57 words; also Teng, Mr. Teng"
local function row(source)
  local others = text.one_line(table.concat(sources.other_names(source), ', '), OTHERS)
  return ('%s: %s, %s%s'):format(one_line(source.name), counted(source.quotations, 'quotation'),
    counted(source.words, 'word'), others ~= '' and '; also ' .. others or '')
end

--- Everybody who speaks, who speaks most first: a list of first, last (of the first mention, or if
--- there is none, of the first quotation) and line (for people).
function M.sources(doc)
  local list = {}
  for _, source in ipairs(must(doc:sources())) do
    if source.quotations > 0 then
      local place = source.first and source or doc:next(0, { speaker = source.number })
      list[#list + 1] = {
        first = place and place.first or 1,
        last = place and place.last or 1,
        line = row(source),
        words = source.words,
        number = source.number,
      }
    end
  end
  return sources.by_words(list)
end

--- The names of those who speak, in the order of their first mentions.
function M.names(doc)
  local names = {}
  for _, source in ipairs(must(doc:sources())) do
    if source.quotations > 0 then names[#names + 1] = text.one_line(source.name, #source.name) end
  end
  return names
end

--- The sources that have a name that holds the words wanted, true by number; letter case does not
--- matter.
local function named(doc, wanted)
  local numbers = {}
  wanted = wanted:lower()
  for _, source in ipairs(must(doc:sources())) do
    for _, other in ipairs(source.names) do
      local name = text.one_line(other.name, #other.name):lower()
      if name:find(wanted, 1, true) then numbers[source.number] = true end
    end
    if source.name:lower():find(wanted, 1, true) then numbers[source.number] = true end
  end
  return numbers
end

--- The quotations that touch first..last: an iterator of each and who says it. wanted: '' for all,
--- words that stand in the source or in a name of the speaker, or the number of a source.
function M.quotations(doc, wanted, first, last)
  local numbers = {}
  if type(wanted) == 'number' then
    numbers[wanted] = true
  elseif wanted ~= '' then
    numbers = named(doc, wanted)
  end
  local step = doc:quotations(first, last)
  return function()
    while true do
      local q = step()
      if not q then return nil end
      local speaker = must(doc:speaker(q))
      local written = q.source and text.one_line(q.source, #q.source) or ''
      if wanted == '' or (speaker and numbers[speaker.source])
        or (type(wanted) == 'string' and written:find(wanted, 1, true)) then
        return q, describe.who(q, speaker)
      end
    end
  end
end

--- What a list of quotations is about: wanted, where it is ".", is whoever the position is about.
--- Returns the number of a source or the words, and how it is called; nil if nobody is there.
function M.wanted(doc, wanted, position)
  if wanted ~= '.' then return wanted, wanted end
  local number = speaking.source_at(doc, position)
  if not number then return nil end
  return number, one_line(must(doc:sources())[number].name)
end

return M
