--- What setup is given.
-- setup: .setup({ on = false, syntaxes = { ansi_c = true }, limit = 1000, other = 1, keys = 7 })

local harness = require('harness')
local ok, same = harness.ok, harness.same

local function is_marked() return select(2, harness.draw(vis.win)) > 0 end

harness.run(function()
  local win = vis.win
  table.sort(harness.infos)
  same(table.concat(harness.infos, '\n'), 'quoth: setup does not know keys\n'
    .. 'quoth: setup does not know other', 'what is unknown is told')
  harness.fill(win, '“One,” said Ann Lee.\n')
  ok(not is_marked(), 'nothing is marked unasked')
  vis:command('quoth')
  same(harness.info(), 'quoth is off (:quoth-on)', 'and :quoth tells so')
  require('quoth.vis').setup({ on = true })
  ok(is_marked(), 'setup once more')
  vis:command('set syntax ansi_c')
  ok(is_marked(), 'one more syntax')
  vis:command('set syntax text')
  ok(is_marked(), 'and those that were')
  harness.fill(win, ('“One,” said Ann Lee.\n'):rep(100))
  ok(not is_marked(), 'the limit')
  require('quoth.vis').setup({ limit = 10000, styles = { source = 'fore:blue' } })
  same(harness.look(win, 'Ann'), 'fore:blue', 'a style, later')
end)
