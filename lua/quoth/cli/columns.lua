--- Text in columns of a terminal. A byte that is no UTF-8 has one column.

local text = require('quoth.text')
local unicode = require('quoth.cli.unicode')

local M = {}

function M.width(s)
  s = unicode.repair(s)
  -- No byte of a code point from U+0300 on.
  if not s:find('[\xCC-\xFF]') then return utf8.len(s) end
  local sum = 0
  for _, code in utf8.codes(s) do
    sum = sum + unicode.columns(code)
  end
  return sum
end

--- s as one line, at most width columns wide; "…" stands for what is cut off. more tells that
-- s itself was cut from something longer.
function M.fit(s, width, more)
  s = text.one_line(unicode.repair(s), #s * 3)
  if #s <= width and not more then return s end
  -- room: so many bytes leave a column for the "…".
  local used, room = 0, 0
  for position, code in utf8.codes(s) do
    used = used + unicode.columns(code)
    if used > width then return s:sub(1, room):gsub(' +$', '') .. '…' end
    if used < width then room = utf8.offset(s, 2, position) - 1 end
  end
  return more and s:sub(1, room):gsub(' +$', '') .. '…' or s
end

--- s with blanks after it up to width columns.
function M.pad(s, width)
  return s .. (' '):rep(width - M.width(s))
end

return M
