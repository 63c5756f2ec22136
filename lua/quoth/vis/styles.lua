--- Colours the spans of a document in a window of vis.
--
-- A style is a number that each window defines for itself. Lexers number theirs from the
-- lowest up, the editor's own begin at 65, so ours go from 64 down as far as the lexer leaves
-- room. Where it does not (Markdown in vis 0.9 leaves two), the role gets the number of the
-- lexer's own style that its look comes from.
-- vis after 0.9 hands out numbers instead (vis.ui:style_push).

local looks = require('quoth.vis.looks')
local speaking = require('quoth.speaking')

local M = {}

local TOP = 64

--- Who comes first where numbers are short: what looks least like anything of a lexer.
local ORDER = {
  'quotation', 'error', 'unclosed', 'stray', 'nested', 'source', 'warning', 'cue', 'hint',
}

--- A style of a lexer that comes near, or one of ours.
local NEAREST = {
  unclosed = 'error', stray = 'error', nested = 'preprocessor', source = 'type', cue = 'keyword',
}
local LIKE = { warning = 'error', hint = 'error' }

--- So much of a finding is underlined.
local LONG = 120

--- The greatest number that the lexer of a window uses, and its numbers by name.
local function lexer_numbers(win)
  local lexer = win.syntax and vis.lexers.load and vis.lexers.load(win.syntax, nil, true)
  if not lexer then return 0, {} end
  local greatest, numbers = 0, {}
  if lexer._TAGS then -- 0.9
    greatest = #lexer._TAGS
    for number, name in ipairs(lexer._TAGS) do
      numbers[name] = number
    end
  else
    for name, number in pairs(lexer._TOKENSTYLES or {}) do
      greatest, numbers[name] = math.max(greatest, number), number
    end
  end
  return greatest, numbers
end

--- The number of each role's style in a window, and those of them that are ours to define.
local function assign(win)
  local greatest, numbers = lexer_numbers(win)
  local given, ours = {}, {}
  local number = TOP
  for _, role in ipairs(ORDER) do
    if number > greatest then
      given[role], ours[role] = number, number
      number = number - 1
    else
      given[role] = given[LIKE[role]] or numbers[NEAREST[role]] or given.quotation
    end
  end
  return given, ours
end

--- What was chosen last, for as long as theme, syntax and terminal stay the same.
local cache = { styles = {} }

local function choose(own)
  local key = looks.theme(vis.lexers) .. '\n' .. tostring(vis.ui.colors)
  if cache.key ~= key or cache.own ~= own then
    cache = { key = key, own = own, styles = {} }
    cache.looks = looks.choose(vis.lexers, vis.ui.colors or 8, own)
  end
  return cache
end

--- The number of each role's style in win, defined.
local function define(win, own)
  local chosen = choose(own)
  if not win.style_define then
    for role, look in pairs(chosen.looks) do
      M.pushed = M.pushed or {}
      M.pushed[role] = M.pushed[role] or vis.ui:style_push()
      vis.ui:style_define(M.pushed[role], look)
    end
    return M.pushed
  end
  local syntax = win.syntax or ''
  local styles = chosen.styles[syntax]
  if not styles then
    styles = { assign(win) }
    chosen.styles[syntax] = styles
  end
  for role, number in pairs(styles[2]) do
    win:style_define(number, chosen.looks[role])
  end
  return styles[1]
end

--- A number that has a look until the next one is asked for: vis takes over what a style is defined
-- as when it is set.
local function pen(win, look)
  if win.style_define then
    win:style_define(TOP, look)
    return TOP
  end
  M.pushed = M.pushed or {}
  if not M.pushed[look] then
    M.pushed[look] = vis.ui:style_push()
    vis.ui:style_define(M.pushed[look], look)
  end
  return M.pushed[look]
end

--- Calls f(first, last, style) for what is to be coloured in first..last.
local function by_role(doc, first, last, styles, f)
  for from, to, role in doc:spans(first, last) do
    f(from, to, styles[role])
  end
end

local function by_speaker(win, doc, first, last, name, own, f)
  local chosen = choose(own).looks
  speaking.spans(doc, first, last, function(from, to, role, slot)
    local look = chosen[role]
    if slot or role == 'nobody' then
      look = looks.speaker(vis.lexers, vis.ui.colors or 8, name, slot, role == 'source')
    end
    f(from, to, pen(win, look))
  end)
end

--- Without line ends and the blanks that a line begins with: a style there runs on to the border of
-- the screen. And without line ends.
local WORDS, LINES = '()[^ \t\r\n][^\r\n]*()', '()[^\r\n]+()'

--- Sets a style on what a pattern finds in start..finish (from 0, both included) of text, which
-- begins at offset.
local function lay(win, style, text, offset, start, finish, pattern)
  local piece = text:sub(start - offset + 1, finish - offset + 1)
  for first, after in piece:gmatch(pattern) do
    win:style(style, start + first - 1, start + after - 2)
  end
end

--- Where a finding is underlined: start and finish, from 0, both included; where something is
-- missing, the character before.
local function line_under(finding, text, offset)
  if finding.last >= finding.first then
    return finding.first - 1, math.min(finding.last, finding.first + LONG) - 1
  end
  local before = text:sub(1, finding.first - 1 - offset):match('()[^\128-\191\r\n][\128-\191]*$')
  local start = before and offset + before - 1 or finding.first - 1
  return start, math.max(finding.first - 2, start)
end

--- Colours what doc has in the viewport of win, and underlines the findings there. options has
-- styles by role, colours ('role' or 'speaker') and palette.
function M.paint(win, doc, options, findings)
  local view = win.viewport
  view = view and (view.bytes or view)
  if not view or view.finish <= view.start then return end
  local text = doc:text(view.start + 1, view.finish)
  local styles = define(win, options.styles)
  local function paint(first, last, style)
    lay(win, style, text, view.start, first - 1, last - 1, WORDS)
  end
  if options.colours == 'speaker' then
    local name = options.palette
    by_speaker(win, doc, view.start + 1, view.finish, name, options.styles, paint)
  else
    by_role(doc, view.start + 1, view.finish, styles, paint)
  end
  for _, finding in ipairs(findings) do
    local start, finish = line_under(finding, text, view.start)
    lay(win, styles[finding.level], text, view.start, math.max(start, view.start), finish, LINES)
  end
end

return M
