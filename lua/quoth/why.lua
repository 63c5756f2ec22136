--- Why a quotation has the speaker that it has, in a sentence for people.

local text = require('quoth.text')

local M = {}

--- Longer names and mentions are cut at so many bytes.
local WIDTH = 60

--- What each kind of reason says. %s is where the evidence stands, if it is told.
local REASONS = {
  given = 'said by hand',
  tag = 'named beside it',
  description = 'described beside it',
  narrator = 'the narrator',
  colon = 'named before the colon',
  beat = 'acts beside it',
  pronoun = 'the nearest of that gender named before',
  label = 'nobody else is called that',
  alternation = 'the turns alternate',
  vocative = 'somebody is addressed near it',
  continued = 'it goes on with the quotation before',
  paragraph = 'its paragraph speaks of them',
  nearest = 'named shortly before',
  gender = 'the gender fits',
  presence = 'speaks, or is spoken of, a lot here',
}

local function place(doc, piece)
  return ('“%s”, line %d'):format(text.one_line(piece.text, WIDTH), doc:line(piece.first))
end

--- "he: Pu Zhiqiang (78 %): the nearest of that gender named before, “Pu Zhiqiang”, line 14; the
--- turns alternate". speaker is what doc:speaker gave; nil: nobody can be told.
function M.sentence(doc, speaker)
  if not speaker then return 'nobody is told to say it' end
  local parts, seen = {}, {}
  local function add(sieve, where)
    local reason = REASONS[sieve]
    if not reason or seen[sieve] then return end
    seen[sieve] = true
    parts[#parts + 1] = where and reason .. ', ' .. place(doc, where) or reason
  end
  add(speaker.sieve, speaker.evidence)
  for _, reason in ipairs(speaker.reasons) do
    add(reason.sieve)
  end
  local mention = speaker.mention and text.one_line(speaker.mention.text, WIDTH)
  local name = text.one_line(speaker.name, WIDTH)
  local who = mention and mention ~= name and mention .. ': ' .. name or name
  return ('%s (%d %%): %s'):format(who, speaker.confidence, table.concat(parts, '; '))
end

return M
