--- What quoth shows in vis's message window: texts to read, and lists from which Enter goes to a
-- place. vis appends to that window what it is told; what quoth showed there before goes, what
-- others wrote stays.

local M = {}

--- What is shown: file, that of the message window; first and last, marks of the text's first and
-- last byte. A list has text, the file that it is about; origin, the window that it was asked for
-- in; and places, a mark of text for each line under its title.
local shown

local function is_open(wanted)
  for win in vis:windows() do
    if win == wanted then return true end
  end
end

--- The window of the text that the list is about.
local function text_window()
  if not shown or not shown.places then return nil end
  if is_open(shown.origin) and shown.origin.file == shown.text then return shown.origin end
  for win in vis:windows() do
    if win.file == shown.text then return win end
  end
end

--- The number of the list's line at the cursor of win; its title is 0.
local function line_number(win)
  local first = win.file:mark_get(shown.first)
  if not first then return nil end
  local _, above = win.file:content(0, first):gsub('\n', '')
  return win.selection.line - above - 1
end

--- Goes to what the line at the cursor tells of.
local function go()
  local win = vis.win.file == shown.file and text_window()
  local mark = win and shown.places[line_number(vis.win)]
  local position = mark and shown.text:mark_get(mark)
  if not position then return vis:info('quoth: this line tells of no place') end
  vis.win = win
  win.selection.pos = position
end

--- Closes the message window, and goes back to the text.
local function close()
  local win = text_window()
  vis:command('q')
  if win then vis.win = win end
end

local function take_away()
  local file = shown.file
  local first, last = file:mark_get(shown.first), file:mark_get(shown.last)
  if first and last and last >= first then file:delete(first, last - first + 1) end
end

--- Shows a text in place of what was shown before; q closes the window.
function M.tell(text)
  if shown then take_away() end
  vis:message(text)
  local file = vis.win.file
  local size = #text + 1 -- vis adds a newline
  shown = {
    file = file,
    first = file:mark_set(file.size - size),
    last = file:mark_set(file.size - 1),
  }
  -- A window that has a key keeps it.
  vis.win:map(vis.modes.NORMAL, 'q', close, 'quoth: close this window')
end

--- Shows lines under a title, the cursor on the first; places has a position (from 1) of the text
--- in win for each line.
function M.show(win, title, lines, places)
  M.tell(title .. '\n' .. table.concat(lines, '\n'))
  shown.text, shown.origin, shown.places = win.file, win, {}
  for i, position in ipairs(places) do
    shown.places[i] = win.file:mark_set(position - 1)
  end
  vis.win.selection.pos = shown.file:mark_get(shown.first) + #title + 1
  vis.win:map(vis.modes.NORMAL, '<Enter>', go, 'quoth: go to the place that this line tells of')
end

--- The window that a command given in win is about: the text's, where win shows a list.
function M.about(win)
  return shown and win.file == shown.file and text_window() or win
end

return M
