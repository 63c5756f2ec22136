--- quoth curl: straight marks made typographic.

local quoth = require('quoth')
local convert = require('quoth.cli.convert')
local input = require('quoth.cli.input')
local lint = require('quoth.lint')

local M = { summary = 'Make straight marks typographic.' }

function M.configure(parser)
  convert.configure(parser)
  parser
    :option('--style', 'us, uk, french, german or german-guillemets; else that of .quoth.lua.')
    :argname('STYLE')
    :choices({ 'us', 'uk', 'french', 'german', 'german-guillemets' })
  parser
    :option('--format', 'What the text is: text or markdown. By default its name tells.')
    :argname('FORMAT')
    :choices({ 'text', 'markdown' })
end

function M.run(args)
  local host = lint.host({})
  return convert.run(args, function(text, path)
    local style = args.style
    if not style then
      local settings, wrong = host:settings(path)
      if wrong then return nil, wrong end
      style = settings.curl.style
    end
    return quoth.curl(text, { style = style, format = args.format or input.format(path) })
  end)
end

return M
