--- quoth in Neovim, 0.7 and later. In init.lua:
--
--   require('quoth.nvim').setup({})
--
-- or nothing at all where the checkout or an installed quoth is on 'runtimepath'. The help is
-- :help quoth. The files of nvim/ do the work; here buffers are chosen, and failures end.

local config = require('quoth.nvim.config')

local api = vim.api

local M = {}

--- Loaded when the first buffer is followed, so that starting Neovim costs little.
local function follow() return require('quoth.nvim.follow') end
local function keys() return require('quoth.nvim.keys') end
local function paint() return require('quoth.nvim.paint') end
local function report() return require('quoth.nvim.report') end

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

--- Takes keys and colours of a buffer away.
local function clear(buf)
  if not api.nvim_buf_is_loaded(buf) then return end
  keys().unmap(buf)
  redraw(buf)
end

local function leave(buf)
  if not package.loaded['quoth.nvim.follow'] or not follow().format(buf) then return end
  follow().detach(buf)
  clear(buf)
end

--- Something failed in a buffer: told once, then the buffer is left alone. tell is fail of the
-- reports or, where a command is to end at once, refuse.
local function failed(buf, message, tell)
  follow().detach(buf)
  vim.b[buf].quoth = false;
  (tell or report().fail)(message)
  vim.schedule(function() clear(buf) end)
end

local NO_MODULE = 'its native module does not load; :checkhealth quoth tells why'
local ready -- nil: nobody has needed it yet

--- What is done once, before the first buffer is followed. False: the module does not load.
local function prepare()
  if ready == nil then
    local ok = pcall(require, 'quoth')
    ready = ok
    if not ok then
      package.loaded.quoth = nil -- LuaJIT leaves a mark, over which :checkhealth would stumble
      report().fail(NO_MODULE)
      return false
    end
    require('quoth.nvim.colours').define()
    paint().start(failed)
  end
  return ready
end

--- Follows a buffer or leaves it, as it is wanted.
local function decide(buf)
  if not wanted(buf) then return leave(buf) end
  if not prepare() then return end
  local before, format = follow().format(buf), config.format(vim.bo[buf].filetype)
  if before == format or not follow().attach(buf, format) then return end
  if not before and config.values.keys then keys().map(buf) end
  redraw(buf)
end

--- Calls f with the document of the current buffer, or says why not.
function M.with(f)
  local buf = api.nvim_get_current_buf()
  if ready == false then return report().refuse(NO_MODULE) end
  if not follow().format(buf) then
    return report().refuse('off in this buffer, :QuothOn switches it on')
  end
  local ok, message = pcall(function() f(follow().document(buf)) end)
  if not ok then failed(buf, message, report().refuse) end
end

--- Follows the current buffer, whatever its filetype, or leaves it.
function M.switch(on)
  local told = ready == nil
  vim.b.quoth = on
  decide(api.nvim_get_current_buf())
  if on and ready == false and not told then report().refuse(NO_MODULE) end
end

local function watch()
  local group = api.nvim_create_augroup('quoth', {})
  local function on(events, run)
    api.nvim_create_autocmd(events, { group = group, callback = run })
  end
  on({ 'BufWinEnter', 'FileType' }, function(event) decide(event.buf) end)
  on('ColorScheme', function()
    if ready then require('quoth.nvim.colours').define() end
  end)
  on('WinClosed', function(event)
    if ready then paint().forget(tonumber(event.match)) end
  end)
end

--- The folder of the checkout that this file is in, with a slash at its end; nil if installed.
local function checkout()
  local source = debug.getinfo(1, 'S').source
  return source:match('^@(.*)lua[/\\]quoth[/\\]nvim%.lua$')
end

--- The grammar, its queries and the help, where make puts them.
local function extend_runtimepath()
  local root = checkout()
  local built = root and vim.fn.fnamemodify(root .. 'build/nvim', ':p:s?/$??')
  if built and vim.fn.isdirectory(built) == 1 then
    vim.opt.runtimepath:remove(built)
    vim.opt.runtimepath:append(built)
  end
end

local loaded = false

--- Switches quoth on. May be called again with other options.
---@param options? { filetypes?: string[], keys?: boolean, max_size?: integer }
function M.setup(options)
  config.set(options)
  if not loaded then
    loaded = true
    extend_runtimepath()
    require('quoth.nvim.commands').create()
    keys().create()
    watch()
  end
  if vim.v.vim_did_enter == 0 then return end -- the buffers tell when they are shown
  for _, buf in ipairs(api.nvim_list_bufs()) do
    leave(buf)
  end
  for _, win in ipairs(api.nvim_list_wins()) do
    decide(api.nvim_win_get_buf(win))
  end
end

--- What plugin/quoth.lua calls: switches quoth on unless the user has.
function M.load()
  if not loaded then M.setup() end
end

--- Says what stands under the cursor.
function M.describe()
  M.with(function(doc)
    report().say(doc:describe(require('quoth.nvim.place').cursor(doc)))
  end)
end

--- For 'statusline': what stands under the cursor, '' if that is nothing or quoth is off.
function M.status()
  local buf = api.nvim_get_current_buf()
  if not ready or not follow().format(buf) then return '' end
  local ok, line = pcall(function()
    local doc = follow().document(buf)
    local position = require('quoth.nvim.place').cursor(doc)
    local here = doc:at(position)
    local something = here.quotation or here.attribution or here.role == 'stray'
    return something and doc:describe(position) or ''
  end)
  if ok then return line end
  failed(buf, line)
  return ''
end

return M
