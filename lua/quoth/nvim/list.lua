--- The quotations of a buffer, its marks without a partner, or its sources, in the location list.

local place = require('quoth.nvim.place')
local roll = require('quoth.roll')
local text = require('quoth.text')

local M = {}

--- Bytes of a quotation's words that are shown, and of a source.
local WORDS, NAME = 100, 60

local function words(doc, first, last)
  return text.one_line(doc:text(first, math.min(last, first + 4 * WORDS)), WORDS)
end

--- "he (Teng Biao), said: “We are ...”"; what lies in another quotation is set in.
local function entry(doc, q, label)
  local parts = {}
  if q.kind == 'direct' and not q.closed and not q.continues then parts[1] = 'unclosed' end
  parts[#parts + 1] = label
  parts[#parts + 1] = q.cue and text.one_line(q.cue.text, NAME)
  local line = table.concat(parts, ', ') .. ': ' .. words(doc, q.first, q.last)
  return ('  '):rep(q.depth - 1) .. line
end

--- first, last, line for each quotation that is wanted, as quoth.roll takes it.
local function quotations(doc, wanted)
  local items = {}
  for q, label in roll.quotations(doc, wanted) do
    items[#items + 1] = { q.first, q.last, entry(doc, q, label) }
  end
  return items
end

local function faults(doc)
  local items = {}
  for q, label in roll.quotations(doc, '') do
    if q.kind == 'direct' and not q.closed and not q.continues then
      items[#items + 1] = { q.first, q.last, entry(doc, q, label) }
    end
  end
  for first, last, role in doc:spans() do
    if role == 'stray' then items[#items + 1] = { first, last, doc:describe(first) } end
  end
  table.sort(items, function(a, b) return a[1] < b[1] end)
  return items
end

--- Makes items the location list of the current window.
local function set(doc, title, items)
  local buf = vim.api.nvim_get_current_buf()
  for i, item in ipairs(items) do
    local row, col = place.place(doc, item[1])
    local end_row, end_col = place.place(doc, item[2])
    items[i] = {
      bufnr = buf,
      lnum = row + 1,
      col = col + 1,
      end_lnum = end_row + 1,
      end_col = end_col + 2, -- exclusive, from 1
      text = item[3],
    }
  end
  if #items > 0 then vim.fn.setloclist(0, {}, ' ', { title = title, items = items }) end
  return #items
end

--- Fills the location list of the current window and returns how many things it has; with the
--- quotations of a source ('.': of whoever the cursor is about), or with marks without a partner.
function M.fill(doc, wanted, only_faults)
  if only_faults then return set(doc, 'Marks without their partner', faults(doc)) end
  local name
  wanted, name = roll.wanted(doc, wanted, place.cursor(doc))
  if not wanted then return 0 end
  local title = name == '' and 'Quotations' or 'Quotations of ' .. name
  return set(doc, title, quotations(doc, wanted))
end

--- Fills it with the sources, whoever speaks most first.
function M.fill_sources(doc)
  local items = {}
  for i, source in ipairs(roll.sources(doc)) do
    items[i] = { source.first, source.last, source.line }
  end
  return set(doc, 'Sources', items)
end

--- The names of the sources of a document, as the text has them and as their fullest names.
function M.sources(doc)
  local seen, names = {}, {}
  local function add(name)
    if not seen[name] then
      seen[name] = true
      names[#names + 1] = name
    end
  end
  for q in doc:quotations() do
    if q.source then add(text.one_line(q.source, #q.source)) end
  end
  for _, name in ipairs(roll.names(doc)) do
    add(name)
  end
  return names
end

return M
