--- quoth lint: findings about marks, names and attributions, and their fixes.

local quoth = require('quoth')
local colors = require('quoth.cli.colors')
local excerpt = require('quoth.cli.excerpt')
local findings = require('quoth.cli.findings')
local input = require('quoth.cli.input')
local lint_settings = require('quoth.cli.lint_settings')
local output = require('quoth.cli.output')
local replace = require('quoth.cli.replace')
local rule_help = require('quoth.rule_help')

local M = { summary = 'Find faults of quotation marks and of attributions, and mend them.' }

local FOUND = 1

function M.configure(parser)
  input.files(parser, '*')
  parser
    :option('--format', 'Write text (the default), json, sarif or checkstyle.')
    :argname('FORMAT')
    :choices({ 'text', 'json', 'sarif', 'checkstyle' })
    :default('text')
    :show_default(false)
  parser:flag('--brief', 'Write one line for each finding, without the text.')
  parser:flag('--fix', 'Change the files as the fixes say; tell what is left.')
  parser
    :option('--rule', 'The level of a rule: off, hint, warning or error. May be repeated.')
    :argname('ID=LEVEL')
    :count('*')
    :target('levels')
  parser
    :option('--style', 'What kind of text it is: news, fiction, academic or any.')
    :argname('STYLE')
    :choices({ 'news', 'fiction', 'academic', 'any' })
  parser:option('--language', 'Its language: en-US, en-GB, en or another.'):argname('CODE')
  parser
    :option('--rules', 'A file in Lua that adds rules. May be repeated.')
    :argname('FILE')
    :count('*')
    :target('rule_files')
  input.from(parser)
  colors.configure(parser)
  parser:option('--explain', 'Tell about a rule.'):argname('RULE')
  parser:flag('--list-rules', 'List all rules with their levels.')
end

-- ---- For people -------------------------------------------------------------------

local SGR = {
  error = '1;31',
  warning = '1;35',
  hint = '1;36',
  place = '1',
  mark = '1;32',
  fix = '32',
  see = '36',
}

local function painter(args)
  if not colors.wanted(args.color, output.is_terminal) then
    return function(_, text)
      return text
    end
  end
  return function(name, text)
    return '\27[' .. SGR[name] .. 'm' .. text .. '\27[0m'
  end
end

local function text_format(args)
  local paint = painter(args)
  local format = {}
  function format.file(out, doc, path, list)
    local name = output.name(path)
    for _, finding in ipairs(list) do
      local line = findings.first_line(doc, name, finding)
      local place = line:sub(1, #name) .. line:sub(#name + 1):match('^:%d+:%d+:')
      local rest = line:sub(#place + #finding.level + 2)
      out:write(paint('place', place), ' ', paint(finding.level, finding.level), rest, '\n')
      if not args.brief then
        out:write(table.concat(excerpt.lines(doc, finding, paint), '\n'), '\n')
      end
    end
  end
  return format
end

-- ---- One file -----------------------------------------------------------------------

--- Rules in Lua that failed are told, and the program ends with status 2.
local function tell_failures(report, failures)
  for _, message in ipairs(failures or {}) do
    report.complain(message)
  end
end

--- Mends the document and its file. Returns true, or nil and why not.
local function fix(out, report, doc, path, options)
  local count, edits, failures = doc:fix(options)
  if not count then return nil, edits end
  tell_failures(report, failures)
  if path == '-' then return out:write(doc:text()) or true end
  if not edits[1] then return true end
  return replace.file(path, doc:text())
end

local function lint_file(out, report, format, args, path)
  local options, message = report.settings(path)
  if not options then return report.complain(message) end
  local doc
  doc, message = input.document(path, args.from)
  if not doc then return report.complain(output.name(path) .. ': ' .. message) end
  report.give(doc, path)
  if args.fix then
    local done, why = fix(out, report, doc, path, options)
    if not done then report.complain(output.name(path) .. ': ' .. why) end
  end
  local list, failures, code = doc:lint(options)
  if not list then
    report.complain(output.name(path) .. ': ' .. failures)
  else
    tell_failures(report, not code and failures)
    report.found = report.found or list[1] ~= nil
    -- What was mended from standard input has taken standard output.
    if not (args.fix and path == '-') then format.file(out, doc, path, list) end
  end
  doc:close()
end

-- ---- All of it -------------------------------------------------------------------------

local FORMATS = {
  json = function()
    return findings.json
  end,
  checkstyle = function()
    return findings.checkstyle
  end,
  sarif = function()
    return require('quoth.cli.sarif')
  end,
  text = text_format,
}

local function lint(out, args, settings)
  local report = { rules = quoth.rules(settings.options), failures = {}, told = {} }
  report.settings, report.give = settings.of, settings.give
  --- Each trouble is told once: several texts may have one settings file.
  function report.complain(message)
    if report.told[message] then return end
    report.told[message] = true
    report.failures[#report.failures + 1] = message
    out:trouble(message)
  end
  local format = FORMATS[args.format](args)
  if format.begin then format.begin(out, report) end
  for _, path in ipairs(args.files) do
    lint_file(out, report, format, args, path)
  end
  if format.finish then format.finish(out, report) end
  local status = out:finish()
  return status == 0 and report.found and FOUND or status
end

local function give_up(message)
  error({ status = 2, message = message .. ' See quoth help lint.' }, 0)
end

function M.run(args)
  local out = output.stdout()
  local settings = lint_settings.read(args)
  if args.explain then
    local help = rule_help.explain(args.explain, quoth.rules(settings.options))
    if not help then lint_settings.no_rule(args.explain) end
    out:write(help)
    return out:finish()
  end
  if args.list_rules then
    out:write(rule_help.list(quoth.rules(settings.options)))
    return out:finish()
  end
  if not args.files[1] then give_up("missing argument 'FILE'.") end
  if args.fix and args.format ~= 'text' then
    for _, path in ipairs(args.files) do
      if path == '-' then give_up("'--fix' of standard input writes the text alone.") end
    end
  end
  return lint(out, args, settings)
end

return M
