--- quoth.fences: whether code is open where a text ends.

local support = require('support')
local lu = support.lu
local fences = require('quoth.fences')

TestFences = {}

function TestFences.test_open()
  for _, text in ipairs({
    '```\n',
    'One.\n\n```lua\nx = "a"\n',
    'One.\n\n   ~~~~ text\n~~~\nstill\n',
    '````\n```\n',
    '```\n``` not its end\n',
    '~~~ `a`\n',
    '```\na\n```\n\n~~~\nb',
    '---\ntitle: "a"\n',
    '---\r\ntitle: "a"\r\n',
  }) do
    lu.assertTrue(fences.open(text), text)
  end
end

function TestFences.test_not_open()
  for _, text in ipairs({
    '',
    'One.\n',
    '```\na\n```\n',
    '```\na\n`````  \nb',
    '~~~\n```\n~~~\n',
    'a ``` b\n',
    '    ```\n',
    '``` `a` ```\n',
    '---\ntitle: "a"\n---\n',
    '---\ntitle: "a"\n...\nText.\n',
    'One.\n\n---\n\nTwo.\n',
  }) do
    lu.assertFalse(fences.open(text), text)
  end
end

--- A long text without fences is looked through twice, not once for each that it has of the other.
function TestFences.test_many()
  local text = ('```\ncode\n```\n\nText ~ text.\n'):rep(20000)
  lu.assertFalse(fences.open(text))
  lu.assertTrue(fences.open(text .. '```\n'))
end

support.finish()
