--- What each method does when it is used as it should be.

local support = require('support')
local lu, open, quoth = support.lu, support.open, support.quoth

--- All three lines are one paragraph.
local TEXT = '“The ‘trial’ was a farce,” said Teng Biao.\n'
  .. 'Ann said that it rained.\r\n'
  .. 'Then he stood: “Go!” And a lone ”.'

--- What text holds at the words, as a range.
local function range(words, from)
  local first, last = TEXT:find(words, from or 1, true)
  return { first = first, last = last }
end

local function same_range(value, expected)
  lu.assertEquals(value.first, expected.first)
  lu.assertEquals(value.last, expected.last)
end

TestOpen = {}

function TestOpen.test_version()
  lu.assertStrMatches(quoth.version, '%d+%.%d+%.%d+')
end

function TestOpen.test_options()
  local doc = open('x')
  lu.assertEquals(doc:format(), 'text')
  lu.assertEquals(open('x', {}):format(), 'text')
  lu.assertEquals(open('x', { format = 'markdown' }):format(), 'markdown')
  lu.assertEquals(open('x', { format = 'text' }):format(), 'text')
  lu.assertEquals(open('x', { paragraphs = 'line' }):paragraphs(), 'line')
  lu.assertEquals(open('x', { paragraphs = 'blank' }):paragraphs(), 'blank')
  lu.assertEquals(open('x', { format = 'markdown', paragraphs = 'line' }):paragraphs(), 'line')
end

function TestOpen.test_paragraphs_are_told_apart()
  local lines = open('“One\nTwo”', { paragraphs = 'line' })
  lu.assertFalse(lines:quotation(1).closed)
  local blank = open('“One\nTwo”', { paragraphs = 'blank' })
  lu.assertTrue(blank:quotation(1).closed)
end

function TestOpen.test_an_empty_text()
  local doc = open('')
  lu.assertEquals(#doc, 0)
  lu.assertEquals(doc:text(), '')
  lu.assertEquals(doc:lines(), 1)
  lu.assertEquals(doc:line(1), 1)
  lu.assertEquals(doc:line_start(1), 1)
  lu.assertEquals(doc:line_start(2), 1)
  lu.assertNil(doc:quotations()())
  lu.assertNil(doc:quotation(1))
  lu.assertNil(doc:next(0))
  lu.assertNil(doc:prev(1))
  lu.assertEquals(doc:at(1), { role = 'text' })
end

function TestOpen.test_tostring()
  local doc = open('x')
  lu.assertStrMatches(tostring(doc), 'quoth document %(.+%)')
  doc:close()
  lu.assertEquals(tostring(doc), 'quoth document (closed)')
end

TestText = {}

function TestText:setUp()
  self.doc = open(TEXT)
end

function TestText:test_text()
  lu.assertEquals(self.doc:text(), TEXT)
  lu.assertEquals(self.doc:size(), #TEXT)
  lu.assertEquals(#self.doc, #TEXT)
  for _, pair in ipairs({ { 1, 3 }, { 1, 0 }, { 4, 4 }, { 1, #TEXT }, { 5, 4 } }) do
    lu.assertEquals(self.doc:text(pair[1], pair[2]), TEXT:sub(pair[1], pair[2]))
  end
  lu.assertEquals(self.doc:text(10), TEXT:sub(10))
  lu.assertEquals(self.doc:text(nil, 10), TEXT:sub(1, 10))
end

function TestText:test_positions_past_the_end_are_cut()
  lu.assertEquals(self.doc:text(10, #TEXT + 100), TEXT:sub(10))
  lu.assertEquals(self.doc:text(#TEXT + 1), '')
  lu.assertEquals(self.doc:text(#TEXT + 100, #TEXT + 200), '')
  lu.assertEquals(self.doc:text(2 ^ 32, 2 ^ 32), '')
  lu.assertNil(self.doc:quotation(#TEXT + 1))
  lu.assertNil(self.doc:quotation(2 ^ 32))
  lu.assertEquals(self.doc:at(#TEXT + 1), { role = 'text' })
  lu.assertNil(self.doc:next(2 ^ 32))
  lu.assertNotNil(self.doc:prev(2 ^ 32))
  lu.assertEquals(self.doc:line(2 ^ 32), 3)
  lu.assertEquals(#support.list(self.doc:quotations(1, 2 ^ 32)), 4)
end

function TestText:test_floats_that_are_whole_are_positions()
  lu.assertEquals(self.doc:text(1.0, 3.0), TEXT:sub(1, 3))
end

function TestText.test_edit()
  local doc = open('abcdef')
  local version = doc:version()
  lu.assertIsTrue(doc:edit(3, 4, 'X'))
  lu.assertEquals(doc:text(), 'abXef')
  lu.assertTrue(doc:version() > version)
  doc:edit(1, 0, 'in ')
  lu.assertEquals(doc:text(), 'in abXef')
  doc:edit(9, 8, ' out')
  lu.assertEquals(doc:text(), 'in abXef out')
  doc:edit(1, 12, '')
  lu.assertEquals(doc:text(), '')
  doc:edit(1, 0, '“q”')
  lu.assertEquals(doc:quotation(1).last, 7)
end

function TestText.test_sync()
  local doc = open('one two three')
  lu.assertEquals({ doc:sync('one 2 three') }, { 5, 5 })
  lu.assertEquals(doc:text(), 'one 2 three')
  lu.assertEquals({ doc:sync('one three') }, { 5, 4 })
  lu.assertEquals({ doc:sync('one three!') }, { 10, 10 })
  lu.assertEquals({ doc:sync('') }, { 1, 0 })
  lu.assertEquals({ doc:sync('all') }, { 1, 3 })
  local version = doc:version()
  lu.assertEquals(select('#', doc:sync('all')), 1)
  lu.assertNil(doc:sync('all'))
  lu.assertEquals(doc:version(), version)
end

function TestText:test_lines()
  local doc = self.doc
  lu.assertEquals(doc:lines(), 3)
  local second = TEXT:find('Ann', 1, true)
  lu.assertEquals(doc:line_start(1), 1)
  lu.assertEquals(doc:line_start(2), second)
  lu.assertEquals(doc:line_start(3), (TEXT:find('Then', 1, true)))
  lu.assertEquals(doc:line_start(4), #TEXT + 1)
  lu.assertEquals(doc:line_start(2 ^ 32), #TEXT + 1)
  lu.assertEquals(doc:line(1), 1)
  lu.assertEquals(doc:line(second - 1), 1)
  lu.assertEquals(doc:line(second), 2)
  lu.assertEquals(doc:line(#TEXT + 1), 3)
  lu.assertEquals(open('a\n'):lines(), 2)
end

TestWalk = {}

function TestWalk:setUp()
  self.doc = open(TEXT)
end

function TestWalk:test_a_quotation()
  local q = self.doc:quotation(1)
  same_range(q, range('“The ‘trial’ was a farce,”'))
  lu.assertEquals(TEXT:sub(q.inner_first, q.inner_last), 'The ‘trial’ was a farce,')
  lu.assertEquals(q.kind, 'direct')
  lu.assertEquals(q.depth, 1)
  lu.assertIsTrue(q.closed)
  lu.assertIsFalse(q.continues)
  lu.assertEquals(q.source, 'Teng Biao')
  lu.assertEquals(q.mention.text, 'Teng Biao')
  same_range(q.mention, range('Teng Biao'))
  lu.assertEquals(q.cue.text, 'said')
  same_range(q.cue, range('said'))
  lu.assertEquals(q.evidence, 'after')
  lu.assertEquals(tostring(q), ('quotation 1..%d (direct, depth 1)'):format(q.last))
end

function TestWalk:test_a_quotation_without_a_source()
  local q = self.doc:quotation(range('Go!').first)
  lu.assertNil(open('x “y” z'):quotation(4).source)
  lu.assertEquals(TEXT:sub(q.first, q.last), '“Go!”')
end

function TestWalk.test_an_unclosed_quotation()
  local q = open('He: “no end'):quotation(5)
  lu.assertIsFalse(q.closed)
  lu.assertEquals(q.last, 13)
  lu.assertEquals(q.inner_last, 13)
end

function TestWalk.test_an_empty_quotation()
  local q = open('a “” b'):quotation(3)
  lu.assertEquals({ q.first, q.last, q.inner_first, q.inner_last }, { 3, 8, 6, 5 })
end

function TestWalk:test_quotations()
  local words = {}
  for q in self.doc:quotations() do
    words[#words + 1] = q.kind .. ' ' .. self.doc:text(q.first, q.last)
  end
  lu.assertEquals(words, {
    'direct “The ‘trial’ was a farce,”',
    'direct ‘trial’',
    'indirect that it rained.',
    'direct “Go!”',
  })
end

function TestWalk:test_quotations_of_a_range()
  local nested = range('trial')
  lu.assertEquals(#support.list(self.doc:quotations(nested.first, nested.last)), 2)
  local go = range('Go')
  local list = support.list(self.doc:quotations(go.first, go.last))
  lu.assertEquals(#list, 1)
  lu.assertEquals(list[1], self.doc:quotation(go.first))
  lu.assertEquals(#support.list(self.doc:quotations(go.first)), 1)
  local said = range('said')
  lu.assertEquals(#support.list(self.doc:quotations(said.first, said.last)), 0)
end

function TestWalk.test_an_iterator_stays_at_its_end()
  local step = open('“a”'):quotations()
  lu.assertNotNil(step())
  lu.assertNil(step())
  lu.assertNil(step())
end

function TestWalk:test_attributions()
  local list = support.list(self.doc:attributions())
  lu.assertEquals(#list, 3)
  lu.assertEquals(list[1].source, 'Teng Biao')
  lu.assertEquals(list[1].cue.text, 'said')
  lu.assertNil(list[1].content)
  lu.assertEquals(list[2].source, 'Ann')
  same_range(list[2].mention, range('Ann'))
  same_range(list[2].content, range('that it rained.'))
  lu.assertStrMatches(tostring(list[2]), 'attribution %d+%.%.%d+ %(Ann%)')
  local ann = range('Ann')
  lu.assertEquals(#support.list(self.doc:attributions(ann.first, ann.last)), 1)
end

function TestWalk:test_spans()
  local out = {}
  for first, last, role in self.doc:spans() do
    out[#out + 1] = role .. ': ' .. TEXT:sub(first, last)
  end
  lu.assertEquals(out, {
    'quotation: “The ',
    'nested: ‘trial’',
    'quotation:  was a farce,”',
    'cue: said',
    'source: Teng Biao',
    'source: Ann',
    'cue: said',
    'source: he',
    'cue: :',
    'quotation: “Go!”',
    'stray: ”',
  })
end

function TestWalk:test_spans_are_cut_at_the_range()
  local go = range('Go')
  local first, last, role = self.doc:spans(go.first, go.last)()
  lu.assertEquals({ first, last, role }, { go.first, go.last, 'quotation' })
end

TestPlace = {}

function TestPlace:setUp()
  self.doc = open(TEXT)
end

function TestPlace:test_quotation_and_those_around_it()
  local pos = range('trial').first
  lu.assertEquals(self.doc:quotation(pos).depth, 2)
  lu.assertEquals(self.doc:quotation(pos, 0).depth, 2)
  lu.assertEquals(self.doc:quotation(pos, 1).depth, 1)
  lu.assertNil(self.doc:quotation(pos, 2))
  lu.assertNil(self.doc:quotation(pos, 2 ^ 32))
  lu.assertNil(self.doc:quotation(range('Then').first))
end

function TestPlace:test_at()
  local here = self.doc:at(range('trial').first)
  lu.assertEquals(here.role, 'nested')
  lu.assertEquals(here.quotation.depth, 2)
  lu.assertNil(here.attribution)
  here = self.doc:at(range('Teng').first)
  lu.assertEquals(here.role, 'source')
  lu.assertNil(here.quotation)
  lu.assertEquals(here.attribution.source, 'Teng Biao')
  here = self.doc:at(range('it rained').first)
  lu.assertEquals(here.role, 'text')
  lu.assertEquals(here.quotation.kind, 'indirect')
  here = self.doc:at(range('”.').first)
  lu.assertEquals(here, { role = 'stray' })
  lu.assertEquals(self.doc:at(range('Then').first), { role = 'text' })
end

TestSeek = {}

local SEEK = '“One,” said Ann. “Two,” said Bob. “Three,” said ANN.\n\nIt rained. “Four.\n\n'
  .. 'No ” mark. “Five,” said Bob. Zoe said that it is so.'

function TestSeek:setUp()
  self.doc = open(SEEK)
end

function TestSeek:words(value)
  return value and self.doc:text(value.first, value.last)
end

function TestSeek:test_quotations()
  local doc = self.doc
  lu.assertEquals(self:words(doc:next(1)), '“Two,”')
  lu.assertEquals(self:words(doc:next(0)), '“One,”')
  lu.assertEquals(self:words(doc:next(1, { what = 'quotation' })), '“Two,”')
  lu.assertEquals(self:words(doc:prev(#SEEK + 1)), '“Five,”')
  lu.assertNil(doc:prev(1))
  lu.assertNil(doc:next((SEEK:find('“Five', 1, true))))
  local seen, pos = {}, 0
  for _ = 1, 10 do
    local q = doc:next(pos)
    if not q then break end
    seen[#seen + 1] = self:words(q)
    pos = q.first
  end
  lu.assertEquals(seen, { '“One,”', '“Two,”', '“Three,”', '“Four.', '“Five,”' })
end

function TestSeek:test_the_same_source()
  local doc = self.doc
  local one = doc:quotation(1)
  lu.assertEquals(self:words(doc:next(1, { source = true })), '“Three,”')
  lu.assertEquals(self:words(doc:next(1, { source = one })), '“Three,”')
  lu.assertEquals(self:words(doc:next(1, { source = 'Ann' })), '“Three,”')
  lu.assertEquals(self:words(doc:next(0, { source = 'Ann' })), '“One,”')
  lu.assertEquals(self:words(doc:next(1, { source = 'Bob' })), '“Two,”')
  lu.assertEquals(self:words(doc:prev(#SEEK, { source = one })), '“Three,”')
  lu.assertEquals(self:words(doc:prev(#SEEK, { source = 'Bob' })), '“Five,”')
  lu.assertNil(doc:prev(1, { source = true }))
  lu.assertNil(doc:next(1, { source = 'Nobody' }))
  lu.assertNil(doc:next(1, { source = '' }))
end

function TestSeek.test_the_source_of_the_quotation_around()
  local doc = open('“One ‘two’ one,” said Ann. “Bob’s,” said Bob. “Three,” said Ann.')
  local two = doc:quotation((doc:text():find('two', 1, true)))
  lu.assertEquals(two.depth, 2)
  lu.assertNil(two.source)
  lu.assertEquals(doc:text(two.first, two.last), '‘two’')
  local three = doc:next(two.first, { source = true })
  lu.assertEquals(doc:text(three.first, three.last), '“Three,”')
end

function TestSeek:test_the_source_at_an_attribution()
  local ann = SEEK:find('Ann', 1, true)
  lu.assertEquals(self:words(self.doc:next(ann, { source = true })), '“Three,”')
  local zoe = support.list(self.doc:attributions(SEEK:find('Zoe', 1, true)))[1]
  lu.assertEquals(zoe.source, 'Zoe')
  lu.assertNil(self.doc:next(1, { source = zoe }))
end

function TestSeek:test_no_source_known()
  local four = SEEK:find('Four', 1, true)
  lu.assertNil(self.doc:quotation(four).source)
  lu.assertNil(self.doc:next(four, { source = true }))
  lu.assertNil(self.doc:next(1, { source = self.doc:quotation(four) }))
  lu.assertNil(self.doc:next(SEEK:find('No ', 1, true), { source = true }))
end

function TestSeek:test_unclosed()
  local doc = self.doc
  lu.assertEquals(self:words(doc:next(1, { what = 'unclosed' })), '“Four.')
  lu.assertEquals(self:words(doc:prev(#SEEK, { what = 'unclosed' })), '“Four.')
  local four = SEEK:find('“Four', 1, true)
  lu.assertNil(doc:next(four, { what = 'unclosed' }))
  lu.assertNil(doc:prev(four, { what = 'unclosed' }))
end

function TestSeek.test_a_quotation_that_goes_on_is_not_unclosed()
  local doc = open('“One,” said Ann. “It goes on.\n\n“And ends.” And “no end')
  lu.assertIsTrue(doc:quotation(25).continues)
  lu.assertEquals(doc:next(1, { what = 'unclosed' }).last, #doc)
  lu.assertNil(doc:prev(50, { what = 'unclosed' }))
end

function TestSeek:test_source()
  local names, pos = {}, 0
  for _ = 1, 10 do
    local a = self.doc:next(pos, { what = 'source' })
    if not a then break end
    names[#names + 1] = a.source
    pos = a.mention.first
  end
  lu.assertEquals(names, { 'Ann', 'Bob', 'ANN', 'Bob', 'Zoe' })
  local back
  names, back = {}, #SEEK + 1
  for _ = 1, 10 do
    local a = self.doc:prev(back, { what = 'source' })
    if not a then break end
    names[#names + 1] = a.source
    back = a.mention.first
  end
  lu.assertEquals(names, { 'Zoe', 'Bob', 'ANN', 'Bob', 'Ann' })
end

function TestSeek:test_stray()
  local first = SEEK:find('” mark', 1, true)
  local span = { first = first, last = first + 2, role = 'stray' }
  lu.assertEquals(self.doc:next(1, { what = 'stray' }), span)
  lu.assertEquals(self.doc:prev(#SEEK, { what = 'stray' }), span)
  lu.assertNil(self.doc:next(first, { what = 'stray' }))
  lu.assertNil(self.doc:prev(first, { what = 'stray' }))
end

function TestSeek.test_far_away()
  local filler = ('Nothing is quoted in these words.\n\n'):rep(3000)
  local doc = open('A ” and “one\n\n' .. filler .. 'Ann said that it rained.')
  local last = #doc:text()
  lu.assertEquals(doc:prev(last, { what = 'stray' }).first, 3)
  lu.assertEquals(doc:prev(last, { what = 'unclosed' }).first, 11)
  lu.assertEquals(doc:next(100, { what = 'source' }).source, 'Ann')
  lu.assertNil(doc:prev(100, { what = 'source' }))
end

--- The walk backward looks at windows of 4 KB, 16 KB and so on; here one begins in a mark.
function TestSeek.test_backward_over_the_edge_of_a_window()
  local doc = open('An ” and a mark.\n\n' .. ('x'):rep(5000))
  for before = 4090, 4110 do
    lu.assertEquals(doc:prev(before, { what = 'stray' }).first, 4)
  end
end

support.finish()
