--- Wrong arguments: an error that names the argument, never a crash, and no change.

local support = require('support')
local lu, open, quoth, core = support.lu, support.open, support.quoth, support.core

local unpack = support.unpack

local TEXT = '“One ‘two’,” said Ann.\nShe left.'

--- Values that stand for nothing useful, by name.
local function values()
  return {
    ['true'] = true,
    ['false'] = false,
    ['the string "7"'] = '7',
    ['a string'] = 'x',
    ['a table'] = {},
    ['a function'] = print,
    ['a thread'] = coroutine.create(print),
    ['a file'] = io.stdout,
    ['a document'] = open(''),
  }
end

local NUMBERS = {
  ['1.5'] = 1.5,
  ['a hair over 1'] = 1 + 2 ^ -52,
  ['NaN'] = 0 / 0,
  ['infinity'] = math.huge,
  ['minus infinity'] = -math.huge,
  ['-1'] = -1,
  ['2^32 + 1'] = 2 ^ 32 + 1,
  ['2^53'] = 2 ^ 53,
  ['2^63'] = 2 ^ 63,
  ['-2^63'] = -2 ^ 63,
  ['1e300'] = 1e300,
}

--- What an argument may be; anything else must raise.
local KINDS = {
  position = { numbers = { 0 } },
  from_zero = { numbers = {} },
  string = { accepts = { ['a string'] = true, ['the string "7"'] = true }, numbers = { 0, 1 } },
  options = { accepts = { ['a table'] = true }, numbers = { 0, 1 } },
}

--- method = { arguments that are right, their kinds, how many must be there }
local METHODS = {
  at = { { 1 }, { 'position' }, 1 },
  attributions = { { 1, 5 }, { 'position', 'from_zero' }, 0 },
  close = { {}, {}, 0 },
  describe = { { 1 }, { 'position' }, 1 },
  edit = { { 1, 0, '' }, { 'position', 'from_zero', 'string' }, 3 },
  fix = { { {}, 1, 5 }, { 'options', 'position', 'from_zero' }, 0 },
  format = { {}, {}, 0 },
  line = { { 1 }, { 'position' }, 1 },
  line_start = { { 1 }, { 'position' }, 1 },
  lines = { {}, {}, 0 },
  keys = { {}, {}, 0 },
  given = { { {} }, { 'options' }, 0 },
  lint = { { {}, 1, 5 }, { 'options', 'position', 'from_zero' }, 0 },
  mentions = { { 1, 5 }, { 'position', 'from_zero' }, 0 },
  next = { { 1, {} }, { 'from_zero', 'options' }, 1 },
  paragraphs = { {}, {}, 0 },
  prev = { { 1, {} }, { 'position', 'options' }, 1 },
  quotation = { { 1, 0 }, { 'position', 'from_zero' }, 1 },
  quotations = { { 1, 5 }, { 'position', 'from_zero' }, 0 },
  size = { {}, {}, 0 },
  sources = { {}, {}, 0 },
  speaker = { { { first = 1, last = 1 } }, { 'options' }, 1 },
  spans = { { 1, 5 }, { 'position', 'from_zero' }, 0 },
  sync = { { TEXT }, { 'string' }, 1 },
  text = { { 1, 5 }, { 'position', 'from_zero' }, 0 },
  version = { {}, {}, 0 },
  why = { { { first = 1, last = 1 } }, { 'options' }, 1 },
}

--- Calls f(name, value) for each wrong value of a kind.
local function each_wrong(kind, f)
  local accepts = KINDS[kind].accepts or {}
  for name, value in pairs(values()) do
    if not accepts[name] then f(name, value) end
  end
  for name, value in pairs(NUMBERS) do
    f(name, value)
  end
  for _, value in ipairs(KINDS[kind].numbers) do
    f(tostring(value), value)
  end
end

TestArguments = {}

function TestArguments:setUp()
  self.doc = open(TEXT)
end

--- An error about an argument; the document is what it was.
function TestArguments:refused(what, f, ...)
  local before = self.doc:version()
  local ok, message = pcall(f, ...)
  lu.assertFalse(ok, what .. ' was taken')
  lu.assertStrContains(message, 'bad argument #', false, what)
  lu.assertEquals(self.doc:version(), before)
  lu.assertEquals(self.doc:text(), TEXT)
end

function TestArguments.test_the_table_knows_every_method()
  for name in pairs(core.Document) do
    lu.assertNotNil(METHODS[name], name .. ' is not in the table of this test')
  end
  for name in pairs(METHODS) do
    lu.assertIsFunction(core.Document[name], name)
  end
end

function TestArguments:test_right_ones_are_taken()
  for name, method in pairs(METHODS) do
    if name ~= 'close' then
      local ok, message = pcall(self.doc[name], self.doc, unpack(method[1]))
      lu.assertTrue(ok, name .. ': ' .. tostring(message))
    end
  end
end

function TestArguments:test_each_argument()
  for name, method in pairs(METHODS) do
    local right, kinds = method[1], method[2]
    for i, kind in ipairs(kinds) do
      each_wrong(kind, function(what, value)
        local arguments = { unpack(right) }
        arguments[i] = value
        what = ('%s, argument %d, %s'):format(name, i, what)
        self:refused(what, self.doc[name], self.doc, unpack(arguments, 1, #right))
      end)
    end
  end
end

function TestArguments:test_missing_ones()
  for name, method in pairs(METHODS) do
    for n = 0, method[3] - 1 do
      local what = ('%s with %d arguments'):format(name, n)
      self:refused(what, self.doc[name], self.doc, unpack(method[1], 1, n))
    end
  end
end

function TestArguments:test_self()
  for name in pairs(METHODS) do
    local f = self.doc[name]
    if name ~= 'describe' then
      self:refused(name .. ' of nothing', f)
      for what, value in pairs(values()) do
        if what ~= 'a document' then self:refused(name .. ' of ' .. what, f, value) end
      end
    end
  end
  lu.assertFalse(pcall(self.doc.describe))
  lu.assertFalse(pcall(self.doc.describe, {}, 1))
end

function TestArguments:test_metamethods_of_something_else()
  local meta = getmetatable(self.doc)
  for _, name in ipairs({ '__gc', '__close', '__len', '__tostring' }) do
    self:refused(name, meta[name], io.stdout)
    self:refused(name, meta[name], {})
    self:refused(name, meta[name])
  end
  for _, value in ipairs({ self.doc:quotation(1), self.doc:attributions()() }) do
    local tostring_value = getmetatable(value).__tostring
    self:refused('tostring', tostring_value, 1)
    self:refused('tostring', tostring_value)
    lu.assertStrContains(tostring_value({}), '?')
    lu.assertStrContains(tostring_value({ first = {}, kind = true }), '?')
  end
end

function TestArguments:test_ranges_that_end_before_they_start()
  for _, name in ipairs({ 'text', 'quotations', 'attributions', 'spans' }) do
    self:refused(name, self.doc[name], self.doc, 5, 3)
    self:refused(name, self.doc[name], self.doc, 2 ^ 32, 1)
    lu.assertTrue(pcall(self.doc[name], self.doc, 5, 4))
  end
  self:refused('edit', self.doc.edit, self.doc, 5, 3, '')
end

function TestArguments:test_edits_outside_the_text()
  local size = #TEXT
  self:refused('edit', self.doc.edit, self.doc, 1, size + 1, '')
  self:refused('edit', self.doc.edit, self.doc, size + 2, size + 1, '')
  self:refused('edit', self.doc.edit, self.doc, size + 1, size + 1, '')
  self:refused('edit', self.doc.edit, self.doc, 2 ^ 32, 2 ^ 32, '')
end

function TestArguments:test_open()
  for name, value in pairs(values()) do
    if type(value) ~= 'string' then self:refused(name, quoth.open, value) end
    if name ~= 'a table' then self:refused('options: ' .. name, quoth.open, '', value) end
  end
  self:refused('nothing', quoth.open)
  self:refused('a number', quoth.open, 1)
end

TestOptions = { setUp = TestArguments.setUp, refused = TestArguments.refused }

function TestOptions:test_of_open()
  for name, value in pairs(values()) do
    self:refused('format: ' .. name, quoth.open, '', { format = value })
    self:refused('paragraphs: ' .. name, quoth.open, '', { paragraphs = value })
  end
  self:refused('format', quoth.open, '', { format = 'html' })
  self:refused('format', quoth.open, '', { format = 'text\0' })
  self:refused('format', quoth.open, '', { format = 1 })
end

function TestOptions:test_unknown_names()
  support.raises("there is no option 'formt'", quoth.open, '', { formt = 'text' })
  support.raises("there is no option 'format'", self.doc.next, self.doc, 1, { format = 'text' })
  support.raises('there is no option', quoth.open, '', { ['format\0'] = 'text' })
  support.raises('options have names', quoth.open, '', { 'text' })
  support.raises('options have names', self.doc.prev, self.doc, 1, { [true] = 1 })
end

function TestOptions:test_messages_tell_what_was_expected()
  support.raises(
    "option 'format': 'text' or 'markdown' expected, got html",
    quoth.open, '', { format = 'html' }
  )
  support.raises(
    "option 'what': 'quotation', 'unclosed', 'source' or 'stray' expected, got number",
    self.doc.next, self.doc, 1, { what = 1 }
  )
end

function TestOptions:test_of_next_and_prev()
  for _, name in ipairs({ 'next', 'prev' }) do
    local f = self.doc[name]
    for what, value in pairs(values()) do
      self:refused('what: ' .. what, f, self.doc, 1, { what = value })
      if not (value == true or type(value) == 'string' or what == 'a table') then
        self:refused('source: ' .. what, f, self.doc, 1, { source = value })
      end
    end
    self:refused('source: 1', f, self.doc, 1, { source = 1 })
    self:refused('source of a value', f, self.doc, 1, { source = { source = {} } })
    self:refused('source of a value', f, self.doc, 1, { source = { source = 1 } })
    self:refused('both', f, self.doc, 1, { what = 'stray', source = 'Ann' })
    lu.assertNil(f(self.doc, 1, { source = {} }))
  end
end

--- Options are read without their metamethods, which could change the document meanwhile.
function TestOptions:test_metamethods_of_options_are_not_called()
  local doc = self.doc
  local function close()
    doc:close()
  end
  local options = setmetatable({}, { __index = close, __pairs = close, __len = close })
  lu.assertEquals(doc:next(1, options).depth, 2)
  local value = setmetatable({}, { __index = close })
  lu.assertNil(doc:next(1, { source = value }))
  lu.assertEquals(doc:text(), TEXT)
end

support.finish()
