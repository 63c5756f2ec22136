--- quoth.marks: the edits that curl and straighten a part of a document.

local support = require('support')
local lu, quoth = support.lu, support.quoth
local marks = require('quoth.marks')

--- A text of ours; tests run in the checkout.
local function sample(name)
  return require('files').read('tests/texts/' .. name)
end

--- The text after edits.
local function applied(text, edits)
  local pieces, from = {}, 1
  for _, edit in ipairs(edits) do
    lu.assertTrue(edit.first >= from, 'edits are in order')
    pieces[#pieces + 1] = text:sub(from, edit.first - 1)
    pieces[#pieces + 1] = edit.text
    from = edit.last + 1
  end
  pieces[#pieces + 1] = text:sub(from)
  return table.concat(pieces)
end

local function curled(text, style, first, last, format)
  local doc = quoth.open(text, { format = format })
  local edits = marks.curl(doc, style, first, last)
  doc:close()
  return applied(text, edits), edits
end

local function straightened(text, first, last)
  local doc = quoth.open(text)
  local edits = marks.straighten(doc, first, last)
  doc:close()
  return applied(text, edits), edits
end

TestMarks = {}

function TestMarks.test_whole_texts_in_all_styles()
  for _, name in ipairs({ 'article.txt', 'dialogue.txt' }) do
    local text = quoth.straighten(sample(name))
    for _, style in ipairs(marks.STYLES) do
      local typographic = quoth.curl(text, { style = style })
      lu.assertEquals(curled(text, style), typographic)
      lu.assertEquals(straightened(typographic), quoth.straighten(typographic))
    end
  end
end

function TestMarks.test_an_edit_is_a_mark()
  local _, edits = curled('"It\'s," he said.', 'us')
  lu.assertEquals(edits, {
    { first = 1, last = 1, text = '“' },
    { first = 4, last = 4, text = '’' },
    { first = 7, last = 7, text = '”' },
  })
  _, edits = straightened('Il dit « non ».')
  lu.assertEquals(edits, {
    { first = 8, last = 10, text = '"' },
    { first = 14, last = 16, text = '"' },
  })
end

--- A closing mark of which only the text before the part tells that it is one.
function TestMarks.test_a_part_is_read_with_what_is_around_it()
  local text = '"One two" three "four"\n\n"five"\n'
  lu.assertEquals(curled(text, 'us', 9, 9), '"One two” three "four"\n\n"five"\n')
  lu.assertEquals(curled(text, 'us', 25, 30), '"One two" three "four"\n\n“five”\n')
  lu.assertEquals(curled(text, 'us', 5, 4), text)
end

function TestMarks.test_parts_together_are_the_whole()
  local text = quoth.straighten(sample('article.txt'):rep(40))
  local doc = quoth.open(text)
  local whole, parts = marks.curl(doc, 'us'), {}
  for first = 1, #text, 50000 do
    for _, edit in ipairs(marks.curl(doc, 'us', first, math.min(first + 49999, #text))) do
      parts[#parts + 1] = edit
    end
  end
  lu.assertTrue(#whole > 100)
  lu.assertEquals(parts, whole)
end

function TestMarks.test_code_stays()
  local text = '"a" `"b"`\n\n```\n"c"\n```\n'
  lu.assertEquals(curled(text, 'us', 1, #text, 'markdown'), '“a” `"b"`\n\n```\n"c"\n```\n')
end

function TestMarks.test_any_bytes()
  local random = support.random(7)
  local signs = { '"', "'", ' ', 'a', '\n', '«', '»', '\255', '\0', '\226\128\175', '\r' }
  for _ = 1, 500 do
    local pieces = {}
    for i = 1, 30 do
      pieces[i] = signs[random(#signs)]
    end
    local text = table.concat(pieces)
    local style = marks.STYLES[random(#marks.STYLES)]
    lu.assertEquals(curled(text, style), quoth.curl(text, { style = style }))
    lu.assertEquals(straightened(text), quoth.straighten(text))
  end
end

--- Texts that differ in more than marks: the line is replaced.
function TestMarks.test_lines_that_differ()
  local edits = marks.difference('a\n"b"\nc', 'a\nx\nc', 0)
  lu.assertEquals(edits, { { first = 3, last = 6, text = 'x\n' } })
  lu.assertEquals(marks.difference('same', 'same', 0), {})
end

-- ---- Typing ------------------------------------------------------------------------------

TestTyping = {}

--- What becomes of a text that is typed letter by letter.
local function typed(text, options)
  local out = ''
  for letter in text:gmatch('[%z\1-\127\194-\244][\128-\191]*') do
    local is_mark = letter == '"' or letter == "'"
    out = out .. (is_mark and marks.typed(letter, out, '', options) or letter)
  end
  return out
end

function TestTyping.test_us()
  for text, expected in pairs({
    [ [["I don't know," she said. "Do you?"]] ] = '“I don’t know,” she said. “Do you?”',
    [ [["He said, 'Go away,'" she said.]] ] = '“He said, ‘Go away,’” she said.',
    [ [[the dogs' tails and Jones' 'word']] ] = 'the dogs’ tails and Jones’ ‘word’',
    [ [["I thought--" he said. "Well—" "No."]] ] = '“I thought--” he said. “Well—” “No.”',
    [ [["I thought—" he said—"well—"]] ] = '“I thought—” he said—“well—”',
    [ [["'Yes,' he said," said Ann. ("No")]] ] = '“‘Yes,’ he said,” said Ann. (“No”)',
    [ [[She is 6' 2" tall.]] ] = 'She is 6′ 2″ tall.',
    [ [[He said:"Yes." "One,"—she—"two:"]] ] = 'He said:“Yes.” “One,”—she—“two:”',
  }) do
    lu.assertEquals(typed(text, {}), expected)
  end
end

function TestTyping.test_other_styles()
  local text = [["He said, 'Go away,'" she said. "'Now'?"]]
  for style, expected in pairs({
    german = '„He said, ‚Go away,‘“ she said. „‚Now‘?“',
    french = ('«_He said, “Go away,”_» she said. «_“Now”?_»'):gsub('_', '\226\128\175'),
  }) do
    lu.assertEquals(typed(text, { style = style }), expected)
  end
  lu.assertEquals(
    typed([['He said, "Go away,"' she said. '"Now"?' 'I--' I]], { style = 'uk' }),
    '‘He said, “Go away,”’ she said. ‘“Now”?’ ‘I--’ I'
  )
  lu.assertEquals(
    typed([["I don't know," she said.]], { style = 'german-guillemets' }),
    '»I don’t know,« she said.'
  )
end

function TestTyping.test_a_word_that_has_been_typed()
  lu.assertEquals(marks.typed("'", '', '', {}), '‘')
  lu.assertEquals(marks.typed("'", '', 'Tis ', {}), '’')
  lu.assertEquals(marks.typed("'", 'in the ', '90s.', {}), '’')
  lu.assertEquals(marks.typed("'", 'rock ', 'n’ roll', {}), '’')
  lu.assertEquals(marks.typed("'", 'He said, ', 'Yes, ', {}), '‘')
  lu.assertEquals(marks.typed("'", '“It says ', 'for a consideration', {}), '‘')
  lu.assertEquals(marks.typed("'", '“Why do you call it a ', 'Tux.', {}), '‘')
end

function TestTyping.test_in_the_middle()
  lu.assertEquals(marks.typed('"', 'She said, ', 'yes,” and left.', {}), '“')
  lu.assertEquals(marks.typed('"', 'She said, “yes,', ' and left.', {}), '”')
  lu.assertEquals(marks.typed("'", 'I don', 't know.', {}), '’')
  lu.assertEquals(marks.typed('"', 'She said, ', 'yes, and left.', {}), '“')
  lu.assertEquals(marks.typed("'", '“She said, ', 'yes,’ and left.”', {}), '‘')
end

function TestTyping.test_code_stays()
  local markdown = { format = 'markdown' }
  lu.assertEquals(
    typed('a `x = "b"` and <a href="x"> "c"\n\n```\n"x"\n```\n\n"d"', markdown),
    'a `x = "b"` and <a href="x"> “c”\n\n```\n"x"\n```\n\n“d”'
  )
end

--- Any bytes, anywhere: one of the marks comes back.
function TestTyping.test_any_text()
  local random = support.random(11)
  local pieces = { '"', "'", ' ', 'a', '“', '’', '«', '\226\128\175', '\n', '\255', '—', ',', '`' }
  local function text()
    local out = {}
    for i = 1, random(12) do
      out[i] = pieces[random(#pieces)]
    end
    return table.concat(out)
  end
  for _ = 1, 2000 do
    local before, after = text(), text()
    for _, style in ipairs(marks.STYLES) do
      local mark = marks.typed('"', before, after, { style = style })
      lu.assertTrue(mark ~= '' and #mark <= 5, before .. '|' .. after)
    end
  end
end

support.finish()
