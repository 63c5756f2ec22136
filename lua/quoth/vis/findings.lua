--- The findings of a file: those on the screen, those of the whole text, the one at the cursor.
--
-- Texts that follow.lua compares in part only are larger than lint can follow at each key. There
-- what is on the screen is read for itself, with the text around it; commands read all of it.

local files = require('quoth.vis.files')
local follow = require('quoth.vis.follow')
local lint = require('quoth.lint')

local M = {}

--- So much around the screen is read with it in large texts.
local NEAR = 16384
--- A message is cut at so many bytes.
local WIDTH = 200

local host -- quoth.lint's

--- Takes setup's options. tell is told of each trouble once.
function M.configure(settings, tell)
  host = lint.host({ setup = settings, tell = tell })
end

--- Has the settings files looked at again.
function M.refresh() host:refresh() end

--- The settings of a file.
function M.settings(file) return host:settings(file.path) end

--- The options that lint has for it.
function M.options(file) return (host:options(file.path)) end

--- Are they shown?
function M.shown() return files.settings.findings end

-- ---- On the screen -------------------------------------------------------------------

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
  local ok, list = pcall(host.findings, host, part, record.file.path, nil, nil, true)
  part:close()
  if not ok then error(list, 0) end
  for _, finding in ipairs(list) do
    finding.first, finding.last = finding.first + offset, finding.last + offset
  end
  return list
end

--- The findings to be shown in a window. Those of a large text are for showing only: their fixes
-- are told of a part of it.
function M.on_screen(win)
  local record = files.of(win)
  local doc, view = record.doc, win.viewport
  view = view and (view.bytes or view)
  if not M.shown() or not view or view.finish <= view.start then return {} end
  if record.file.size <= follow.WHOLE then
    return host:findings(doc, record.file.path, view.start + 1, view.finish, true)
  end
  local settings = M.settings(record.file)
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

-- ---- For commands ------------------------------------------------------------------------

--- The findings that touch first..last, or all.
function M.list(win, doc, first, last)
  return host:findings(doc, win.file.path, first, last)
end

--- Mends them in the document. Returns how many, and the edits.
function M.fix(win, doc, first, last)
  return host:fix(doc, win.file.path, first, last)
end

--- Where a finding is seen: the place, or beside it where something is missing.
function M.extent(finding) return finding.first, math.max(finding.last, finding.first) end

--- The first of a list that holds a position (from 1), else the nearest on its line.
function M.nearest(doc, list, position)
  local line = doc:line(position)
  local best, least
  for _, finding in ipairs(list) do
    local first, last = M.extent(finding)
    local away = math.max(first - position, position - last, 0)
    if (not least or away < least) and (away == 0 or doc:line(first) == line) then
      best, least = finding, away
    end
  end
  return best
end

--- The finding at the cursor, or nearest to it on its line.
function M.at_cursor(win, doc)
  local position = math.min((win.selection.pos or 0) + 1, math.max(doc:size(), 1))
  local line = doc:line(position)
  local list = M.list(win, doc, doc:line_start(line), doc:line_start(line + 1) - 1)
  return M.nearest(doc, list, position)
end

--- A finding in a line: "warning: no comma before the tag [missing-comma]; fix: put ,"
function M.tell(doc, finding)
  local mend = lint.mend(doc, finding)
  local line = ('%s: %s [%s]'):format(finding.level, finding.message, finding.rule)
  return require('quoth.text').one_line(mend and line .. '; fix: ' .. mend or line, WIDTH)
end

--- Tells what a finding of a list says when the cursor of win comes to it.
function M.tell_at_cursor(win, doc, list)
  local record, position = files.of(win), win.selection.pos
  if vis.mode ~= vis.modes.NORMAL or not position then return end
  local here
  for _, finding in ipairs(list) do
    local first, last = M.extent(finding)
    if position + 1 >= first and position + 1 <= last then here = here or finding end
  end
  local told = here and here.rule .. here.first
  if here and record.told ~= told then vis:info(M.tell(doc, here)) end
  record.told = told
end

return M
