--- Makes edits in the file of a window, and leaves its selections where they were in the text.
-- What one command or key makes is one step of undo.
--
-- vis takes longer for each edit the more there are, so that very many are told as fewer.

local M = {}

--- More edits than this are joined where they are near.
local MANY = 1000
--- Edits that are no further apart are near.
local NEAR = 2048

--- Where a position (from 0) is after an edit (from 1).
local function moved(position, edit)
  local start, length = edit.first - 1, edit.last - edit.first + 1
  if position < start then return position end
  if position >= start + length then return position + #edit.text - length end
  return start + math.min(position - start, math.max(#edit.text - 1, 0))
end

--- Edits in order, those that are near joined by the text between them.
local function joined(file, edits)
  local result = {}
  for _, edit in ipairs(edits) do
    local before = result[#result]
    if before and edit.first - before.last <= NEAR then
      before.parts[#before.parts + 1] = file:content(before.last, edit.first - 1 - before.last)
      before.parts[#before.parts + 1] = edit.text
      before.last = edit.last
    else
      result[#result + 1] = { first = edit.first, last = edit.last, parts = { edit.text } }
    end
  end
  for _, edit in ipairs(result) do
    edit.text = table.concat(edit.parts)
  end
  return result
end

local function make(file, edit)
  local length = edit.last - edit.first + 1
  if length > 0 then file:delete(edit.first - 1, length) end
  if edit.text ~= '' then file:insert(edit.first - 1, edit.text) end
end

--- The selections of a window: the ends of each, from 0.
local function selections(win)
  local list = {}
  for selection in win:selections_iterator() do
    local range = selection.anchored and selection.range
    list[#list + 1] = {
      selection = selection,
      position = selection.pos,
      start = range and range.start,
      finish = range and range.finish,
    }
  end
  return list
end

local function follow(list, edit)
  for _, kept in ipairs(list) do
    if kept.position then kept.position = moved(kept.position, edit) end
    if kept.start then
      kept.start, kept.finish = moved(kept.start, edit), moved(kept.finish, edit)
    end
  end
end

local function restore(list)
  for _, kept in ipairs(list) do
    if kept.start then
      kept.selection.range = { start = kept.start, finish = math.max(kept.finish, kept.start + 1) }
    else
      kept.selection.pos = kept.position or 0
    end
  end
end

--- Makes edits, each in the text as the one before left it.
function M.in_turn(win, edits)
  local list = selections(win)
  for _, edit in ipairs(edits) do
    make(win.file, edit)
    follow(list, edit)
  end
  restore(list)
end

--- Makes edits that are in order and do not overlap, all in the text as it is.
function M.together(win, edits)
  local list = selections(win)
  local fewer = #edits > MANY and joined(win.file, edits) or edits
  for i = #fewer, 1, -1 do
    make(win.file, fewer[i])
  end
  for i = #edits, 1, -1 do
    follow(list, edits[i])
  end
  restore(list)
end

--- What is selected in a window, in order, from 1; nil where nothing is.
function M.selected(win)
  local ranges = {}
  for selection in win:selections_iterator() do
    local range = selection.anchored and selection.range
    if range and range.finish > range.start then
      ranges[#ranges + 1] = { first = range.start + 1, last = range.finish }
    end
  end
  return ranges[1] and ranges
end

return M
