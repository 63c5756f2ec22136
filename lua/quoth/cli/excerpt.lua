--- A finding for people: its line with the place underlined, and the same as its fix makes it.

local columns = require('quoth.cli.columns')
local lint = require('quoth.lint')
local unicode = require('quoth.cli.unicode')

local M = {}

--- Bytes of the line that are shown before and after a place, and of the place itself.
local BEFORE, AFTER, MOST = 44, 36, 120
local INDENT = '    '

--- A boundary of a character and, if one is near, of a word: back from position, not before least.
local function back(doc, position, least)
  if position <= least then return least end
  local near = doc:text(math.max(position - 12, least), position - 1)
  local space = near:match('.* ()')
  if space then return position - #near + space - 1 end
  local whole = near:match('()[^\128-\191][\128-\191]*$')
  return position - #near + whole - 1
end

local function forward(doc, position, most)
  if position >= most then return most end
  local near = doc:text(position + 1, math.min(position + 12, most))
  local space = near:find(' ', 1, true)
  if space then return position + space - 1 end
  return position + #near:match('^[\128-\191]*')
end

--- The part of a line that shows a finding: first, last, and whether it was cut on each side.
local function window(doc, finding)
  local start = doc:line_start(doc:line(finding.first))
  local stop = doc:line_start(doc:line(finding.first) + 1) - 1
  if doc:text(stop, stop) == '\n' then stop = stop - 1 end
  if doc:text(stop, stop) == '\r' then stop = stop - 1 end
  local last = math.max(math.min(finding.last, finding.first + MOST, stop), finding.first - 1)
  local from = back(doc, finding.first - BEFORE, start)
  local to = forward(doc, last + AFTER, math.max(stop, start - 1))
  return { from = from, to = to, last = last, left = from > start, right = to < stop }
end

--- Text as it can be shown on one line.
local function plain(text)
  text = unicode.repair(text):gsub('\194[\128-\159]', '\u{FFFD}')
  return (text:gsub('\t', ' '):gsub('%c', '\u{FFFD}'))
end

local function ends(w, text)
  return (w.left and '…' or '') .. text .. (w.right and '…' or '')
end

--- The part of the line after the edits; nil if one of them is elsewhere.
local function fixed(doc, finding, w)
  local out, at = {}, w.from
  for _, edit in ipairs(finding.fixes) do
    if edit.first < w.from or edit.last > w.to or edit.text:find('\n', 1, true) then return nil end
    out[#out + 1] = doc:text(at, edit.first - 1)
    out[#out + 1] = edit.text
    at = edit.last + 1
  end
  out[#out + 1] = doc:text(at, w.to)
  return table.concat(out)
end

--- The fix of a finding: the part of the line that shows it, or the part where the fix is, or, if
-- it is in several places, what happens in each.
local function fix_of(doc, finding, w, paint)
  local text = fixed(doc, finding, w)
  if text then return paint('fix', 'fix: ') .. ends(w, plain(text)) end
  local edits = finding.fixes
  local there = window(doc, { first = edits[1].first, last = edits[#edits].last })
  text = fixed(doc, finding, there)
  if text then
    local line, column = lint.place(doc, edits[1].first)
    return paint('fix', ('fix at %d:%d: '):format(line, column)) .. ends(there, plain(text))
  end
  local out = {}
  for i, edit in ipairs(edits) do
    local what = edit.text == '' and 'take away' or ('put [%s]'):format(plain(edit.text))
    out[i] = ('%s at %d:%d'):format(what, lint.place(doc, edit.first))
  end
  return paint('fix', 'fix: ') .. table.concat(out, ', ')
end

--- The lines under the first one. paint(name, text) puts a colour on a text.
function M.lines(doc, finding, paint)
  local w = window(doc, finding)
  local before = ends({ left = w.left }, plain(doc:text(w.from, finding.first - 1)))
  local place = plain(doc:text(finding.first, w.last))
  local after = ends({ right = w.right }, plain(doc:text(math.max(w.last + 1, w.from), w.to)))
  local width = math.max(columns.width(place), 1)
  local out = {
    INDENT .. before .. place .. after,
    INDENT .. (' '):rep(columns.width(before)) .. paint('mark', '^' .. ('~'):rep(width - 1)),
  }
  if finding.fixes[1] then out[#out + 1] = INDENT .. fix_of(doc, finding, w, paint) end
  for _, other in ipairs(finding.related) do
    local line, column = lint.place(doc, other.first)
    local where = ('%d:%d: '):format(line, column)
    out[#out + 1] = INDENT .. paint('see', 'see ') .. where .. other.message
  end
  return out
end

return M
