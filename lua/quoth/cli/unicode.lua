--- Characters of UTF-8 strings.

local M = {}

--- text with U+FFFD for each byte that is no UTF-8.
function M.repair(text)
  local _, bad = utf8.len(text)
  if not bad then return text end
  local out, from = {}, 1
  while bad do
    out[#out + 1] = text:sub(from, bad - 1)
    out[#out + 1] = '\u{FFFD}'
    from = bad + 1
    _, bad = utf8.len(text, from)
  end
  out[#out + 1] = text:sub(from)
  return table.concat(out)
end

--- Code points of two columns, and of none, as first and last by turns.
local WIDE = {
  0x1100, 0x115F, 0x2E80, 0x303E, 0x3041, 0xA4CF, 0xAC00, 0xD7A3, 0xF900, 0xFAFF,
  0xFE30, 0xFE6F, 0xFF00, 0xFF60, 0xFFE0, 0xFFE6, 0x1F300, 0x1F64F, 0x1F900, 0x1F9FF,
  0x20000, 0x3FFFD,
}
local NARROW = { 0x300, 0x36F, 0x200B, 0x200F, 0x202A, 0x202E, 0x20D0, 0x20FF, 0xFE00, 0xFE0F }

local function within(ranges, code)
  for i = 1, #ranges, 2 do
    if code < ranges[i] then return false end
    if code <= ranges[i + 1] then return true end
  end
  return false
end

--- The columns of a code point on a terminal; never more than its bytes.
function M.columns(code)
  if code < 0x300 then return 1 end
  return within(NARROW, code) and 0 or within(WIDE, code) and 2 or 1
end

return M
