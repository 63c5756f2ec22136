--- Any bytes are a text: they come out as they went in, and positions count them.

local support = require('support')
local lu, open = support.lu, support.open

local function every_byte()
  local out = {}
  for i = 0, 255 do
    out[#out + 1] = string.char(i)
  end
  return table.concat(out)
end

local TEXTS = {
  nul = 'a\0b',
  nuls = ('\0'):rep(100),
  every_byte = every_byte(),
  lone_lead = '\226',
  cut_mark = 'x \226\128',
  overlong = '\192\128 \224\128\128',
  surrogate = '\237\160\128',
  beyond = '\244\144\128\128 \255\254',
  continuation = ('\128'):rep(50),
  bom = '\239\187\191“x”',
  crlf = '“One.”\r\n\r\n“Two.”\r\n',
  cr = '“One.”\r\r“Two.”',
  separators = 'a\30b\31c',
  four_bytes = '😀 “😀” 😀',
}

TestBytes = {}

function TestBytes.test_they_come_out_again()
  for name, text in pairs(TEXTS) do
    for _, format in ipairs({ 'text', 'markdown' }) do
      local doc = open(text, { format = format })
      lu.assertEquals(doc:text(), text, name)
      lu.assertEquals(#doc, #text, name)
      for i = 1, #text do
        lu.assertEquals(doc:text(i, i), text:sub(i, i), name)
      end
      support.dump(doc)
    end
  end
end

function TestBytes.test_every_place_answers()
  for name, text in pairs(TEXTS) do
    local doc = open(text)
    for i = 1, #text + 1 do
      lu.assertIsString(doc:describe(i), name)
      doc:next(i)
      doc:prev(i, { what = 'stray' })
      lu.assertTrue(doc:line(i) >= 1)
    end
  end
end

function TestBytes.test_they_may_be_edited_in_and_synced()
  for name, text in pairs(TEXTS) do
    local doc = open('“one”')
    doc:edit(4, 6, text)
    lu.assertEquals(doc:text(), '“' .. text .. '”', name)
    doc:sync(text .. text)
    lu.assertEquals(doc:text(), text .. text, name)
  end
end

function TestBytes.test_quotations_among_them()
  for _, noise in ipairs({ '\0', '\255', '\237\160\128', '\192\128', '\0\0\0' }) do
    local text = noise .. ' “a' .. noise .. 'b” ' .. noise
    local doc = open(text)
    local q = doc:quotation(#noise + 2)
    lu.assertEquals(text:sub(q.first, q.last), '“a' .. noise .. 'b”')
    lu.assertEquals(text:sub(q.inner_first, q.inner_last), 'a' .. noise .. 'b')
    lu.assertIsTrue(q.closed)
  end
end

function TestBytes.test_long_strings()
  local word = ('x'):rep(1000)
  local doc = open('“' .. word .. '”')
  lu.assertEquals(doc:text(4, 1003), word)
  local big = ('“0123456789” and so on.\n\n'):rep(40000)
  lu.assertEquals(open(big):text(), big)
end

support.finish()
