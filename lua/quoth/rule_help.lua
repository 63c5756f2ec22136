--- What a rule is about, for people.

local quoth = require('quoth')
local columns = require('quoth.cli.columns')

local M = {}

local WIDTH = 78

--- Words in lines of at most WIDTH columns.
local function wrap(text, indent)
  local lines, line = {}, indent
  for word in text:gmatch('%S+') do
    if columns.width(line .. word) > WIDTH and line ~= indent then
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
  local lines = {}
  for line in text:gmatch('[^\n]+') do
    lines[#lines + 1] = wrap(line, '  ')
  end
  return ('\n%s\n\n%s'):format(title, table.concat(lines))
end

--- What a level depends on, and how that is told.
local CASES = {
  { 'news', { style = 'news' } },
  { 'fiction', { style = 'fiction' } },
  { 'academic', { style = 'academic' } },
  { 'en-US', { language = 'en-US' } },
  { 'en-GB', { language = 'en-GB' } },
  { 'other languages', { language = 'other' } },
}

local function level_of(id, options)
  for _, rule in ipairs(quoth.rules(options)) do
    if rule.id == id then return rule.level end
  end
end

--- The level that a rule has where nothing is set: "hint; fiction: off; academic: warning".
function M.levels(id)
  local usual = level_of(id, {})
  local words = { usual }
  for _, case in ipairs(CASES) do
    local level = level_of(id, case[2])
    if level ~= usual then words[#words + 1] = case[1] .. ': ' .. level end
  end
  return table.concat(words, '; ')
end

--- The explanation of the rule with an id; nil if there is none.
function M.explain(id, rules)
  for _, rule in ipairs(rules) do
    if rule.id == id then
      return table.concat({
        ('%s: %s\n'):format(rule.id, rule.summary),
        ('level: %s; %s\n'):format(rule.level, rule.fixes and 'has fixes' or 'has no fixes'),
        ('default: %s\n'):format(M.levels(id)),
        rule.explanation ~= '' and '\n' .. wrap(rule.explanation, '') or '',
        example('Found:', rule.wrong),
        example('Right:', rule.right),
      })
    end
  end
  return nil
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
