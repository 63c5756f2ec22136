--- Texts as TEI P5: the text with its quotations as <said> (direct, indirect and mixed ones) and
--- <q> (block quotations, and words that nobody says), each with who says it, and the sources in a
--- <particDesc>. cert is the confidence. The marks stay in the text.

local quoth = require('quoth')
local markup = require('quoth.cli.markup')
local other_names = require('quoth.sources').other_names
local output = require('quoth.cli.output')
local speakers = require('quoth.cli.speakers')

local M = {}

local HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
local NAMESPACE = ' xmlns="http://www.tei-c.org/ns/1.0"'

--- Values of sex as TEI's examples have them.
local SEX = { man = 'M', woman = 'F' }

local function header(out, title)
  out:write('<teiHeader>\n<fileDesc>\n<titleStmt><title>', markup.escape(title))
  out:write('</title></titleStmt>\n<publicationStmt><p>Not published.</p></publicationStmt>\n')
  out:write('<sourceDesc><p>', markup.escape(title), '</p></sourceDesc>\n</fileDesc>\n')
  out:write('<encodingDesc><appInfo><application ident="quoth" version="', quoth.version)
  out:write('"><label>quoth</label></application></appInfo></encodingDesc>\n')
end

local function write_source(out, prefix, source)
  local element = source.gender == 'many' and 'personGrp' or 'person'
  local sex = SEX[source.gender] and (' sex="%s"'):format(SEX[source.gender]) or ''
  out:write(('<%s xml:id="%ss%d"%s>'):format(element, prefix, source.number, sex))
  out:write('<persName>', markup.escape(source.name), '</persName>')
  for _, name in ipairs(other_names(source)) do
    out:write('<persName type="variant">', markup.escape(name), '</persName>')
  end
  out:write('</', element, '>\n')
end

--- The attributes who and cert of a quotation.
local function who(prefix, speaker)
  if not speaker then return '' end
  local cert = ('%d.%02d'):format(speaker.confidence // 100, speaker.confidence % 100)
  return (' who="#%ss%d" cert="%s"'):format(prefix, speaker.source, cert)
end

--- The element of a quotation of each kind, and its attributes.
local ELEMENTS = {
  direct = { 'said', ' direct="true"' },
  indirect = { 'said', ' direct="false"' },
  mixed = { 'said', ' direct="false"' },
  block = { 'q', ' type="block"' },
  term = { 'q', ' type="soCalled"' },
}

--- Writes the text; returns the speakers of its quotations by number, if they are to be explained.
local function body(out, doc, prefix, report)
  local paragraphs, count, told = markup.paragraphs(out), 0, {}
  markup.walk(doc, speakers.each(doc, report.wanted, report.strength), {
    open = function(q, speaker)
      paragraphs.open()
      count = count + 1
      if report.explain then told[count] = speaker end
      local element = ELEMENTS[q.kind]
      out:write(('<%s xml:id="%sq%d"'):format(element[1], prefix, count))
      out:write(element[2], who(prefix, speaker), '>')
    end,
    close = function(q) out:write('</', ELEMENTS[q.kind][1], '>') end,
    text = paragraphs.text,
    paragraph = paragraphs.paragraph,
  })
  if not paragraphs.finish() then out:write('<p/>\n') end
  return told, count
end

local function notes(out, doc, prefix, told, count)
  out:write('<back>\n<div type="evidence">\n')
  for i = 1, count do
    if told[i] then
      local why = markup.escape(speakers.why(doc, told[i]))
      out:write(('<note target="#%sq%d">'):format(prefix, i), why, '</note>\n')
    end
  end
  out:write('</div>\n</back>\n')
end

function M.begin(out, report)
  M.count = 0
  out:write(HEAD)
  if report.files > 1 then
    out:write('<teiCorpus', NAMESPACE, '>\n')
    header(out, 'Texts')
    out:write('</teiHeader>\n')
  end
end

function M.file(out, doc, path, report)
  M.count = M.count + 1
  local prefix = report.files > 1 and ('t%d'):format(M.count) or ''
  out:write('<TEI', report.files > 1 and '' or NAMESPACE, '>\n')
  header(out, output.name(path))
  local some = false
  for _, source in ipairs(speakers.sources(doc)) do
    if source.quotations > 0 then
      if not some then out:write('<profileDesc>\n<particDesc>\n<listPerson>\n') end
      some = true
      write_source(out, prefix, source)
    end
  end
  if some then out:write('</listPerson>\n</particDesc>\n</profileDesc>\n') end
  out:write('</teiHeader>\n<text>\n<body>\n')
  local told, count = body(out, doc, prefix, report)
  out:write('</body>\n')
  if next(told) then notes(out, doc, prefix, told, count) end
  out:write('</text>\n</TEI>\n')
end

function M.finish(out, report)
  if report.files > 1 then out:write('</teiCorpus>\n') end
end

return M
