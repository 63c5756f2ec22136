--- Texts as one page of HTML that needs nothing else: each with its sources and its quotations in
--- their speakers' colours, on light and dark ground. Resting on a quotation tells who says it.

local markup = require('quoth.cli.markup')
local other_names = require('quoth.sources').other_names
local output = require('quoth.cli.output')
local palette = require('quoth.palette')
local speakers = require('quoth.cli.speakers')

local M = {}

local HEAD = [[
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%s</title>
<style>
:root { color-scheme: light dark; --ground: #fdfdfb; --ink: #222; --quiet: #666; --line: #ddd; }
body { background: var(--ground); color: var(--ink); font: 1.1rem/1.6 Georgia, serif;
  margin: 2rem auto; max-width: 42rem; padding: 0 1rem; overflow-wrap: break-word; }
h1, table { font-family: system-ui, sans-serif; }
h1 { font-size: 1.3rem; }
table { border-collapse: collapse; font-size: .85rem; line-height: 1.4; width: 100%%; }
th, td { border-bottom: 1px solid var(--line); padding: .25rem .5rem .25rem 0; text-align: left;
  vertical-align: top; }
.n { text-align: right; }
th, small { color: var(--quiet); font-weight: normal; }
a { text-decoration: none; }
span { color: var(--c); }
span.nobody { color: var(--quiet); }
span.part { color: inherit; }
span.unclosed { text-decoration: underline dotted; }
:target { outline: 2px solid var(--c); outline-offset: 2px; }
%s@media (prefers-color-scheme: dark) {
:root { --ground: #1e1e1e; --ink: #ddd; --quiet: #999; --line: #444; }
%s}
</style>
</head>
<body>
]]

--- The classes of the first slots: a colour, and a letter's form where the colours come again.
local function classes(name, ground, slots)
  local out = {}
  for slot = 1, slots do
    local look = palette.look(slot, name, ground)
    local italic = look.italic and ' font-style: italic;' or ''
    local bold = look.bold and ' font-weight: bold;' or ''
    out[slot] = ('.s%d { --c: %s;%s%s }\n'):format(slot, look.colour, italic, bold)
  end
  return table.concat(out)
end

function M.begin(out, report)
  local name = report.palette
  -- All looks that there are: four rounds.
  M.slots = 4 * palette.count(name)
  M.count = 0
  out:write(HEAD:format(
    markup.escape(report.title),
    classes(name, 'light', M.slots),
    classes(name, 'dark', M.slots)
  ))
end

--- The class of a source: its look comes again where there are too many.
local function class(slots, key)
  return ('s%d'):format((slots:of(key) - 1) % M.slots + 1)
end

local function write_sources(out, sources, slots, prefix, first_of)
  out:write('<table>\n<tr><th>source</th><th class="n">quotations</th><th class="n">words</th>')
  out:write('<th class="n">of all quoted</th></tr>\n')
  for _, source in ipairs(sources) do
    local name = markup.escape(source.name)
    out:write('<tr><td class="', class(slots, source.key), '">')
    local first = first_of[source.number]
    if first then name = ('<a href="#%sq%d"><span>%s</span></a>'):format(prefix, first, name) end
    out:write(name)
    local others = other_names(source)
    if others[1] then
      out:write(' <small>', markup.escape(table.concat(others, ', ')), '</small>')
    end
    out:write(('</td><td class="n">%d</td>'):format(source.quotations))
    out:write(('<td class="n">%d</td><td class="n">%.0f %%</td></tr>\n'):format(
      source.words,
      100 * source.share
    ))
  end
  out:write('</table>\n')
end

--- The sources that speak, whoever speaks most first.
local function speaking(doc, slots)
  local sources, by_key, list = speakers.sources(doc), {}, {}
  for _, source in ipairs(sources) do
    by_key[source.key] = source
  end
  local keys = palette.order(sources)
  slots:give(keys)
  for i, key in ipairs(keys) do
    list[i] = by_key[key]
  end
  return list
end

--- The number of each speaker's first quotation.
local function first_quotations(doc, report)
  local first_of, count = {}, 0
  for _, speaker in speakers.each(doc, report.wanted, report.strength) do
    count = count + 1
    if speaker then first_of[speaker.source] = first_of[speaker.source] or count end
  end
  return first_of
end

local function title(doc, speaker, report)
  if not speaker then return 'nobody is told to say it' end
  if report.explain then return speakers.why(doc, speaker) end
  return ('%s (%d %%)'):format(speaker.name, speaker.confidence)
end

local function write_text(out, doc, slots, prefix, report)
  local paragraphs, count = markup.paragraphs(out), 0
  markup.walk(doc, speakers.each(doc, report.wanted, report.strength), {
    open = function(q, speaker)
      paragraphs.open()
      count = count + 1
      -- What nobody says inside of another quotation is a part of it.
      local part = not speaker and (q.kind == 'term' or q.depth > 1)
      local look = speaker and class(slots, speaker.key) or part and 'part' or 'nobody'
      if not q.closed and not q.continues then look = look .. ' unclosed' end
      out:write(('<span class="%s" id="%sq%d"'):format(look, prefix, count))
      if not part then
        out:write(' title="', markup.attribute(title(doc, speaker, report)), '"')
      end
      out:write('>')
    end,
    close = function() out:write('</span>') end,
    text = paragraphs.text,
    paragraph = paragraphs.paragraph,
  })
  paragraphs.finish()
end

function M.file(out, doc, path, report)
  M.count = M.count + 1
  local prefix = report.files > 1 and ('t%d'):format(M.count) or ''
  local slots = palette.slots()
  out:write('<h1>', markup.escape(output.name(path)), '</h1>\n')
  local sources = speaking(doc, slots)
  if sources[1] then
    write_sources(out, sources, slots, prefix, first_quotations(doc, report))
  end
  write_text(out, doc, slots, prefix, report)
end

function M.finish(out)
  out:write('</body>\n</html>\n')
end

return M
