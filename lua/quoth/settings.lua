--- Settings of a text: the file .quoth.lua beside it, or in the nearest folder above.
--
--   return {
--     style = 'news',          -- or fiction, academic, any
--     language = 'en-US',      -- or en-GB, en (the text shows its custom), the code of another
--     rules = {                -- off, hint, warning or error
--       ['over-long-quotation'] = 'warning',
--       ['mixed-mark-style'] = 'off',
--     },
--     limits = {
--       quotation = 60,        -- words, for over-long-quotation
--     },
--     speakers = {             -- by the first words of a quotation
--       ['We did not know'] = 'Zoe Hart',
--     },
--     people = {               -- names of one person; the first is shown
--       { 'Pu Zhiqiang', 'Mr Pu', 'the lawyer' },
--     },
--     curl = {
--       style = 'uk',          -- or us, french, german, german-guillemets
--       typing = true,         -- in an editor, each mark as it is typed
--     },
--   }
--
-- The file is read as data (settings/data.lua) and never run. A mistake in it is one line that
-- begins with FILE:LINE. Settings are a plain table of this form; what is not set is absent.

local data = require('quoth.settings.data')

local M = {}

M.NAME = '.quoth.lua'

--- Folders that are looked at above a text.
local MOST_FOLDERS = 64
--- A limit is at most this.
local MOST_WORDS = 1000000

local STYLES = { 'any', 'news', 'fiction', 'academic' }
local LEVELS = { 'off', 'hint', 'warning', 'error' }
local CURLS = { 'us', 'uk', 'french', 'german', 'german-guillemets' }

-- ---- What may be set ---------------------------------------------------------------

--- "a, b or c"
local function any_of(list)
  return table.concat(list, ', ', 1, #list - 1) .. ' or ' .. list[#list]
end

local function show(value)
  if type(value) == 'table' then return 'a table' end
  local text = tostring(value)
  if type(value) ~= 'string' then return text end
  return "'" .. text:sub(1, 40):gsub('%c', ' ') .. "'"
end

--- A check takes a value and returns what it means, or nil and what is expected.
local function choice(list)
  return function(value)
    for _, allowed in ipairs(list) do
      if value == allowed then return value end
    end
    return nil, any_of(list)
  end
end

local function language(value)
  if type(value) == 'string' then
    local code, region = value:match('^(%a%a%a?)[-_](%w+)$')
    code = code or value:match('^%a%a%a?$')
    code, region = (code or ''):lower(), (region or ''):upper()
    if code == 'en' and region == '' then return 'en' end
    if code == 'en' and region == 'US' then return 'en-US' end
    if code == 'en' and region ~= '' then return 'en-GB' end
    if code ~= '' then return 'other' end
  end
  return nil, "the code of a language, such as 'en-US', 'en-GB', 'en' or 'fr'"
end

local function words(value)
  if type(value) == 'number' and value >= 1 and value <= MOST_WORDS and value % 1 == 0 then
    return value
  end
  return nil, ('a whole number from 1 to %d'):format(MOST_WORDS)
end

local function report(state, from, key, message)
  local line = state.lines and state.lines[from] and state.lines[from][key]
  error({ message = message, line = line })
end

--- The keys in the order of their lines, so that the first mistake is the one that is told.
local function keys_of(state, from)
  local keys, lines = {}, state.lines and state.lines[from] or {}
  for key in pairs(from) do
    keys[#keys + 1] = key
  end
  table.sort(keys, function(a, b)
    local first, second = lines[a] or 0, lines[b] or 0
    if first ~= second then return first < second end
    return tostring(a) < tostring(b)
  end)
  return keys
end

local function read_fields(state, from, name, schema, names)
  if type(from) ~= 'table' then return nil, 'a table' end
  local result = {}
  for _, key in ipairs(keys_of(state, from)) do
    local check = schema[key]
    if not check then
      local message = '%s: there is no setting %s, only %s'
      report(state, from, key, message:format(name, show(key), names))
    end
    local meant, expected = check(from[key], state)
    if meant == nil then
      report(state, from, key, ("'%s' is %s, not %s"):format(key, expected, show(from[key])))
    end
    result[key] = meant
  end
  return result
end

local level = choice(LEVELS)

local function is_rule(id, known)
  return type(id) == 'string' and id:find('^%l[%l%d-]*$') and (not known or known[id])
end

local function rules(from, state)
  if type(from) ~= 'table' then return nil, 'a table of rules and their levels' end
  local result = {}
  for _, id in ipairs(keys_of(state, from)) do
    if not is_rule(id, state.known) then
      report(state, from, id, ('rules: there is no rule %s'):format(show(id)))
    end
    local meant, expected = level(from[id])
    if not meant then
      local message = "the level of '%s' is %s, not %s"
      report(state, from, id, message:format(id, expected, show(from[id])))
    end
    result[id] = meant
  end
  return result
end

local function limits(from, state)
  return read_fields(state, from, 'limits', { quotation = words }, 'quotation')
end

local function boolean(value)
  if type(value) == 'boolean' then return value end
  return nil, 'true or false'
end

local CURL = { style = choice(CURLS), typing = boolean }

local function curl(from, state)
  return read_fields(state, from, 'curl', CURL, 'style and typing')
end

--- Words that have a letter, a digit or a byte that is not ASCII.
local function is_words(value)
  return type(value) == 'string' and value:find('[%w\128-\255]') ~= nil
end

local function speakers(from, state)
  if type(from) ~= 'table' then return nil, 'a table of names by the first words of quotations' end
  local result = {}
  for _, key in ipairs(keys_of(state, from)) do
    if not is_words(key) then
      local message = 'speakers: the first words of a quotation are expected, not %s'
      report(state, from, key, message:format(show(key)))
    end
    if not is_words(from[key]) then
      local message = 'speakers: whoever says %s has a name, not %s'
      report(state, from, key, message:format(show(key), show(from[key])))
    end
    result[key] = from[key]
  end
  return result
end

--- The length of a list; what has other keys is a mistake.
local function length(state, from, what)
  local count = #from
  for _, key in ipairs(keys_of(state, from)) do
    if type(key) ~= 'number' or key < 1 or key > count or key % 1 ~= 0 then
      report(state, from, key, ('people: %s is expected, not %s'):format(what, show(key)))
    end
  end
  return count
end

--- The names of one person, the list of that number. owner: the number by name.
local function person(all, number, state, owner)
  local from, result = all[number], {}
  if type(from) ~= 'table' then
    report(state, all, number, 'people: a list of names is expected, not ' .. show(from))
  end
  for i = 1, length(state, from, 'a name') do
    local name = from[i]
    if not is_words(name) then
      report(state, from, i, 'people: a name is expected, not ' .. show(name))
    end
    if owner[name] and owner[name] ~= number then
      report(state, from, i, ("people: %s is two people's name"):format(show(name)))
    end
    owner[name], result[i] = number, name
  end
  if not result[1] then report(state, all, number, 'people: a person has a name') end
  return result
end

local function people(from, state)
  if type(from) ~= 'table' then return nil, 'a list of lists of names' end
  local result, owner = {}, {}
  for i = 1, length(state, from, 'a list of names') do
    result[i] = person(from, i, state, owner)
  end
  return result
end

local SCHEMA = {
  style = choice(STYLES),
  language = language,
  rules = rules,
  limits = limits,
  speakers = speakers,
  people = people,
  curl = curl,
}

--- Checks settings that are a table already, such as a host's. known, if given, holds true for each
--- id that is a rule. Returns them as they are meant, or nil, what is wrong and (with lines, as
--- data.parse gives them) in which line.
function M.check(settings, known, lines)
  local state = { known = known, lines = lines }
  local ok, result, expected = pcall(
    read_fields,
    state,
    settings,
    'settings',
    SCHEMA,
    'style, language, rules, limits, speakers, people and curl'
  )
  if ok and result then return result end
  if ok then return nil, 'settings are ' .. expected end
  if type(result) ~= 'table' then error(result, 0) end
  return nil, result.message, result.line
end

--- The settings in a text; name is what its mistakes are told with. Or nil and a line.
function M.parse(text, name, known)
  local settings, lines, line = data.parse(text)
  local message = lines
  if settings then
    settings, message, line = M.check(settings, known, lines)
    if settings then return settings end
  end
  return nil, ('%s:%d: %s'):format(name, line or 1, message)
end

-- ---- Files ---------------------------------------------------------------------------

--- The names of files that are not there: ENOENT, ENOTDIR.
local ABSENT = { [2] = true, [20] = true }

--- What a file holds; nil if there is none; nil and a line if it cannot be read.
local function read(path)
  local file, message, code = io.open(path, 'rb')
  if not file then
    if ABSENT[code] then return nil end
    return nil, message
  end
  local text
  text, message = file:read(data.MOST_BYTES + 1)
  file:close()
  if message then return nil, ('%s: %s'):format(path, message) end
  return text or ''
end

--- The names of a path: '/' or '', and the folders in it. A relative path is completed, if the
--- folder that it begins in is known.
local function split(path, folder)
  folder = folder or os.getenv('PWD') or ''
  if path:sub(1, 1) ~= '/' and folder ~= '' then path = folder .. '/' .. path end
  local root, parts = path:match('^/') or '', {}
  for part in path:gmatch('[^/]+') do
    local last = parts[#parts]
    if part == '..' and last and last ~= '..' then
      parts[#parts] = nil
    elseif part ~= '.' and not (part == '..' and root == '/') then
      parts[#parts + 1] = part
    end
  end
  parts[#parts] = nil -- the file's own name
  return root, parts
end

--- Where the settings of a text may be, the nearest first.
local function places(path, folder)
  local root, parts = split(path, folder)
  local list = {}
  while #list < MOST_FOLDERS do
    parts[#parts + 1] = M.NAME
    list[#list + 1] = root .. table.concat(parts, '/')
    parts[#parts] = nil
    if #parts == 0 and root == '/' then break end
    if #parts == 0 or parts[#parts] == '..' then
      parts[#parts + 1] = '..'
    else
      parts[#parts] = nil
    end
  end
  return list
end

--- The settings file of the text in a file (or of one that is to be in it): its path and what it
-- holds. Nil if there is none; nil and one line if it cannot be read. folder is where a relative
-- path begins; default: the current folder.
function M.find(path, folder)
  for _, place in ipairs(places(path, folder)) do
    local text, message = read(place)
    if message then return nil, message end
    if text then return place, text end
  end
  return nil
end

--- The settings of such a text, and the path of the settings file. Where there is none: an empty
--- table. A mistake: nil and one line.
---   options.folder  as above
---   options.known   rules by id, to tell an id that is none
function M.of(path, options)
  options = options or {}
  local place, text = M.find(path, options.folder)
  if not place then
    if text then return nil, text end
    return {}
  end
  local settings, message = M.parse(text, place, options.known)
  if not settings then return nil, message end
  return settings, place
end

return M
