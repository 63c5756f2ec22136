--- Why a quotation has the speaker that it has, in a sentence for people.

local text = require('quoth.text')

local M = {}

--- Longer names and mentions are cut at so many bytes.
local WIDTH = 60
--- More reasons than these tell nothing that a reader would weigh.
local MOST = 3

--- What each kind of reason says.
local REASONS = {
  given = 'said by hand',
  tag = 'named beside it',
  description = 'described beside it',
  narrator = 'the narrator',
  colon = 'named before the colon',
  beat = 'acts beside it',
  pronoun = 'the nearest %s named before',
  label = 'nobody else is called that',
  alternation = 'the turns alternate',
  vocative = 'somebody is addressed near it',
  continued = 'it goes on with the quotation before',
  paragraph = 'its paragraph speaks of them',
  nearest = 'named shortly before',
  gender = 'the gender fits',
  presence = 'speaks, or is spoken of, a lot here',
}

--- These leave nothing open: what else speaks for the speaker does not matter.
local ENOUGH = {
  given = true, tag = true, description = true, narrator = true, colon = true, continued = true,
}

--- These tell whom the words beside the quotation stand for. Their evidence is another name of the
--- speaker.
local NAMING = { pronoun = true, label = true, nearest = true, beat = true, paragraph = true }

--- These add something to another reason.
local ADDING = {
  alternation = true, vocative = true, paragraph = true, nearest = true, gender = true,
  presence = true, pronoun = true,
}

local NEAREST = { he = 'man', him = 'man', his = 'man', she = 'woman', her = 'woman' }

local function reason_of(sieve, mention)
  local nearest = mention and NEAREST[mention:lower()] or 'one'
  return (REASONS[sieve] or sieve):format(nearest)
end

--- What decided, with the name and the place that it rests on.
local function first_reason(doc, speaker, name, mention)
  local reason = reason_of(speaker.sieve, mention)
  local evidence = speaker.evidence
  local words = evidence and text.one_line(evidence.text, WIDTH)
  if words == name then words = nil end
  local line = evidence and ', line ' .. doc:line(evidence.first) or ''
  if not mention then
    return reason .. (words and (', “%s”'):format(words) or '') .. line
  end
  if not (evidence and NAMING[speaker.sieve]) then
    local quoted = words and (', “%s”'):format(words) or ''
    return mention == name and reason .. quoted .. line or name .. ', ' .. reason .. quoted .. line
  end
  if mention == name then return reason .. line end
  return reason .. ', ' .. name .. (words and (' (“%s”)'):format(words) or '') .. line
end

--- "he: the nearest man named before, Pu Zhiqiang, line 14; the turns alternate (78 %)". speaker is
--- what doc:speaker gave; nil: nobody can be told.
function M.sentence(doc, speaker)
  if not speaker then return 'nobody is told to say it' end
  local name = text.one_line(speaker.name, WIDTH)
  local mention = speaker.mention and text.one_line(speaker.mention.text, WIDTH)
  local parts = { first_reason(doc, speaker, name, mention) }
  for _, reason in ipairs(ENOUGH[speaker.sieve] and {} or speaker.reasons) do
    if #parts < MOST and ADDING[reason.sieve] and reason.sieve ~= speaker.sieve then
      parts[#parts + 1] = reason_of(reason.sieve, mention)
    end
  end
  return ('%s: %s (%d %%)'):format(mention or name, table.concat(parts, '; '), speaker.confidence)
end

return M
