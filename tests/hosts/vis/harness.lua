--- Tests that run inside vis, without a terminal. A test file is read by visrc.lua once quoth is
-- set up; what it hands to harness.run is run by the command :quoth-selftest, which writes TAP
-- to the file named by QUOTH_TAP and ends vis.

--- findings: whether they are to be painted too.
local M = { infos = {}, messages = {}, findings = true }

local failed = false
local lines = {}

--- Says whether something holds; detail may tell more.
function M.ok(holds, name, detail)
  lines[#lines + 1] = (holds and 'ok - ' or 'not ok - ') .. name
  if not holds then
    failed = true
    for line in tostring(detail or ''):gmatch('[^\n]+') do
      lines[#lines + 1] = '# ' .. line
    end
  end
end

function M.same(found, expected, name)
  M.ok(found == expected, name, ('expected %s\nfound    %s'):format(
    tostring(expected), tostring(found)))
end

--- Keeps what a method of the editor is told, in list.
local function listen(name, list)
  local methods = getmetatable(vis)
  local method = methods[name]
  methods[name] = function(self, text)
    list[#list + 1] = text
    return method(self, text)
  end
end
listen('info', M.infos)
listen('message', M.messages)

--- The last thing that vis:info was told since it was last asked.
function M.info()
  local info = M.infos[#M.infos]
  for i in pairs(M.infos) do
    M.infos[i] = nil
  end
  return info
end

-- ---- What is drawn --------------------------------------------------------------

local styles, looks = {}, {}
do
  local window = vis.types.window
  local style, define = window.style, window.style_define
  function window.style(win, id, start, finish)
    styles[#styles + 1] = { win = win, look = looks[id], start = start, finish = finish }
    return style(win, id, start, finish)
  end
  function window.style_define(win, id, look)
    looks[id] = look
    return define(win, id, look)
  end
end

--- Draws every window. Returns the looks that win has got, by byte from 0, and how many times
-- a style was set. What a lexer paints is left out.
function M.draw(win)
  styles, looks = {}, {}
  for each in vis:windows() do
    each:draw()
    -- After an edit by Lua the cursor may be where vis would not have left it.
    each.selection.pos = each.selection.pos or 0
  end
  vis:redraw()
  local painted, count = {}, 0
  for _, s in ipairs(styles) do
    if s.win == win and s.look then
      count = count + 1
      for position = s.start, s.finish do
        painted[position] = s.look
      end
    end
  end
  return painted, count
end

--- What a document opened now would have painted in the viewport of win.
local function expected(win)
  local view = win.viewport.bytes or win.viewport
  local text = win.file:content(0, win.file.size)
  local doc = assert(require('quoth').open(text, {
    format = win.syntax == 'markdown' and 'markdown' or 'text',
    paragraphs = M.paragraphs,
  }))
  local wanted = require('quoth.vis.looks').choose(vis.lexers, vis.ui.colors, {})
  local painted = {}
  for first, last, role in doc:spans(view.start + 1, math.max(view.finish, 1)) do
    for from, to in text:sub(first, last):gmatch('()[^ \t\r\n][^\r\n]*()') do
      for position = first + from - 2, first + to - 3 do
        painted[position] = wanted[role]
      end
    end
  end
  for _, finding in ipairs(M.findings and doc:lint(nil, view.start + 1, view.finish) or {}) do
    local first, last = finding.first, finding.last
    if last < first then
      -- Something is missing: the character before is underlined.
      local before = text:sub(view.start + 1, last):match('[^\128-\191\r\n][\128-\191]*$')
      first, last = first - #(before or ''), before and last or first
    end
    for position = first, last do
      if not text:find('^[\r\n]', position) then painted[position - 1] = wanted[finding.level] end
    end
  end
  doc:close()
  return painted, text, view
end

--- Draws, and compares with what should be there: nil, or where and how it differs.
function M.wrong(win)
  local found = M.draw(win)
  local wanted, text, view = expected(win)
  for position = view.start, view.finish do
    if found[position] ~= wanted[position] then
      return ('at byte %d: %s instead of %s in %q'):format(position, tostring(found[position]),
        tostring(wanted[position]), text:sub(math.max(1, position - 20), position + 20))
    end
  end
  return nil
end

--- The look of the first place where words stand in win.
function M.look(win, words)
  local painted = M.draw(win)
  local at = win.file:content(0, win.file.size):find(words, 1, true)
  return painted[at - 1]
end

-- ---- Texts ----------------------------------------------------------------------

--- Makes text the text of win, and puts the cursor at its beginning.
function M.fill(win, text)
  win.selection.pos = 0
  win.file:delete(0, win.file.size)
  win.file:insert(0, text)
  win.selection.pos = 0
  win:draw()
end

--- Ends a step of undo: what Lua has done so far is not undone with what comes.
vis:command_register('quoth-step', function() return true end)
function M.step() vis:command('quoth-step') end

--- Puts the cursor before the first place where words stand.
function M.at(win, words)
  local at = win.file:content(0, win.file.size):find(words, 1, true)
  win.selection.pos = at - 1
end

function M.text(win) return win.file:content(0, win.file.size) end

--- Puts the cursor before words, types keys, returns what became of the text and puts it back.
function M.typed(win, text, words, keys)
  M.fill(win, text)
  M.at(win, words)
  vis:feedkeys(keys)
  vis:feedkeys('<Escape>')
  return M.text(win)
end

-- ---- Running ----------------------------------------------------------------------

function M.run(test)
  vis:command_register('quoth-selftest', function()
    local fine, message = xpcall(test, debug.traceback)
    if not fine then M.ok(false, 'the test runs to its end', message) end
    lines[#lines + 1] = '1..' .. #lines
    local file = assert(io.open(os.getenv('QUOTH_TAP'), 'w'))
    file:write(table.concat(lines, '\n'), '\n')
    file:close()
    vis:exit(failed and 1 or 0)
    return true
  end)
end

return M
