--- Typographic marks from straight ones and back: in the whole buffer, in lines, in what is
-- selected, and as operators.

local edit = require('quoth.nvim.edit')
local marks = require('quoth.marks')
local place = require('quoth.nvim.place')
local report = require('quoth.nvim.report')

local api = vim.api

local M = {}

local function quoth() return require('quoth.nvim') end

local DONE = { curl = 'typographic', straighten = 'straight' }

--- Makes the marks of first..last typographic ('curl') or straight ('straighten').
local function convert(doc, what, style, first, last)
  local buf = api.nvim_get_current_buf()
  local refusal = edit.refusal(buf)
  if refusal then return report.refuse(refusal) end
  local edits, message
  if what == 'curl' then
    edits, message = marks.curl(doc, style, first, last)
  else
    edits, message = marks.straighten(doc, first, last)
  end
  if not edits then error(message, 0) end
  edit.make(buf, doc, edits)
  if not edits[1] then return report.say('no mark to change here') end
  local count = #edits == 1 and '1 mark' or #edits .. ' marks'
  report.say(('%s made %s'):format(count, DONE[what]))
end

--- The style to curl with in the current buffer.
local function style_of()
  return require('quoth.nvim.findings').settings(api.nvim_get_current_buf()).curl.style or 'us'
end

--- The style with a name, that of the settings for none; nil if there is none of that name.
local function known_style(name)
  if not name then return style_of() end
  if vim.tbl_contains(marks.STYLES, name) then return name end
  report.refuse(('there is no style %s, only %s'):format(name, table.concat(marks.STYLES, ', ')))
end

--- Converts the lines first..last (from 1); what is 'curl' or 'straighten'.
function M.lines(what, first, last, name)
  quoth().with(function(doc)
    local style = what == 'curl' and known_style(name)
    if style == nil then return end
    convert(doc, what, style, doc:line_start(first), doc:line_start(last + 1) - 1)
  end)
end

--- Converts what the motion of an operator went over, or what was selected; kind is 'line', 'char'
-- or 'block'.
function M.operate(what, kind)
  local from, to = api.nvim_buf_get_mark(0, '['), api.nvim_buf_get_mark(0, ']')
  if kind ~= 'char' then return M.lines(what, from[1], to[1]) end
  quoth().with(function(doc)
    local first = place.position(doc, from[1] - 1, from[2])
    local last = place.last_byte(doc, place.position(doc, to[1] - 1, to[2]))
    convert(doc, what, what == 'curl' and style_of(), first, math.min(last, doc:size()))
  end)
end

--- What 'operatorfunc' calls.
function M.curl(kind) M.operate('curl', kind) end
function M.straighten(kind) M.operate('straighten', kind) end

return M
