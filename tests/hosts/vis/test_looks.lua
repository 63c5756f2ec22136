--- Looks: no two alike, in any theme and on any terminal.
-- file: tests/texts/article.txt
-- setup: .setup({ styles = { source = "fore:blue,italics" } })

local harness = require('harness')
local looks = require('quoth.vis.looks')
local styles = require('quoth.vis.styles')
local ok, same = harness.ok, harness.same

local function themes()
  local found = {}
  for _, folder in ipairs({ '/usr/share/vis/themes', '/usr/local/share/vis/themes' }) do
    local list = io.popen('ls ' .. folder .. ' 2>/dev/null')
    for name in list:lines() do
      found[#found + 1] = name:match('^(.*)%.lua$')
    end
    list:close()
  end
  return found
end

--- Two roles that look alike, or nil.
local function alike(chosen)
  local seen = {}
  for _, role in ipairs(looks.ROLES) do
    local look = chosen[role.name]
    if seen[look] then return ('%s and %s: %s'):format(seen[look], role.name, look) end
    seen[look] = role.name
  end
  return nil
end

local function test_themes()
  for _, theme in ipairs(themes()) do
    vis:command('set theme ' .. theme)
    for _, count in ipairs({ 0, 8, 16, 256, 16777216 }) do
      local pair = alike(looks.choose(vis.lexers, count, {}))
      ok(not pair, ('theme %s with %d colours'):format(theme, count), pair)
    end
  end
end

local function test_choice()
  local none = looks.choose({}, 8, {})
  same(none.quotation, 'fore:cyan', 'no theme at all')
  local theme = { STYLE_STRING = 'fore:#aabbcc,bold', STYLE_DEFAULT = 'back:#202020' }
  same(looks.choose(theme, 256, {}).quotation, 'fore:#aabbcc', 'the theme\'s colour')
  same(looks.choose(theme, 8, {}).quotation, 'fore:cyan', 'which eight colours cannot show')
  theme = { STYLE_STRING = 'fore:red', STYLE_ERROR = 'fore:red', STYLE_CONSTANT = 'fore:green' }
  same(looks.choose(theme, 8, {}).quotation, 'fore:green', 'the error\'s colour is not taken twice')
  theme = { STYLE_DEFAULT = 'back:white,fore:black', STYLE_STRING = 'fore:yellow' }
  same(looks.choose(theme, 8, {}).quotation, 'fore:blue', 'no yellow on white')
  theme = { STYLE_DEFAULT = 'back:#fdf6e3', STYLE_STRING = 'fore:cyan' }
  same(looks.choose(theme, 256, {}).quotation, 'fore:blue', 'nor on a pale ground')
  same(looks.choose({ STYLE_STRING = { fore = 'red' } }, 8, {}).quotation, 'fore:cyan',
    'a style that is a table')
  same(looks.choose({}, 8, { cue = 'bold' }).cue, 'bold', 'a user\'s own')
  same(looks.choose({}, 0, {}).quotation, 'underlined', 'without colours, attributes')
end

--- What a style of the editor's own window is defined as does not change.
local function test_numbers()
  local win = vis.win
  local define = vis.types.window.style_define
  for _, syntax in ipairs({ 'text', 'markdown', 'off' }) do
    vis:command('set syntax ' .. syntax)
    local lexer = win.syntax and vis.lexers.load(win.syntax, nil, true)
    local greatest = 0
    for key, value in pairs(lexer and (lexer._TAGS or lexer._TOKENSTYLES) or {}) do
      local number = type(key) == 'number' and key or value
      greatest = math.max(greatest, type(number) == 'number' and number or 0)
    end
    local least, most, count = 1000, 0, 0
    function vis.types.window.style_define(window, number, look)
      least, most, count = math.min(least, number), math.max(most, number), count + 1
      return define(window, number, look)
    end
    harness.draw(win)
    vis.types.window.style_define = define
    local what = '%s: %d styles, %d to %d, the lexer\'s end at %d'
    ok(count >= 2 and least > greatest and most <= 64,
      what:format(syntax, count, least, most, greatest))
  end
end

local function test_own()
  local win = vis.win
  vis:command('set syntax text')
  harness.fill(win, '“One,” said Ann Lee.\n')
  same(harness.look(win, 'Ann'), 'fore:blue,italics', 'a source by the setup')
  local before = harness.look(win, 'One')
  vis:command('set theme solarized')
  local after = harness.look(win, 'One')
  ok(before ~= after or vis.ui.colors < 256, 'a change of theme: ' .. before .. ', ' .. after)
end

--- Later versions of vis hand out numbers of styles.
local function test_pushed()
  local doc = assert(require('quoth').open('“One,” said Ann Lee.'))
  local defined, painted = {}, {}
  local ui = {
    colors = 8,
    style_push = function()
      defined[#defined + 1] = ''
      return #defined
    end,
    style_define = function(_, number, look) defined[number] = look end,
  }
  local window = {
    viewport = { bytes = { start = 0, finish = doc:size() } },
    style = function(_, number, start, finish)
      painted[#painted + 1] = ('%s %d %d'):format(defined[number], start, finish)
    end,
  }
  local editor = vis
  vis = { ui = ui, lexers = {} } -- luacheck: ignore
  styles.paint(window, doc, { styles = {} }, {})
  styles.paint(window, doc, { styles = {} }, {})
  vis = editor -- luacheck: ignore
  same(#defined, 9, 'as many numbers as roles, however often')
  same(painted[1], 'fore:cyan 0 9', 'and the quotation has its own')
end

harness.run(function()
  test_choice()
  test_numbers()
  test_own()
  test_pushed()
  test_themes()
end)
