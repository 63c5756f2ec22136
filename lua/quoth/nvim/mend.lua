--- Fixes: of the finding under the cursor, and of all in some lines or in the buffer.

local edit = require('quoth.nvim.edit')
local findings = require('quoth.nvim.findings')
local follow = require('quoth.nvim.follow')
local lint = require('quoth.lint')
local place = require('quoth.nvim.place')
local report = require('quoth.nvim.report')

local M = {}

--- Mends the finding under the cursor, or the nearest one of its line.
function M.here()
  edit.with(function(doc, buf)
    local finding = findings.at(buf, doc, place.cursor(doc))
    if not finding then return report.refuse('no finding in this line') end
    local first = finding.fixes[1]
    if not first then
      return report.refuse(finding.message .. ': it has no fix')
    end
    local line, column = lint.place(doc, first.first)
    local done = lint.mend(doc, finding)
    edit.make(buf, doc, finding.fixes)
    report.say(('%d:%d: %s'):format(line, column, done))
  end)
end

--- Mends all findings in the lines first..last (from 1), and those that this leads to.
function M.lines(first, last)
  edit.with(function(doc, buf)
    local from, to = doc:line_start(first), doc:line_start(last + 1) - 1
    local count, edits = findings.fix(buf, doc, from, to)
    local ok, message = pcall(edit.replay, buf, edits)
    follow.adopt(buf, edits)
    if not ok then error(message, 0) end
    for _, done in ipairs(edits) do
      to = to + #done.text - (done.last - done.first + 1)
    end
    local left = #findings.list(buf, follow.document(buf), from, math.max(to, from - 1))
    local mended = count == 1 and '1 finding mended' or count .. ' findings mended'
    report.say(left == 0 and mended or ('%s, %d left'):format(mended, left))
  end)
end

return M
