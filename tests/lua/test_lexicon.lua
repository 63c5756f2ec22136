--- The word lists: sorted, unique, with source and licence; the compiler refuses what is not, and
--- the committed header is what it makes of them. Needs nothing that is built; the compiler runs in
--- lua5.4 whichever Lua runs this file.

local files = require('files')
local lu = require('luaunit')

local LISTS = 'plugin/lexicon/'
local COMPILER = '.make/lexicon.lua'
local COMPILE = 'lua5.4 ' .. COMPILER .. ' '
local HEADER = 'grammar/src/lexicon.h'

local read, write = files.read, files.write

--- What a command writes, standard error too.
local function run(command)
  return files.output(command .. ' 2>&1')
end

local function list_names()
  local names = {}
  for name in run('ls ' .. LISTS):gmatch('[^\n]+') do
    if name:find('%.txt$') then names[#names + 1] = name end
  end
  return names
end

--- The head of a list and its entries.
local function parts(name)
  local head, entries = {}, {}
  for line in read(LISTS .. name):gmatch('([^\n]*)\n') do
    if line:sub(1, 1) == '#' then
      lu.assertEquals(#entries, 0, name .. ': a comment among the entries')
      head[#head + 1] = line
    else
      entries[#entries + 1] = line
    end
  end
  return table.concat(head, '\n'), entries
end

TestLists = {}

function TestLists.test_each_says_source_and_licence()
  local names = list_names()
  lu.assertTrue(#names >= 21)
  for _, name in ipairs(names) do
    local head = parts(name)
    lu.assertStrContains(head, 'Source: ', false, name)
    lu.assertStrContains(head, 'Licence: ', false, name)
  end
end

function TestLists.test_scowl_carries_its_notices()
  local head = parts('dictionary.txt'):gsub('\n# ', ' ')
  lu.assertStrContains(head, 'Copyright 2000-2018 by Kevin Atkinson')
  lu.assertStrContains(head, 'this permission notice appear in supporting documentation')
  lu.assertStrContains(head, 'Copyright 1993, Geoff Kuenning')
end

function TestLists.test_sorted_and_unique()
  for _, name in ipairs(list_names()) do
    local _, entries = parts(name)
    lu.assertTrue(#entries > 0, name)
    local previous = ''
    for _, entry in ipairs(entries) do
      local key = entry:match('^[^ ~]+')
      lu.assertNotNil(key, name)
      if previous >= key then lu.fail(name .. ': ' .. key .. ' after ' .. previous) end
      previous = key
    end
  end
end

function TestLists.test_each_is_compiled()
  local compiler = read(COMPILER)
  for _, name in ipairs(list_names()) do
    lu.assertStrContains(compiler, "'" .. name .. "'")
  end
end

function TestLists.test_no_verb_is_in_both_lists()
  local cues = {}
  local _, entries = parts('cue-verbs.txt')
  for _, entry in ipairs(entries) do
    cues[entry:match('^[^ ~]+')] = true
  end
  _, entries = parts('verbs.txt')
  for _, entry in ipairs(entries) do
    local lemma = entry:match('^%S+')
    -- To lie, lay, lain is another verb.
    lu.assertTrue(lemma == 'lie' or not cues[lemma], lemma)
  end
end

function TestLists.test_forms_look_like_forms()
  for _, name in ipairs({ 'cue-verbs.txt', 'verbs.txt' }) do
    local _, entries = parts(name)
    for _, entry in ipairs(entries) do
      local lemma, third, ing = entry:match('^(%S+) .-(%S+) %S+ %S+ (%S+)$')
      lu.assertNotNil(ing, entry)
      if lemma ~= 'quoth' then
        lu.assertStrMatches((third:gsub('/saith$', '')), '[%l-]+s~?', nil, nil, entry)
        for form in ing:gmatch('[^/]+') do
          lu.assertStrMatches(form, '[%l-]+ing', nil, nil, entry)
        end
      end
    end
  end
end

TestTables = {}

local TABLES = 'lua5.4 .make/tables.lua '

--- The lists that lie beside the code they are for, and the headers made of them.
local function each_table(visit)
  local count = 0
  for path in run('ls plugin/*/*.txt'):gmatch('[^\n]+') do
    if not path:find('^' .. LISTS) then
      count = count + 1
      local stem = path:gsub('%.txt$', '')
      visit(path, stem:gsub('-', '_') .. (stem:find('weights$') and '.h' or '_table.h'))
    end
  end
  return count
end

function TestTables.test_each_says_source_and_licence()
  local count = each_table(function(path)
    local head = read(path):match('^#[^\n]*\n[#\n].-\n[^#]')
    lu.assertStrContains(head, 'Licence: ', false, path)
    lu.assertNotNil(head:find('Source: ', 1, true) or head:find('Fitted ', 1, true), path)
  end)
  lu.assertTrue(count >= 3)
end

function TestTables.test_headers_are_up_to_date()
  each_table(function(path, header)
    lu.assertTrue(run(TABLES .. path .. ' -') == read(header), header .. ': make generate')
  end)
end

--- What the compiler answers to a list, the folder left out.
local function tabled(text)
  local folder = os.tmpname()
  os.remove(folder)
  lu.assertEquals(run('mkdir ' .. folder), '')
  write(folder .. '/short-forms.txt', text)
  local answer = run(TABLES .. folder .. '/short-forms.txt -')
  run('rm -r ' .. folder)
  return (answer:gsub('^[^\n]*/([%w-]+%.txt:)', '%1'))
end

function TestTables.test_columns_become_members()
  local header = tabled('# x\n# Columns: word other weight\nab b -128\nab cde 3\nabc a 0\n')
  lu.assertStrContains(header, '\n  char word[4];\n  char other[4];\n  int8_t weight;\n}')
  lu.assertStrContains(header, 'static const QShortForms q_short_forms[3] = {\n'
    .. '  {"ab", "b", -128}, {"ab", "cde", 3}, {"abc", "a", 0},\n};')
  lu.assertStrContains(tabled('# Columns: word weight\na 128\n'), '\n  int16_t weight;')
  header = tabled('# Columns: word kind=Q_KIND weight\na new 1\nb old 2\n')
  lu.assertStrContains(header, '\n  char word[2];\n  uint8_t kind;\n  int8_t weight;\n}')
  lu.assertStrContains(header, '{"a", Q_KIND_NEW, 1}, {"b", Q_KIND_OLD, 2},')
  lu.assertStrContains(tabled('# Columns: word kind=Q_KIND\na 1\n'), ':2: "1" is no constant')
end

function TestTables.test_refuses_what_is_no_table()
  local function refused(entries, why)
    local answer = tabled('# Columns: word weight\n' .. entries)
    lu.assertEquals(answer, 'short-forms.txt:' .. why .. '\n')
  end
  refused('b 1\na 1\n', '3: "a" is not sorted after "b"')
  refused('a 1\na 2\n', '3: duplicate entry "a"')
  refused('a\n', '2: 2 columns expected, 1 found')
  refused('a  1\n', '2: "" is neither a word in lower case nor a number')
  refused('a 1.5\n', '2: "1.5" is neither a word in lower case nor a number')
  refused('A 1\n', '2: "A" is neither a word in lower case nor a number')
  refused('a 1\nb c\n', '3: a number where others have a word')
  refused('1 a\n', '2: a word after a number')
  refused('a 1\n# b\n', '3: comment after the first entry')
  refused('', '1: no entry')
end

function TestTables.test_sums_become_arrays_of_their_groups()
  local header = tabled('# x\n# Sum: group value weight\n0 1 -5\n0 31 32767\n2 0 7\n')
  lu.assertStrContains(header, '\nstatic const int16_t q_short_forms[96] = {\n  [0] = 0, -5, 0,')
  lu.assertStrContains(header, ' 0, 32767,\n  [64] = 7,\n};')
  local function refused(entries, why)
    lu.assertEquals(tabled('# Sum: group value weight\n' .. entries),
      'short-forms.txt:' .. why .. '\n')
  end
  refused('0 1\n', '2: not a group, value and weight')
  refused('0 32 1\n', '2: the value is not below 32')
  refused('0 1 32768\n', '2: the weight has more than 16 bits')
  refused('1 0 1\n0 1 1\n', '3: not in order')
  refused('1 0 1\n1 0 1\n', '3: not in order')
end

TestCompiler = {}

function TestCompiler:setUp()
  self.folder = os.tmpname()
  os.remove(self.folder)
  lu.assertEquals(run('mkdir ' .. self.folder .. ' && cp ' .. LISTS .. '*.txt ' .. self.folder), '')
end

function TestCompiler:tearDown()
  run('rm -r ' .. self.folder)
end

--- Replaces a list and says what the compiler answers, the folder left out.
function TestCompiler:with(name, text)
  write(self.folder .. '/' .. name, text)
  local answer = run(COMPILE .. self.folder .. ' -')
  return (answer:gsub('^.*/([%w-]+%.txt:)', '%1'))
end

function TestCompiler.test_header_is_up_to_date()
  lu.assertTrue(run(COMPILE .. LISTS .. ' -') == read(HEADER), HEADER .. ': make generate')
end

function TestCompiler:test_writes_the_file_it_is_told()
  local output = self.folder .. '/out.h'
  lu.assertEquals(run(COMPILE .. self.folder .. ' ' .. output), '')
  lu.assertTrue(read(output) == read(HEADER))
  output = self.folder .. '/none/out.h'
  lu.assertStrContains(run(COMPILE .. self.folder .. ' ' .. output), output)
end

function TestCompiler:test_refuses_unsorted()
  lu.assertEquals(self:with('titles.txt', '# x\nmr\nms\nmrs\n'),
    'titles.txt:4: "mrs" is not sorted after "ms"\n')
end

function TestCompiler:test_refuses_duplicates()
  lu.assertEquals(self:with('titles.txt', '# x\nmr\nmr\n'), 'titles.txt:3: duplicate entry "mr"\n')
  lu.assertEquals(self:with('cue-verbs.txt', 'cry s cries cried cried crying\ncry~ s - - - -\n'),
    'cue-verbs.txt:2: duplicate entry "cry"\n')
end

function TestCompiler:test_refuses_what_is_no_word()
  for _, word in ipairs({ 'Mr', 'mr.', '-mr', 'm_r', '\255', ('m'):rep(32) }) do
    local answer = self:with('titles.txt', word .. '\n')
    lu.assertStrMatches(answer, '^titles%.txt:1: "[^"]*" is [^\n]*\n', nil, nil, word)
  end
end

function TestCompiler:test_refuses_blanks_and_comments_among_entries()
  lu.assertStrMatches(self:with('titles.txt', 'mr\n\nms\n'), 'titles%.txt:2: empty line[^\n]*\n')
  lu.assertStrMatches(self:with('titles.txt', 'mr\n# ms\n'), 'titles%.txt:2: comment[^\n]*\n')
  lu.assertStrMatches(self:with('titles.txt', 'mr ms\n'), 'titles%.txt:1: 1 columns[^\n]*\n')
  lu.assertStrMatches(self:with('titles.txt', 'mr \n'), 'titles%.txt:1: columns[^\n]*\n')
  lu.assertStrMatches(self:with('titles.txt', '# head\n'), 'titles%.txt:1: no entry\n')
end

function TestCompiler:test_refuses_faulty_verbs()
  local function refused(line, why)
    local answer = self:with('cue-verbs.txt', line .. '\n')
    lu.assertStrMatches(answer, 'cue%-verbs%.txt:1: ' .. why .. '\n')
  end
  refused('say s says said said', '6 columns expected, 5 found')
  refused('say q says said said saying', 'class "q" [^\n]*')
  refused('say s  says said said saying', 'columns are parted by one blank')
  refused('say s says/ said said saying', 'empty spelling')
  refused('say s says Said said saying', '"Said" is not a lower%-case word')
end

function TestCompiler:test_refuses_a_noun_mark_on_a_verb_that_is_no_cue()
  lu.assertEquals(self:with('verbs.txt', 'walk~ walks walked walked walking\n'),
    'verbs.txt:1: ~ is for cues\n')
end

function TestCompiler:test_names_a_missing_list()
  os.remove(self.folder .. '/titles.txt')
  lu.assertStrContains(run(COMPILE .. self.folder .. ' -'), 'titles.txt:0: no such file')
end

os.exit(lu.LuaUnit.run())
