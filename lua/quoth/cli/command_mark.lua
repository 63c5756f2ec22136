--- quoth mark: the text in colours, by role or by speaker.

local colors = require('quoth.cli.colors')
local input = require('quoth.cli.input')
local output = require('quoth.cli.output')
local palette = require('quoth.palette')

local M = { summary = 'Show texts with quotations, sources and cues in colours.' }

local RESET = '\27[0m'
--- Text without a role is copied by so many bytes.
local BLOCK = 65536

function M.configure(parser)
  input.files(parser, '+')
  parser
    :option('--by', 'What a colour tells: role (the default) or speaker.')
    :argname('WHAT')
    :choices({ 'role', 'speaker' })
    :default('role')
    :show_default(false)
  colors.configure(parser)
  parser
    :option('--palette', 'The colours of speakers: standard or colour-blind.')
    :argname('NAME')
    :choices(palette.NAMES)
    :default(palette.NAMES[1])
    :show_default(false)
  parser
    :option('--ground', 'What they are to be read on: dark, light or both. Else COLORFGBG tells.')
    :argname('GROUND')
    :choices(palette.GROUNDS)
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

--- Stretches of the text with the parameters of SGR for each.
local function spans_by_role(doc, depth)
  local looks, step = colors.palettes[depth], doc:spans()
  return function()
    local first, last, role = step()
    return first, last, role and looks[role]
  end
end

--- A colour begins anew in each line, as pagers want it.
local function write_colored(out, doc, look)
  local spans, names
  if look.by == 'speaker' then
    spans, names = require('quoth.cli.mark_speakers').spans(doc, look)
  else
    spans = spans_by_role(doc, look.depth)
  end
  if names then out:write(names, '\n\n') end
  local position = 1
  for first, last, code in spans do
    copy(out, doc, position, first - 1)
    local words = doc:text(first, last)
    -- What comes on top of no colour begins with the mark that parts it from one.
    code = code:gsub('^;', '')
    if code ~= '' then words = words:gsub('[^\r\n]+', '\27[' .. code .. 'm%0' .. RESET) end
    out:write(words)
    position = last + 1
  end
  copy(out, doc, position, #doc)
end

--- Writes one file; returns the byte that it ends with, '' if it is empty, nil on failure.
local function write_file(out, path, args, look, heading)
  if not look then
    local text, message = input.read(path)
    if not text then return nil, message end
    out:write(heading, text)
    return text:sub(-1)
  end
  local doc, message = look.open(path, args.format)
  if not doc then return nil, message end
  collectgarbage() -- the document has a copy of its own
  out:write(heading)
  write_colored(out, doc, look)
  local last = doc:text(math.max(#doc, 1))
  doc:close()
  return last
end

--- How colours are used; nil: not at all.
local function look_of(args)
  if not colors.wanted(args.color, output.is_terminal) then return nil end
  return {
    by = args.by,
    open = args.by == 'speaker' and require('quoth.cli.speakers').opener() or input.document,
    depth = colors.depth(os.getenv('TERM'), os.getenv('COLORTERM')),
    palette = args.palette,
    ground = args.ground or colors.ground(os.getenv('COLORFGBG')),
  }
end

function M.run(args)
  local look = look_of(args)
  local out = args.no_pager and output.stdout() or output.paged()
  local before
  for _, path in ipairs(args.files) do
    local heading = ''
    if #args.files > 1 then
      heading = ('==> %s <==\n'):format(output.name(path))
      if before then heading = (before == '\n' and '\n' or '\n\n') .. heading end
    end
    local last, message = write_file(out, path, args, look, heading)
    if last then
      before = last == '' and '\n' or last
    else
      out:complain(path, message)
    end
  end
  return out:finish()
end

return M
