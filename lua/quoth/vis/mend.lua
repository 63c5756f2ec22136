--- What changes the text: fixes, and marks made typographic or straight. Each is one step of undo.

local edits = require('quoth.vis.edits')
local files = require('quoth.vis.files')
local findings = require('quoth.vis.findings')
local lint = require('quoth.lint')
local marks = require('quoth.marks')
local text = require('quoth.text')

local M = {}

local function counted(count, what)
  return ('%d %s%s'):format(count, what, count == 1 and '' or 's')
end

--- first..last of each selection, else of the range of a command, which is the whole text where it
-- was given none.
local function parts(win, range)
  local selected = edits.selected(win)
  if selected then return selected end
  if range and range.finish > range.start then
    return { { first = range.start + 1, last = range.finish } }
  end
  return { { first = 1, last = win.file.size } }
end

local function is_part(win, range)
  if edits.selected(win) then return true end
  return range ~= nil and range.finish > range.start and range.finish - range.start < win.file.size
end

-- ---- Fixes ----------------------------------------------------------------------------

--- Mends the finding at the cursor.
local function fix_one(win, doc)
  local finding = findings.at_cursor(win, doc)
  if not finding then return 'quoth: no finding here' end
  local mend = lint.mend(doc, finding)
  if not mend then return 'quoth: no fix for this: ' .. finding.message end
  local first, last = findings.extent(finding)
  local _, made = findings.fix(win.file, doc, first, math.min(last, doc:size()))
  edits.in_turn(win, made)
  return ('quoth: %s [%s]'):format(text.one_line(mend, 120), finding.rule)
end

local function fix_parts(win, doc, list)
  local count = 0
  -- From the last on: a fix moves what is behind it.
  for i = #list, 1, -1 do
    local part = list[i]
    local mended, made = findings.fix(win.file, doc, part.first, math.min(part.last, doc:size()))
    edits.in_turn(win, made)
    count = count + mended
  end
  local left = #findings.list(win.file, doc)
  return ('quoth: %s mended, %s left'):format(
    counted(count, 'finding'),
    left == 0 and 'none' or left
  )
end

--- :quoth fix, which mends the finding at the cursor, or those in what is selected or in the
-- lines given; :quoth fix all.
function M.fix(win, range, all)
  local doc, why = files.for_command(win)
  if not doc then return vis:info(why) end
  local whole = { { first = 1, last = doc:size() } }
  if all then return vis:info(fix_parts(win, doc, whole)) end
  if is_part(win, range) then return vis:info(fix_parts(win, doc, parts(win, range))) end
  vis:info(fix_one(win, doc))
end

-- ---- Marks ------------------------------------------------------------------------------

local DONE = { curl = 'made typographic', straighten = 'made straight' }

--- The edits in parts of a text, in order.
local function edits_of(doc, what, style, list)
  local all = {}
  for _, part in ipairs(list) do
    local last = math.min(part.last, doc:size())
    local made, message
    if what == 'curl' then
      made, message = marks.curl(doc, style, part.first, last)
    else
      made, message = marks.straighten(doc, part.first, last)
    end
    if not made then error(message, 0) end
    for _, edit in ipairs(made) do
      all[#all + 1] = edit
    end
  end
  return all
end

local function is_style(name)
  for _, style in ipairs(marks.STYLES) do
    if style == name then return true end
  end
  return false
end

--- Makes marks typographic (what is 'curl') or straight ('straighten') in a list of parts.
function M.convert(win, what, list, style)
  local doc, why = files.for_command(win)
  if not doc then return vis:info(why) end
  style = style or findings.settings(win.file).curl.style
  if what == 'curl' and style and not is_style(style) then
    local names = table.concat(marks.STYLES, ', ')
    return vis:info(("quoth: no style '%s', only %s"):format(text.one_line(style, 40), names))
  end
  local made = edits_of(doc, what, style, list)
  edits.together(win, made)
  vis:info(('quoth: %s %s'):format(counted(#made, 'mark'), DONE[what]))
end

--- :quoth curl [STYLE] and :quoth straighten, of what is selected, of some lines, or of all.
function M.convert_range(win, what, range, style)
  M.convert(win, what, parts(win, range), style)
end

--- An operator.
function M.operator(what)
  return function(file, range, position)
    local win = vis.win
    if win.file == file and range.finish > range.start then
      local list = { { first = range.start + 1, last = range.finish } }
      files.guard(win, M.convert, win, what, list)
    end
    return position
  end
end

return M
