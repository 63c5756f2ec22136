--- What is told to the user.

local text = require('quoth.text')

local M = {}

local function line_of(message)
  return 'quoth: ' .. text.one_line(tostring(message), 200)
end

--- A message that stays in :messages. May be called from anywhere.
function M.fail(message)
  local line = line_of(message)
  vim.schedule(function() vim.notify(line, vim.log.levels.ERROR) end)
end

--- Why a command does nothing. As an error it also ends an operator that waits for a motion,
-- and a macro, as the motions of Neovim do that fail.
function M.refuse(message)
  vim.api.nvim_err_writeln(line_of(message))
end

--- One line below the text, cut to what fits; nothing is kept.
function M.say(message)
  local room = math.max(20, vim.v.echospace)
  vim.api.nvim_echo({ { text.one_line(message, room) } }, false, {})
end

return M
