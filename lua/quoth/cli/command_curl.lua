--- quoth curl: straight marks made typographic.

local quoth = require('quoth')
local convert = require('quoth.cli.convert')
local input = require('quoth.cli.input')

local M = { summary = 'Make straight marks typographic.' }

function M.configure(parser)
  convert.configure(parser)
  parser
    :option('--style', 'us (the default), uk, french, german or german-guillemets.')
    :argname('STYLE')
    :choices({ 'us', 'uk', 'french', 'german', 'german-guillemets' })
    :default('us')
    :show_default(false)
  parser
    :option('--format', 'What the text is: text or markdown. By default its name tells.')
    :argname('FORMAT')
    :choices({ 'text', 'markdown' })
end

function M.run(args)
  return convert.run(args, function(text, path)
    return quoth.curl(text, { style = args.style, format = args.format or input.format(path) })
  end)
end

return M
