--- Rules: those of quoth and those that a user adds in Lua, as one.
--
--   quoth.rule{
--     id = 'no-ibid',
--     summary = 'Ibid. is not our style',
--     check = function(doc, report)
--       for first, last in doc:text():gmatch('()Ibid%.()') do
--         report(first, last - 1, 'Repeat the source', { fixes = { ... } })
--       end
--     end,
--   }
--
-- A check that fails is told once, by the name of its rule, and then it is off until it is
-- defined anew. What it has reported in that call is dropped.

local M = {}

--- Rounds of fixes that are worth it: what is not at rest by then never will be.
local ROUNDS = 8

local LEVELS = { off = true, hint = true, warning = true, error = true }
local FIELDS = {
  id = 'string',
  summary = 'string',
  check = 'function',
  explanation = 'string',
  level = 'string',
  wrong = 'string',
  right = 'string',
  fixes = 'boolean',
}

--- What the user has defined, in order and by id; broken: the ids of those that failed.
local added = { list = {}, by_id = {}, broken = {} }

-- ---- Native functions, with mistakes told where the user made them ------------------

--- Calls a native function; its arguments are those of a method of the name given, or (shift 0) of
--- a function. level: of the caller of that one.
local function call(name, shift, level, f, ...)
  local results = { n = select('#', ...), pcall(f, ...) }
  if results[1] then return results end
  local message = results[2]
  if type(message) ~= 'string' or message == 'not enough memory' then error(message, 0) end
  message = message:gsub('^[^\n]-:%d+: ', '', 1)
  message = message:gsub("^bad argument #(%d+) to '[^']*'", function(number)
    return ("bad argument #%d to '%s'"):format(math.max(number - shift, 1), name)
  end)
  error(message, level + 1)
end

local function mistake(level, message, ...)
  error(message:format(...), level + 1)
end

-- ---- Options --------------------------------------------------------------------------

--- Options as the native module knows them, and the levels of the user's rules.
local function split(options)
  if type(options) ~= 'table' or type(options.rules) ~= 'table' or not added.list[1] then
    return options, {}
  end
  local native, rules, levels = {}, {}, {}
  for key, value in pairs(options) do
    native[key] = value
  end
  for id, level in pairs(options.rules) do
    if added.by_id[id] then
      levels[id] = level
    else
      rules[id] = level
    end
  end
  native.rules = rules
  return native, levels
end

local function check_levels(levels, name, argument, level)
  for id, value in pairs(levels) do
    if not LEVELS[value] then
      mistake(
        level + 1,
        "bad argument #%d to '%s' (option '%s': "
          .. "'off', 'hint', 'warning' or 'error' expected, got %s)",
        argument,
        name,
        id,
        type(value) == 'string' and value or type(value)
      )
    end
  end
end

-- ---- Running the user's rules -----------------------------------------------------------

local function whole(value)
  return type(value) == 'number' and value % 1 == 0
end

--- A range of the text as integers; raises, for the check to fail.
local function range(what, first, last, size)
  if not (whole(first) and whole(last)) then
    error(what .. ': first and last are whole numbers', 0)
  end
  if first < 1 or last < first - 1 or last > size then
    error(('%s: %d to %d is no range of the text'):format(what, first, last), 0)
  end
  return { first = first, last = last }
end

local function list_of(what, list, size, field)
  if list == nil then return {} end
  if type(list) ~= 'table' then error(what .. ' are a table', 0) end
  local result = {}
  for i, item in ipairs(list) do
    if type(item) ~= 'table' or type(item[field]) ~= 'string' then
      error(('%s: each has first, last and %s'):format(what, field), 0)
    end
    result[i] = range(what, item.first, item.last, size)
    result[i][field] = item[field]
  end
  return result
end

local function check_edits(edits)
  for i = 2, #edits do
    if edits[i].first <= edits[i - 1].last or edits[i].first < edits[i - 1].first then
      error('fixes are in order and do not overlap', 0)
    end
  end
  return edits
end

--- The findings of one rule.
local function run_rule(doc, rule, level, found)
  local size, version, open = doc:size(), doc:version(), true
  local function report(first, last, message, more)
    if not open then error('a report after the check is over', 0) end
    if type(message) ~= 'string' then error('a message is a string', 0) end
    if more ~= nil and type(more) ~= 'table' then error('more about a finding is a table', 0) end
    more = more or {}
    local finding = range('a finding', first, last, size)
    finding.rule, finding.level, finding.message = rule.id, level, message
    finding.fixes = check_edits(list_of('fixes', more.fixes, size, 'text'))
    finding.related = list_of('related places', more.related, size, 'message')
    finding.confidence = more.confidence or (finding.fixes[1] and 100 or 0)
    if type(finding.confidence) ~= 'number' then error('a confidence is a number', 0) end
    found[#found + 1] = finding
  end
  rule.check(doc, report)
  open = false
  if doc:version() ~= version then error('it changed the document', 0) end
end

--- What the user's rules have found in each document, as long as its text stays.
local kept = setmetatable({}, { __mode = 'k' })

--- The findings of one rule in the whole text, and why it failed.
local function found_by(doc, rule, level)
  local memory = kept[doc]
  if not memory or memory.version ~= doc:version() then
    memory = { version = doc:version(), by_rule = {} }
    kept[doc] = memory
  end
  local known = memory.by_rule[rule]
  if known and known.level == level then return known.findings end
  local findings = {}
  local ok, message = pcall(run_rule, doc, rule, level, findings)
  if not ok then
    added.broken[rule.id] = true
    return {}, ("the rule '%s' failed and is off: %s"):format(rule.id, tostring(message))
  end
  memory.by_rule[rule] = { level = level, findings = findings }
  return findings
end

--- The findings of the user's rules in a range, and what failed.
local function run_added(core, doc, levels, first, last)
  local found, failures = {}, {}
  for _, rule in ipairs(added.list) do
    local level = levels[rule.id] or rule.level
    if level ~= 'off' and not added.broken[rule.id] then
      local findings, failure = found_by(doc, rule, level)
      failures[#failures + 1] = failure
      for _, finding in ipairs(findings) do
        local here = finding.first <= (last or finding.first)
          and math.max(finding.last, finding.first) >= (first or 1)
        if here and not core.is_off(doc, rule.id, finding.first) then
          found[#found + 1] = finding
        end
      end
    end
  end
  return found, failures[1] and failures
end

--- Both lists as one, in order of their start; those of quoth come first.
local function merge(findings, more)
  local at = {}
  for _, finding in ipairs(more) do
    findings[#findings + 1] = finding
  end
  for i, finding in ipairs(findings) do
    at[finding] = i
  end
  table.sort(findings, function(a, b)
    if a.first ~= b.first then return a.first < b.first end
    return at[a] < at[b]
  end)
  return findings
end

-- ---- Lint and fix -------------------------------------------------------------------------

local function check_document(core, doc, name)
  if not pcall(core.Document.size, doc) then
    -- What is wrong with it the native method says.
    call(name, 1, 3, core.Document.size, doc)
  end
end

local function lint(core, doc, options, first, last)
  check_document(core, doc, 'lint')
  local native, levels = split(options)
  check_levels(levels, 'lint', 1, 2)
  local results = call('lint', 1, 2, core.lint, doc, native, first, last)
  local findings = results[2]
  if not findings or not added.list[1] then return findings, results[3], results[4] end
  local more, failures = run_added(core, doc, levels, first, last)
  return more[1] and merge(findings, more) or findings, failures
end

--- The edits of findings that are at least so sure and do not touch each other, in order.
local function gather(findings, confidence)
  local edits, count, past = {}, 0, 0
  for _, finding in ipairs(findings) do
    local fixes = finding.fixes
    if fixes[1] and finding.confidence >= confidence and fixes[1].first > past then
      for _, edit in ipairs(fixes) do
        edits[#edits + 1] = edit
      end
      past = fixes[#fixes].last + 1
      count = count + 1
    end
  end
  return edits, count
end

local function by_start(a, b)
  local x, y = a.fixes[1], b.fixes[1]
  if x and y and x.first ~= y.first then return x.first < y.first end
  if x and y then return x.last < y.last end
  return x ~= nil and y == nil
end

--- One round of the user's fixes. Returns how many, and by how much the text has grown.
local function fix_added(core, doc, levels, confidence, done, first, last)
  local found, failures = run_added(core, doc, levels, first, last)
  table.sort(found, by_start)
  local edits, count = gather(found, confidence)
  local growth = 0
  for i = #edits, 1, -1 do
    local edit = edits[i]
    local ok, message, code = doc:edit(edit.first, edit.last, edit.text)
    if not ok then return nil, message, code end
    done[#done + 1] = edit
    growth = growth + #edit.text - (edit.last - edit.first + 1)
  end
  return count, growth, failures
end

local function fix(core, doc, options, first, last)
  check_document(core, doc, 'fix')
  local native, levels = split(options)
  check_levels(levels, 'fix', 1, 2)
  local results = call('fix', 1, 2, core.fix, doc, native, first, last)
  local count, edits = results[2], results[3]
  if not count or not added.list[1] then return count, edits, results[4], results[5] end
  local confidence = type(options) == 'table' and options.confidence or 0
  local failures
  local function grow(by)
    if last then last = math.max(last + by, (first or 1) - 1) end
  end
  for _, edit in ipairs(edits) do
    grow(#edit.text - (edit.last - edit.first + 1))
  end
  for _ = 1, ROUNDS do
    local more, growth, failed = fix_added(core, doc, levels, confidence, edits, first, last)
    if not more then return nil, growth, failed, edits end
    failures = failures or failed
    if more == 0 then break end
    grow(growth)
    results = call('fix', 1, 2, core.fix, doc, native, first, last)
    if not results[2] then return nil, results[3], results[4], edits end
    for _, edit in ipairs(results[3]) do
      edits[#edits + 1] = edit
      grow(#edit.text - (edit.last - edit.first + 1))
    end
    count = count + more + results[2]
  end
  return count, edits, failures
end

-- ---- Rules ----------------------------------------------------------------------------------

local function rule_infos(core, options)
  local native, levels = split(options)
  check_levels(levels, 'rules', 1, 2)
  local rules = call('rules', 0, 2, core.rules, native)[2]
  for _, rule in ipairs(added.list) do
    local info = {}
    for field in pairs(FIELDS) do
      info[field] = rule[field]
    end
    info.check = nil
    info.level = levels[rule.id] or rule.level
    rules[#rules + 1] = info
  end
  return rules
end

local function is_native(core, id)
  for _, rule in ipairs(core.rules()) do
    if rule.id == id then return true end
  end
  return false
end

local function define(core, rule)
  if type(rule) ~= 'table' then
    mistake(2, "bad argument #1 to 'rule' (table expected, got %s)", type(rule))
  end
  local own = { level = 'warning', explanation = '', wrong = '', right = '', fixes = false }
  for field, value in pairs(rule) do
    local kind = FIELDS[field]
    if not kind then mistake(2, "a rule has no field '%s'", tostring(field)) end
    if type(value) ~= kind then
      mistake(2, "the field '%s' of a rule is a %s, not a %s", field, kind, type(value))
    end
    own[field] = value
  end
  for _, field in ipairs({ 'id', 'summary', 'check' }) do
    if own[field] == nil then mistake(2, "a rule needs the field '%s'", field) end
  end
  if not own.id:find('^%l[%l%d-]*$') then
    mistake(2, "the id of a rule is of small letters, digits and '-', not '%s'", own.id)
  end
  if not LEVELS[own.level] then
    mistake(2, "the level of a rule is off, hint, warning or error, not '%s'", own.level)
  end
  if is_native(core, own.id) then mistake(2, "the rule '%s' is one of quoth's own", own.id) end
  local before = added.by_id[own.id]
  local place = #added.list + 1
  for i, other in ipairs(added.list) do
    if other == before then place = i end
  end
  added.list[place], added.by_id[own.id], added.broken[own.id] = own, own, nil
end

--- The ids of the user's rules.
function M.own()
  local ids = {}
  for i, rule in ipairs(added.list) do
    ids[i] = rule.id
  end
  return ids
end

--- Takes a user's rule away; false if there is none of that id.
local function undefine(id)
  local rule = added.by_id[id]
  if not rule then return false end
  for i, other in ipairs(added.list) do
    if other == rule then
      table.remove(added.list, i)
      break
    end
  end
  added.by_id[id], added.broken[id] = nil, nil
  return true
end

-- Each is called in a tail call, so that a mistake is told where quoth was called.
M.lint, M.fix, M.infos, M.define, M.undefine = lint, fix, rule_infos, define, undefine

return M
