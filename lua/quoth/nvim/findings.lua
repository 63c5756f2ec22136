--- The findings of buffers, and the settings that they are made by: those of the nearest
-- .quoth.lua, over what setup was told.

local config = require('quoth.nvim.config')
local lint = require('quoth.lint')
local report = require('quoth.nvim.report')

local api = vim.api

local M = {}

local host -- nil until somebody asks

local function get_host()
  if not host then
    host = lint.host({ setup = config.values.settings, tell = report.fail })
  end
  return host
end

--- Takes the options of setup anew.
function M.forget() host = nil end

--- The file that a buffer is, or would be if it had a name, for settings to be looked for.
local function path(buf)
  local name = api.nvim_buf_get_name(buf)
  return name:find('^/') and name or vim.fn.getcwd() .. '/' .. '-'
end

--- The settings of a buffer.
function M.settings(buf) return get_host():settings(path(buf)) end

--- Tells the document of a buffer what its settings say of speakers.
function M.give(buf, doc) get_host():give(doc, path(buf)) end

--- Has the settings files looked at again.
function M.refresh() get_host():refresh() end

--- The findings of a buffer's document that touch first..last. Raises an error without memory.
function M.list(buf, doc, first, last)
  return get_host():findings(doc, path(buf), first, last)
end

--- The same for a document of the text in a file.
function M.of_file(file, doc) return get_host():findings(doc, file) end

--- Mends a buffer's document in first..last. Returns the number of findings and the edits.
function M.fix(buf, doc, first, last) return get_host():fix(doc, path(buf), first, last) end

--- The finding at a position: one that holds it, the narrowest; else the nearest in its line.
function M.at(buf, doc, position)
  local line = doc:line(position)
  local start, stop = doc:line_start(line), doc:line_start(line + 1) - 1
  local best, least
  for _, finding in ipairs(M.list(buf, doc, start, stop)) do
    local first, last = finding.first, math.max(finding.last, finding.first)
    local away = math.max(first - position, position - last, 0)
    -- One that holds it comes before all that do not.
    local rank = away > 0 and away + doc:size() or last - first
    if not least or rank < least then
      best, least = finding, rank
    end
  end
  return best
end

--- "error: this quotation is not closed [unclosed-quotation]"
function M.line(finding)
  return ('%s: %s [%s]'):format(finding.level, finding.message, finding.rule)
end

return M
