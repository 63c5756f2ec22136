--- quoth batch: JSON lines in, JSON lines out.

local cli = require('cli_support')
local lu = cli.lu
local cjson = require('cjson')

--- The answers to lines that are all in order.
local function answers(...)
  local list = {}
  local input = table.concat({ ... }, '\n') .. '\n'
  for line in cli.output({ 'batch' }, input):gmatch('[^\n]+') do
    list[#list + 1] = cjson.decode(line)
  end
  return list
end

TestBatch = {}

function TestBatch.test_golden()
  local lines = {}
  for _, name in ipairs({ 'voices.txt', 'roles.md' }) do
    lines[#lines + 1] = cjson.encode({
      id = name,
      text = cli.read(cli.root .. '/' .. cli.text(name)),
      format = name:find('%.md$') and 'markdown' or 'text',
    })
  end
  local out = cli.output({ 'batch' }, table.concat(lines, '\n') .. '\n')
  cli.golden('batch.jsonl', cli.unsure(out))
end

function TestBatch.test_fields()
  local line = '{"id": "a", "text": "\\u201cOne,\\u201d said Édouard Bo.\\n\\n A “word”."}'
  local answer = answers(line)[1]
  local text = '“One,” said Édouard Bo.\n\n A “word”.'
  local function words(pair)
    return text:sub(pair[1] + 1, pair[2])
  end
  local q = answer.quotes[1]
  lu.assertEquals(answer.id, 'a')
  lu.assertEquals(text:sub(q.start + 1, q['end']), 'One,')
  lu.assertEquals({ q.kind, q.depth, q.closed, q.evidence }, { 'direct', 1, true, 'after' })
  lu.assertEquals(q.speaker, 'Édouard Bo')
  lu.assertEquals(words(q.speaker_mention), 'Édouard Bo')
  lu.assertEquals(q.sieve, 'tag')
  lu.assertTrue(q.confidence > 50 and q.confidence <= 100)
  lu.assertEquals(words(q.cue), 'said')
  local bare = answer.quotes[2]
  lu.assertEquals(text:sub(bare.start + 1, bare['end']), 'word')
  for _, field in ipairs({ 'speaker', 'confidence', 'sieve', 'cue', 'evidence' }) do
    lu.assertTrue(bare[field] == cjson.null, field)
  end
end

--- "he" is told by the name that it stands for.
function TestBatch.test_speakers()
  local text = '“One,” said Ruth Marlow.\n\n“Two,” she said.\n'
  local quotes = answers(cjson.encode({ id = 1, text = text }))[1].quotes
  lu.assertEquals({ quotes[1].speaker, quotes[2].speaker }, { 'Ruth Marlow', 'Ruth Marlow' })
  local mention = quotes[2].speaker_mention
  lu.assertEquals(text:sub(mention[1] + 1, mention[2]), 'she')
end

function TestBatch.test_no_quotations_are_an_empty_list()
  lu.assertEquals(cli.output({ 'batch' }, '{"id":1,"text":""}'), '{"id":1,"quotes":[]}\n')
end

function TestBatch.test_identifiers_come_back_as_they_were()
  for _, id in ipairs({
    '7', '-0', '1.50', '1e3', '12345678901234567890', '"x\\"y"', '"\\u0000é"', 'true', 'null',
  }) do
    local line = ('{"text": "“id”: 5 and \\"id\\": 6", "id" : %s}\n'):format(id)
    lu.assertEquals(cli.output({ 'batch' }, line):match('^{"id":(.-),"quotes'), id)
  end
  lu.assertEquals(cli.output({ 'batch' }, '{"text":"a"}'), '{"id":null,"quotes":[]}\n')
end

function TestBatch.test_formats()
  local line = '{"id":1,"text":"A `“b”`.","format":%s}'
  lu.assertEquals(#answers(line:format('"markdown"'))[1].quotes, 0)
  lu.assertEquals(#answers(line:format('"text"'))[1].quotes, 1)
  lu.assertEquals(#answers(line:format('null'))[1].quotes, 1)
end

function TestBatch.test_blank_lines_line_ends_and_mark()
  local out = cli.output({ 'batch' }, '\u{FEFF}{"id":1,"text":""}\r\n\r\n  \n{"id":2,"text":""}')
  lu.assertEquals(out, '{"id":1,"quotes":[]}\n{"id":2,"quotes":[]}\n')
end

function TestBatch.test_broken_lines_are_told_and_the_rest_is_done()
  local good = '{"id":"good","text":"“a”"}'
  for line, expected in pairs({
    ['{"id":1,"text":"a"'] = 'broken JSON: ',
    ['nonsense'] = 'broken JSON: ',
    ['{"id":1,"text":"a"} {"id":2,"text":"b"}'] = 'broken JSON: ',
    ['{"id":1,"text":"\\ud800"}'] = 'broken JSON: ',
    ['{"id":NaN,"text":"a"}'] = 'broken JSON: ',
    ['\0\0'] = 'broken JSON: ',
    [('['):rep(100000)] = 'broken JSON: ',
    ['["id","text"]'] = 'not a JSON object',
    ['17'] = 'not a JSON object',
    ['null'] = 'not a JSON object',
    ['{"id":1}'] = '"text" is missing or not a string',
    ['{"id":1,"text":null}'] = '"text" is missing or not a string',
    ['{"id":1,"text":["a"]}'] = '"text" is missing or not a string',
    ['{"id":{},"text":"a"}'] = '"id" is not a string or a number',
    ['{"id":1,"text":"a","format":"html"}'] = '"format" is not "text" or "markdown"',
    ['{"id":1,"text":"a","format":5}'] = '"format" is not "text" or "markdown"',
  }) do
    local input = table.concat({ good, '', line, good, '' }, '\n')
    local out, err, status = cli.run({ 'batch' }, input)
    lu.assertEquals(err:sub(1, 31), 'quoth: standard input: line 3: ')
    lu.assertStrContains(err, expected)
    lu.assertEquals(cli.count_lines(err), 1, err)
    lu.assertEquals(select(2, out:gsub('"good"', '')), 2)
    lu.assertEquals(cli.count_lines(out), 2)
    lu.assertEquals(status, 2)
  end
end

function TestBatch.test_files()
  local one = cli.file('one.jsonl', '{"id":1,"text":""}\n')
  local two = cli.file('two.jsonl', 'x\n{"id":2,"text":""}')
  local out, err, status = cli.run({ 'batch', one, '/nowhere', two, '-' }, '{"id":3,"text":""}')
  lu.assertEquals(out, '{"id":1,"quotes":[]}\n{"id":2,"quotes":[]}\n{"id":3,"quotes":[]}\n')
  lu.assertStrMatches(
    err,
    'quoth: /nowhere: No such file or directory\nquoth: [^\n]*two%.jsonl: line 1: [^\n]*\n'
  )
  lu.assertEquals(status, 2)
end

--- A line is answered before the next one is sent, and memory does not grow with their number.
function TestBatch.test_streaming()
  local fifo_in, fifo_out = cli.scratch .. '/in', cli.scratch .. '/out'
  local pid = cli.scratch .. '/pid'
  os.execute(('mkfifo %s %s'):format(fifo_in, fifo_out))
  -- A program that waits for more would wait forever.
  local done = cli.scratch .. '/status'
  os.execute(
    ([[cd %s && {
      timeout 60 sh -c 'echo $$ >%s; exec build/quoth batch' <%s >%s; echo $? >%s
    } &]]):format(cli.quote(cli.root), pid, fifo_in, fifo_out, done)
  )
  local to, from = assert(io.open(fifo_in, 'w')), assert(io.open(fifo_out, 'r'))
  local paragraph = '“It was never ours,” said Odile Marrable. “We mapped it.”\n\n'
  local function ask(id, text)
    to:write(cjson.encode({ id = id, text = text }), '\n')
    to:flush()
    return from:read('l')
  end
  lu.assertEquals(ask(1, ''), '{"id":1,"quotes":[]}')
  local long = paragraph:rep(500)
  for id = 2, 150 do
    local answer = ask(id, long)
    lu.assertStrContains(answer, ('{"id":%d,"quotes":[{'):format(id))
  end
  local status = cli.read('/proc/' .. cli.read(pid):match('%d+') .. '/status')
  local peak = tonumber(status:match('VmHWM:%s*(%d+)'))
  lu.assertTrue(peak < 40000, peak .. ' kB')
  to:close()
  lu.assertNil(from:read('l'))
  from:close()
  cli.shell(('while ! [ -s %s ]; do sleep 0.01; done'):format(done))
  lu.assertEquals(cli.read(done), '0\n')
end

cli.finish()
