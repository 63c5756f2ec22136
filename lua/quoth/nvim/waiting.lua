--- Single marks that were typed and wait for the word behind them, which may tell more: ‘tis
-- becomes ’tis.

local ask = require('quoth.nvim.ask')
local change = require('quoth.nvim.change')
local follow = require('quoth.nvim.follow')
local place = require('quoth.nvim.place')

local api = vim.api

local M = {}

--- A word that may have lost its first letters has at most so many bytes.
local WORD = 24

--- By buffer: the byte (from 0) and the text of each.
local waiting = {}

--- Has a mark wait that is about to be typed at a byte.
function M.add(buf, byte, text)
  waiting[buf] = waiting[buf] or {}
  table.insert(waiting[buf], { byte = byte, text = text })
end

--- Forgets the mark at a byte, or all of a buffer.
function M.forget(buf, byte)
  local function stays(mark) return byte and mark.byte ~= byte end
  waiting[buf] = vim.tbl_filter(stays, waiting[buf] or {})
end

--- Asks again about a mark. True if it is to wait on: its word has not ended.
local function settle(buf, doc, mark, done)
  local first = mark.byte + 1
  local stop = first + #mark.text
  if doc:text(first, stop - 1) ~= mark.text then return false end
  local word = doc:text(stop, stop + WORD):match('^[%w\128-\255]*')
  local row, col = place.place(doc, first)
  local here = api.nvim_win_get_cursor(0)[1] - 1 == row and place.cursor(doc) <= stop + #word
  if here and not done and #word < WORD then return true end
  if word ~= '' and #word <= WORD and ask.mark(buf, doc, "'", first, stop - 1) == '’' then
    api.nvim_buf_set_text(buf, row, col, row, col + #mark.text, { '’' })
  end
  return false
end

--- Something was typed in the current buffer, or (done) insert mode is left.
function M.settle(buf, done)
  local list = waiting[buf]
  if not list or not list[1] or not follow.format(buf) then return end
  waiting[buf] = {}
  for _, mark in ipairs(list) do
    if settle(buf, follow.document(buf), mark, done) then table.insert(waiting[buf], mark) end
  end
end

--- The document of a buffer changed: marks that wait move along.
function M.moved(buf, edit)
  for _, mark in ipairs(waiting[buf] or {}) do
    mark.byte = change.shift(edit, mark.byte, true)
  end
end

return M
