--- Quotations with who says them, for the commands that tell of them.

local must = require('quoth.must')

local M = {}

--- What opens texts for the commands: open(path, format) gives the document of a file with what its
--- settings say of speakers, or nil and why not; open.give(doc, path) tells one that is open.
function M.opener()
  local host = require('quoth.lint').host({})
  local open = {}
  function open.give(doc, path)
    local wrong = host:give(doc, path)
    if not wrong then return doc end
    doc:close()
    return nil, wrong
  end
  return setmetatable(open, {
    __call = function(_, path, format)
      local doc, message = require('quoth.cli.input').document(path, format)
      if not doc then return nil, message end
      return open.give(doc, path)
    end,
  })
end

--- Who says a quotation, as Document:speaker tells it; nil: nobody can be told.
function M.of(doc, q)
  return must(doc:speaker(q))
end

--- for q, speaker in M.each(doc): all quotations; or those of the sources for whose numbers wanted
--- holds true, and that have at least this strength.
function M.each(doc, wanted, strength)
  local step = doc:quotations()
  return function()
    while true do
      local q = step()
      if not q then return nil end
      local speaker = M.of(doc, q)
      local meant = not wanted or (speaker and wanted[speaker.source])
      if meant and q.strength >= (strength or 0) then return q, speaker end
    end
  end
end

function M.sources(doc)
  return must(doc:sources())
end

--- The sentence of evidence.
function M.why(doc, speaker)
  return require('quoth.why').sentence(doc, speaker)
end

--- The sources who go by a name, true by number; letter case does not matter. Nil if nobody does.
function M.named(doc, name)
  local wanted, any = {}, false
  name = name:lower()
  for _, source in ipairs(M.sources(doc)) do
    local is = source.name:lower() == name
    for _, other in ipairs(source.names) do
      is = is or other.name:lower() == name
    end
    if is then wanted[source.number], any = true, true end
  end
  return any and wanted or nil
end

return M
