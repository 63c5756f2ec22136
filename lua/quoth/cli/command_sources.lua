--- quoth sources: who is quoted in texts, one row a source.

local columns = require('quoth.cli.columns')
local csv = require('quoth.cli.csv')
local by_words = require('quoth.sources').by_words
local json = require('quoth.cli.json')
local other_names = require('quoth.sources').other_names
local input = require('quoth.cli.input')
local output = require('quoth.cli.output')
local place = require('quoth.lint').place
local speakers = require('quoth.cli.speakers')

local M = { summary = 'List who is quoted, and how much.' }

--- Columns of a name, and the most of them for all others.
local NAME, NAMES = 24, 60

function M.configure(parser)
  input.files(parser, '+')
  parser
    :option('--format', 'Write text (a row for people), json (an object a line) or csv.')
    :argname('FORMAT')
    :choices({ 'text', 'json', 'csv' })
    :default('text')
    :show_default(false)
  parser:flag('--all', 'List also those who are spoken of and not quoted.')
  input.from(parser)
end

--- The number of words of a text.
local function count_words(doc)
  return select(2, doc:text():gsub('%S+', ''))
end

--- Those that are to be listed, whoever speaks most first; share_of_text is added.
local function list_of(doc, all)
  local list, words = {}, math.max(count_words(doc), 1)
  for _, source in ipairs(speakers.sources(doc)) do
    if all or source.quotations > 0 then
      source.share_of_text = source.words / words
      list[#list + 1] = source
    end
  end
  return by_words(list)
end

--- Line and column of the first mention; one given by hand need not have any.
local function first_of(doc, source)
  if source.first then return place(doc, source.first) end
end

-- ---- Formats -------------------------------------------------------------------------------

local formats = { text = {}, json = {}, csv = {} }

local function times(count, what)
  return ('%5d %-' .. #what + 1 .. 's'):format(count, count == 1 and what or what .. 's')
end

function formats.text.file(out, doc, path, sources)
  local name = output.name(path)
  local width = columns.width(name) + #tostring(doc:lines()) + 6
  for _, source in ipairs(sources) do
    local line, column = first_of(doc, source)
    local where = line and ('%s:%d:%d:'):format(name, line, column) or name .. ':'
    local others = table.concat(other_names(source), ', ')
    local row = table.concat({
      columns.pad(where, width),
      columns.pad(columns.fit(source.name, NAME), NAME),
      times(source.quotations, 'quotation'),
      times(source.words, 'word'),
      ('%3.0f %%'):format(100 * source.share_of_text),
      columns.fit(others, NAMES),
    }, '  ')
    out:write(row:gsub(' +$', ''), '\n')
  end
end

local name_object = json.object({ 'name', 'count' })
local source_object = json.object({
  'file', 'line', 'column', 'name', 'names', 'key', 'kind', 'gender', 'mentions', 'quotations',
  'words', 'share', 'share_of_text',
})

--- A share with four digits.
local function share(value)
  return ('%.4f'):format(value)
end

function formats.json.file(out, doc, path, sources)
  for _, source in ipairs(sources) do
    local line, column = first_of(doc, source)
    local names = {}
    for i, name in ipairs(source.names) do
      names[i] = name_object(name)
    end
    local object = source_object({
      file = path,
      line = line,
      column = column,
      name = source.name,
      names = names,
      key = source.key,
      kind = source.kind,
      gender = source.gender,
      mentions = source.mentions,
      quotations = source.quotations,
      words = source.words,
      share = json.raw(share(source.share)),
      share_of_text = json.raw(share(source.share_of_text)),
    })
    out:write(object.json, '\n')
  end
end

local HEADS = {
  'file', 'line', 'column', 'name', 'names', 'kind', 'gender', 'mentions', 'quotations', 'words',
  'share', 'share_of_text',
}

function formats.csv.begin(out)
  out:write(csv.row(HEADS))
end

function formats.csv.file(out, doc, path, sources)
  for _, source in ipairs(sources) do
    local line, column = first_of(doc, source)
    local others = table.concat(other_names(source), '; ')
    out:write(csv.row({
      path, line, column, source.name, others, source.kind, source.gender, source.mentions,
      source.quotations, source.words, share(source.share), share(source.share_of_text),
    }, #HEADS))
  end
end

function M.run(args)
  local out = output.stdout()
  local format = formats[args.format]
  if format.begin then format.begin(out) end
  local open = speakers.opener()
  for _, path in ipairs(args.files) do
    local doc, message = open(path, args.from)
    if doc then
      format.file(out, doc, path, list_of(doc, args.all))
      doc:close()
    else
      out:complain(path, message)
    end
  end
  return out:finish()
end

return M
