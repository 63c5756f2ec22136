--- Marks that become typographic while they are typed: " and ' become what belongs there, and are
-- straight again when the same key follows at once. A single mark waits for the word behind it,
-- which may tell more: ‘tis becomes ’tis.
--
-- The keys are mapped in insert mode and give other keys. So "." repeats the mark that was put, a
-- macro holds the key, and what is pasted, or typed behind CTRL-V, stays as it is.

local change = require('quoth.nvim.change')
local findings = require('quoth.nvim.findings')
local follow = require('quoth.nvim.follow')
local marks = require('quoth.marks')
local place = require('quoth.nvim.place')

local api = vim.api

local M = {}

local KEYS = { '"', "'" }
local DESCRIPTION = 'quoth: a typographic mark'

--- The paragraph is read so far to both sides; in Markdown, where code may have begun far above,
-- more.
local NEAR, FAR = 8192, 1048576
--- A word that may have lost its first letters has at most so many bytes.
local WORD = 24

--- The mark that was typed last: buf, key, text, and row and col where it ends (from 0).
local last
--- Single marks that wait, by buffer: the byte (from 0) and the text of each.
local waiting = {}

local failed -- called with a buffer and a message

--- What is before first and behind last in their paragraph.
local function around(doc, first, last_byte)
  local markdown = doc:format() == 'markdown'
  local low = markdown and first <= FAR and 1 or math.max(first - NEAR, 1)
  local before = doc:text(low, first - 1)
  local after = doc:text(last_byte + 1, last_byte + NEAR)
  local gap = doc:paragraphs() == 'line' and '\n' or '\n[ \t\r]*\n'
  if not markdown or low > 1 then
    local at = 1
    for behind in before:gmatch(gap .. '()') do
      at = behind
    end
    before = before:sub(at)
  end
  local stop = after:find(gap)
  return before, stop and after:sub(1, stop - 1) or after
end

--- Whether the mark typed last ends at the cursor.
local function again(buf, key, row, col)
  local here = last and last.buf == buf and last.key == key and last.row == row and last.col == col
  if not here then return false end
  local line = api.nvim_buf_get_lines(buf, row, row + 1, false)[1]
  return line:sub(col - #last.text + 1, col) == last.text
end

--- Forgets a mark that waits at a byte.
local function forget(buf, byte)
  waiting[buf] = vim.tbl_filter(function(mark) return mark.byte ~= byte end, waiting[buf] or {})
end

--- What a key gives in a buffer.
local function typed(buf, key)
  local doc, at = follow.document(buf), api.nvim_win_get_cursor(0)
  local row, col = at[1] - 1, at[2]
  local position = place.position(doc, row, col)
  if again(buf, key, row, col) then
    local signs = vim.str_utfindex(last.text)
    forget(buf, position - 1 - #last.text)
    last = nil
    return ('\8'):rep(signs) .. key
  end
  local style = findings.settings(buf).curl.style
  local before, after = around(doc, position, position - 1)
  local mark = marks.typed(key, before, after, { style = style, format = doc:format() })
  last = nil
  if mark == key then return key end
  last = { buf = buf, key = key, text = mark, row = row, col = col + #mark }
  if key == "'" and mark ~= '’' then
    waiting[buf] = waiting[buf] or {}
    table.insert(waiting[buf], { byte = position - 1, text = mark })
  end
  return mark
end

--- What a key, told by its byte, gives in the current buffer. As a function of Lua a mapping would
-- have its bytes taken for letters by 0.7.
function M.press(byte)
  local key, buf = string.char(byte), api.nvim_get_current_buf()
  if not follow.format(buf) then return key end
  local ok, result = pcall(typed, buf, key)
  if ok then return result end
  failed(buf, result)
  return key
end

--- Asks again about a mark that waits. True if it is to wait on: its word has not ended.
local function settle(buf, doc, mark, done)
  local first = mark.byte + 1
  local stop = first + #mark.text
  if doc:text(first, stop - 1) ~= mark.text then return false end
  local word, next_sign = doc:text(stop, stop + WORD):match('^([%w\128-\255]*)(.?)')
  local row, col = place.place(doc, first)
  local at = api.nvim_win_get_cursor(0)
  local near = at[1] - 1 == row and place.cursor(doc) <= stop + #word
  if not done and near and #word < WORD then return true end
  if word == '' or next_sign == '' then return false end
  local before, after = around(doc, first, stop - 1)
  local options = { style = findings.settings(buf).curl.style, format = doc:format() }
  if marks.typed("'", before, after, options) == '’' then
    api.nvim_buf_set_text(buf, row, col, row, col + #mark.text, { '’' })
  end
  return false
end

--- Something was typed in the current buffer, or (done) insert mode is left.
local function settle_all(buf, done)
  local list = waiting[buf]
  if not list or not list[1] or not follow.format(buf) then return end
  waiting[buf] = {}
  for _, mark in ipairs(list) do
    if settle(buf, follow.document(buf), mark, done) then table.insert(waiting[buf], mark) end
  end
end

--- To be called after each key that was typed, and when insert mode is left.
function M.typed(buf, done)
  if done then last = nil end
  local ok, message = pcall(settle_all, buf, done)
  if not ok then failed(buf, message) end
end

--- The document of a buffer changed: marks that wait move along.
local function moved(buf, edit)
  for _, mark in ipairs(waiting[buf] or {}) do
    mark.byte = change.shift(edit, mark.byte, true)
  end
end

--- Whether a key of the current buffer is ours.
local function is_ours(key)
  local map = vim.fn.maparg(key, 'i', false, true)
  return map.buffer == 1 and map.desc == DESCRIPTION
end

--- The keys that the user has mapped in a buffer.
function M.taken(buf)
  return api.nvim_buf_call(buf, function()
    return vim.tbl_filter(function(key)
      return vim.fn.maparg(key, 'i', false, true).buffer == 1 and not is_ours(key)
    end, KEYS)
  end)
end

--- Takes the keys of a buffer away.
function M.unmap(buf)
  waiting[buf] = nil
  if not api.nvim_buf_is_loaded(buf) then return end
  api.nvim_buf_call(buf, function()
    for _, key in ipairs(KEYS) do
      if is_ours(key) then vim.keymap.del('i', key, { buffer = buf }) end
    end
  end)
end

--- While somebody waits for InsertCharPre Neovim inserts each letter before it looks at the next
-- key. Else it takes several at once in macros, and would ask for a mark before the text is there.
local function keep_in_step()
  local group = api.nvim_create_augroup('quoth-typing', {})
  api.nvim_create_autocmd('InsertCharPre', { group = group, callback = function() end })
end

--- Maps the keys of a buffer, or takes them away, as its settings want. The user's own mappings of
-- a buffer stay.
function M.map(buf)
  if not findings.settings(buf).curl.typing then return M.unmap(buf) end
  keep_in_step()
  api.nvim_buf_call(buf, function()
    for _, key in ipairs(KEYS) do
      if vim.fn.maparg(key, 'i', false, true).buffer ~= 1 then
        local run = ("v:lua.require'quoth.nvim.typing'.press(%d)"):format(key:byte())
        vim.keymap.set('i', key, run, {
          buffer = buf,
          expr = true,
          replace_keycodes = false,
          desc = DESCRIPTION,
        })
      end
    end
  end)
end

--- To be called once; fail(buf, message) is called where it fails in a buffer.
function M.start(fail)
  failed = fail
  follow.on_change.typing = moved
end

return M
