--- quoth curl and quoth straighten, and how files are replaced.

local cli = require('cli_support')
local lu = cli.lu

local STRAIGHT = '"It\'s here," said Ann.\r\n\r\n"Rock \'n\' roll." \255\0 end'
local TYPOGRAPHIC = '“It’s here,” said Ann.\r\n\r\n“Rock ’n’ roll.” \255\0 end'

--- What ls says of a file: permissions, links, owner.
local function mode(path)
  return (cli.shell('stat -c "%a %U %F" ' .. cli.quote(path)))
end

--- No file of ours may be left in a folder.
local function assert_clean(folder)
  lu.assertEquals(cli.shell('find ' .. cli.quote(folder) .. " -name '.quoth-*'"), '')
end

TestConvert = {}

function TestConvert.test_standard_input()
  lu.assertEquals(cli.output({ 'curl' }, STRAIGHT), TYPOGRAPHIC)
  lu.assertEquals(cli.output({ 'curl', '-' }, STRAIGHT), TYPOGRAPHIC)
  lu.assertEquals(cli.output({ 'straighten' }, TYPOGRAPHIC), STRAIGHT)
  lu.assertEquals(cli.output({ 'curl' }, ''), '')
end

function TestConvert.test_files()
  local one, two = cli.file('one.txt', STRAIGHT), cli.file('two.txt', '"Two."')
  lu.assertEquals(cli.output({ 'curl', one, two }), TYPOGRAPHIC .. '“Two.”')
  lu.assertEquals(cli.read(one), STRAIGHT)
  local out, err, status = cli.run({ 'curl', one, cli.scratch .. '/none', two })
  lu.assertEquals(out, TYPOGRAPHIC .. '“Two.”')
  lu.assertEquals(err, 'quoth: ' .. cli.scratch .. '/none: No such file or directory\n')
  lu.assertEquals(status, 2)
end

function TestConvert.test_styles()
  for style, expected in pairs({
    us = '“A ‘b’ c,” he said.',
    uk = '‘A “b” c,’ he said.',
    french = '«\u{202F}A “b” c,\u{202F}» he said.',
    german = '„A ‚b‘ c,“ he said.',
    ['german-guillemets'] = '»A ›b‹ c,« he said.',
  }) do
    local straight = '"A \'b\' c," he said.'
    lu.assertEquals(cli.output({ 'curl', '--style', style }, straight), expected)
    local back = style == 'uk' and '\'A "b" c,\' he said.' or straight
    lu.assertEquals(cli.output({ 'straighten' }, expected), back)
  end
end

--- Settings tell the style, if the command line does not.
function TestConvert.test_settings()
  local folder = os.tmpname()
  os.remove(folder)
  cli.shell('mkdir ' .. cli.quote(folder))
  local path, settings = cli.write(folder .. '/text.txt', '"a" b'), folder .. '/.quoth.lua'
  cli.write(settings, "return { curl = { style = 'uk' } }")
  lu.assertEquals(cli.output({ 'curl', path }), '‘a’ b')
  lu.assertEquals(cli.output({ 'curl', '--style=us', path }), '“a” b')
  cli.write(settings, "return {\n  curl = { style = 'au' } }")
  local out, err, status = cli.run({ 'curl', path })
  lu.assertEquals({ out, status }, { '', 2 })
  lu.assertStrContains(err, settings .. ":2: 'style' is us, uk, french, german or")
  cli.shell('rm -r ' .. cli.quote(folder))
end

--- The name tells what is Markdown.
function TestConvert.test_formats()
  local text = '`"a"` "b"'
  local path = cli.file('notes.md', text)
  lu.assertEquals(cli.output({ 'curl', path }), '`"a"` “b”')
  lu.assertEquals(cli.output({ 'curl', '--format=text', path }), '`“a”` “b”')
  lu.assertEquals(cli.output({ 'curl', '--format=markdown' }, text), '`"a"` “b”')
end

TestInPlace = {}

function TestInPlace:setUp()
  self.folder = cli.scratch .. '/place'
  os.execute('mkdir -p ' .. self.folder)
  self.path = cli.file('place/text.txt', STRAIGHT)
end

function TestInPlace:tearDown()
  assert_clean(self.folder)
  os.execute(('chmod -R u+w %s; rm -rf %s'):format(self.folder, self.folder))
end

function TestInPlace:test_a_file()
  os.execute('chmod 640 ' .. self.path)
  local before = mode(self.path)
  lu.assertEquals(cli.output({ 'curl', '--in-place', self.path }), '')
  lu.assertEquals(cli.read(self.path), TYPOGRAPHIC)
  lu.assertEquals(mode(self.path), before)
  lu.assertEquals(cli.output({ 'straighten', '-i', self.path }), '')
  lu.assertEquals(cli.read(self.path), STRAIGHT)
end

function TestInPlace:test_odd_names()
  for _, name in ipairs({ "it's a $HOME `x`.txt", '-i', 'a\nb', ' ', 'é “x”.txt' }) do
    local path = cli.file('place/' .. name, STRAIGHT)
    local command = cli.command({ 'curl', '-i', '--', name }):gsub('build/quoth', '"$OLDPWD"/%0')
    local out, err, status = cli.shell(('cd %s && %s'):format(cli.quote(self.folder), command))
    lu.assertEquals({ out, err, status }, { '', '', 0 })
    lu.assertEquals(cli.read(path), TYPOGRAPHIC)
  end
end

--- The same file, not a new one with the same text.
function TestInPlace:test_what_stays_the_same_is_not_written()
  cli.write(self.path, TYPOGRAPHIC)
  os.execute('touch -d 2001-01-01 ' .. self.path)
  local before = cli.shell('stat -c "%i %Y" ' .. self.path)
  cli.output({ 'curl', '-i', self.path })
  cli.output({ 'lint', '--fix', self.path })
  lu.assertEquals(cli.shell('stat -c "%i %Y" ' .. self.path), before)
end

function TestInPlace:test_symbolic_links()
  os.execute(('cd %s && mkdir sub && ln -s ../text.txt sub/link && ln -s sub/link far'):format(
    self.folder
  ))
  cli.output({ 'curl', '-i', self.folder .. '/far' })
  lu.assertEquals(cli.read(self.path), TYPOGRAPHIC)
  lu.assertEquals(cli.shell('readlink ' .. self.folder .. '/far'), 'sub/link\n')
  lu.assertEquals(cli.shell('readlink ' .. self.folder .. '/sub/link'), '../text.txt\n')
end

--- Runs as a user who may not do all, where that can be had.
local function as_user(line)
  if cli.shell('id -u') ~= '0\n' then return line end
  lu.skipIf(cli.shell('command -v setpriv') == '', 'no setpriv')
  return ('setpriv --reuid=65534 --regid=65534 --clear-groups sh -c %s'):format(cli.quote(line))
end

function TestInPlace:test_without_permission()
  os.execute('chmod 755 ' .. cli.scratch)
  if cli.shell('id -u') == '0\n' then
    os.execute(('chown -R 65534:65534 %s'):format(self.folder))
  end
  lu.skipIf(
    cli.shell(as_user('cd ' .. cli.quote(cli.root) .. ' && echo yes')) ~= 'yes\n',
    'another user does not get here'
  )
  for _, change in ipairs({ 'chmod 555 ' .. self.folder, 'chmod 444 ' .. self.path }) do
    os.execute(('chmod 755 %s; chmod 644 %s; %s'):format(self.folder, self.path, change))
    local out, err, status = cli.shell(as_user(cli.command({ 'curl', '-i', self.path })))
    lu.assertEquals({ out, status }, { '', 2 })
    lu.assertEquals(err, ('quoth: %s: Permission denied\n'):format(self.path))
    lu.assertEquals(cli.read(self.path), STRAIGHT)
  end
end

--- A disk that takes no more: the limit of a file's size stands for it.
function TestInPlace:test_a_full_disk()
  local text = ('"Word," he said.\n\n'):rep(20000)
  cli.write(self.path, text)
  local line = "trap '' XFSZ; ulimit -f 100; " .. cli.command({ 'curl', '-i', self.path })
  local _, err, status = cli.shell(line)
  lu.assertEquals(err, ('quoth: %s: File too large\n'):format(self.path))
  lu.assertEquals(status, 2)
  lu.assertTrue(cli.read(self.path) == text)
  assert_clean(self.folder)
end

--- A small disk, if this system lets us have one: neither the copy nor the new text may fit.
function TestInPlace:test_a_small_disk()
  local mount = 'mount -t tmpfs -o size=%dk none ' .. self.folder
  local unshare = 'unshare -rm sh -c %s'
  lu.skipIf(
    select(3, cli.shell(unshare:format(cli.quote(mount:format(64))))) ~= 0,
    'no file system of our own'
  )
  local text = ('"Word," he said.\n\n'):rep(3000)
  local from = cli.file('big.txt', text)
  for size = 56, 176, 12 do
    local line = table.concat({
      mount:format(size),
      ('cp %s %s'):format(from, self.path),
      cli.command({ 'curl', '-i', self.path }) .. ' 2>&1; echo $?',
      ('cmp %s %s'):format(from, self.path),
      ('ls -A %s'):format(self.folder),
    }, '\n')
    local out = cli.shell(unshare:format(cli.quote(line)))
    local told = ('quoth: %s: No space left on device\n2\ntext.txt\n'):format(self.path)
    if out ~= told then
      -- It fits: the new text is there, and nothing else.
      lu.assertStrMatches(out, '0\n.* differ.*\ntext%.txt\n')
      lu.assertTrue(size > 100)
    end
  end
end

--- A kill in the middle leaves the old file, whole.
function TestInPlace:test_killed()
  local text = ('"Word," he said.\n\n'):rep(20000)
  cli.write(self.path, text)
  cli.shell('ulimit -f 100; ' .. cli.command({ 'curl', '-i', self.path }))
  lu.assertTrue(cli.read(self.path) == text)
  os.execute('rm -f ' .. self.folder .. '/.quoth-*')
end

--- Killed at any time, it leaves the old text or the new one.
function TestInPlace:test_killed_at_any_time()
  local old = ('"Word," he said.\n\n'):rep(20000)
  cli.write(self.path, old)
  local new = cli.output({ 'curl', self.path })
  local command = cli.command({ 'curl', '-i', self.path })
  for tenth = 0, 12 do
    cli.shell(('%s & sleep %.2f; kill -9 $!; wait'):format(command, tenth * 0.03))
    local text = cli.read(self.path)
    lu.assertTrue(text == old or text == new)
    if text == new then cli.write(self.path, old) end
  end
  os.execute('sleep 0.3; rm -f ' .. self.folder .. '/.quoth-*')
end

--- What a run that was killed has left is taken away by one that comes later; what one that may
-- still be at work has made is not.
function TestInPlace:test_what_is_left_over()
  local left = cli.file('place/.quoth-abcdefgh.tmp', 'old')
  local fresh = cli.file('place/.quoth-ijklmnop.tmp', 'new')
  local other = cli.file('place/.quoth-notes.txt', 'ours')
  for _, path in ipairs({ left, other }) do
    os.execute('touch -d "2 hours ago" ' .. path)
  end
  cli.output({ 'curl', '-i', self.path })
  lu.assertNil(io.open(left))
  lu.assertEquals(cli.read(fresh), 'new')
  lu.assertEquals(cli.read(other), 'ours')
  os.execute('rm ' .. self.folder .. '/.quoth-*')
end

--- Another name of the file keeps the old text: a new file takes this one.
function TestInPlace:test_hard_links()
  local other = self.folder .. '/other'
  os.execute(('ln %s %s'):format(self.path, other))
  cli.output({ 'curl', '-i', self.path })
  lu.assertEquals(cli.read(self.path), TYPOGRAPHIC)
  lu.assertEquals(cli.read(other), STRAIGHT)
end

function TestInPlace:test_what_is_no_file()
  for path, why in pairs({
    [self.folder] = 'Is a directory',
    ['-'] = 'it cannot be changed in place',
    [self.folder .. '/none'] = 'No such file or directory',
  }) do
    local _, err, status = cli.run({ 'curl', '-i', path, self.path })
    local name = path == '-' and 'standard input' or path
    lu.assertEquals(err, ('quoth: %s: %s\n'):format(name, why))
    lu.assertEquals(status, 2)
  end
  lu.assertEquals(cli.read(self.path), TYPOGRAPHIC)
end

cli.finish()
