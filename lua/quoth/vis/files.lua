--- Which files are marked, and their documents: one record a file.
--
-- A record has file; doc, its document if it is marked; choice, true or false once the user
-- has said so; failure, why it was given up; and what follow.lua keeps.
-- Only files that vis announced are known: its prompt and its message window are not.

local follow = require('quoth.vis.follow')
local text = require('quoth.text')

local M = {}

--- Set by vis.lua: syntaxes (what is marked unasked), limit (bytes), on (unless said otherwise),
-- open (quoth.open).
M.settings = {}

local records = setmetatable({}, { __mode = 'k' }) -- by file
local windows = setmetatable({}, { __mode = 'k' }) -- those that have their syntax by now

function M.add_file(file) records[file] = records[file] or { file = file } end

function M.add_window(win)
  windows[win] = true
  M.add_file(win.file)
end

--- The record of the file in win; nil in the prompt, the message window, and before vis has
-- chosen the window's syntax.
function M.of(win)
  return win and windows[win] and records[win.file]
end

local function close(record)
  local doc = record.doc
  record.doc = nil
  if doc then doc:close() end
end

function M.close_file(file)
  local record = records[file]
  records[file] = nil
  if record then close(record) end
end

--- What a user would call the file.
function M.name(record) return record.file.name or 'this text' end

--- Gives a file up after an error, and says so. It is not tried again before :quoth-on.
function M.fail(record, message)
  record.failure = text.one_line(tostring(message), 400)
  close(record)
  vis:info(('quoth: off for %s: %s'):format(M.name(record), record.failure))
end

--- true, false, or nil and why not.
local function wanted(record, win)
  if record.failure then return nil, 'quoth is off here: ' .. record.failure end
  if record.choice ~= nil then return record.choice, 'quoth is off here' end
  if not M.settings.on then return nil, 'quoth is off (:quoth-on)' end
  if not record.file.name and not record.file.modified then
    -- What vis or a plugin shows, like :help; a new text has been typed.
    return nil, 'quoth is off here (:quoth-on)'
  end
  if win.syntax and not M.settings.syntaxes[win.syntax] then
    return nil, ('quoth is off in %s (:quoth-on)'):format(win.syntax)
  end
  if record.file.size > M.settings.limit then
    return nil, ('quoth is off in texts of more than %d MB (:quoth-on)'):format(
      math.floor(M.settings.limit / 1048576)
    )
  end
  return true
end

--- The document of the file in win; it may be behind. Nil and why if there is none.
local function current(record, win)
  local yes, why = wanted(record, win)
  if not yes then
    close(record)
    return nil, why
  end
  local format = win.syntax == 'markdown' and 'markdown' or 'text'
  if record.doc and record.doc:format() ~= format and vis.win == win then close(record) end
  if not record.doc then
    local message
    record.doc, message = M.settings.open(record.file:content(0, record.file.size), {
      format = format,
    })
    if not record.doc then error(message, 0) end
    record.slice = 0
  end
  require('quoth.vis.findings').give(record.file, record.doc)
  return record.doc
end

--- The document of the file in win for a draw of win.
function M.for_draw(win)
  local record = M.of(win)
  if not record then return nil end
  local doc = current(record, win)
  if doc then follow.draw(record, win, vis.win ~= nil and not windows[vis.win]) end
  return doc
end

--- The document of the file in win, all of it up to date; nil and why if there is none.
function M.for_command(win)
  local record = M.of(win)
  if not record then return nil, 'quoth: no text here' end
  local doc, why = current(record, win)
  if doc then follow.whole(record) end
  return doc, why
end

--- Is the file in win marked?
function M.is_on(win)
  local record = M.of(win)
  return record and wanted(record, win) == true or false
end

--- Switches the file in win on or off.
function M.switch(win, on)
  local record = M.of(win)
  if not record then return end
  record.choice, record.failure = on, nil
  if not on then close(record) end
end

--- Calls f; what goes wrong is told once, and the file in win is given up.
function M.guard(win, f, ...)
  local ok, first, second = pcall(f, ...)
  if ok then return first, second end
  local record = M.of(win)
  if record then
    M.fail(record, first)
  else
    vis:info('quoth: ' .. text.one_line(tostring(first), 400))
  end
  return nil
end

return M
