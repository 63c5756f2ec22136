--- What a rule is about, in a window at the cursor.

local quoth = require('quoth')
local findings = require('quoth.nvim.findings')
local lint = require('quoth.lint')
local place = require('quoth.nvim.place')
local report = require('quoth.nvim.report')
local text = require('quoth.text')

local M = {}

local WIDTH = 78

--- The ids of all rules.
function M.ids()
  local _, ids = lint.rules()
  return ids
end

local function rule_of(id)
  for _, rule in ipairs(quoth.rules()) do
    if rule.id == id then return rule end
  end
end

local function example(lines, title, words)
  if words == '' then return end
  vim.list_extend(lines, { '', title })
  for _, line in ipairs(vim.split((words:gsub('\n+$', '')), '\n', { plain = true })) do
    lines[#lines + 1] = '    ' .. line
  end
end

--- What is told of a rule, and of a finding of it (which may be nil), as lines.
local function lines_of(rule, doc, finding)
  local lines = {}
  if finding then
    lines[1] = findings.line(finding)
    local mends = lint.mend(doc, finding)
    if mends then lines[2] = 'fix: ' .. mends end
    for _, other in ipairs(finding.related) do
      local line, column = lint.place(doc, other.first)
      lines[#lines + 1] = ('see %d:%d: %s'):format(line, column, other.message)
    end
    lines[#lines + 1] = ''
  end
  lines[#lines + 1] = ('%s: %s'):format(rule.id, rule.summary)
  if rule.explanation ~= '' then
    vim.list_extend(lines, { '', text.one_line(rule.explanation, math.huge) })
  end
  example(lines, 'Found:', rule.wrong)
  example(lines, 'Right:', rule.right)
  return lines
end

--- Shows lines in a window at the cursor, which the next key closes.
function M.show(lines)
  local _, win = vim.lsp.util.open_floating_preview(lines, '', {
    wrap = true,
    wrap_at = WIDTH,
    max_width = WIDTH,
    border = 'single',
    focus_id = 'quoth',
  })
  vim.wo[win].linebreak = true
end

--- Explains the rule of the finding under the cursor, or the nearest one of its line.
function M.here()
  require('quoth.nvim').with(function(doc)
    local finding = findings.at(vim.api.nvim_get_current_buf(), doc, place.cursor(doc))
    if not finding then return report.refuse('no finding in this line') end
    M.show(lines_of(rule_of(finding.rule), doc, finding))
  end)
end

--- Explains a rule.
function M.rule(id)
  local rule = rule_of(id)
  if not rule then return report.refuse('there is no rule ' .. id) end
  M.show(lines_of(rule))
end

return M
