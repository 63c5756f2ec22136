--- Lists in vis's message window from which Enter goes to a place in the text.

local M = {}

--- The lists that were shown, by their titles: file, and a mark of it for each line.
local lists = {}

--- The list that a line of the message window belongs to, and which of its lines it is.
local function entry(file, line)
  for above = line, 1, -1 do
    local list = lists[file.lines[above]]
    if list then return list, line - above end
  end
end

local function window_of(file)
  for win in vis:windows() do
    if win.file == file then return win end
  end
end

--- Goes to what the line at the cursor of the message window tells of.
local function go()
  local list, number = entry(vis.win.file, vis.win.selection.line)
  local win = list and window_of(list.file)
  local position = win and list.marks[number] and list.file:mark_get(list.marks[number])
  if not position then return vis:info('quoth: this line tells of no place') end
  vis.win = win
  win.selection.pos = position
end

--- Shows lines under a title; places has a position (from 1) of file for each line.
function M.show(file, title, lines, places)
  local list = { file = file, marks = {} }
  for i, position in ipairs(places) do
    list.marks[i] = file:mark_set(position - 1)
  end
  lists[title] = list
  vis:message(title .. '\n' .. table.concat(lines, '\n'))
  -- A window that has the key keeps it.
  vis.win:map(vis.modes.NORMAL, '<Enter>', go, 'quoth: go to the place that this line tells of')
end

return M
