--- Lists in vis's message window: the quotations of a text, its sources, its findings, and what a
-- rule says. From a line of a list Enter goes to its place in the text, and another list may be
-- asked for there.

local files = require('quoth.vis.files')
local findings = require('quoth.vis.findings')
local jumps = require('quoth.vis.jumps')
local lint = require('quoth.lint')
local quoth = require('quoth')
local roll = require('quoth.roll')
local rule_help = require('quoth.rule_help')
local text = require('quoth.text')

local M = {}

--- An entry is cut at so many bytes of quoted words, and has so many on each side of a finding.
local WORDS, BESIDE = 56, 20

--- Shows lines under a title that says how many there are. places has the position of each.
local function show(win, lines, places, one, many)
  local title = ('%s: %d %s'):format(
    win.file.name or 'this text', #lines, #lines == 1 and one or many)
  jumps.show(win, title, lines, places)
end

--- "  12  he (Teng Biao), said: “We are ...”"; what lies inside the one before is set in.
local function quotation(doc, q, label, inside)
  local parts = {}
  if q.kind == 'direct' and not q.closed and not q.continues then parts[1] = 'unclosed' end
  parts[#parts + 1] = label
  parts[#parts + 1] = q.cue and text.one_line(q.cue.text, WORDS)
  local words = text.one_line(doc:text(q.first, q.last), WORDS)
  local indent = inside and '    ' or '  '
  return ('%5d%s%s: %s'):format(doc:line(q.first), indent, table.concat(parts, ', '), words)
end

--- The quotations in first..last, or those of a source that are there; '.' is whoever speaks, or is
-- named, at the cursor.
function M.quotations(win, wanted, first, last)
  win = jumps.about(win)
  local doc, why = files.for_command(win)
  if not doc then return vis:info(why) end
  local name
  wanted, name = roll.wanted(doc, wanted, (win.selection.pos or 0) + 1)
  if not wanted then return vis:info('quoth: nobody speaks or is named here') end
  local lines, places = {}, {}
  local outer = 0
  for q, label in roll.quotations(doc, wanted, first, last and math.min(last, doc:size())) do
    places[#places + 1] = q.first
    lines[#lines + 1] = quotation(doc, q, label, q.last <= outer)
    outer = math.max(outer, q.last)
  end
  if lines[1] then return show(win, lines, places, 'quotation', 'quotations') end
  vis:info(name == '' and 'quoth: no quotations' or 'quoth: no quotations of ' .. name)
end

--- Everybody who speaks, whoever speaks most first.
function M.sources(win)
  win = jumps.about(win)
  local doc, why = files.for_command(win)
  if not doc then return vis:info(why) end
  local lines, places = {}, {}
  for i, source in ipairs(roll.sources(doc)) do
    places[i] = source.first
    lines[i] = ('%5d  %s'):format(doc:line(source.first), source.line)
  end
  if lines[1] then return show(win, lines, places, 'source', 'sources') end
  vis:info('quoth: nobody speaks here')
end

--- The text around a finding, on its line: "so he said it.”."
local function place(doc, finding)
  local line = doc:line(finding.first)
  local low = math.max(doc:line_start(line), finding.first - BESIDE)
  local _, last = findings.extent(finding)
  local high = math.min(doc:line_start(line + 1) - 1, last + BESIDE)
  local words = doc:text(low, high):gsub('^[\128-\191]+', ''):gsub('[\194-\244][\128-\191]*$',
    function(character) return #character > 1 and character or '' end)
  return text.one_line(words, 2 * BESIDE + WORDS)
end

--- "   12  warning  no comma before the tag: “Yes” she said [missing-comma]"
local function finding_line(doc, finding)
  return ('%5d  %-7s  %s: %s [%s]'):format(
    doc:line(finding.first), finding.level, finding.message, place(doc, finding), finding.rule)
end

--- The findings in first..last.
function M.findings(win, first, last)
  win = jumps.about(win)
  local doc, why = files.for_command(win)
  if not doc then return vis:info(why) end
  local lines, places = {}, {}
  last = last and math.min(last, doc:size())
  for i, finding in ipairs(findings.list(win.file, doc, first, last)) do
    lines[i], places[i] = finding_line(doc, finding), finding.first
  end
  if lines[1] then return show(win, lines, places, 'finding', 'findings') end
  vis:info('quoth: no findings')
end

--- What the finding at the cursor is about, or a rule.
function M.explain(win, id)
  local lines = {}
  if id == '' then
    local doc, why = files.for_command(win)
    if not doc then return vis:info(why) end
    local finding = findings.at_cursor(win, doc)
    if not finding then return vis:info('quoth: no finding here') end
    lines[1] = findings.tell(doc, finding)
    for _, other in ipairs(finding.related) do
      lines[#lines + 1] = ('see line %d: %s'):format(lint.place(doc, other.first), other.message)
    end
    lines[#lines + 1], id = '', finding.rule
  end
  local help = rule_help.explain(id, quoth.rules(findings.options(win.file)))
  if not help then return vis:info("quoth: there is no rule '" .. text.one_line(id, 40) .. "'") end
  jumps.tell(table.concat(lines, '\n') .. (lines[1] and '\n' or '') .. help)
end

return M
