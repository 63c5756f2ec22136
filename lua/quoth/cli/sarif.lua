--- Findings as SARIF 2.1.0, one log of one run. Columns count code points.

local quoth = require('quoth')
local json = require('quoth.cli.json')
local unicode = require('quoth.cli.unicode')

local M = {}

local SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json'
local LEVEL = { error = 'error', warning = 'warning', hint = 'note', off = 'none' }

local text_object = json.object({ 'text' })
local configuration = json.object({ 'enabled', 'level' })
local rule_object = json.object({
  'id', 'shortDescription', 'fullDescription', 'help', 'defaultConfiguration',
})
local driver = json.object({ 'name', 'version', 'rules' })
local tool = json.object({ 'driver' })
local notification = json.object({ 'level', 'message' })
local invocation = json.object({ 'executionSuccessful', 'toolExecutionNotifications' })
local region_object = json.object({
  'startLine', 'startColumn', 'endLine', 'endColumn', 'byteOffset', 'byteLength',
})
local artifact = json.object({ 'uri' })
local physical = json.object({ 'artifactLocation', 'region' })
local location = json.object({ 'physicalLocation' })
local related_location = json.object({ 'id', 'physicalLocation', 'message' })
local replacement = json.object({ 'deletedRegion', 'insertedContent' })
local change = json.object({ 'artifactLocation', 'replacements' })
local fix_object = json.object({ 'artifactChanges' })
local KEYS = { 'ruleId', 'ruleIndex', 'level', 'message', 'locations', 'relatedLocations' }
local result_object = json.object(KEYS)
local fixed_result = json.object({
  'ruleId', 'ruleIndex', 'level', 'message', 'locations', 'relatedLocations', 'fixes',
})

local function text(words)
  return text_object({ text = words })
end

--- A path as a URI reference.
local function uri(path)
  if path == '-' then path = 'stdin' end
  local escaped = path:gsub('[^%w%-%._~/]', function(c)
    return ('%%%02X'):format(c:byte())
  end)
  return escaped:sub(1, 1) == '/' and 'file://' .. escaped or escaped
end

--- The last place that was asked for: a line may be as long as the text, and is not to be counted
-- from its start for each finding.
local known = {}

local function place(doc, position)
  local line = doc:line(position)
  if known.doc ~= doc or known.line ~= line or known.position > position then
    known = { doc = doc, line = line, position = doc:line_start(line), column = 1 }
  end
  local between = doc:text(known.position, position - 1)
  known.column = known.column + utf8.len(unicode.repair(between))
  known.position = position
  return line, known.column
end

local function region(doc, first, last)
  local line, column = place(doc, first)
  local end_line, end_column = place(doc, last + 1)
  return region_object({
    startLine = line,
    startColumn = column,
    endLine = end_line,
    endColumn = end_column,
    byteOffset = first - 1,
    byteLength = last - first + 1,
  })
end

local function physical_location(doc, path, range)
  return physical({
    artifactLocation = artifact({ uri = uri(path) }),
    region = region(doc, range.first, range.last),
  })
end

local function fixes(doc, path, finding)
  local list = {}
  for i, edit in ipairs(finding.fixes) do
    list[i] = replacement({
      deletedRegion = region(doc, edit.first, edit.last),
      insertedContent = text(edit.text),
    })
  end
  local changes = change({ artifactLocation = artifact({ uri = uri(path) }), replacements = list })
  return { fix_object({ artifactChanges = { changes } }) }
end

local function related(doc, path, finding)
  local list = {}
  for i, other in ipairs(finding.related) do
    list[i] = related_location({
      id = i,
      physicalLocation = physical_location(doc, path, other),
      message = text(other.message),
    })
  end
  return list
end

function M.begin(out, report)
  local rules = {}
  M.index = {}
  for i, rule in ipairs(report.rules) do
    M.index[rule.id] = i - 1
    local explanation = rule.explanation ~= '' and rule.explanation or rule.summary
    rules[i] = rule_object({
      id = rule.id,
      shortDescription = text(rule.summary),
      fullDescription = text(explanation),
      help = text(explanation),
      defaultConfiguration = configuration({
        enabled = rule.level ~= 'off',
        level = LEVEL[rule.level],
      }),
    })
  end
  local about = driver({ name = 'quoth', version = quoth.version, rules = rules })
  out:write(('{"$schema":%s,"version":"2.1.0","runs":[{"tool":%s'):format(
    json.string(SCHEMA),
    tool({ driver = about }).json
  ))
  out:write(',"columnKind":"unicodeCodePoints","results":[')
  M.first = true
end

function M.file(out, doc, path, findings)
  for _, finding in ipairs(findings) do
    local make = finding.fixes[1] and fixed_result or result_object
    local result = make({
      ruleId = finding.rule,
      ruleIndex = M.index[finding.rule],
      level = LEVEL[finding.level],
      message = text(finding.message),
      locations = { location({ physicalLocation = physical_location(doc, path, finding) }) },
      relatedLocations = related(doc, path, finding),
      fixes = finding.fixes[1] and fixes(doc, path, finding),
    })
    out:write(M.first and '\n' or ',\n', result.json)
    M.first = false
  end
end

function M.finish(out, report)
  local notes = {}
  for i, message in ipairs(report.failures) do
    notes[i] = notification({ level = 'error', message = text(message) })
  end
  local how = invocation({
    executionSuccessful = #notes == 0,
    toolExecutionNotifications = notes,
  })
  known = {}
  out:write(('],"invocations":[%s]}]}\n'):format(how.json))
end

return M
