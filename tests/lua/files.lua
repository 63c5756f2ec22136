--- What tests do with files and commands.

local M = {}

function M.read(path)
  local file = assert(io.open(path, 'rb'))
  local text = file:read('*a')
  file:close()
  return text
end

--- Returns the path.
function M.write(path, text)
  local file = assert(io.open(path, 'wb'))
  file:write(text)
  file:close()
  return path
end

--- What a command writes.
function M.output(command)
  local pipe = assert(io.popen(command, 'r'))
  local text = pipe:read('*a')
  pipe:close()
  return text
end

return M
