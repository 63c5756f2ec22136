--- quoth straighten: typographic marks made straight.

local quoth = require('quoth')
local convert = require('quoth.cli.convert')

local M = { summary = 'Make typographic marks straight.' }

M.configure = convert.configure

function M.run(args)
  return convert.run(args, function(text)
    return quoth.straighten(text)
  end)
end

return M
