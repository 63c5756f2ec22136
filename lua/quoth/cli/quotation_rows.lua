--- Quotations as rows: for people, as JSON lines and as CSV. A format is a table of functions:
---   begin(out, report)            before all
---   file(out, doc, path, report)  the quotations of one file
---   finish(out, report)           after all
--- any but file may be missing. report has
---   files    how many there are;  title: their names
---   explain  whether the sentence of evidence is told
---   wanted   whose quotations are meant, true by the number of the source; nil: all
---   strength the least that a quotation must have
---   palette  the name of one

local columns = require('quoth.cli.columns')
local csv = require('quoth.cli.csv')
local json = require('quoth.cli.json')
local output = require('quoth.cli.output')
local place = require('quoth.lint').place
local speakers = require('quoth.cli.speakers')

local M = {}

-- ---- Rows for people ---------------------------------------------------------------------

--- Columns of a row.
local KIND, SPEAKER, CUE, WORDS = 8, 22, 16, 44
--- No row shows more bytes of a quotation than these.
local ENOUGH = 4 * WORDS

--- What is not as usual, in brackets.
local function notes(q)
  local out = {}
  if q.depth > 1 then out[1] = 'level ' .. q.depth end
  if not q.closed then
    out[#out + 1] = q.continues and 'goes on in the next paragraph' or 'unclosed'
  end
  return out[1] and ' (' .. table.concat(out, ', ') .. ')' or ''
end

local function cell(text, width)
  return columns.pad(text and columns.fit(text, width) or '-', width)
end

--- Who says it; in brackets the words of the text, if it is not known whom they stand for.
local function speaker_cell(q, speaker)
  if speaker then return cell(speaker.name, SPEAKER) end
  return cell(q.source and '(' .. q.source .. ')', SPEAKER)
end

local function text_row(doc, q, speaker, path, width)
  local last = math.min(q.inner_last, q.inner_first + ENOUGH - 1)
  local words = doc:text(q.inner_first, last)
  return table.concat({
    columns.pad(('%s:%d:%d:'):format(path, place(doc, q.first)), width),
    columns.pad(q.kind, KIND),
    speaker_cell(q, speaker),
    speaker and ('%3d %%'):format(speaker.confidence) or '    -',
    cell(q.cue and q.cue.text, CUE),
    '"' .. columns.fit(words, WORDS, last < q.inner_last) .. '"' .. notes(q),
  }, '  ')
end

M.text = {}

function M.text.file(out, doc, path, report)
  local name = output.name(path)
  -- Room for the last line's number and a column of three digits.
  local width = columns.width(name) + #tostring(doc:lines()) + 6
  for q, speaker in speakers.each(doc, report.wanted, report.strength) do
    out:write(text_row(doc, q, speaker, name, width), '\n')
    if report.explain and (speaker or q.kind ~= 'term') then
      out:write('    ', speakers.why(doc, speaker), '\n')
    end
  end
end

-- ---- JSON: an object a line ----------------------------------------------------------------

local KEYS = {
  'file', 'line', 'column', 'start', 'end', 'inner', 'kind', 'depth', 'closed', 'speaker',
  'speaker_key', 'confidence', 'sieve', 'source', 'cue', 'evidence', 'strength', 'text',
}
local range_object = json.object({ 'start', 'end' })
local piece_object = json.object({ 'start', 'end', 'text' })
local quotation_object = json.object(KEYS)
local explained_object = json.object(table.move({ 'why' }, 1, 1, #KEYS + 1, { table.unpack(KEYS) }))

--- Positions of JSON are those of C: from 0, the end excluded.
local function range(first, last)
  return range_object({ start = first - 1, ['end'] = last })
end

local function piece(p)
  return p and piece_object({ start = p.first - 1, ['end'] = p.last, text = p.text })
end

M.json = {}

function M.json.file(out, doc, path, report)
  for q, speaker in speakers.each(doc, report.wanted, report.strength) do
    local line, column = place(doc, q.first)
    local object = (report.explain and explained_object or quotation_object)({
      why = report.explain and speakers.why(doc, speaker) or nil,
      file = path,
      line = line,
      column = column,
      start = q.first - 1,
      ['end'] = q.last,
      inner = range(q.inner_first, q.inner_last),
      kind = q.kind,
      depth = q.depth,
      closed = q.closed,
      speaker = speaker and speaker.name,
      speaker_key = speaker and speaker.key,
      confidence = speaker and speaker.confidence,
      sieve = speaker and speaker.sieve,
      source = piece(q.mention),
      cue = piece(q.cue),
      evidence = q.evidence,
      strength = q.strength,
      text = doc:text(q.inner_first, q.inner_last),
    })
    out:write(object.json, '\n')
  end
end

-- ---- CSV -------------------------------------------------------------------------------------

local HEADS = {
  'file', 'line', 'column', 'kind', 'depth', 'closed', 'speaker', 'confidence', 'sieve', 'source',
  'cue', 'evidence', 'strength', 'text', 'why',
}

M.csv = {}

function M.csv.begin(out, report)
  out:write(csv.row(HEADS, report.explain and #HEADS or #HEADS - 1))
end

function M.csv.file(out, doc, path, report)
  for q, speaker in speakers.each(doc, report.wanted, report.strength) do
    local line, column = place(doc, q.first)
    local fields = {
      path, line, column, q.kind, q.depth, q.closed, speaker and speaker.name or nil,
      speaker and speaker.confidence or nil, speaker and speaker.sieve or nil, q.source,
      q.cue and q.cue.text or nil, q.evidence, q.strength,
      doc:text(q.inner_first, q.inner_last),
    }
    if report.explain then fields[#HEADS] = speakers.why(doc, speaker) end
    out:write(csv.row(fields, report.explain and #HEADS or #HEADS - 1))
  end
end

return M
