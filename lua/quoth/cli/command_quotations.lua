--- quoth quotations: one row a quotation.

local columns = require('quoth.cli.columns')
local input = require('quoth.cli.input')
local json = require('quoth.cli.json')
local output = require('quoth.cli.output')

local M = { summary = 'List quotations with their sources and cues.' }

--- Columns of a row.
local KIND, SOURCE, CUE, WORDS = 8, 22, 16, 44
--- No row shows more bytes of a quotation than these.
local ENOUGH = 4 * WORDS

function M.configure(parser)
  parser
    :argument('FILE', 'A text; - is standard input.')
    :args('+')
    :target('files')
  parser
    :option('--format', 'Write text (a row for people) or json (an object a line).')
    :argname('FORMAT')
    :choices({ 'text', 'json' })
    :default('text')
    :show_default(false)
  parser
    :option('--from', 'What the text is: text or markdown. By default its name tells.')
    :argname('FORMAT')
    :choices({ 'text', 'markdown' })
  parser
    :option('--strength', 'Leave out words without marks that are less surely quoted (percent).')
    :argname('N')
    :convert(tonumber)
    :default('0')
    :show_default(false)
end

--- Line and column (in bytes) of a position, from 1.
local function place(doc, position)
  local line = doc:line(position)
  return line, position - doc:line_start(line) + 1
end

local range_object = json.object({ 'start', 'end' })
local piece_object = json.object({ 'start', 'end', 'text' })
local quotation_object = json.object({
  'file', 'line', 'column', 'start', 'end', 'inner', 'kind', 'depth', 'closed', 'source', 'cue',
  'evidence', 'strength', 'text',
})

--- Positions of JSON are those of C: from 0, the end excluded.
local function range(first, last)
  return range_object({ start = first - 1, ['end'] = last })
end

local function piece(p)
  return p and piece_object({ start = p.first - 1, ['end'] = p.last, text = p.text })
end

local function json_row(doc, q, path)
  local line, column = place(doc, q.first)
  return quotation_object({
    file = path,
    line = line,
    column = column,
    start = q.first - 1,
    ['end'] = q.last,
    inner = range(q.inner_first, q.inner_last),
    kind = q.kind,
    depth = q.depth,
    closed = q.closed,
    source = piece(q.mention),
    cue = piece(q.cue),
    evidence = q.evidence,
    strength = q.strength,
    text = doc:text(q.inner_first, q.inner_last),
  }).json
end

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

local function text_row(doc, q, path, width)
  local last = math.min(q.inner_last, q.inner_first + ENOUGH - 1)
  local words = doc:text(q.inner_first, last)
  return table.concat({
    columns.pad(('%s:%d:%d:'):format(path, place(doc, q.first)), width),
    columns.pad(q.kind, KIND),
    cell(q.source, SOURCE),
    cell(q.cue and q.cue.text, CUE),
    '"' .. columns.fit(words, WORDS, last < q.inner_last) .. '"' .. notes(q),
  }, '  ')
end

function M.run(args)
  local out = output.stdout()
  local row = args.format == 'json' and json_row or text_row
  for _, path in ipairs(args.files) do
    local doc, message = input.document(path, args.from)
    if doc then
      local name = args.format == 'json' and path or output.name(path)
      -- Room for the last line's number and a column of three digits.
      local width = columns.width(name) + #tostring(doc:lines()) + 6
      for q in doc:quotations() do
        if q.strength >= args.strength then out:write(row(doc, q, name, width), '\n') end
      end
      doc:close()
    else
      out:complain(path, message)
    end
  end
  return out:finish()
end

return M
