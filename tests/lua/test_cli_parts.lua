--- The parts of the command line by themselves.

local lu = require('luaunit')
require('quoth.core') -- before quoth, which would take the build of its own checkout

TestNear = {}

function TestNear.test_nearest()
  local near = require('quoth.cli.near')
  local words = { 'help', 'mark', 'quotations', 'batch' }
  for word, expected in pairs({
    mrak = 'mark',
    marks = 'mark',
    mar = 'mark',
    qoutations = 'quotations',
    quote = 'quotations',
    quo = 'quotations',
    Batch = 'batch',
    hlp = 'help',
    list = false,
    qu = false,
    [''] = false,
    x = false,
    [('mark'):rep(1000)] = false,
  }) do
    lu.assertEquals(near.nearest(word, words) or false, expected, word)
  end
end

TestUnicode = {}

function TestUnicode.test_repair()
  local repair = require('quoth.cli.unicode').repair
  local bad = '\u{FFFD}'
  for text, expected in pairs({
    [''] = '',
    ['é “x” 𝄞\0'] = 'é “x” 𝄞\0',
    ['\xFF'] = bad,
    ['a\xE2\x80b'] = 'a' .. bad .. bad .. 'b',
    ['\xC3\xC3\xA9'] = bad .. 'é',
    ['é\xC3'] = 'é' .. bad,
    ['\xC0\x80'] = bad .. bad,
    ['\xED\xA0\x80'] = bad .. bad .. bad,
    ['\xF4\x90\x80\x80'] = bad .. bad .. bad .. bad,
  }) do
    lu.assertEquals(repair(text), expected)
  end
end

TestColumns = {}

function TestColumns.test_width()
  local width = require('quoth.cli.columns').width
  for text, expected in pairs({
    [''] = 0,
    abc = 3,
    ['é “x”'] = 5,
    ['e\u{301}'] = 1,
    ['山田'] = 4,
    ['ｱ'] = 1,
    ['a\u{200B}b'] = 2,
    ['😀'] = 2,
    ['\xFF\xE2\x80'] = 3,
  }) do
    lu.assertEquals(width(text), expected, text)
  end
end

function TestColumns.test_fit()
  local columns = require('quoth.cli.columns')
  for _, case in ipairs({
    { 'abcdef', 6, 'abcdef' },
    { 'abcdefg', 6, 'abcde…' },
    { 'abcd efg', 6, 'abcd…' },
    { 'abc', 6, 'abc…', true },
    { 'abcdef', 6, 'abcde…', true },
    { '', 6, '' },
    { '', 6, '…', true },
    { ' a\r\n\tb\0 ', 6, 'a b' },
    { '“ééé”é', 6, '“ééé”é' },
    { '“ééé”éé', 6, '“ééé”…' },
    { '山田太郎', 8, '山田太郎' },
    { '山田太郎', 7, '山田太…' },
    { '山田太郎', 6, '山田…' },
    { 'ae\u{301}e\u{301}b', 4, 'ae\u{301}e\u{301}b' },
    { 'ae\u{301}e\u{301}bc', 4, 'ae\u{301}e\u{301}…' },
    { '\xFF\xFFab', 4, '\u{FFFD}\u{FFFD}ab' },
  }) do
    local found = columns.fit(case[1], case[2], case[4])
    lu.assertEquals(found, case[3])
    lu.assertTrue(columns.width(found) <= case[2])
  end
end

function TestColumns.test_pad()
  local pad = require('quoth.cli.columns').pad
  lu.assertEquals(pad('山', 4), '山  ')
  lu.assertEquals(pad('abcde', 4), 'abcde')
end

TestJson = {}

function TestJson.test_values()
  local json = require('quoth.cli.json')
  lu.assertEquals(json.string('a"\\/\b\f\n\r\t\0\31\127é\xFF'),
    '"a\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\127é\u{FFFD}"')
  lu.assertEquals(json.value({}), '[]')
  lu.assertEquals(json.value({ 1, 'a', false, json.raw('{}') }), '[1,"a",false,{}]')
  lu.assertEquals(json.value(1 << 40), '1099511627776')
  lu.assertEquals(json.value(nil), 'null')
  local object = json.object({ 'z', 'a', 'm' })
  lu.assertEquals(object({ a = 1, z = true }).json, '{"z":true,"a":1,"m":null}')
end

function TestJson.test_digits()
  local digits = require('quoth.cli.json').digits
  lu.assertEquals(digits('{"id":12345678901234567890}', 'id', 12345678901234567890.0),
    '12345678901234567890')
  lu.assertEquals(digits('{"a":{"id":4},"x":"\\"id\\":6","id" : 5.0}', 'id', 5.0), '5.0')
  lu.assertNil(digits('{"\\u0069d":5}', 'id', 5.0))
end

TestInput = {}

function TestInput.test_formats()
  local format = require('quoth.cli.input').format
  for path, expected in pairs({
    ['a.md'] = 'markdown',
    ['a.MD'] = 'markdown',
    ['a/b.markdown'] = 'markdown',
    ['a.Rmd'] = 'markdown',
    ['a.txt'] = 'text',
    ['md'] = 'text',
    ['a.md/b'] = 'text',
    ['a.md.txt'] = 'text',
    ['-'] = 'text',
  }) do
    lu.assertEquals(format(path), expected, path)
  end
end

--- The limit, with one that a test can reach: a file tells its size, a pipe does not.
function TestInput.test_limit()
  local input = require('quoth.cli.input')
  local path = os.tmpname()
  local file = assert(io.open(path, 'wb'))
  file:write(('x'):rep(3000000))
  file:close()
  lu.assertEquals(#input.read(path), 3000000)
  lu.assertEquals(#input.read(path, 3000001), 3000000)
  lu.assertEquals({ input.read(path, 3000000) }, { nil, 'the text is 4 GiB or longer' })
  os.execute(('rm %s; mkfifo %s'):format(path, path))
  for limit, length in pairs({ [3000001] = 3000000, [3000000] = false, [5] = false }) do
    os.execute(("{ head -c 3000000 /dev/zero >%s; } 2>/dev/null &"):format(path))
    local text, message = input.read(path, limit)
    lu.assertEquals(text and #text or false, length)
    lu.assertEquals(message, not text and 'the text is 4 GiB or longer' or nil)
  end
  os.remove(path)
end

TestColors = {}

local ROLES = { 'quotation', 'nested', 'unclosed', 'source', 'cue', 'stray' }

function TestColors.test_depth()
  local depth = require('quoth.cli.colors').depth
  for _, case in ipairs({
    { nil, nil, '8' },
    { 'xterm', nil, '8' },
    { 'linux', '', '8' },
    { 'tmux-256color', nil, '256' },
    { 'xterm-kitty', nil, '256' },
    { 'xterm-16color', nil, '16' },
    { 'xterm-256color', 'truecolor', 'truecolor' },
    { 'foot', '24bit', 'truecolor' },
    { 'xterm-direct', nil, 'truecolor' },
    { 'screen-256color', 'truecolor', '256' },
    { 'screen', 'truecolor', '8' },
    { 'vt100', 'truecolor', 'mono' },
    { 'xterm-mono', nil, 'mono' },
    { 'screen-m', nil, 'mono' },
  }) do
    lu.assertEquals(depth(case[1], case[2]), case[3], case[1])
  end
end

function TestColors.test_every_role_has_a_look_of_its_own()
  for name, palette in pairs(require('quoth.cli.colors').palettes) do
    local seen = {}
    for _, role in ipairs(ROLES) do
      lu.assertStrMatches(palette[role], '[%d;]+')
      lu.assertNil(seen[palette[role]], name .. ' ' .. role)
      seen[palette[role]] = true
    end
  end
end

--- The contrast of two luminances, as the guidelines for web pages count it.
local function contrast(a, b)
  if a < b then a, b = b, a end
  return (a + 0.05) / (b + 0.05)
end

local function luminance(red, green, blue)
  local function linear(part)
    part = part / 255
    return part <= 0.03928 and part / 12.92 or ((part + 0.055) / 1.055) ^ 2.4
  end
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
end

local CUBE = { [0] = 0, 95, 135, 175, 215, 255 }

local function of_code(code)
  local red, green, blue = code:match('^38;2;(%d+);(%d+);(%d+)')
  if red then return luminance(red, green, blue) end
  local n = tonumber(code:match('^38;5;(%d+)')) - 16
  return luminance(CUBE[n // 36], CUBE[n // 6 % 6], CUBE[n % 6])
end

--- Each colour can be read on black and on white.
function TestColors.test_contrast()
  local palettes = require('quoth.cli.colors').palettes
  for name, least in pairs({ ['256'] = 4, truecolor = 4.3 }) do
    for role, code in pairs(palettes[name]) do
      for _, ground in ipairs({ 0, 1 }) do
        local found = contrast(of_code(code), ground)
        lu.assertTrue(found >= least, ('%s %s %.2f'):format(name, role, found))
      end
    end
  end
end

os.exit(lu.LuaUnit.run(), true)
