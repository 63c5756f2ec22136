--- quoth quotations: the quotations of texts, and who says them.

local input = require('quoth.cli.input')
local output = require('quoth.cli.output')
local palette = require('quoth.palette')
local rows = require('quoth.cli.quotation_rows')
local speakers = require('quoth.cli.speakers')

local M = { summary = 'List quotations and who says them.' }

local function percent(words)
  local number = tonumber(words)
  if number and number >= 0 and number <= 100 then return number end
  return nil, ("argument for option '--strength' is a number from 0 to 100, not '%s'"):format(words)
end

function M.configure(parser)
  input.files(parser, '+')
  parser
    :option('--format', 'Write text (a row for people), json (an object a line), csv, tei or html.')
    :argname('FORMAT')
    :choices({ 'text', 'json', 'csv', 'tei', 'html' })
    :default('text')
    :show_default(false)
  parser:flag('--explain', 'Tell why, in a sentence for each quotation.')
  parser:option('--speaker', 'Only what somebody says who goes by this name.'):argname('NAME')
  parser
    :option('--palette', 'The colours of html: standard or colour-blind.')
    :argname('NAME')
    :choices(palette.NAMES)
    :default(palette.NAMES[1])
    :show_default(false)
  input.from(parser)
  parser
    :option('--strength', 'Leave out words without marks that are less surely quoted (percent).')
    :argname('N')
    :convert(percent)
    :default('0')
    :show_default(false)
end

local function format_of(name)
  return rows[name] or require('quoth.cli.' .. name)
end

local NOBODY = {}

function M.run(args)
  local out = output.stdout()
  local format = format_of(args.format)
  local names = {}
  for i, path in ipairs(args.files) do
    names[i] = output.name(path)
  end
  local report = {
    files = #args.files,
    title = table.concat(names, ', '),
    explain = args.explain,
    palette = args.palette,
    strength = args.strength,
  }
  if format.begin then format.begin(out, report) end
  local anybody = not args.speaker
  local open = speakers.opener()
  for _, path in ipairs(args.files) do
    local doc, message = open(path, args.from)
    if doc then
      if args.speaker then
        local wanted = speakers.named(doc, args.speaker)
        anybody = anybody or wanted ~= nil
        report.wanted = wanted or NOBODY
      end
      format.file(out, doc, path, report)
      doc:close()
    else
      out:complain(path, message)
    end
  end
  if format.finish then format.finish(out, report) end
  if not anybody then out:trouble(("nobody is called '%s'"):format(args.speaker)) end
  return out:finish()
end

return M
