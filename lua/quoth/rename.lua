--- A source renamed in all of a text: every name that it goes by, what belongs to it left as it is
--- (a title, a possessive), and comments that name it as a speaker. No host's API is used here.

local by_hand = require('quoth.by_hand')
local text = require('quoth.text')

local M = {}

--- Words before a name that are no part of it.
local TITLES = {}
for word in ([[mr mrs ms miss messrs dr prof professor sir dame lady lord madam madame mme mlle
  monsieur m herr frau signor signora don dona saint st rev reverend father brother sister mother
  aunt uncle cousin king queen prince princess duke duchess count countess president premier
  chancellor chairman minister secretary ambassador governor gov senator sen representative rep
  mayor judge justice general gen colonel col major maj captain capt lieutenant lt sergeant sgt
  corporal inspector officer councillor councilor councilman councilwoman alderman congressman
  congresswoman commissioner superintendent detective constable admiral commander bishop archbishop
  pastor rabbi baron baroness]]):gmatch('%S+') do
  TITLES[word] = true
end

--- Titles and words of a name; one that is all titles is all words.
local function parts(name)
  local titles, words = {}, {}
  for word in name:gmatch('%S+') do
    local is_title = not words[1] and TITLES[word:lower():gsub('%.$', '')]
    table.insert(is_title and titles or words, word)
  end
  if not words[1] then return {}, titles end
  return titles, words
end

local function joined(list) return table.concat(list, ' ') end

local function same(a, b) return a:lower() == b:lower() end

--- What a single word of a name becomes, where it stands behind a title or alone.
local function word_for(word, old, new, titled)
  if same(word, old[#old]) then return new[#new] end
  if same(word, old[1]) then return new[1] end
  return titled and new[#new] or new[1] -- a surname, a nickname
end

--- What a name as it stands in the text becomes, where old, the fullest one, becomes new.
function M.name(written, old, new)
  local titles, words = parts(written)
  local _, old_words = parts(old)
  local new_titles, new_words = parts(new)
  local result
  if #words == 1 and #old_words > 1 then
    result = word_for(words[1], old_words, new_words, titles[1] ~= nil)
  elseif titles[1] then
    result = joined(new_words)
  else
    result = new
  end
  if titles[1] then result = joined(new_titles[1] and new_titles or titles) .. ' ' .. result end
  if #words > 1 or #joined(words) > 3 then
    if not joined(words):find('%l') then result = result:upper() end
  end
  -- A name that goes over the end of a line goes on doing so.
  local gap = written:match('[ \t]*\r?\n%s*')
  return gap and (result:gsub(' ', function() return gap end, 1)) or result
end

--- The comments that name a speaker: an iterator of first and last position of the name, and it.
local function comments(doc)
  local step = doc:text():gmatch('<!%-%-%s*quoth:%s*speaker%s+()([^\r\n]-)()%s*%-%->')
  return function()
    local first, name, after = step()
    if first then return first, after - 1, name end
  end
end

--- The edits, in order, that give a source (by its number) another name, and the source. Nil and
--- why not, where the name is none.
function M.edits(doc, number, new)
  local why
  new, why = by_hand.name(new)
  if not new then return nil, why end
  local sources, message = doc:sources()
  if not sources then error(message, 0) end
  local source = sources[number]
  local old = text.one_line(source.name, #source.name)
  local edits, names = {}, { [old:lower()] = true }
  local function put(first, last, written)
    local name = M.name(written, old, new)
    if name ~= written then edits[#edits + 1] = { first = first, last = last, text = name } end
  end
  for mention in doc:mentions() do
    if mention.source == number and mention.kind == 'name' then
      local written = doc:text(mention.first, mention.last)
      names[text.one_line(written, #written):lower()] = true
      put(mention.first, mention.last, written)
    end
  end
  for first, last, name in comments(doc) do
    if names[name:lower()] then put(first, last, name) end
  end
  table.sort(edits, function(a, b) return a.first < b.first end)
  return edits, source
end

--- What was done, in a line: "3 names changed: Pu Zhiqiang is Teng Biao now".
function M.told(doc, source, new, count)
  local old = text.one_line(source.name, 60)
  if count == 0 then return ('%s is called that already'):format(old) end
  local taken = ''
  for _, other in ipairs(doc:sources() or {}) do
    if other.number ~= source.number and same(text.one_line(other.name, #other.name), new) then
      taken = ', as somebody was before'
    end
  end
  local names = count == 1 and '1 name' or count .. ' names'
  if old == new then return ('%s changed: %s everywhere'):format(names, old) end
  return ('%s changed: %s is %s now%s'):format(names, old, text.one_line(new, 60), taken)
end

return M
