--- Findings as vim.diagnostic has them.

local place = require('quoth.nvim.place')

local M = {}

local SEVERITY = {
  error = vim.diagnostic.severity.ERROR,
  warning = vim.diagnostic.severity.WARN,
  hint = vim.diagnostic.severity.HINT,
}

--- The character that is seen where something is missing at a position: the next one, or that
-- before it at a line's end.
local function seen(doc, position)
  local start = doc:line_start(doc:line(position))
  local at_end = doc:text(position, position):find('^\n?$')
  if position > start and at_end then position = position - 1 end
  local first = place.character(doc, position)
  return first, place.last_byte(doc, position)
end

local function range(doc, first, last)
  if last < first then
    first, last = seen(doc, first)
  end
  local row, col = place.place(doc, first)
  local end_row, end_col = place.place(doc, last + 1)
  return { lnum = row, col = col, end_lnum = end_row, end_col = end_col }
end

--- A finding as vim.diagnostic has it.
function M.from(doc, finding)
  local item = range(doc, finding.first, finding.last)
  item.severity = SEVERITY[finding.level]
  item.message, item.code, item.source = finding.message, finding.rule, 'quoth'
  local related = {}
  for i, other in ipairs(finding.related) do
    related[i] = range(doc, other.first, other.last)
    related[i].message = other.message
  end
  item.user_data = {
    quoth = { related = related, fixes = finding.fixes, confidence = finding.confidence },
  }
  return item
end

return M
