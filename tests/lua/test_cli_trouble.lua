--- What users and their machines do wrong: a line each, and never a traceback.

local cli = require('cli_support')
local lu = cli.lu

--- Each of these must be one line on standard error that holds the text given.
local function told(words, expected, input)
  local out, err, status = cli.run(words, input)
  lu.assertEquals(err, ('quoth: %s\n'):format(expected))
  lu.assertEquals(status, 2)
  return out
end

TestTrouble = {}

function TestTrouble.test_bad_files()
  local good = cli.file('good.txt', '“Good,” said Ann.\n')
  local folder = cli.scratch
  for path, why in pairs({
    ['/nowhere/at/all.txt'] = 'No such file or directory',
    [''] = 'No such file or directory',
    [folder] = 'Is a directory',
    [good .. '/x'] = 'Not a directory',
    ['/proc/self/mem'] = 'Input/output error',
  }) do
    lu.assertStrContains(told({ 'mark', path, good }, path .. ': ' .. why), '“Good,” said Ann.\n')
    lu.assertStrContains(told({ 'quotations', path, good }, path .. ': ' .. why), 'Ann')
    told({ 'batch', path }, path .. ': ' .. why)
    lu.assertEquals(told({ 'lint', path, good }, path .. ': ' .. why), '')
    lu.assertEquals(told({ 'curl', path, good }, path .. ': ' .. why), '“Good,” said Ann.\n')
  end
  local odd = folder .. '/a\nb'
  told({ 'mark', odd }, folder .. '/a?b: No such file or directory')
end

function TestTrouble.test_another_encoding()
  for text, encoding in pairs({
    ['\x93Good,\x94 said Ann.\n'] = 'WINDOWS-1252',
    ['Ann said, \x84Good\x93.'] = 'WINDOWS-1252',
    ['\xFF\xFEA\0n\0n\0'] = 'UTF-16',
    ['\x1C\x20O\0h\0,\0\x1D\x20 \0s\0a\0i\0d\0 \0A\0n\0n\0.\0'] = 'UTF-16LE',
    ['\x20\x1C\0O\0h\0,\x20\x1D\0 \0s\0a\0i\0d\0 \0A\0n\0n\0.'] = 'UTF-16BE',
  }) do
    for _, command in ipairs({ 'quotations', 'sources', 'lint' }) do
      local _, err, status = cli.run({ command, '-' }, text)
      lu.assertEquals(err, ('quoth: standard input: this seems to be %s, whose quotation marks are '
        .. 'not seen (iconv -f %s -t UTF-8)\n'):format(encoding, encoding))
      lu.assertEquals(status, 0)
    end
  end
  local _, err = cli.run({ 'quotations', '-' }, '“Good \xFF,” said Zo\xEB. “\u{201C}\u{D3}”\n')
  lu.assertEquals(err, '')
end

function TestTrouble.test_no_text()
  local said = 'quoth: standard input: this seems to be no text\n'
  for _, bytes in ipairs({ '\x7FELF\2\1\1\0\0\0\0\0', ('\x89PNG\1\2\x93a\3'):rep(900) }) do
    local _, err, status = cli.run({ 'quotations', '-' }, bytes)
    lu.assertEquals(err, said)
    lu.assertEquals(status, 0)
  end
  local coloured = '\27[1m“One\0line,”\27[m said Ann.\n\12“Two,” she said.'
  local _, err = cli.run({ 'quotations', '-' }, coloured)
  lu.assertEquals(err, '')
end

function TestTrouble.test_files_without_permission()
  local path = cli.file('secret.txt', '“Secret.”')
  os.execute('chmod 000 ' .. path)
  local file = io.open(path)
  if file then
    file:close()
    lu.skip('this user may read all')
  end
  told({ 'mark', path }, path .. ': Permission denied')
end

function TestTrouble.test_a_text_of_4_gib()
  local path = cli.scratch .. '/large.txt'
  local file = assert(io.open(path, 'wb'))
  -- A hole: no room on the disk is taken.
  file:seek('set', (1 << 32) - 1)
  file:write('x')
  file:close()
  for _, command in ipairs({ 'mark', 'quotations' }) do
    told({ command, path }, path .. ': the text is 4 GiB or longer')
  end
  os.remove(path)
end

function TestTrouble.test_closed_streams()
  local good = cli.text('roles.txt')
  local out, err, status = cli.shell(cli.command({ 'mark', '-', good }) .. ' <&-')
  lu.assertEquals(err, 'quoth: standard input: Bad file descriptor\n')
  lu.assertEquals(status, 2)
  lu.assertStrContains(out, 'The pump')
  for _, command in ipairs({ 'mark', 'quotations', 'curl', 'straighten' }) do
    local words = cli.command({ command, good })
    out, err, status = cli.shell(words .. ' >/dev/full')
    lu.assertEquals({ out, status }, { '', 2 })
    lu.assertEquals(err, 'quoth: standard output: No space left on device\n')
    err, status = select(2, cli.shell(words .. ' >&-'))
    lu.assertEquals(err, 'quoth: standard output: Bad file descriptor\n')
    lu.assertEquals(status, 2)
  end
  lu.assertEquals(select(2, cli.shell('build/quoth --help >/dev/full')), err:gsub('Bad.*', '')
    .. 'No space left on device\n')
end

--- Whether SIGPIPE ends the program or it sees a failed write.
function TestTrouble.test_a_reader_that_goes_away()
  local large = cli.file('large.txt', ('“One,” said Ann. “Two.” said Bob.\n\n'):rep(20000))
  local lines = cli.file('large.jsonl', '{"id":1,"text":"“One,” said Ann."}\n')
  for _, words in ipairs({
    { 'mark', large },
    { 'mark', '--color=always', large },
    { 'quotations', large },
    { 'quotations', '--format=json', large },
    { 'lint', large },
    { 'lint', '--format=sarif', large },
    { 'curl', large },
    { 'straighten', large },
    { 'batch', lines },
  }) do
    for _, trap in ipairs({ '', "trap '' PIPE; " }) do
      local command = ('{ %s%s; echo $? >&2; } | true'):format(trap, cli.command(words))
      local out, err = cli.shell(command)
      lu.assertEquals(out, '')
      -- A batch of one line may be over before its reader is.
      local status = err:match('^(%d+)\n$')
      lu.assertTrue(status == '141' or (words[1] == 'batch' and status == '0'), err)
    end
  end
end

function TestTrouble.test_interrupted()
  local err = select(2, cli.shell(([[
    mkfifo @/wait
    sh -c 'echo $$ >@/pid; exec build/quoth batch' <@/wait &
    exec 3>@/wait
    while ! [ -s @/pid ]; do sleep 0.01; done
    sleep 0.3
    kill -INT $!
    wait $!
    echo $? >&2]]):gsub('@', cli.scratch)))
  lu.assertEquals(err, '130\n')
end

--- 8 MB: some 10 bytes of memory for each byte of text, and its copy while it is read.
function TestTrouble.test_memory_of_a_large_text()
  local article = cli.read(cli.root .. '/' .. cli.text('article.txt')) .. '\n'
  local large = cli.file('large.txt', article:rep(8000000 // #article))
  for _, words in ipairs({
    { 'mark', '--color=always', large },
    { 'quotations', large },
    { 'quotations', '--format=json', large },
    { 'lint', '--brief', '--language=en-GB', large },
    { 'curl', large },
    { 'straighten', large },
  }) do
    local command = 'ulimit -v 160000; ' .. cli.command(words) .. ' | wc -l'
    local out, err = cli.shell(command)
    lu.assertEquals(err, '')
    lu.assertTrue(tonumber(out) > 1000, words[1])
  end
  local _, err, status = cli.shell('ulimit -v 26000; ' .. cli.command({ 'quotations', large }))
  lu.assertStrContains(err, 'quoth: ' .. large .. ': ')
  lu.assertStrContains(err, 'memory')
  lu.assertEquals(cli.count_lines(err), 1)
  lu.assertEquals(status, 2)
end

cli.finish()
