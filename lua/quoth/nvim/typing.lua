--- Marks that become typographic while they are typed: " and ' become what belongs there, and are
-- straight again when the same key follows at once.
--
-- The keys are mapped in insert mode and give other keys. So "." repeats the mark that was put, a
-- macro holds the key, and what is pasted, or typed behind CTRL-V, stays as it is.

local ask = require('quoth.nvim.ask')
local findings = require('quoth.nvim.findings')
local follow = require('quoth.nvim.follow')
local place = require('quoth.nvim.place')
local waiting = require('quoth.nvim.waiting')

local api = vim.api

local M = {}

local KEYS = { '"', "'" }
local DESCRIPTION = 'quoth: a typographic mark'

--- The mark that was typed last: buf, key, text, and row and col where it ends (from 0).
local last

local failed -- called with a buffer and a message

--- Whether the mark typed last ends at the cursor.
local function again(buf, key, row, col)
  local here = last and last.buf == buf and last.key == key and last.row == row and last.col == col
  if not here then return false end
  local line = api.nvim_buf_get_lines(buf, row, row + 1, false)[1]
  return line:sub(col - #last.text + 1, col) == last.text
end

--- What a key gives in a buffer.
local function typed(buf, key)
  local doc, at = follow.document(buf), api.nvim_win_get_cursor(0)
  local row, col = at[1] - 1, at[2]
  local position = place.position(doc, row, col)
  if again(buf, key, row, col) then
    local signs = vim.str_utfindex(last.text)
    waiting.forget(buf, position - 1 - #last.text)
    last = nil
    return ('\8'):rep(signs) .. key
  end
  local mark = ask.mark(buf, doc, key, position, position - 1)
  last = nil
  if mark == key then return key end
  last = { buf = buf, key = key, text = mark, row = row, col = col + #mark }
  if key == "'" and mark ~= '’' then waiting.add(buf, position - 1, mark) end
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

--- To be called after each key that was typed, and when insert mode is left.
function M.typed(buf, done)
  if done then last = nil end
  local ok, message = pcall(waiting.settle, buf, done)
  if not ok then failed(buf, message) end
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
  waiting.forget(buf)
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
  follow.on_change.typing = waiting.moved
end

return M
