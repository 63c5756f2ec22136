--- Which mark belongs at a place of a buffer.

local findings = require('quoth.nvim.findings')
local marks = require('quoth.marks')

local M = {}

--- The paragraph is read so far to both sides; in Markdown, where code may have begun far above,
-- more.
local NEAR, FAR = 8192, 1048576

--- What is before first and behind last in their paragraph.
local function around(doc, first, last)
  local markdown = doc:format() == 'markdown'
  local low = markdown and first <= FAR and 1 or math.max(first - NEAR, 1)
  local before = doc:text(low, first - 1)
  local after = doc:text(last + 1, last + NEAR)
  local gap = doc:paragraphs() == 'line' and '\n' or '\n[ \t\r]*\n'
  if not markdown or low > 1 then
    local at = 1
    for behind in before:gmatch(gap .. '()') do
      at = behind
    end
    before = before:sub(at)
  end
  local stop = after:find(gap)
  return before, stop and after:sub(1, stop - 1) or after
end

--- What stands for a key, " or ', in the place of first..last; the key itself where it stays.
function M.mark(buf, doc, key, first, last)
  local before, after = around(doc, first, last)
  local style = findings.settings(buf).curl.style
  return marks.typed(key, before, after, { style = style, format = doc:format() })
end

return M
