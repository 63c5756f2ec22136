--- quoth in Neovim, 0.7 and later. In init.lua:
--
--   require('quoth.nvim').setup({})
--
-- or nothing at all where the checkout or an installed quoth is on 'runtimepath'. The help is
-- :help quoth. The files of nvim/ do the work.

local config = require('quoth.nvim.config')

local api = vim.api

local M = {}

local function follow() return require('quoth.nvim.follow') end
local function report() return require('quoth.nvim.report') end
local function buffers() return require('quoth.nvim.buffers') end

--- Whether the native module loads; if not, that is told.
function M.loads() return buffers().loads() end

--- Calls f with the document of the current buffer, or says why not.
function M.with(f)
  local buf = api.nvim_get_current_buf()
  if buffers().ready() == false and not M.loads() then return end
  if not follow().format(buf) then
    return report().refuse('off in this buffer, :QuothOn switches it on')
  end
  local ok, message = pcall(function() f(follow().document(buf)) end)
  if not ok then buffers().failed(buf, message, report().refuse) end
end

--- Follows the current buffer, whatever its filetype, or leaves it.
function M.switch(on)
  vim.b.quoth = on
  if not on or M.loads() then buffers().decide(api.nvim_get_current_buf()) end
end

local function watch()
  local group = api.nvim_create_augroup('quoth', {})
  local function on(events, run, pattern)
    api.nvim_create_autocmd(events, { group = group, pattern = pattern, callback = run })
  end
  --- What matters only once a buffer has been followed.
  local function later(events, run, pattern)
    on(events, function(event)
      if buffers().ready() then run(event) end
    end, pattern)
  end
  on({ 'BufWinEnter', 'FileType' }, function(event) buffers().decide(event.buf) end)
  later('ColorScheme', function() require('quoth.nvim.colours').define() end)
  local function speakers() require('quoth.nvim.voices').refresh() end
  later('VimEnter', speakers)
  later('OptionSet', speakers, { 'background', 'termguicolors' })
  later('WinClosed', function(event)
    require('quoth.nvim.paint').forget(tonumber(event.match))
  end)
  later({ 'TextChangedI', 'TextChangedP' }, function(event)
    require('quoth.nvim.typing').typed(event.buf)
  end)
  later('InsertLeave', function(event)
    require('quoth.nvim.typing').typed(event.buf, true)
    require('quoth.nvim.diagnose').inserted(event.buf)
  end)
  later('BufWritePost', function(event)
    if event.file:find('%.quoth%.lua$') then buffers().settings_changed() end
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
---@param options? quoth.nvim.Options
function M.setup(options)
  config.set(options)
  if buffers().ready() then
    require('quoth.nvim.findings').forget()
    require('quoth.nvim.colours').define()
  end
  if not loaded then
    loaded = true
    extend_runtimepath()
    require('quoth.nvim.commands').create()
    require('quoth.nvim.keys').create()
    watch()
  end
  if vim.v.vim_did_enter == 0 then return end -- the buffers tell when they are shown
  for _, buf in ipairs(api.nvim_list_bufs()) do
    buffers().leave(buf)
  end
  for _, win in ipairs(api.nvim_list_wins()) do
    buffers().decide(api.nvim_win_get_buf(win))
  end
end

--- What plugin/quoth.lua calls: switches quoth on unless the user has.
function M.load()
  if not loaded then M.setup() end
end

--- Says what stands under the cursor.
function M.describe()
  M.with(function(doc)
    local position = require('quoth.nvim.place').cursor(doc)
    report().say(require('quoth.speaking').describe(doc, position))
  end)
end

--- For 'statusline': what stands under the cursor, '' if that is nothing or quoth is off.
function M.status()
  local buf = api.nvim_get_current_buf()
  if not buffers().ready() or not follow().format(buf) then return '' end
  local ok, line = pcall(function()
    local doc = follow().document(buf)
    local position = require('quoth.nvim.place').cursor(doc)
    local here = doc:at(position)
    local something = here.quotation or here.attribution or here.role == 'stray'
    return something and doc:describe(position) or ''
  end)
  if ok then return line end
  buffers().failed(buf, line)
  return ''
end

return M
