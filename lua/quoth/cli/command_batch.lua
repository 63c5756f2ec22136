--- quoth batch: JSON lines in, JSON lines out, one at a time.

local quoth = require('quoth')
local input = require('quoth.cli.input')
local json = require('quoth.cli.json')
local output = require('quoth.cli.output')
local speakers = require('quoth.cli.speakers')

local M = { summary = 'Answer texts in JSON lines with their quotations in JSON lines.' }

function M.configure(parser)
  parser
    :argument('FILE', 'JSON lines {"id", "text"}; - is standard input, also if no file is named.')
    :args('*')
    :target('files')
end

local answer_object = json.object({ 'id', 'quotes' })
local quote_object = json.object({
  'start', 'end', 'kind', 'speaker', 'confidence', 'sieve', 'cue', 'speaker_mention', 'depth',
  'closed', 'evidence',
})

--- [start, end]: from 0, the end excluded.
local function pair(p)
  return p and { p.first - 1, p.last }
end

local function quote(q, speaker)
  return quote_object({
    start = q.inner_first - 1,
    ['end'] = q.inner_last,
    kind = q.kind,
    speaker = speaker and speaker.name,
    confidence = speaker and speaker.confidence,
    sieve = speaker and speaker.sieve,
    cue = pair(q.cue),
    speaker_mention = pair(q.mention),
    depth = q.depth,
    closed = q.closed,
    evidence = q.evidence,
  })
end

--- The identifier as it came, or nil and what is wrong.
local function identifier(line, id)
  if id == nil or id == json.null then return json.raw('null') end
  if type(id) == 'string' or type(id) == 'boolean' then return id end
  if type(id) ~= 'number' then return nil, '"id" is not a string or a number' end
  return json.raw(json.digits(line, 'id', id) or ('%.17g'):format(id))
end

--- The answer to a line, or nil and what is wrong with it.
local function answer(line, open)
  local record, message = json.read_object(line)
  if not record then return nil, message end
  local id
  id, message = identifier(line, record.id)
  if id == nil then return nil, message end
  if type(record.text) ~= 'string' then return nil, '"text" is missing or not a string' end
  local format = record.format
  if format == nil or format == json.null then format = 'text' end
  if format ~= 'text' and format ~= 'markdown' then
    return nil, '"format" is not "text" or "markdown"'
  end
  local doc
  doc, message = quoth.open(record.text, { format = format })
  if doc then doc, message = open.give(doc, '-') end
  if not doc then return nil, message end
  local quotes = {}
  for q, speaker in speakers.each(doc) do
    quotes[#quotes + 1] = quote(q, speaker)
  end
  doc:close()
  return answer_object({ id = id, quotes = quotes }).json
end

function M.run(args)
  local out = output.stdout()
  local open = speakers.opener()
  local files = args.files[1] and args.files or { '-' }
  for _, path in ipairs(files) do
    local done, message = input.each_line(path, function(line, number)
      -- A byte-order mark and empty lines say nothing.
      if number == 1 then line = line:gsub('^\u{FEFF}', '') end
      if not line:find('%S') then return end
      local row, wrong = answer(line, open)
      if row then
        out:write(row, '\n')
        out:flush()
      else
        out:complain(path, ('line %d: %s'):format(number, wrong))
      end
    end)
    if not done then out:complain(path, message) end
  end
  return out:finish()
end

return M
