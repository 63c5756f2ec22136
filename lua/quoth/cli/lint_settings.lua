--- What "quoth lint" is asked for: the settings of each text, and the command line over them.

local lint = require('quoth.lint')
local near = require('quoth.cli.near')
local settings = require('quoth.settings')

local M = {}

local function give_up(message)
  error({ status = 2, message = message }, 0)
end

--- Gives up over a rule that there is not.
function M.no_rule(id)
  local _, ids = lint.rules()
  local guess = near.nearest(id, ids)
  give_up(
    ("there is no rule '%s'. %s"):format(
      id,
      guess and ("Did you mean '%s'?"):format(guess) or 'See quoth lint --list-rules.'
    )
  )
end

--- The words of --rule as levels by rule.
local function levels(words, known)
  local result = {}
  for _, word in ipairs(words) do
    local id, level = word:match('^([^=]*)=(.*)$')
    if not id then give_up(("'--rule %s' is not ID=LEVEL. See quoth help lint."):format(word)) end
    if not known[id] then M.no_rule(id) end
    local checked, message = settings.check({ rules = { [id] = level } }, known)
    if not checked then give_up(message .. '.') end
    result[id] = level
  end
  return result
end

--- Reads the options, and the files that add rules. The result has
--   options   those of the command line alone
--   of(path)  the ones for a text, or nil and what is wrong with its settings file
--   give(doc, path)  tells a document who speaks by those settings
function M.read(args)
  for _, path in ipairs(args.rule_files) do
    local ok, message = lint.load_rules(path)
    if not ok then give_up(message) end
  end
  local known = lint.rules()
  local checked, message = settings.check({ style = args.style, language = args.language })
  if not checked then give_up(message .. '.') end
  local options = {
    style = checked.style,
    language = checked.language,
    rules = levels(args.levels, known),
  }
  local host = lint.host({ top = options })
  local result = { options = options }
  function result.of(path)
    local all, wrong = host:options(path)
    if wrong then return nil, wrong end
    return all
  end
  result.give = function(doc, path)
    host:give(doc, path)
  end
  return result
end

return M
