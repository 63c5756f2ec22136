--- Where a command writes: standard output or a pager, and lines about trouble on standard
-- error. Every write is checked: a reader that has gone away ends the program without a
-- word, anything else ends it with a line.

local M = {}

local Output = {}
Output.__index = Output

local TROUBLE = 2
local EPIPE = 32
--- What a shell reports of a program that SIGPIPE ended.
local PIPE_CLOSED = 128 + 13

--- A line on standard error; names of files may hold anything.
function M.complain(message)
  io.stderr:write('quoth: ', message, '\n')
end

--- The name of a file as it is told to people.
function M.name(path)
  if path == '-' then return 'standard input' end
  return (path:gsub('%c', '?'))
end

local function new(file, name)
  file:setvbuf('full', 65536)
  return setmetatable({ file = file, name = name, status = 0 }, Output)
end

function M.stdout()
  return new(io.stdout, 'standard output')
end

--- Is standard output a terminal? A child of ours has the same one.
function M.is_terminal()
  return os.execute('test -t 1') == true
end

--- A pager where there is a terminal that can do with one, or standard output.
function M.paged()
  local term = os.getenv('TERM')
  if not term or term == '' or term == 'dumb' or not M.is_terminal() then return M.stdout() end
  local command = os.getenv('PAGER')
  if command == '' or command == 'cat' then return M.stdout() end
  local output = setmetatable({ name = command or 'less', status = 0, held = {} }, Output)
  output.command = command or 'if command -v less >/dev/null; then exec less -R; fi; exec cat'
  return output
end

--- The pager starts with the first words for it: there may be none.
local function start(output)
  -- less shows colours only if told so, by -R or in LESS; F ends it where one screen is enough.
  local set = os.getenv('LESS') and '' or 'LESS=FR; export LESS; '
  output.file = assert(io.popen(set .. output.command, 'w'))
  output.file:setvbuf('full', 65536)
end

local function check(output, ok, message, code)
  if ok then return end
  if code == EPIPE then error({ status = PIPE_CLOSED }, 0) end
  message = tostring(message)
  error({ status = TROUBLE, message = output.name .. ': ' .. message }, 0)
end

function Output:write(...)
  if not self.file then start(self) end
  check(self, self.file:write(...))
end

function Output:flush()
  if self.file then check(self, self.file:flush()) end
end

--- Tells of something that cannot be done; the program goes on and ends with status 2.
-- What was written before is shown before; a pager's screen is left alone.
function Output:complain(name, message)
  self:trouble(M.name(name) .. ': ' .. message)
end

--- The same for what is no matter of a file alone.
function Output:trouble(message)
  self.status = TROUBLE
  if self.held then
    self.held[#self.held + 1] = message
  else
    self:flush()
    M.complain(message)
  end
end

--- Ends the writing; returns the exit status.
function Output:finish()
  self:flush()
  if not self.held then return self.status end
  if self.file then
    local _, how, code = self.file:close()
    -- The shell's words for a command that is not there or cannot be run.
    if how == 'exit' and (code == 126 or code == 127) then self.status = TROUBLE end
  end
  for _, message in ipairs(self.held) do
    M.complain(message)
  end
  return self.status
end

return M
