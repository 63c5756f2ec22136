--- Colours what a window shows, at each draw, by marks that last for this draw only.
--
-- Neovim draws only the rows that an edit changed. Where an edit changes the colours of others
-- (a mark that opens a quotation), they are asked for: what was drawn is compared with what is now.

local change = require('quoth.nvim.change')
local config = require('quoth.nvim.config')
local follow = require('quoth.nvim.follow')
local place = require('quoth.nvim.place')
local speaking = require('quoth.speaking')
local voices = require('quoth.nvim.voices')

local api = vim.api

local M = {}

--- Lines longer than this are coloured so many bytes to both sides of the cursor only.
local WIDE = 50000
--- Where a window has more bytes than this, in closed folds or long lines, each row is looked at
-- when it is drawn.
local MANY = 200000

local namespace = api.nvim_create_namespace('quoth')

local GROUPS = {
  quotation = 'QuothQuotation',
  nested = 'QuothNested',
  unclosed = 'QuothUnclosed',
  source = 'QuothSource',
  cue = 'QuothCue',
  stray = 'QuothStray',
  nobody = 'QuothNobody',
}

--- For each window what was drawn in it:
--   buf, version   the buffer, and the version of its document
--   low, high      the positions that were looked at before the rows were drawn
--   n, first, last, group   the spans there and their highlight groups, as three arrays
--   top, bottom    the rows (from 0) of low and high
--   beyond         the last row below them that was drawn; bottom if there is none
local drawn = {}

local function gather(doc, low, high)
  local first, last, group, n = {}, {}, {}, 0
  local function add(from, to, role, slot)
    n = n + 1
    first[n], last[n], group[n] = from, to, slot and voices.group(role, slot) or GROUPS[role]
  end
  if config.values.colours == 'speaker' then
    speaking.spans(doc, low, high, add)
  else
    for from, to, role in doc:spans(low, high) do
      add(from, to, role)
    end
  end
  return { low = low, high = high, n = n, first = first, last = last, group = group }
end

--- Sets the marks of spans that lie in row (from 0) and the rows below it.
local function mark(doc, buf, row, spans)
  local options = { ephemeral = true, priority = 110, strict = false }
  local start, stop = doc:line_start(row + 1), doc:line_start(row + 2)
  local size = doc:size()
  local function locate(position) -- each time a later one
    while position >= stop and stop <= size do
      row = row + 1
      start, stop = stop, doc:line_start(row + 2)
    end
    return row, position - start
  end
  for i = 1, spans.n do
    local first_row, first_col = locate(spans.first[i])
    options.end_row, options.end_col = locate(spans.last[i] + 1)
    options.hl_group = spans.group[i]
    api.nvim_buf_set_extmark(buf, namespace, first_row, first_col, options)
  end
end

--- The first and last position where two lists of spans differ, within low..high; or nil.
function M.difference(old, new, low, high)
  local function within(spans)
    local a, b = 1, spans.n
    while a <= b and spans.last[a] < low do
      a = a + 1
    end
    while b >= a and spans.first[b] > high do
      b = b - 1
    end
    return a, b
  end
  local max, min = math.max, math.min
  local function same(i, j)
    return max(old.first[i], low) == max(new.first[j], low)
      and min(old.last[i], high) == min(new.last[j], high)
      and old.group[i] == new.group[j]
  end
  local i, old_end = within(old)
  local j, new_end = within(new)
  while i <= old_end and j <= new_end and same(i, j) do
    i, j = i + 1, j + 1
  end
  while i <= old_end and j <= new_end and same(old_end, new_end) do
    old_end, new_end = old_end - 1, new_end - 1
  end
  if i > old_end and j > new_end then return nil end
  local first, last = high, low
  if i <= old_end then
    first, last = min(first, old.first[i]), max(last, old.last[old_end])
  end
  if j <= new_end then
    first, last = min(first, new.first[j]), max(last, new.last[new_end])
  end
  return max(first, low), min(last, high)
end

--- Has rows first..last (from 0) of a buffer drawn again. Neovim takes a last line that does not
-- fit in its window for one outside, hence the row before the first.
function M.redraw(buf, first, last)
  if not api.nvim_buf_is_loaded(buf) then return end
  first, last = math.max(first - 1, 0), math.min(last + 1, api.nvim_buf_line_count(buf))
  if api.nvim__redraw then
    api.nvim__redraw({ buf = buf, range = { first, last } })
  elseif api.nvim__buf_redraw_range then
    api.nvim__buf_redraw_range(buf, first, last)
  else
    vim.cmd('redraw!')
  end
end

--- Asks for the rows whose colours are not what was drawn.
local function compare(doc, buf, old, new)
  local low, high = math.max(old.low, new.low), math.min(old.high, new.high)
  if low > high then return end
  local first, last = M.difference(old, new, low, high)
  if not first then return end
  local first_row, last_row = doc:line(first) - 1, doc:line(last) - 1
  vim.schedule(function() M.redraw(buf, first_row, last_row) end)
end

--- Colours rows top..bottom (from 0) of a window before they are drawn. bottom is Neovim's guess:
-- behind closed folds it may draw rows below.
function M.window(win, buf, top, bottom)
  local doc = follow.document(buf)
  if not doc then return end
  bottom = math.min(bottom, api.nvim_buf_line_count(buf) - 1)
  local low, high = place.position(doc, top, 0), place.position(doc, bottom + 1, 0) - 1
  if high - low > MANY then
    bottom, high = top - 1, low - 1
  end
  local spans = gather(doc, low, high)
  mark(doc, buf, top, spans)
  local old = drawn[win]
  spans.buf, spans.version = buf, doc:version()
  spans.top, spans.bottom, spans.beyond = top, bottom, bottom
  drawn[win] = spans
  if not old or old.buf ~= buf then return end
  compare(doc, buf, old, spans)
  if old.top ~= top or old.beyond <= bottom then return end
  spans.beyond = old.beyond
  if old.version ~= spans.version then
    vim.schedule(function() M.redraw(buf, bottom + 1, old.beyond) end)
  end
end

--- Colours a row (from 0) below those that were coloured before.
function M.row(win, buf, row)
  local spans = drawn[win]
  if not spans or spans.buf ~= buf or row <= spans.bottom then return end
  local doc = follow.document(buf)
  spans.beyond = math.max(spans.beyond, row)
  local low, high = doc:line_start(row + 1), doc:line_start(row + 2) - 1
  if high - low > WIDE then
    local cursor = api.nvim_win_get_cursor(win)
    local middle = low + (cursor[1] == row + 1 and cursor[2] or 0)
    low, high = math.max(low, middle - WIDE), math.min(high, middle + WIDE)
  end
  mark(doc, buf, row, gather(doc, low, high))
end

--- The text of a buffer's document changed: what was drawn moves along.
function M.moved(buf, edit)
  for _, spans in pairs(drawn) do
    if spans.buf == buf then
      spans.low = change.shift(edit, spans.low - 1, true) + 1
      spans.high = change.shift(edit, spans.high, false)
      for i = 1, spans.n do
        spans.first[i] = change.shift(edit, spans.first[i] - 1, false) + 1
        spans.last[i] = change.shift(edit, spans.last[i], true)
      end
    end
  end
end

--- Forgets what was drawn in a window.
function M.forget(win)
  drawn[win] = nil
end

--- Begins to colour; failed(buf, message) is called if that fails in a buffer.
function M.start(failed)
  follow.on_change.paint = M.moved
  local function guarded(draw)
    return function(_, win, buf, ...)
      if not follow.format(buf) then return false end
      local ok, message = pcall(draw, win, buf, ...)
      if not ok then failed(buf, message) end
      return ok
    end
  end
  api.nvim_set_decoration_provider(namespace, {
    on_win = guarded(M.window),
    on_line = guarded(M.row),
  })
end

return M
