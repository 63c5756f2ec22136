--- The sources of a document: who is quoted and spoken of, and under which names.

local text = require('quoth.text')

local M = {}

--- Numbers of times by name, as a list: the most frequent name first.
local function names_of(counts)
  local names = {}
  for name, count in pairs(counts) do
    names[#names + 1] = { name = name, count = count }
  end
  table.sort(names, function(a, b)
    if a.count ~= b.count then return a.count > b.count end
    return a.name < b.name
  end)
  return names
end

--- All sources in the order of their first mentions; share is the part of the text that they speak,
--- from 0 to 1. Nil, message, code if there is no memory.
function M.of(core, doc)
  local sources, message, code = core.sources(doc)
  if not sources then return nil, message, code end
  local words = 0
  for _, source in ipairs(sources) do
    words = words + source.words
  end
  for number, source in ipairs(sources) do
    source.number = number
    source.names = names_of(source.names)
    source.share = words > 0 and source.words / words or 0
  end
  return sources
end

--- The other names of a source, the most frequent first, as a list.
function M.other_names(source)
  local list, seen = {}, { [source.name] = true }
  for _, other in ipairs(source.names) do
    local name = text.one_line(other.name, #other.name)
    if not seen[name] then
      seen[name] = true
      list[#list + 1] = name
    end
  end
  return list
end

--- Puts in order a list of what has the words and the number of a source: whoever speaks most is
--- the first.
function M.by_words(list)
  table.sort(list, function(a, b)
    if a.words ~= b.words then return a.words > b.words end
    return a.number < b.number
  end)
  return list
end

return M
