--- The commands. All work on the current buffer.

local function quoth() return require('quoth.nvim') end
local function list() return require('quoth.nvim.list') end

local M = {}

--- Runs a motion: over quotations, with "!" over marks without a partner.
local function motion(direction)
  return function(o)
    quoth().with(function(doc)
      local wanted = o.bang and 'fault' or 'quotation'
      require('quoth.nvim.move').go(doc, direction, math.max(o.count, 1), wanted)
    end)
  end
end

local function show_list(o)
  quoth().with(function(doc)
    if list().fill(doc, o.args, o.bang) > 0 then
      vim.cmd('lopen')
    else
      require('quoth.nvim.report').say('nothing to list')
    end
  end)
end

local function complete_source(lead)
  local found = {}
  quoth().with(function(doc)
    found = vim.tbl_filter(function(name)
      return name:lower():find(lead:lower(), 1, true) ~= nil
    end, list().sources(doc))
  end)
  return found
end

local COMMANDS = {
  Quoth = {
    function(o) require('quoth.nvim.subcommands').run(o) end,
    'Say what stands under the cursor; lint, fix, explain, curl, straighten',
    {
      nargs = '*',
      bang = true,
      range = true,
      complete = function(...) return require('quoth.nvim.subcommands').complete(...) end,
    },
  },
  QuothNext = {
    motion('next'),
    'Go to the next quotation; with ! to the next mark without its partner',
    { count = 1, bang = true },
  },
  QuothPrev = {
    motion('prev'),
    'Go to the previous quotation; with ! to the previous mark without its partner',
    { count = 1, bang = true },
  },
  QuothList = {
    show_list,
    'List the quotations, those of a source, or with ! the marks without their partner',
    { nargs = '?', bang = true, complete = complete_source },
  },
  QuothOn = { function() quoth().switch(true) end, 'Mark quotations in this buffer' },
  QuothOff = { function() quoth().switch(false) end, 'Stop marking quotations in this buffer' },
}

function M.create()
  for name, command in pairs(COMMANDS) do
    local options = vim.tbl_extend('force', { desc = command[2] }, command[3] or {})
    vim.api.nvim_create_user_command(name, command[1], options)
  end
end

return M
