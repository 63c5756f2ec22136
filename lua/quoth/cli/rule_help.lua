--- What a rule is about, for people.

local lint_settings = require('quoth.cli.lint_settings')

local M = {}

local WIDTH = 78

--- Words in lines of at most WIDTH columns, as far as bytes are columns.
local function wrap(text, indent)
  local lines, line = {}, indent
  for word in text:gmatch('%S+') do
    if #line + #word > WIDTH and line ~= indent then
      lines[#lines + 1] = line:gsub(' $', '')
      line = indent
    end
    line = line .. word .. ' '
  end
  lines[#lines + 1] = line:gsub(' $', '')
  return table.concat(lines, '\n') .. '\n'
end

local function example(title, text)
  if text == '' then return '' end
  return ('\n%s\n\n  %s\n'):format(title, (text:gsub('\n+$', ''):gsub('\n', '\n  ')))
end

--- The explanation of the rule with an id.
function M.explain(id, rules)
  local ids = {}
  for i, rule in ipairs(rules) do
    ids[i] = rule.id
    if rule.id == id then
      return table.concat({
        ('%s: %s\n'):format(rule.id, rule.summary),
        ('level: %s; %s\n'):format(rule.level, rule.fixes and 'has fixes' or 'has no fixes'),
        rule.explanation ~= '' and '\n' .. wrap(rule.explanation, '') or '',
        example('Found:', rule.wrong),
        example('Right:', rule.right),
      })
    end
  end
  return lint_settings.no_rule(id, ids)
end

--- All rules, a line each: id, level, summary.
function M.list(rules)
  local lines, width = {}, 0
  for _, rule in ipairs(rules) do
    width = math.max(width, #rule.id)
  end
  for i, rule in ipairs(rules) do
    local id = rule.id .. (' '):rep(width - #rule.id)
    lines[i] = ('%s  %-7s  %s\n'):format(id, rule.level, rule.summary)
  end
  return table.concat(lines)
end

return M
