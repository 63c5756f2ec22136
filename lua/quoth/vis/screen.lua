--- The findings on the screen.
--
-- Texts that follow.lua compares in part only are larger than lint can follow at each key. There
-- what is on the screen is read for itself, with the text around it; commands read all of it.

local files = require('quoth.vis.files')
local findings = require('quoth.vis.findings')
local follow = require('quoth.vis.follow')

local M = {}

--- So much around the screen is read with it in large texts.
local NEAR = 16384

--- A part of a document that is a document of its own: it begins and ends with a paragraph.
local function part_of(doc, start, finish)
  local low, high = math.max(start - NEAR, 0), math.min(finish + NEAR, doc:size())
  local text = doc:text(low + 1, high)
  local gap = doc:paragraphs() == 'line' and '\n' or '\n[ \t\r]*\n'
  local first, last = 1, #text
  if low > 0 then
    local _, at = text:find(gap)
    if at and low + at <= start then first = at + 1 end
  end
  if high < doc:size() then
    local from = math.max(finish - low, 1)
    last = text:find(gap, from) or last
  end
  local part, message = files.settings.open(text:sub(first, last), {
    format = doc:format(),
    paragraphs = doc:paragraphs(),
  })
  if not part then error(message, 0) end
  return part, low + first - 1
end

local function findings_of_part(record, start, finish)
  local doc = record.doc
  local part, offset = part_of(doc, start, finish)
  local ok, list = pcall(findings.list, record.file, part, nil, nil, true)
  part:close()
  if not ok then error(list, 0) end
  local function shift(range)
    range.first, range.last = range.first + offset, range.last + offset
  end
  for _, finding in ipairs(list) do
    shift(finding)
    for _, edit in ipairs(finding.fixes) do
      shift(edit)
    end
  end
  return list
end

local function in_view(record, view)
  local doc = record.doc
  if record.file.size <= follow.WHOLE then
    return findings.list(record.file, doc, view.start + 1, view.finish, true)
  end
  local settings = findings.settings(record.file)
  local seen = record.seen
  if not seen or seen.version ~= doc:version() or seen.settings ~= settings
    or seen.start ~= view.start or seen.finish ~= view.finish then
    seen = { version = doc:version(), settings = settings }
    seen.start, seen.finish = view.start, view.finish
    seen.list = findings_of_part(record, view.start, view.finish)
    record.seen = seen
  end
  return seen.list
end

--- Those of a list that are not in the paragraph at a position (from 1), which is being written.
local function elsewhere(doc, list, position)
  local gap = doc:paragraphs() == 'line' and '\n' or '\n[ \t\r]*\n'
  local others = {}
  for _, finding in ipairs(list) do
    local low, high = math.min(finding.first, position), math.max(finding.last, position - 1)
    if high - low > NEAR or doc:text(low, high):find(gap) then others[#others + 1] = finding end
  end
  return others
end

--- The findings to be shown in a window. A quotation that is being typed is not closed yet, so that
-- in insert mode those of its paragraph are left out.
function M.list(win)
  local record, view, position = files.of(win), win.viewport, win.selection.pos
  view = view and (view.bytes or view)
  if not findings.shown() or not view or view.finish <= view.start then return {} end
  local list = in_view(record, view)
  local typing = vis.mode == vis.modes.INSERT and win == vis.win and position
  return typing and list[1] and elsewhere(record.doc, list, position + 1) or list
end

--- Tells what a finding of a list says when the cursor of win comes to it.
function M.tell_at_cursor(win, doc, list)
  local record, position = files.of(win), win.selection.pos
  if vis.mode ~= vis.modes.NORMAL or not position then return end
  local here
  for _, finding in ipairs(list) do
    local first, last = findings.extent(finding)
    if position + 1 >= first and position + 1 <= last then here = here or finding end
  end
  local told = here and here.rule .. here.first
  if here and record.told ~= told then vis:info(findings.tell(doc, here)) end
  record.told = told
end

return M
