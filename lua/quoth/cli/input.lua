--- Texts from files. "-" is standard input. A failure is a reason without the file's name.

local output = require('quoth.cli.output')
local quoth = require('quoth')

local M = {}

--- A text is shorter than this (4 GiB).
local LIMIT = 1 << 32
local BLOCK = 1 << 20

M.format = require('quoth.text').format

--- The files of a command; count is how many may be named, as argparse has it.
function M.files(parser, count)
  parser:argument('FILE', 'A text; - is standard input.'):args(count):target('files')
end

--- The option that tells their format.
function M.from(parser)
  parser
    :option('--from', 'What the text is: text or markdown. By default its name tells.')
    :argname('FORMAT')
    :choices({ 'text', 'markdown' })
end

--- io.open's message without the name, which the caller tells.
local function reason(path, message)
  if message:sub(1, #path + 2) == path .. ': ' then return message:sub(#path + 3) end
  return message
end

local function open(path)
  if path == '-' then return io.stdin end
  local file, message = io.open(path, 'rb')
  if not file then return nil, reason(path, message) end
  return file
end

local TOO_LARGE = 'the text is 4 GiB or longer'

--- The bytes that are left of an open file as far as it tells, or nil: a pipe does not.
local function size_of(file)
  local from = file:seek()
  local size = from and file:seek('end')
  if not size then return nil end
  file:seek('set', from)
  return size - from
end

--- Everything in an open file; one that is too large is not read if it tells its size.
local function read_all(file, limit)
  local first, message = file:read(0)
  if not first then
    if message then return nil, message end
    return ''
  end
  local told = size_of(file) or 0
  if told >= limit then return nil, TOO_LARGE end
  local blocks, size, ask = {}, 0, told > 0 and told or BLOCK
  while true do
    local block
    block, message = file:read(ask)
    if not block then break end
    size, ask = size + #block, BLOCK
    if size >= limit then return nil, TOO_LARGE end
    blocks[#blocks + 1] = block
  end
  if message then return nil, message end
  -- A text in one block is not copied once more.
  return blocks[2] and table.concat(blocks) or blocks[1] or ''
end

--- The text of a file, or nil and why not.
function M.read(path, limit)
  local file, message = open(path)
  if not file then return nil, message end
  local ok, text, why = pcall(read_all, file, limit or LIMIT)
  if file ~= io.stdin then file:close() end
  if ok then return text, why end
  -- Out of memory; ^C is no matter of this file.
  if text ~= 'not enough memory' then error(text, 0) end
  return nil, text
end

--- Of so many bytes it is asked whether they are text at all, and so many of a hundred are control
--- characters where they are not.
local SAMPLE, CONTROLS = 4096, 5

--- The encoding other than UTF-8 that a text seems to be in, false where it seems to be no text;
--- nil where there is no sign of either.
function M.encoding(text)
  local start = text:sub(1, 2)
  if start == '\xFF\xFE' or start == '\xFE\xFF' then return 'UTF-16' end
  local sample = text:sub(1, SAMPLE)
  local _, controls = sample:gsub('[\0-\6\14-\26\28-\31]', '')
  if controls * 100 > #sample * CONTROLS then
    -- Every second byte of English in UTF-16 is 0.
    local _, zeros = sample:gsub('\0', '')
    local letter = sample:find('[\32-\126]\0[\32-\126]\0')
    if not letter or zeros * 3 < #sample or zeros * 3 > #sample * 2 then return false end
    return letter % 2 == 1 and 'UTF-16LE' or 'UTF-16BE'
  end
  -- Marks of Windows stand between letters, blanks and points, which in UTF-8 they cannot.
  local head = '\n' .. text:sub(1, BLOCK)
  if head:find('[\0-\127][\x84\x91-\x94][\0-\127]') then return 'WINDOWS-1252' end
end

--- Tells of a text whose marks cannot be seen.
local function doubt(path, text)
  local encoding = M.encoding(text)
  local name = output.name(path)
  if encoding == false then
    output.complain(name .. ': this seems to be no text')
  elseif encoding then
    output.complain(('%s: this seems to be %s, whose quotation marks are not seen (iconv -f %s -t '
      .. 'UTF-8)'):format(name, encoding, encoding))
  end
end

--- The document of a file, or nil and why not. That its marks cannot be seen is told.
function M.document(path, format)
  local text, message = M.read(path)
  if not text then return nil, message end
  doubt(path, text)
  -- What reading left behind may be as large as the text.
  collectgarbage()
  return quoth.open(text, { format = format or M.format(path) })
end

--- Calls f(line, number) for each line of a file, as soon as it is there; or nil and why not.
function M.each_line(path, f)
  local file, message = open(path)
  if not file then return nil, message end
  local number = 0
  while true do
    local line
    line, message = file:read('L')
    if not line then break end
    number = number + 1
    f(line, number)
  end
  if file ~= io.stdin then file:close() end
  return not message or nil, message
end

return M
