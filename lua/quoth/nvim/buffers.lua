--- Which buffers are followed, and what they have then: keys, colours, diagnostics. What fails in a
-- buffer ends here.

local config = require('quoth.nvim.config')
local report = require('quoth.nvim.report')

local api = vim.api

local M = {}

--- Loaded when the first buffer is followed, so that starting Neovim costs little.
local function follow() return require('quoth.nvim.follow') end
local function keys() return require('quoth.nvim.keys') end
local function paint() return require('quoth.nvim.paint') end
local function diagnose() return require('quoth.nvim.diagnose') end
local function typing() return require('quoth.nvim.typing') end

local NO_MODULE = 'its native module does not load; :checkhealth quoth tells why'
local ready -- nil: nobody has needed it yet

--- Whether a buffer is to be followed. b:quoth says so for one buffer.
local function wanted(buf)
  if not api.nvim_buf_is_loaded(buf) then return false end
  local own = vim.b[buf].quoth
  if own ~= nil then return own ~= false and own ~= 0 end
  local options = vim.bo[buf]
  if options.buftype ~= '' or not config.wants(options.filetype) then return false end
  return api.nvim_buf_get_offset(buf, api.nvim_buf_line_count(buf)) <= config.values.max_size
end

local function redraw(buf)
  paint().redraw(buf, 0, api.nvim_buf_line_count(buf))
end

--- Takes keys, colours and diagnostics of a buffer away.
local function clear(buf)
  diagnose().detach(buf)
  if not api.nvim_buf_is_loaded(buf) then return end
  typing().unmap(buf)
  keys().unmap(buf)
  redraw(buf)
end

--- Leaves a buffer alone from now on.
function M.leave(buf)
  if not package.loaded['quoth.nvim.follow'] or not follow().format(buf) then return end
  follow().detach(buf)
  clear(buf)
end

--- Something failed in a buffer: told once, then the buffer is left alone. tell is fail of the
-- reports or, where a command is to end at once, refuse.
function M.failed(buf, message, tell)
  follow().detach(buf)
  vim.b[buf].quoth = false;
  (tell or report.fail)(message)
  vim.schedule(function() clear(buf) end)
end

--- What is done once, before the first buffer is followed. False: the module does not load.
local function prepare()
  if ready == nil then
    local ok = pcall(require, 'quoth')
    ready = ok
    if not ok then
      package.loaded.quoth = nil -- LuaJIT leaves a mark, over which :checkhealth would stumble
      report.fail(NO_MODULE)
      return false
    end
    require('quoth.nvim.colours').define()
    for _, part in ipairs({ paint(), diagnose(), typing() }) do
      part.start(M.failed)
    end
  end
  return ready
end

--- Whether buffers have been followed; false: none can be; nil: nobody has wanted it yet.
function M.ready() return ready end

--- Whether the native module loads; if not, that is told.
function M.loads()
  local told = ready ~= nil
  if prepare() then return true end
  if told then report.refuse(NO_MODULE) end
  return false
end

--- Follows a buffer or leaves it, as it is wanted.
function M.decide(buf)
  if not wanted(buf) then return M.leave(buf) end
  if not prepare() then return end
  local before, format = follow().format(buf), config.format(vim.bo[buf].filetype)
  if before == format or not follow().attach(buf, format) then return end
  if not before and config.values.keys then keys().map(buf) end
  typing().map(buf)
  if config.values.findings then diagnose().attach(buf) end
  redraw(buf)
end

--- Colours all buffers by 'role' or by 'speaker'.
function M.colour(by)
  config.values.colours = by
  require('quoth.nvim.colours').define()
  for _, buf in ipairs(follow().buffers()) do
    redraw(buf)
  end
end

--- Settings have changed.
function M.settings_changed()
  require('quoth.nvim.findings').refresh()
  for _, buf in ipairs(follow().buffers()) do
    typing().map(buf)
    require('quoth.nvim.findings').give(buf, follow().document(buf))
    redraw(buf)
  end
  diagnose().again()
end

return M
