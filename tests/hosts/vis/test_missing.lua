--- The native module is not there: that is told, and vis goes on.
-- before: package.path = os.getenv('QUOTH_BARE') .. '/?.lua;' .. package.path
-- before: package.path = package.path:gsub('/lua/%?/init.lua', '/none/?.lua')
-- before: package.path = os.getenv('QUOTH_BARE') .. '/?/init.lua;' .. package.path
-- before: package.cpath = '/nowhere/?.so'

local harness = require('harness')
local ok, same = harness.ok, harness.same

harness.run(function()
  local win = vis.win
  same(#harness.infos, 1, 'one line')
  local info = harness.info()
  local what = '^quoth: the native module for Lua 5.%d was not found'
  ok(info:find(what), 'says what is missing', info)
  harness.fill(win, '“One,” said Ann Lee.\n')
  same(select(2, harness.draw(win)), 0, 'nothing is painted')
  same(#harness.messages, 0, 'no message window')
  vis:feedkeys('x')
  same(harness.text(win), 'One,” said Ann Lee.\n', 'vis goes on')
  vis:command('quoth')
  ok((harness.messages[1] or ''):find('Run "make"', 1, true), ':quoth tells more')
end)
