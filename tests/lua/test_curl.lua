--- quoth.curl and quoth.straighten.

local support = require('support')
local lu, quoth, raises = support.lu, support.quoth, support.raises

local STYLES = { 'us', 'uk', 'french', 'german', 'german-guillemets' }

TestCurl = {}

function TestCurl.test_styles()
  local text = '"Read \'Emma\'," he said. "It\'s 5\' 6"."\n'
  for style, expected in pairs({
    us = '“Read ‘Emma’,” he said. “It’s 5′ 6″.”\n',
    uk = '‘Read “Emma”,’ he said. ‘It’s 5′ 6″.’\n',
    french = '« Read “Emma”, » he said. « It’s 5′ 6″. »\n',
    german = '„Read ‚Emma‘,“ he said. „It’s 5′ 6″.“\n',
    ['german-guillemets'] = '»Read ›Emma‹,« he said. »It’s 5′ 6″.«\n',
  }) do
    if style == 'french' then
      expected = expected:gsub('« ', '«\226\128\175'):gsub(' »', '\226\128\175»')
    end
    lu.assertEquals(quoth.curl(text, { style = style }), expected)
  end
  lu.assertEquals(quoth.curl(text), quoth.curl(text, { style = 'us' }))
end

function TestCurl.test_single_outside()
  local text = "'Read \"Emma\",' he said. 'Don't.'"
  for _, style in ipairs({ 'us', 'uk' }) do
    lu.assertEquals(quoth.curl(text, { style = style }), '‘Read “Emma”,’ he said. ‘Don’t.’')
  end
end

--- What is typographic stays.
function TestCurl.test_typographic_marks()
  for _, style in ipairs(STYLES) do
    for _, text in ipairs({ '“A ‘b’ c.”', '« A »', '„A“', '»A«', '‘A “b” c’', '' }) do
      lu.assertEquals(quoth.curl(text, { style = style }), text)
    end
  end
end

--- What begins with a typographic mark ends with one of its kind.
function TestCurl.test_half_typographic()
  for _, style in ipairs(STYLES) do
    lu.assertEquals(quoth.curl('“A word," he said.', { style = style }), '“A word,” he said.')
  end
end

function TestCurl.test_markdown()
  for text, expected in pairs({
    ['`"a"` "b"'] = '`"a"` “b”',
    ['``"a`" `` "b"'] = '``"a`" `` “b”',
    ['```\n"a"\n\n"b"\n```\n"c"'] = '```\n"a"\n\n"b"\n```\n“c”',
    ['~~~ "x"\n"a"\n~~~\n"c"'] = '~~~ "x"\n"a"\n~~~\n“c”',
    ['```\n"a"\n\n"b"'] = '```\n"a"\n\n"b"',
    ['---\ntitle: "a"\n---\n"b"'] = '---\ntitle: "a"\n---\n“b”',
    ['<!-- "a"\n\n"b" --> "c"'] = '<!-- "a"\n\n"b" --> “c”',
    ['<a href="x">"a"</a>'] = '<a href="x">“a”</a>',
    ['["a"](x "y") "b"'] = '[“a”](x "y") “b”',
    ['[a]: x "y"\n\n"b"'] = '[a]: x "y"\n\n“b”',
    ['\\"a\\" "b"'] = '\\"a\\" “b”',
    ['a ` "b"\n\n` "c"'] = 'a ` “b”\n\n` “c”',
    ['> "a"\n> "b"'] = '> “a”\n> “b”',
    ['1 < 2 "a" > 0'] = '1 < 2 “a” > 0',
  }) do
    lu.assertEquals(quoth.curl(text, { format = 'markdown' }), expected)
    lu.assertEquals(quoth.straighten(expected), text)
  end
  lu.assertEquals(quoth.curl('`"a"`', { format = 'text' }), '`“a”`')
end

function TestCurl.test_paragraphs()
  local text = '"One\n"Two."\n'
  for _, paragraphs in ipairs({ 'blank', 'line' }) do
    local curled = quoth.curl(text, { paragraphs = paragraphs })
    lu.assertEquals(quoth.straighten(curled), text)
  end
  lu.assertEquals(quoth.curl(text, { paragraphs = 'line' }), '“One\n“Two.”\n')
end

function TestCurl.test_mistakes()
  raises("option 'style': 'us', 'uk'", quoth.curl, 'x', { style = 'dutch' })
  raises("option 'format': 'text'", quoth.curl, 'x', { format = 'html' })
  raises("option 'paragraphs': 'blank'", quoth.curl, 'x', { paragraphs = true })
  raises("there is no option 'marks'", quoth.curl, 'x', { marks = 1 })
  for _, f in ipairs({ quoth.curl, quoth.straighten }) do
    raises('bad argument #1', f)
    raises('bad argument #1', f, 7)
    raises('bad argument #1', f, {})
  end
  raises('bad argument #2', quoth.curl, 'x', 'us')
end

TestStraighten = {}

function TestStraighten.test_marks()
  for text, expected in pairs({
    ['“A ‘b’ c’s 5′ 6″.”'] = '"A \'b\' c\'s 5\' 6"."',
    ['„A ‚b‘ c“ ‟d” ‛e’'] = '"A \'b\' c" "d" \'e\'',
    ['«\194\160A “b” c\194\160»'] = '"A \'b\' c"',
    ['« A » et «B», l’« or »'] = '"A" et "B", l\'"or"',
    ['»A ›b‹ c«, er sagte »D« nicht.'] = '"A \'b\' c", er sagte "D" nicht.',
    ['«A\n\n“B”'] = '"A\n\n"B"', -- a « that stays open ends with its paragraph
    ['Ich sagte\194\160»ja«\194\160und'] = 'Ich sagte\194\160"ja"\194\160und',
    ['a‚ b'] = 'a‚ b', -- for a comma
    ['"x" \'y\' 「z」 \226\128 \194'] = '"x" \'y\' 「z」 \226\128 \194',
    [''] = '',
  }) do
    lu.assertEquals(quoth.straighten(text), expected)
  end
end

--- curl and straighten give straight text back, whatever it is. In the UK style outer marks may
--- become others, but the text is at rest then.
function TestStraighten.test_identity()
  local random = support.random(11)
  local pieces = {
    '"', "'", '"', "'", ' ', ' ', ' ', 'word', 'Word', 'don', 's', '5', '90s', '.', ',', '?', '(',
    ')', '-', '—', '…', '\n', '\n\n', '\226\128\175', '\194\160', 'é', '`', '<', '>', '[x](', '\\',
    '\255', '\0', '\226\128',
  }
  for round = 1, 1500 do
    local parts = {}
    for i = 1, random(60) do
      parts[i] = pieces[random(#pieces)]
    end
    local text = table.concat(parts)
    local format = round % 3 == 0 and 'markdown' or 'text'
    for _, style in ipairs(STYLES) do
      local curled = quoth.curl(text, { style = style, format = format })
      local straight = quoth.straighten(curled)
      if style ~= 'uk' then
        lu.assertEquals(straight, text, style)
        lu.assertEquals(quoth.curl(straight, { style = style, format = format }), curled)
      else
        lu.assertEquals(#straight, #text)
      end
    end
  end
end

--- The other way round: typographic prose comes back.
function TestStraighten.test_typographic_text_comes_back()
  for _, text in ipairs({
    '“It’s the boys’ turn,” said Ann. “Rock ’n’ roll in the ’90s.”\n\n“Read ‘Emma’,” he said.\n',
    '“He said, ‘No,’ and left,” she told us.\n\n“One goes on\n\n“and ends here.”\n',
    '’Tis 5′ 6″ tall, the “tower” at ten o’clock.\n',
  }) do
    lu.assertEquals(quoth.curl(quoth.straighten(text)), text)
  end
end

support.finish()
