--- :checkhealth quoth

local M = {}

--- 0.7 has other names for what reports.
local health = vim.health or require('health')
local start = health.start or health.report_start
local ok = health.ok or health.report_ok
local warn = health.warn or health.report_warn
local fail = health.error or health.report_error
local info = health.info or health.report_info

local function check_module()
  start('quoth: the native module')
  local loaded, quoth = pcall(require, 'quoth')
  if not loaded then
    fail(quoth)
    return
  end
  local doc = quoth.open('“One,” said Ann.')
  local quotation = doc and doc:quotation(1)
  if quotation and quotation.source == 'Ann' then
    ok(('version %s finds quotations'):format(quoth.version))
  else
    fail(('version %s loads but does not find quotations'):format(quoth.version))
  end
end

local function check_keys()
  start('quoth: keys')
  if not require('quoth.nvim.config').values.keys then
    info('setup{keys = false}: none are mapped; see :help quoth-mappings')
    return
  end
  local taken = {}
  local keys = require('quoth.nvim.keys')
  for _, key in ipairs(keys.all()) do
    local found = vim.fn.maparg(key[1], key[2])
    if found ~= key[3] and not keys.is_free(key[1], key[2]) then
      taken[#taken + 1] = ('%s (mode %s) is yours: %s'):format(key[1], key[2], found)
    end
  end
  for _, line in ipairs(taken) do
    warn(line)
  end
  if #taken == 0 then ok('all are free or ours') end
end

--- What is wrong with the settings of a buffer, and with the keys that they want.
local function check_settings(buf)
  local settings, wrong = require('quoth.nvim.findings').settings(buf)
  if wrong then warn(wrong) end
  if not settings.curl.typing then return end
  for _, key in ipairs(require('quoth.nvim.typing').taken(buf)) do
    warn(("%s is mapped in insert mode; it does not become typographic"):format(key))
  end
end

local function check_buffers()
  start('quoth: buffers')
  local follow = require('quoth.nvim.follow')
  local buffers = follow.buffers()
  table.sort(buffers)
  for _, buf in ipairs(buffers) do
    local name = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buf), ':~:.')
    local format = follow.format(buf)
    info(('%d %s: %s'):format(buf, name == '' and '[No Name]' or name, format))
    check_settings(buf)
  end
  if #buffers == 0 then info('none is followed; :QuothOn follows the current one') end
end

local function check_grammar()
  start("quoth: the grammar for Neovim's own tree-sitter (optional)")
  if #vim.api.nvim_get_runtime_file('parser/quoth.so', false) == 0 then
    info("parser/quoth.so is not on 'runtimepath'; quoth itself does not need it")
    return
  end
  local add = vim.treesitter.language.add or vim.treesitter.language.require_language
  local loaded, message = pcall(add, 'quoth')
  if not loaded then
    warn(message)
    return
  end
  local get = vim.treesitter.query.get or vim.treesitter.query.get_query
  local compiled, query = pcall(get, 'quoth', 'highlights')
  if compiled and query then
    ok('parser and queries load')
  else
    warn(compiled and 'the parser loads; there are no queries' or query)
  end
end

function M.check()
  check_module()
  check_keys()
  check_buffers()
  check_grammar()
end

return M
