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

local function source(q)
  if q.source then return text.one_line(q.source, WIDTH) end
  if q.kind ~= 'term' then return 'no source' end
end

local function ending(q)
  if not IN_MARKS[q.kind] then return nil end
  if q.closed then return 'closed' end
  return q.continues and 'goes on in the next paragraph' or 'unclosed'
end

--- "quotation, level 1, Teng Biao, cue: said, closed"
function M.quotation(q)
  local parts = { KINDS[q.kind] }
  if IN_MARKS[q.kind] then parts[2] = 'level ' .. q.depth end
  parts[#parts + 1] = source(q)
  if q.cue then parts[#parts + 1] = 'cue: ' .. text.one_line(q.cue.text, WIDTH) end
  parts[#parts + 1] = ending(q)
  return table.concat(parts, ', ')
end

--- "source: Teng Biao, cue: said"
function M.attribution(a)
  local parts = {}
  parts[1] = a.source and 'source: ' .. text.one_line(a.source, WIDTH) or 'no source'
  if a.cue then parts[2] = 'cue: ' .. text.one_line(a.cue.text, WIDTH) end
  return table.concat(parts, ', ')
end

--- What stands at a position of a document.
function M.position(doc, position)
  local here = doc:at(position)
  if here.role == 'stray' then return 'stray mark: it opens or closes no quotation' end
  if here.attribution then return M.attribution(here.attribution) end
  if here.quotation then return M.quotation(here.quotation) end
  return 'no quotation here'
end

return M
