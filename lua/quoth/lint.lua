--- Lint as a host asks for it, an editor or the command line: the settings of each text, the rules
--- of the user's own, and each trouble told once.
--
--   local host = require('quoth.lint').host({ setup = { style = 'news' }, tell = print })
--   for _, finding in ipairs(host:findings(doc, 'article.txt')) do
--     local line, column = lint.place(doc, finding.first)
--     print(line, column, finding.message, lint.why(finding.rule), lint.mend(doc, finding))
--   end

local quoth = require('quoth')
local rules = require('quoth.rules')
local settings = require('quoth.settings')
local text = require('quoth.text')

local M = {}

--- While a text is typed, rules of the user's own look at texts of up to so many bytes: they read
--- all of it after each edit.
M.OWN = 1048576

--- Lines for people are cut at so many bytes, and what a fix puts in at so many.
local LINE, WORDS = 400, 40

-- ---- Rules of the user's own -----------------------------------------------------------

--- Runs a file that adds rules. It sees quoth without asking for it. Returns true, or nil and why
--- not in a line.
function M.load_rules(path)
  local run, message = loadfile(path, 't', setmetatable({ quoth = quoth }, { __index = _G }))
  local ok = run ~= nil
  if run then
    ok, message = pcall(run)
  end
  if ok then return true end
  message = tostring(message):gsub('^cannot open ', ''):gsub('%c', ' ')
  if message:sub(1, #path) ~= path then message = path .. ': ' .. message end
  return nil, message
end

--- All rules that there are: true by id, and their ids.
function M.rules()
  local known, ids = {}, {}
  for i, rule in ipairs(quoth.rules()) do
    known[rule.id], ids[i] = true, rule.id
  end
  return known, ids
end

--- Adds the rules in a list, which are tables or the names of files. Returns what is wrong.
local function add_rules(list)
  local wrong = {}
  for _, rule in ipairs(list) do
    local ok, message
    if type(rule) == 'string' then
      ok, message = M.load_rules(rule)
    else
      ok, message = pcall(quoth.rule, rule)
    end
    if not ok then wrong[#wrong + 1] = message end
  end
  return wrong
end

-- ---- Findings for people ---------------------------------------------------------------

--- Line and column of a position, from 1; columns are bytes.
function M.place(doc, position)
  local line = doc:line(position)
  return line, position - doc:line_start(line) + 1
end

--- Why a rule finds what it does: some sentences on one line.
function M.why(id)
  for _, rule in ipairs(quoth.rules()) do
    if rule.id == id then return rule.explanation ~= '' and rule.explanation or rule.summary end
  end
  return ''
end

local function shown(words)
  if words:find('^[ \194\160\226\128\175]+$') then return 'space' end
  return text.one_line(words, WORDS)
end

--- What the fix of a finding does: "“ becomes ”", "put ,", "take away space"; nil if it has none.
function M.mend(doc, finding)
  local parts = {}
  for i, edit in ipairs(finding.fixes) do
    local old = doc:text(edit.first, edit.last)
    if old == '' then
      parts[i] = 'put ' .. shown(edit.text)
    elseif edit.text == '' then
      parts[i] = 'take away ' .. shown(old)
    else
      parts[i] = shown(old) .. ' becomes ' .. shown(edit.text)
    end
  end
  return parts[1] and table.concat(parts, ', ')
end

-- ---- Settings ------------------------------------------------------------------------------

--- The people of both; whoever comes first keeps a name that stands twice.
local function people_of(base, top)
  local result = {}
  for _, list in ipairs({ top.people or {}, base.people or {} }) do
    for _, names in ipairs(list) do
      result[#result + 1] = names
    end
  end
  return result
end

--- Settings with others over them.
function M.over(base, top)
  local function both(name)
    local result = {}
    for key, value in pairs(base[name] or {}) do
      result[key] = value
    end
    for key, value in pairs(top[name] or {}) do
      result[key] = value
    end
    return result
  end
  return {
    style = top.style or base.style,
    language = top.language or base.language,
    rules = both('rules'),
    limits = both('limits'),
    speakers = both('speakers'),
    people = people_of(base, top),
    curl = both('curl'),
  }
end

--- The options that Document:lint takes, out of settings.
local function lint_options(all)
  return { style = all.style, language = all.language, rules = all.rules, limits = all.limits }
end

local Host = {}
Host.__index = Host

function Host:say(place, message)
  if self.told[place] == message then return end
  self.told[place] = message
  if message then self.tell(text.one_line(message, LINE)) end
end

--- Makes what is known of a settings file anew if it holds something else now.
local function read(self, entry, path)
  local place, held = settings.find(path, self.folder)
  local same = place == entry.place and held == entry.held
  if entry.options and same and not entry.wrong then return end
  local own, wrong = entry.own, nil
  if place then
    own, wrong = settings.parse(held, place, (M.rules()))
  elseif held then
    wrong = held
  end
  -- While it is broken, what it said before still holds.
  if not wrong then entry.own = place and own or {} end
  if not entry.options or not wrong then
    entry.all = M.over(M.over(self.setup, entry.own or {}), self.top)
    entry.options = lint_options(entry.all)
  end
  self:say(place or entry.place or path, wrong)
  entry.place, entry.held, entry.wrong = place, held, wrong
end

--- What is known of the settings of the text in a file; path may be nil. Files are looked at again
--- after Host:refresh, and once a second.
local function entry_of(self, path)
  path = path or '-'
  local entry = self.entries[path] or {}
  self.entries[path] = entry
  local now = self.now()
  if entry.read ~= self.reading or entry.second ~= now then
    entry.read, entry.second = self.reading, now
    read(self, entry, path)
  end
  return entry
end

--- Has all settings files looked at again: one has been saved.
function Host:refresh() self.reading = self.reading + 1 end

--- The settings of the text in a file: always a table with rules, limits and curl; the same one
--- as long as they are the same. And what is wrong with its settings file, which has been told.
function Host:settings(path)
  local entry = entry_of(self, path)
  return entry.all, entry.wrong
end

--- The options for Document:lint, in the same way.
function Host:options(path)
  local entry = entry_of(self, path)
  return entry.options, entry.wrong
end

--- Tells the document of the text in a file what its settings say of speakers and people. Returns
--- what is wrong with its settings file. Raises what the world did not give (memory).
function Host:give(doc, path)
  local all, wrong = self:settings(path)
  if self.given[doc] ~= all then
    local done, message = doc:given({ speakers = all.speakers, people = all.people })
    if not done then error(message, 0) end
    self.given[doc] = all
  end
  return wrong
end

-- ---- Asking ----------------------------------------------------------------------------------

local function tell_failures(self, failures)
  for _, message in ipairs(failures or {}) do
    self:say(message, message)
  end
end

--- Options without the rules of the user's own.
local function without_own(options)
  local levels = {}
  for id, level in pairs(options.rules) do
    levels[id] = level
  end
  for _, id in ipairs(rules.own()) do
    levels[id] = 'off'
  end
  return {
    style = options.style,
    language = options.language,
    rules = levels,
    limits = options.limits,
  }
end

--- The findings of a document that touch first..last, as Document:lint gives them. typing: the user
--- waits for a key, so that rules of his own are left out in large texts. Raises what the world did
--- not give (memory).
function Host:findings(doc, path, first, last, typing)
  local options = self:options(path)
  if typing and doc:size() > M.OWN then options = without_own(options) end
  local list, failures = doc:lint(options, first, last)
  if not list then error(failures, 0) end
  tell_failures(self, failures)
  return list
end

--- Mends what touches first..last. Returns the number of findings and the edits, as Document:fix
--- does. Raises as above.
function Host:fix(doc, path, first, last)
  local options = self:options(path)
  local count, edits, failures = doc:fix(options, first, last)
  if not count then error(edits, 0) end
  tell_failures(self, failures)
  return count, edits
end

--- Lint for a host.
---   setup   what holds where no settings file says otherwise, in the form of one; its rules may
---           also hold, as a list, rules as quoth.rule takes them and names of files that add some
---   top     what holds whatever a settings file says
---   folder  where relative paths begin
---   tell    told of each trouble, a line, once
---   now     a clock in seconds
function M.host(given)
  local self = setmetatable({ entries = {}, told = {}, reading = 0 }, Host)
  self.given = setmetatable({}, { __mode = 'k' }) -- the settings that documents have been told
  self.tell, self.folder = given.tell or function() end, given.folder
  self.now = given.now or os.time
  self.top = given.top or {}
  local setup, levels, added = {}, {}, {}
  for key, value in pairs(given.setup or {}) do
    setup[key] = value
  end
  if type(setup.rules) == 'table' then
    for key, value in pairs(setup.rules) do
      if type(key) == 'number' then added[key] = value else levels[key] = value end
    end
    setup.rules = levels
  end
  for _, message in ipairs(add_rules(added)) do
    self:say(message, 'setup: ' .. message)
  end
  local checked, wrong = settings.check(setup, (M.rules()))
  self:say('setup', wrong and 'setup: ' .. wrong)
  self.setup = checked or {}
  return self
end

return M
