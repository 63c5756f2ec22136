--- What "quoth lint" is asked for: the settings of each text, and the command line over them.

local quoth = require('quoth')
local near = require('quoth.cli.near')
local settings = require('quoth.settings')

local M = {}

local function give_up(message)
  error({ status = 2, message = message }, 0)
end

--- Runs a file that adds rules. It sees quoth without asking for it.
local function load_rules(path)
  local run, message = loadfile(path, 't', setmetatable({ quoth = quoth }, { __index = _G }))
  local ok = run ~= nil
  if run then
    ok, message = pcall(run)
  end
  if ok then return end
  message = tostring(message):gsub('^cannot open ', ''):gsub('%c', ' ')
  if message:sub(1, #path) ~= path then message = path .. ': ' .. message end
  give_up(message)
end

local function known_rules()
  local known, ids = {}, {}
  for i, rule in ipairs(quoth.rules()) do
    known[rule.id], ids[i] = true, rule.id
  end
  return known, ids
end

function M.no_rule(id, ids)
  local guess = near.nearest(id, ids)
  give_up(
    ("there is no rule '%s'. %s"):format(
      id,
      guess and ("Did you mean '%s'?"):format(guess) or 'See quoth lint --list-rules.'
    )
  )
end

--- The words of --rule as levels by rule.
local function levels(words, known, ids)
  local result = {}
  for _, word in ipairs(words) do
    local id, level = word:match('^([^=]*)=(.*)$')
    if not id then give_up(("'--rule %s' is not ID=LEVEL. See quoth help lint."):format(word)) end
    if not known[id] then M.no_rule(id, ids) end
    local checked, message = settings.check({ rules = { [id] = level } }, known)
    if not checked then give_up(message .. '.') end
    result[id] = level
  end
  return result
end

--- Settings with others over them.
local function over(base, top)
  local rules = {}
  for id, level in pairs(base.rules or {}) do
    rules[id] = level
  end
  for id, level in pairs(top.rules) do
    rules[id] = level
  end
  return {
    style = top.style or base.style,
    language = top.language or base.language,
    limits = base.limits,
    rules = rules,
  }
end

--- Reads the options, and the files that add rules. The result has
--   options   those of the command line alone
--   of(path)  the ones for a text, or nil and what is wrong with its settings file
function M.read(args)
  for _, path in ipairs(args.rule_files) do
    load_rules(path)
  end
  local known, ids = known_rules()
  local checked, message = settings.check({ style = args.style, language = args.language })
  if not checked then give_up(message .. '.') end
  local options = {
    style = checked.style,
    language = checked.language,
    rules = levels(args.levels, known, ids),
  }
  local result = { options = options }
  function result.of(path)
    local base, wrong = settings.of(path, { known = known })
    if not base then return nil, wrong end
    return over(base, options)
  end
  return result
end

return M
