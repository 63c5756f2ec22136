--- Which mark belongs at a place of a buffer.

local fences = require('quoth.fences')
local findings = require('quoth.nvim.findings')
local marks = require('quoth.marks')

local M = {}

--- The paragraph is read so far to both sides, and code in Markdown is looked for so far above.
local NEAR, FAR = 8192, 1048576

--- What is before first and behind last in their paragraph.
local function around(doc, first, last)
  local before = doc:text(math.max(first - NEAR, 1), first - 1)
  local after = doc:text(last + 1, last + NEAR)
  return marks.paragraph(before, after, doc:paragraphs())
end

--- Whether a position is in code that has begun in a paragraph above.
local function is_code(doc, position)
  if doc:format() ~= 'markdown' then return false end
  return fences.open(doc:text(math.max(position - FAR, 1), position - 1))
end

--- What stands for a key, " or ', in the place of first..last; the key itself where it stays.
function M.mark(buf, doc, key, first, last)
  if is_code(doc, first) then return key end
  local before, after = around(doc, first, last)
  local style = findings.settings(buf).curl.style
  return marks.typed(key, before, after, { style = style, format = doc:format() })
end

return M
