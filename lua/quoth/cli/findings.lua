--- Findings as programs and people read them. A format is a table of functions:
--   begin(out, report)          before all; report.rules: infos of all rules
--   file(out, doc, path, list)  the findings of one file
--   finish(out, report)         after all; report.failures: lines about what could not be done
-- any of which may be missing.

local json = require('quoth.cli.json')
local lint = require('quoth.lint')
local markup = require('quoth.cli.markup')

local M = {}

--- FILE:LINE:COL: level: message [rule]
function M.first_line(doc, name, finding)
  local line, column = lint.place(doc, finding.first)
  return ('%s:%d:%d: %s: %s [%s]'):format(
    name,
    line,
    column,
    finding.level,
    finding.message,
    finding.rule
  )
end

-- ---- JSON: an object a line ------------------------------------------------------

local edit_object = json.object({ 'start', 'end', 'text' })
local related_object = json.object({ 'line', 'column', 'start', 'end', 'message' })
local finding_object = json.object({
  'file', 'line', 'column', 'end_line', 'end_column', 'start', 'end', 'rule', 'level', 'message',
  'confidence', 'fixes', 'related',
})

local function json_edits(finding)
  local edits = {}
  for i, edit in ipairs(finding.fixes) do
    edits[i] = edit_object({ start = edit.first - 1, ['end'] = edit.last, text = edit.text })
  end
  return edits
end

local function json_related(doc, finding)
  local places = {}
  for i, place in ipairs(finding.related) do
    local line, column = lint.place(doc, place.first)
    places[i] = related_object({
      line = line,
      column = column,
      start = place.first - 1,
      ['end'] = place.last,
      message = place.message,
    })
  end
  return places
end

M.json = {}

function M.json.file(out, doc, path, findings)
  for _, finding in ipairs(findings) do
    local line, column = lint.place(doc, finding.first)
    local end_line, end_column = lint.place(doc, finding.last + 1)
    local object = finding_object({
      file = path,
      line = line,
      column = column,
      end_line = end_line,
      end_column = end_column,
      start = finding.first - 1,
      ['end'] = finding.last,
      rule = finding.rule,
      level = finding.level,
      message = finding.message,
      confidence = math.floor(finding.confidence),
      fixes = json_edits(finding),
      related = json_related(doc, finding),
    })
    out:write(object.json, '\n')
  end
end

-- ---- Checkstyle ------------------------------------------------------------------------

local SEVERITY = { error = 'error', warning = 'warning', hint = 'info' }
M.checkstyle = {}

function M.checkstyle.begin(out)
  out:write('<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="8.0">\n')
end

function M.checkstyle.file(out, doc, path, findings)
  out:write(('<file name="%s">\n'):format(markup.attribute(path)))
  for _, finding in ipairs(findings) do
    local line, column = lint.place(doc, finding.first)
    out:write(('<error line="%d" column="%d" severity="%s" message="%s" source="%s"/>\n'):format(
      line,
      column,
      SEVERITY[finding.level],
      markup.attribute(finding.message),
      'quoth.' .. finding.rule
    ))
  end
  out:write('</file>\n')
end

function M.checkstyle.finish(out)
  out:write('</checkstyle>\n')
end

return M
