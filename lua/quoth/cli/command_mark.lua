--- quoth mark: the text in colours by role.

local colors = require('quoth.cli.colors')
local input = require('quoth.cli.input')
local output = require('quoth.cli.output')

local M = { summary = 'Show texts with quotations, sources and cues in colours.' }

local RESET = '\27[0m'
--- Text without a role is copied by so many bytes.
local BLOCK = 65536

function M.configure(parser)
  parser
    :argument('FILE', 'A text; - is standard input.')
    :args('+')
    :target('files')
  colors.configure(parser)
  parser
    :option('--format', 'What the text is: text or markdown. By default its name tells.')
    :argname('FORMAT')
    :choices({ 'text', 'markdown' })
  parser:flag('--no-pager', 'Use no pager on a terminal.')
end

local function copy(out, doc, first, last)
  for from = first, last, BLOCK do
    out:write(doc:text(from, math.min(from + BLOCK - 1, last)))
  end
end

--- A colour begins anew in each line, as pagers want it.
local function write_colored(out, doc, palette)
  local position = 1
  for first, last, role in doc:spans() do
    copy(out, doc, position, first - 1)
    local code = palette[role]
    out:write((doc:text(first, last):gsub('[^\r\n]+', '\27[' .. code .. 'm%0' .. RESET)))
    position = last + 1
  end
  copy(out, doc, position, #doc)
end

--- Writes one file; returns the byte that it ends with, '' if it is empty, nil on failure.
local function write_file(out, path, args, palette, heading)
  if not palette then
    local text, message = input.read(path)
    if not text then return nil, message end
    out:write(heading, text)
    return text:sub(-1)
  end
  local doc, message = input.document(path, args.format)
  if not doc then return nil, message end
  collectgarbage() -- the document has a copy of its own
  out:write(heading)
  write_colored(out, doc, palette)
  local last = doc:text(math.max(#doc, 1))
  doc:close()
  return last
end

function M.run(args)
  local palette
  if colors.wanted(args.color, output.is_terminal) then
    palette = colors.palettes[colors.depth(os.getenv('TERM'), os.getenv('COLORTERM'))]
  end
  local out = args.no_pager and output.stdout() or output.paged()
  local before
  for _, path in ipairs(args.files) do
    local heading = ''
    if #args.files > 1 then
      heading = ('==> %s <==\n'):format(output.name(path))
      if before then heading = (before == '\n' and '\n' or '\n\n') .. heading end
    end
    local last, message = write_file(out, path, args, palette, heading)
    if last then
      before = last == '' and '\n' or last
    else
      out:complain(path, message)
    end
  end
  return out:finish()
end

return M
