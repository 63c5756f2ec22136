--- The findings of files, and the settings that they come from.

local files = require('quoth.vis.files')
local lint = require('quoth.lint')

local M = {}

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

--- Tells the document of a file what its settings say of speakers.
function M.give(file, doc) host:give(doc, file.path) end

--- The options that lint has for it.
function M.options(file) return (host:options(file.path)) end

--- Are they shown?
function M.shown() return files.settings.findings end

--- The findings of a document of a file that touch first..last, or all; typing as in quoth.lint.
function M.list(file, doc, first, last, typing)
  return host:findings(doc, file.path, first, last, typing)
end

--- Mends them in the document. Returns how many, and the edits.
function M.fix(file, doc, first, last)
  return host:fix(doc, file.path, first, last)
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
  local list = M.list(win.file, doc, doc:line_start(line), doc:line_start(line + 1) - 1)
  return M.nearest(doc, list, position)
end

--- A finding in a line: "warning: no comma before the tag [missing-comma]; fix: put ,"
function M.tell(doc, finding)
  local mend = lint.mend(doc, finding)
  local line = ('%s: %s [%s]'):format(finding.level, finding.message, finding.rule)
  return require('quoth.text').one_line(mend and line .. '; fix: ' .. mend or line, WIDTH)
end

return M
