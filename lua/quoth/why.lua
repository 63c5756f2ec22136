--- Why a quotation has the speaker that it has, in a sentence for people.

local text = require('quoth.text')

local M = {}

--- Longer names and mentions are cut at so many bytes.
local WIDTH = 60
--- More reasons than these tell nothing that a reader would weigh.
local MOST = 3

--- What each kind of reason says.
local REASONS = {
  given = 'given by hand',
  tag = 'named beside it',
  description = 'described beside it',
  narrator = 'the narrator',
  colon = 'named before the colon',
  beat = 'acts beside it',
  pronoun = 'the nearest %s named before',
  label = 'nobody else is called that',
  alternation = 'the order of turns fits',
  vocative = 'the names used in the talk fit',
  continued = 'it goes on with the quotation before',
  paragraph = 'spoken of in its paragraph or the one before',
  nearest = 'named shortly before',
  gender = 'the gender fits',
  presence = 'prominent here',
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

--- But not to one that says it already.
local SAID = { pronoun = { nearest = true, gender = true }, nearest = { pronoun = true } }

local NEAREST = {
  he = 'man', him = 'man', his = 'man',
  she = 'woman', her = 'woman',
  they = 'people', them = 'people', their = 'people',
}

local function reason_of(sieve, mention)
  local nearest = mention and NEAREST[mention:lower()] or 'one'
  return (REASONS[sieve] or sieve):format(nearest)
end

--- Are two names one, but for a capital at the beginning of a sentence?
local function equal(a, b) return a and b and a:lower() == b:lower() end

--- What decided, with the name and the place that it rests on.
local function first_reason(doc, speaker, name, mention)
  local reason = reason_of(speaker.sieve, mention)
  local evidence = speaker.evidence
  local words = evidence and text.one_line(evidence.text, WIDTH)
  if equal(words, name) then words = nil end
  local line = evidence and ', line ' .. doc:line(evidence.first) or ''
  if not mention then
    return reason .. (words and (', “%s”'):format(words) or '') .. line
  end
  if not (evidence and NAMING[speaker.sieve]) then
    local told = reason .. (words and (', “%s”'):format(words) or '') .. line
    return equal(mention, name) and told or name .. ', ' .. told
  end
  if equal(mention, name) then return reason .. line end
  return reason .. ', ' .. name .. (words and (' (“%s”)'):format(words) or '') .. line
end

--- "he: the nearest man named before, Pu Zhiqiang, line 14; the order of turns fits (78 %)".
--- speaker is what doc:speaker gave; nil: nobody can be told.
function M.sentence(doc, speaker)
  if not speaker then return 'nobody is told to say it' end
  local name = text.one_line(speaker.name, WIDTH)
  local mention = speaker.mention and text.one_line(speaker.mention.text, WIDTH)
  local parts = { first_reason(doc, speaker, name, mention) }
  local said = SAID[speaker.sieve] or {}
  for _, reason in ipairs(ENOUGH[speaker.sieve] and {} or speaker.reasons) do
    local adds = ADDING[reason.sieve] and not said[reason.sieve] and reason.sieve ~= speaker.sieve
    if #parts < MOST and adds then
      parts[#parts + 1] = reason_of(reason.sieve, mention)
    end
  end
  return ('%s: %s (%d %%)'):format(mention or name, table.concat(parts, '; '), speaker.confidence)
end

return M
