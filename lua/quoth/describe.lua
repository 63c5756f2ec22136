--- What quoth found, said in a line for people: the status line of an editor, a message.

local text = require('quoth.text')

local M = {}

--- Longer sources and cues are cut at so many bytes.
local WIDTH = 60

local KINDS = {
  direct = 'quotation',
  indirect = 'indirect quotation',
  mixed = 'mixed quotation',
  block = 'block quotation',
  term = 'words in marks that nobody says',
}

--- Those that stand in marks, and so in others of their kind.
local IN_MARKS = { direct = true, term = true }

--- Who says a quotation: "Mayor Helen Abara", "he (Teng Biao)"; "(Teng Biao)" where that is not
--- written beside it; "no source". speaker is what doc:speaker gave, if that was asked.
function M.who(q, speaker)
  local written = q.source and text.one_line(q.source, WIDTH)
  local name = speaker and text.one_line(speaker.name, WIDTH)
  if written and name and not written:lower():find(name:lower(), 1, true) then
    return ('%s (%s)'):format(written, name)
  end
  return written or (name and '(' .. name .. ')') or 'no source'
end

local function ending(q)
  if not IN_MARKS[q.kind] then return nil end
  if q.closed then return 'closed' end
  return q.continues and 'goes on in the next paragraph' or 'unclosed'
end

--- "quotation, level 1, Teng Biao, cue: said, closed"; speaker as above.
function M.quotation(q, speaker)
  local parts = { KINDS[q.kind] }
  if IN_MARKS[q.kind] then parts[2] = 'level ' .. q.depth end
  if q.kind ~= 'term' or q.source then parts[#parts + 1] = M.who(q, speaker) end
  if q.cue then parts[#parts + 1] = 'cue: ' .. text.one_line(q.cue.text, WIDTH) end
  parts[#parts + 1] = ending(q)
  return table.concat(parts, ', ')
end

--- "source: Teng Biao, cue: said"; speaker as above.
function M.attribution(a, speaker)
  local parts = {}
  parts[1] = a.source and 'source: ' .. M.who(a, speaker) or 'no source'
  if a.cue then parts[2] = 'cue: ' .. text.one_line(a.cue.text, WIDTH) end
  return table.concat(parts, ', ')
end

--- What stands at a position of a document. speaker_of, if given, is called for the speaker of a
--- quotation or of an attribution.
function M.position(doc, position, speaker_of)
  local here = doc:at(position)
  if here.role == 'stray' then return 'stray mark: it opens or closes no quotation' end
  local a, q = here.attribution, here.quotation
  if a then return M.attribution(a, speaker_of and speaker_of(a)) end
  if q then return M.quotation(q, speaker_of and speaker_of(nil, q)) end
  return 'no quotation here'
end

return M
