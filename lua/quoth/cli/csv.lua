--- CSV as RFC 4180 has it: fields parted by commas, lines that end in CR LF, marks around what has
--- a comma, a mark or a line end in it. The text is UTF-8 without a byte-order mark.

local unicode = require('quoth.cli.unicode')

local M = {}

local function field(value)
  if value == nil then return '' end
  local text = unicode.repair(tostring(value))
  if not text:find('[",\r\n]') then return text end
  return '"' .. text:gsub('"', '""') .. '"'
end

--- A line. fields is a list of count values; nil is an empty field.
function M.row(fields, count)
  local out = {}
  for i = 1, count or #fields do
    out[i] = field(fields[i])
  end
  return table.concat(out, ',') .. '\r\n'
end

return M
