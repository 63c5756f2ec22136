--- The command line: finds the command, and turns every failure into a line and a status.
--
-- A command is a file quoth/cli/command_NAME.lua, which returns
--   summary             one line
--   configure(parser)   adds its arguments and options to an argparse parser
--   run(args)           does it and returns the exit status
-- A command gives up by raising a table { status = number, message = text or nil }.

local near = require('quoth.cli.near')
local output = require('quoth.cli.output')

local M = {}

--- In the order of the help.
M.commands = { 'mark', 'quotations', 'sources', 'lint', 'curl', 'straighten', 'batch' }

--- Exit statuses: all was done; something was not; the shell's for SIGINT.
local DONE, TROUBLE, INTERRUPTED = 0, 2, 130

local USAGE = 'usage: quoth COMMAND [OPTION...] [FILE...]'

local function give_up(message)
  error({ status = TROUBLE, message = message }, 0)
end

local function load_command(name)
  return require('quoth.cli.command_' .. name)
end

--- A module of another package; its absence is told by the name of that package.
local function need(module, package)
  local ok, found = pcall(require, module)
  if ok then return found end
  if tostring(found):find(("module '%s' not found"):format(module), 1, true) then
    give_up(('the Lua module %s is missing (Debian: %s)'):format(module, package))
  end
  error(found, 0)
end

local function is_command(name)
  for _, known in ipairs(M.commands) do
    if known == name then return true end
  end
  return false
end

local function unknown(name)
  local known = { 'help' }
  table.move(M.commands, 1, #M.commands, 2, known)
  local guess = near.nearest(name, known)
  give_up(
    ("unknown command '%s'. %s"):format(
      name,
      guess and ("Did you mean '%s'?"):format(guess) or 'See quoth --help.'
    )
  )
end

--- The argparse parser of a command.
function M.parser(name)
  need('cjson', 'lua-cjson')
  local argparse = need('argparse', 'lua-argparse')
  local command = load_command(name)
  local parser = argparse('quoth ' .. name, command.summary)
  parser:help_max_width(80)
  command.configure(parser)
  return parser, command
end

local function help()
  local lines = {
    USAGE,
    '',
    'Marks quotations in prose, and who says them.',
    '',
    'Commands:',
  }
  for _, name in ipairs(M.commands) do
    lines[#lines + 1] = ('  %-12s %s'):format(name, load_command(name).summary)
  end
  for _, line in ipairs({
    '  help         Tell about a command: quoth help COMMAND.',
    '',
    'Options:',
    '  -h, --help   Show this help.',
    '  --version    Show the version.',
    '',
    'A FILE of - is standard input. Exit status: 0 done, 1 lint has findings, 2 something',
    'could not be done.',
    '',
    'Settings stand in a file .quoth.lua beside the text or in a folder above it:',
    '',
    '  return {',
    "    style = 'news',  -- or fiction, academic: what lint looks for",
    "    rules = { ['cue-style'] = 'off' },  -- or hint, warning, error",
    "    speakers = { ['We did not know'] = 'Zoe Hart' },  -- who says what begins so",
    "    people = { { 'Pu Zhiqiang', 'Mr Pu', 'the lawyer' } },  -- names of one person",
    '  }',
  }) do
    lines[#lines + 1] = line
  end
  return table.concat(lines, '\n') .. '\n'
end

local function say(text)
  local out = output.stdout()
  out:write(text)
  return out:finish()
end

local function run_command(name, words)
  local parser, command = M.parser(name)
  for _, word in ipairs(words) do
    if word == '--' then break end
    if word == '-h' or word == '--help' then return say(parser:get_help() .. '\n') end
  end
  local ok, args = parser:pparse(words)
  if not ok then
    args = args:gsub('\n', '. '):gsub('([^?])$', '%1.')
    give_up(('%s See quoth help %s.'):format(args, name))
  end
  return command.run(args)
end

local function run_help(name)
  if not name then return say(help()) end
  if name == 'help' then return say('usage: quoth help [COMMAND]\n') end
  if not is_command(name) then unknown(name) end
  return say(M.parser(name):get_help() .. '\n')
end

local function run(words)
  local first = words[1]
  if not first then give_up(USAGE .. '. See quoth --help.') end
  if first == '--help' or first == '-h' then return say(help()) end
  if first == '--version' then return say('quoth ' .. require('quoth').version .. '\n') end
  if first == 'help' then return run_help(words[2]) end
  if first:sub(1, 1) == '-' then
    give_up(("unknown option '%s'. See quoth --help."):format(first))
  end
  if not is_command(first) then unknown(first) end
  return run_command(first, table.move(words, 2, #words, 1, {}))
end

--- What went wrong, as { status, message }. A string is a failure that no command foresaw.
local function failure(problem)
  if type(problem) == 'table' then return problem end
  local message = tostring(problem)
  if message:find('interrupted!$') then return { status = INTERRUPTED } end
  -- The native module is missing, or another version: a message for people, in lines.
  local told = message:match('^quoth: (.*)')
  if told then return { status = TROUBLE, message = told } end
  if message == 'not enough memory' then return { status = TROUBLE, message = message } end
  return { status = TROUBLE, message = debug.traceback('a mistake in quoth: ' .. message, 2) }
end

--- Runs the program. words are its arguments; returns its exit status.
function M.main(words)
  local ok, status = xpcall(run, failure, words)
  if ok then return status or DONE end
  if type(status) ~= 'table' then status = failure(status) end
  if status.message then output.complain(status.message) end
  return status.status
end

return M
