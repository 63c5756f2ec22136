--- The documents of the buffers that are followed.
--
-- Neovim tells of each edit in numbers (on_bytes), while the buffer is not final yet. So they are
-- joined, and when somebody asks for the document the new text is read and given to it. Where the
-- numbers may be wrong the whole text is read: if they are none of an edit, if the sizes differ, if
-- the buffer changed and no numbers came, if the last line has no end.

local change = require('quoth.nvim.change')

local api = vim.api

local M = {}

--- What is known of a buffer:
--   doc     its document; nil until somebody asks
--   format  'text' or 'markdown'
--   size    bytes of the buffer, as far as the edits tell
--   change  what the document does not have yet
--   doubt   the whole text must be read
--   tick    Neovim's b:changedtick for the document's text
local followed = {}

--- Called with a buffer and a change of its document's text, by name of who wants to hear of it.
M.on_change = {}
--- Called with a buffer that was edited, at once and before its text may be asked for; or nil.
M.on_edit = nil

--- The whole text of a buffer as on_bytes counts it.
local function read(buf)
  local lines = api.nvim_buf_get_lines(buf, 0, -1, false)
  lines[#lines + 1] = ''
  return table.concat(lines, '\n')
end

--- Whether a buffer has a last line without an end, which would not be written. In the numbers
-- of edits this end has no length, wherever that line is moved.
local function lacks_end(buf)
  local options = vim.bo[buf]
  return not options.endofline and (options.binary or not options.fixendofline)
end

--- Whether a buffer has the size that its edits tell. 0.7 says -1 of an empty buffer.
local function has_size(buf, size)
  return size == math.max(1, api.nvim_buf_get_offset(buf, api.nvim_buf_line_count(buf)))
end

local function check(ok, message)
  if not ok then error(message, 0) end
end

local function changed(buf, edit)
  for _, hear in pairs(M.on_change) do
    hear(buf, edit)
  end
end

local function read_all(buf, state)
  local text = read(buf)
  if not state.doc then
    local doc, message = require('quoth').open(text, { format = state.format })
    check(doc, message)
    state.doc = doc
  else
    local before = state.doc:size()
    local first, last = state.doc:sync(text)
    if first then
      local new = last - first + 1
      changed(buf, { start = first - 1, old = new - (#text - before), new = new })
    else
      check(not last, last)
    end
  end
  state.size, state.change, state.doubt = #text, nil, false
end

--- The text that a change put in, read from the buffer. What lies before and behind it is the same
-- there and in the document, which still has the text from before.
local function read_change(buf, doc, edit)
  local rows = api.nvim_buf_line_count(buf)
  local first = doc:line(edit.start + 1)
  local below = doc:lines() - doc:line(edit.start + edit.old + 1)
  local row = first - 1
  local col = edit.start + 1 - doc:line_start(first)
  local end_row = rows - below
  local end_col = edit.start + edit.new - api.nvim_buf_get_offset(buf, end_row)
  local tail = ''
  if end_row == rows then -- behind the last line end, which no row holds
    end_row, tail = rows - 1, '\n'
    end_col = #api.nvim_buf_get_lines(buf, end_row, rows, true)[1]
    if row == rows then return '' end
  end
  return table.concat(api.nvim_buf_get_text(buf, row, col, end_row, end_col, {}), '\n') .. tail
end

local function apply(buf, state)
  local edit = state.change
  if has_size(buf, state.size) then
    local ok, text = pcall(read_change, buf, state.doc, edit)
    if ok and #text == edit.new then
      check(state.doc:edit(edit.start + 1, edit.start + edit.old, text))
      state.change = nil
      return changed(buf, edit)
    end
  end
  read_all(buf, state)
end

--- The document of a buffer with all that was typed; nil if the buffer is not followed. Raises
-- an error if there is no module or no memory.
function M.document(buf)
  local state = followed[buf == 0 and api.nvim_get_current_buf() or buf]
  if not state then return nil end
  buf = state.buf
  local tick = api.nvim_buf_get_changedtick(buf)
  if tick == state.tick and not state.change and not state.doubt then return state.doc end
  if state.doubt or not state.change or lacks_end(buf) then
    read_all(buf, state)
  else
    apply(buf, state)
  end
  state.tick = tick
  require('quoth.nvim.findings').give(buf, state.doc)
  return state.doc
end

--- The document of a buffer was changed by edits, each in what the one before left, and then the
-- buffer was.
function M.adopt(buf, edits)
  for _, edit in ipairs(edits) do
    changed(buf, { start = edit.first - 1, old = edit.last - edit.first + 1, new = #edit.text })
  end
  followed[buf].doubt = true
end

--- Begins to follow a buffer, if that was not done yet. Returns whether it is followed now.
function M.attach(buf, format)
  local state = followed[buf]
  if state and state.format == format then return true end
  M.detach(buf)
  state = { buf = buf, format = format, doubt = true, size = 0 }
  followed[buf] = state
  local attached = api.nvim_buf_attach(buf, false, {
    preview = true,
    on_bytes = function(_, _, _, _, _, start, _, _, old, _, _, new)
      if followed[buf] ~= state then return true end
      if M.on_edit then M.on_edit(buf) end
      if state.doubt then return end
      if change.possible(start, old, new, state.size) and not lacks_end(buf) then
        state.change = change.join(state.change, start, old, new)
        state.size = state.size + new - old
      else
        state.doubt = true
      end
    end,
    on_reload = function()
      if followed[buf] ~= state then return true end
      if M.on_edit then M.on_edit(buf) end
      state.doubt = true
    end,
    on_detach = function()
      if followed[buf] == state then M.detach(buf) end
    end,
  })
  if not attached then followed[buf] = nil end
  return attached
end

function M.detach(buf)
  local state = followed[buf]
  followed[buf] = nil
  if state and state.doc then state.doc:close() end
end

--- 'text' or 'markdown'; nil if the buffer is not followed.
function M.format(buf)
  return followed[buf] and followed[buf].format
end

--- The buffers that are followed.
function M.buffers()
  return vim.tbl_keys(followed)
end

return M
