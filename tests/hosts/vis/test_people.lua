--- Speakers told by hand, and sources renamed, each as one step of undo.
-- file: tests/texts/article.txt

local harness = require('harness')
local same = harness.same

local TEXT = '“One,” said Ann Lee. Ann’s hat fell.\n\n“Two,” said Bob Day.\n\n“Three.”\n'

local function test_rename(win)
  harness.fill(win, TEXT)
  harness.at(win, 'Ann’s')
  harness.step()
  vis:command('quoth rename Zoe Gray')
  same(harness.text(win), (TEXT:gsub('Ann Lee', 'Zoe Gray'):gsub('Ann', 'Zoe')), ':quoth rename')
  same(harness.info(), 'quoth: 2 names changed: Ann Lee is Zoe Gray now', 'is told')
  same(win.file:content(win.selection.pos, 3), 'Zoe', 'the cursor stays')
  vis:feedkeys('u')
  same(harness.text(win), TEXT, 'one u takes it back')
  harness.at(win, 'hat')
  vis:command('quoth rename Zoe')
  same(harness.info(), 'quoth: nobody speaks or is named here', 'nobody to rename')
  harness.at(win, 'One')
  vis:command('quoth rename')
  same(harness.info(), 'quoth: a name is missing', 'no name')
end

local function test_speaker(win)
  harness.fill(win, TEXT)
  harness.at(win, 'Three')
  harness.step()
  vis:command('quoth speaker Zoe Gray')
  same(harness.text(win), (TEXT:gsub('“Three', '<!-- quoth: speaker Zoe Gray -->\n%0')),
    ':quoth speaker')
  same(harness.info(), 'quoth: Zoe Gray says this', 'is told')
  same(win.file:content(win.selection.pos, 5), 'Three', 'the cursor stays')
  vis:command('quoth why')
  same(harness.info(), 'Zoe Gray: given by hand, line 5 (100 %)', ':quoth why tells so')
  harness.at(win, 'Three')
  harness.step()
  vis:command('quoth speaker')
  same(harness.text(win), TEXT, 'without a name it is taken back')
  vis:feedkeys('u')
  same(#harness.text(win), #TEXT + #'<!-- quoth: speaker Zoe Gray -->\n', 'and undone')
  harness.at(win, 'One')
  vis:command('quoth speaker')
  same(harness.info(), 'quoth: nobody is told by hand to say this', 'nothing to take back')
end

harness.run(function()
  test_rename(vis.win)
  test_speaker(vis.win)
end)
