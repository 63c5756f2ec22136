--- Motions and text objects, as typed.
-- before: vis:map(vis.modes.NORMAL, '[Q', 'k')
-- setup: .setup({ keys = { next_fault = 'gz', previous_fault = false } })

local harness = require('harness')
local same = harness.same

local TEXT = '“One,” said Ann Lee. “Two ‘three “four” five’ six,” Bob Day said.\n\n'
  .. 'Nobody spoke.\n\nAnn Lee said, “Seven.” Bob Day said, “Eight.”\n\nHe said, “Nine\n'

--- The word after the mark at the cursor.
local function word(win)
  return win.file:content(win.selection.pos, 40):match('^[^%w]*(%w*)')
end

local function goes(keys, from, to, name)
  local win = vis.win
  harness.at(win, from)
  vis:feedkeys(keys)
  same(word(win), to, name or ('%s from %s'):format(keys, from))
  vis:feedkeys('<Escape>')
end

local function becomes(keys, at, expected)
  local win = vis.win
  local text = harness.typed(win, 'A “b ‘c’ d” e “” f', at, keys)
  same(text, expected, ('%s at %s'):format(keys, at))
end

harness.run(function()
  local win = vis.win
  same(harness.info(), 'quoth: keys of others stay: [Q', 'the key of somebody else is told')
  harness.fill(win, TEXT)
  harness.draw(win)

  goes(']q', 'said Ann', 'Two')
  goes(']q', '“Two', 'three')
  goes('2]q', '“Two', 'four')
  goes(']q]q', 'Nobody', 'Eight')
  goes('[q', 'Nobody', 'four')
  goes('[q', 'Two', 'Two')
  goes('3[q', 'Bob Day said.', 'Two')
  goes(']q', 'Nine', 'Nine')
  same(harness.info(), 'quoth: no next quotation', 'the last one is said to be the last')
  goes('[q', '“One', 'One')
  same(harness.info(), 'quoth: no previous quotation', 'and the first one')
  goes(']Q', '“One', 'Seven')
  goes(']Q', '“Seven', 'Seven')
  same(harness.info(), 'quoth: no next quotation of who speaks here', 'a source without more')
  goes(']Q', 'Nobody', 'Nobody')
  same(harness.info(), 'quoth: nobody speaks or is named here', 'nobody whose quotations to seek')
  goes(']Q', 'Bob Day said.', 'Eight', 'from a name, to what is said by whom it names')
  goes(']Q', '“Eight', 'Nine', 'he is Bob Day')
  goes('gz', '“One', 'Nine', 'a key of the setup')
  goes('[u', 'Nine', 'Nine', 'a key that the setup takes away')
  goes('gz', 'Nine', 'Nine')
  same(harness.info(), 'quoth: no next mark without its partner', 'no more faults')

  same(harness.typed(win, TEXT, 'said Ann', 'd]q'), (TEXT:gsub('said Ann Lee%. ', '')), 'd]q')
  same(harness.typed(win, TEXT, 'Two', 'v[qd'), (TEXT:gsub('“T', '')), 'v[qd')

  becomes('daq', 'b', 'A  e “” f')
  becomes('diq', 'b', 'A “” e “” f')
  becomes('daq', '“b', 'A  e “” f')
  becomes('daq', 'c', 'A “b  d” e “” f')
  becomes('diq', 'c', 'A “b ‘’ d” e “” f')
  becomes('2daq', 'c', 'A  e “” f')
  becomes('d2iq', 'c', 'A “” e “” f')
  becomes('5daq', 'c', 'A  e “” f')
  becomes('ciqnew', 'b', 'A “new” e “” f')
  becomes('ciqnew', '” f', 'A “b ‘c’ d” e “new” f')
  becomes('daq', 'e', 'A “b ‘c’ d” e “” f')
  same(harness.info(), 'quoth: no quotation here', 'outside there is nothing to take')
  becomes('vaqd', 'c', 'A “b  d” e “” f')
  becomes('viqd', 'c', 'A “b ‘’ d” e “” f')
  becomes('vaqaqd', 'c', 'A  e “” f')
  same(harness.typed(win, '“b ‘cc’ d”', 'cc', 'viqiqd'), '“”', 'viqiqd at cc')
  becomes('viqaqd', 'c', 'A “b  d” e “” f')
  becomes('v2aqd', 'c', 'A  e “” f')
  same(harness.typed(win, '“b” c', 'c', 'idd <Escape>[qdaqu'), '“b” dd c', 'undone by one u')
  same(harness.typed(win, '“a” b “c” d', 'a', 'daq]q.'), ' b  d', 'daq, repeated')

  harness.fill(win, '“a” b “c” d\n')
  vis:command('x/[ac]/')
  vis:feedkeys('<Escape>daq<Escape>')
  same(harness.text(win), ' b  d\n', 'daq at two cursors')
  vis:feedkeys('<Escape>')

  harness.fill(win, TEXT)
  harness.at(win, 'Nobody')
  vis:feedkeys('[Q')
  same(win.selection.line, 2, 'and it does what it did')
end)
