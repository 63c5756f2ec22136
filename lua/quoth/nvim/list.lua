--- The quotations of a buffer, or its marks without a partner, in the location list.

local place = require('quoth.nvim.place')
local text = require('quoth.text')

local M = {}

--- Bytes of a quotation's words that are shown, and of a source.
local WORDS, NAME = 100, 60

local function words(doc, first, last)
  return text.one_line(doc:text(first, math.min(last, first + 4 * WORDS)), WORDS)
end

--- "Teng Biao, said: “We are ...”"; what lies in another quotation is set in.
local function entry(doc, q)
  local parts = {}
  if q.kind == 'direct' and not q.closed and not q.continues then parts[1] = 'unclosed' end
  parts[#parts + 1] = q.source and text.one_line(q.source, NAME) or 'no source'
  parts[#parts + 1] = q.cue and text.one_line(q.cue.text, NAME)
  local line = table.concat(parts, ', ') .. ': ' .. words(doc, q.first, q.last)
  return ('  '):rep(q.depth - 1) .. line
end

--- first, last, line for each quotation whose source holds the words wanted; all if they are ''.
local function quotations(doc, wanted)
  local items = {}
  for q in doc:quotations() do
    local source = q.source and text.one_line(q.source, #q.source) or ''
    if wanted == '' or source:find(wanted, 1, true) then
      items[#items + 1] = { q.first, q.last, entry(doc, q) }
    end
  end
  return items
end

local function faults(doc)
  local items = {}
  for q in doc:quotations() do
    if q.kind == 'direct' and not q.closed and not q.continues then
      items[#items + 1] = { q.first, q.last, entry(doc, q) }
    end
  end
  for first, last, role in doc:spans() do
    if role == 'stray' then items[#items + 1] = { first, last, doc:describe(first) } end
  end
  table.sort(items, function(a, b) return a[1] < b[1] end)
  return items
end

--- Fills the location list of the current window and returns how many things it has; with the
-- quotations of a source, or with marks without a partner.
function M.fill(doc, wanted, only_faults)
  local buf = vim.api.nvim_get_current_buf()
  local items = only_faults and faults(doc) or quotations(doc, wanted)
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
  if #items > 0 then
    local title = only_faults and 'Marks without their partner' or 'Quotations'
    if wanted ~= '' then title = title .. ' of ' .. wanted end
    vim.fn.setloclist(0, {}, ' ', { title = title, items = items })
  end
  return #items
end

--- The sources of a document, each once, in order.
function M.sources(doc)
  local seen, names = {}, {}
  for q in doc:quotations() do
    local name = q.source and text.one_line(q.source, #q.source)
    if name and not seen[name] then
      seen[name] = true
      names[#names + 1] = name
    end
  end
  return names
end

return M
