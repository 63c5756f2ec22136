--- quoth quotations: rows for people and for programs.

local cli = require('cli_support')
local lu = cli.lu
local cjson = require('cjson')

local ROLES, NOTES = cli.text('roles.txt'), cli.text('roles.md')

--- The objects of JSON lines.
local function objects(out)
  local list = {}
  for line in out:gmatch('([^\n]*)\n') do
    lu.assertTrue(utf8.len(line) ~= nil, 'no UTF-8')
    list[#list + 1] = cjson.decode(line)
  end
  return list
end

local function json(words, input)
  return objects(cli.output({ 'quotations', '--format=json', table.unpack(words) }, input))
end

TestQuotations = {}

function TestQuotations.test_golden()
  cli.golden('quotations.txt', cli.output({ 'quotations', ROLES, NOTES }))
  cli.golden('quotations.jsonl', cli.output({ 'quotations', '--format=json', ROLES, NOTES }))
end

function TestQuotations.test_strength()
  local text = cli.text('article.txt')
  local all = cli.output({ 'quotations', text })
  local sure = cli.output({ 'quotations', '--strength=66', text })
  local _, of_all = all:gsub(' indirect ', '')
  local _, of_sure = sure:gsub(' indirect ', '')
  lu.assertTrue(of_sure > 0 and of_sure < of_all)
  lu.assertEquals(select(2, sure:gsub(' direct ', '')), select(2, all:gsub(' direct ', '')))
end

--- Offsets are those of the bytes, whatever they are.
function TestQuotations.test_offsets_hold_the_words()
  for _, name in ipairs({ 'roles.txt', 'article.txt', 'languages.txt', 'straight.txt' }) do
    local text = cli.read(cli.root .. '/' .. cli.text(name))
    local rows = json({ cli.text(name) })
    lu.assertTrue(#rows > 5, name)
    for _, row in ipairs(rows) do
      local function words(range)
        return text:sub(range.start + 1, range['end'])
      end
      lu.assertEquals(words(row.inner), row.text)
      lu.assertTrue(row.start <= row.inner.start and row.inner['end'] <= row['end'])
      for _, field in ipairs({ 'source', 'cue' }) do
        if row[field] ~= cjson.null then lu.assertEquals(words(row[field]), row[field].text) end
      end
      local before = text:sub(1, row.start)
      lu.assertEquals(row.line, cli.count_lines(before) + 1)
      lu.assertEquals(row.column, #before:match('[^\n]*$') + 1)
      lu.assertEquals(row.file, cli.text(name))
    end
  end
end

function TestQuotations.test_what_is_not_told_is_null()
  local row = json({ '-' }, 'A “word” here.')[1]
  lu.assertEquals(row.file, '-')
  for _, field in ipairs({ 'source', 'cue', 'evidence' }) do
    lu.assertTrue(row[field] == cjson.null, field)
  end
end

function TestQuotations.test_any_bytes_make_valid_json()
  local rows = json({ '-' }, '“A \xFF\0 \xE2\x80 \27[1m,” said \xC3 Ann.')
  lu.assertEquals(rows[1].text, 'A \u{FFFD}\0 \u{FFFD}\u{FFFD} \27[1m,')
  lu.assertEquals({ rows[1].inner.start, rows[1].inner['end'] }, { 3, 16 })
  local odd = cli.file('odd \xFF"\n.txt', '“One.”')
  lu.assertStrContains(json({ odd })[1].file, 'odd \u{FFFD}"\n.txt')
end

function TestQuotations.test_rows_are_aligned()
  local text = '“One,” said Ann.\n\n“二つ,” said 山田太郎.\n\n“Three,” said É\u{301}mile Zola.\n'
  local out = cli.output({ 'quotations', '-' }, text)
  local starts = {}
  for line in out:gmatch('[^\n]+') do
    local before = line:match('^(.-)"')
    local columns = 0
    for _, code in utf8.codes(before) do
      columns = columns + (code >= 0x4E00 and 2 or code == 0x301 and 0 or 1)
    end
    starts[#starts + 1] = columns
  end
  lu.assertEquals(#starts, 3)
  lu.assertEquals(starts[2], starts[1])
  lu.assertEquals(starts[3], starts[1])
end

--- A row is a line, and no control character reaches the terminal.
function TestQuotations.test_rows_are_lines()
  local text = '“One\r\n\27]0;title\7two\t\194\155 \0three,” said\nAnn.'
  local out = cli.output({ 'quotations', '-' }, text)
  lu.assertStrMatches(out, 'standard input:1:1: .* Ann .* "One %]0;title two three,"\n')
  local long = cli.output({ 'quotations', '-' }, '“' .. ('ab “c” '):rep(3000) .. '”')
  lu.assertTrue(#long:match('^[^\n]*') < 200)
  lu.assertStrContains(long, '…"')
end

function TestQuotations.test_formats()
  local text = 'He wrote `“x”` and “y”.'
  lu.assertEquals(#json({ '-' }, text), 2)
  lu.assertEquals(#json({ '--from=markdown', '-' }, text), 1)
  lu.assertEquals(#json({ cli.file('x.md', text) }), 1)
  lu.assertEquals(#json({ '--from', 'text', cli.file('x.md', text) }), 2)
  lu.assertEquals(cli.output({ 'quotations', '-' }, ''), '')
end

cli.finish()
