--- What "quoth curl" and "quoth straighten" share: texts in, texts out or back in place.

local input = require('quoth.cli.input')
local output = require('quoth.cli.output')
local replace = require('quoth.cli.replace')

local M = {}

function M.configure(parser)
  parser
    :argument('FILE', 'A text; - is standard input, also if no file is named.')
    :args('*')
    :target('files')
  parser:flag('-i --in-place', 'Change the files instead of writing to standard output.')
end

--- One file. Returns true, or nil and why not.
local function convert(out, path, in_place, change)
  local text, message = input.read(path)
  if not text then return nil, message end
  local changed
  changed, message = change(text, path)
  if not changed then return nil, message end
  if not in_place then return out:write(changed) or true end
  if changed == text then return true end
  return replace.file(path, changed)
end

--- change(text, path) returns the new text, or nil and why not.
function M.run(args, change)
  local out = output.stdout()
  local files = args.files[1] and args.files or { '-' }
  for _, path in ipairs(files) do
    local done, message
    if args.in_place and path == '-' then
      message = 'it cannot be changed in place'
    else
      done, message = convert(out, path, args.in_place, change)
    end
    if not done then out:complain(path, message) end
  end
  return out:finish()
end

return M
