--- Puts a new text in the place of a file, whole or not at all.
--
-- The text goes to a new file in the same folder, which has the permissions (and, where that is
-- allowed, the owner) of the old one. Only when all of it is on the disk is the new file given the
-- name. Until then the old file is as it was, whatever happens: a full disk, a kill, a power cut. A
-- symbolic link keeps pointing; the file that it points to is replaced. Other names of the same
-- file (hard links) keep the old text.
--
-- A program that is killed cannot take its new file away, and no system gives a file without a name
-- the name of another one at a stroke. So what is left over has a name that tells, and the next one
-- that comes to the folder takes it away once it is an hour old.

local M = {}

--- A word of the shell.
local function quote(word)
  return "'" .. word:gsub("'", "'\\''") .. "'"
end

--- Prints the path of the file itself and that of its copy, with a NUL between them, or a
-- complaint. cp -p is what takes permissions over on every system.
local PREPARE = [[
exec 2>&1
file=$(readlink -f -- "$1" && echo /) || { echo "No such file or directory"; exit 1; }
file=${file%??}
[ -f "$file" ] || { echo "not a regular file"; exit 1; }
[ -w "$file" ] || { echo "Permission denied"; exit 1; }
for old in "${file%/*}"/.quoth-????????.tmp; do
  [ -f "$old" ] && find "$old" -prune -mmin +60 -exec rm -f -- {} + 2>/dev/null
done
new=$(mktemp -- "${file%/*}/.quoth-XXXXXXXX.tmp") || exit 1
cp -p -- "$file" "$new" || { rm -f -- "$new"; exit 1; }
printf '%s\0%s' "$file" "$new"]]

--- The reason in what a program says: "cp: cannot do: No space left on device".
local function reason(text)
  text = text:gsub('%s+$', '')
  return text:match('.*: (.-)$') or text
end

local function prepare(path)
  local pipe = assert(io.popen(('sh -c %s sh %s'):format(quote(PREPARE), quote(path))))
  local told = pipe:read('a')
  local done = pipe:close()
  local file, new = told:match('^(.*)%z(.*)$')
  if done and file then return file, new end
  return nil, reason(told)
end

--- Writes the text to the file; it is on the disk when this is done, if the system can tell.
local function fill(path, text)
  local file, message = io.open(path, 'wb')
  if not file then return nil, reason(message) end
  local done
  done, message = file:write(text)
  if done then
    done, message = file:flush()
  end
  local closed, why = file:close()
  if not done or not closed then return nil, message or why end
  if not os.execute('sync -- ' .. quote(path) .. ' 2>/dev/null') then
    return nil, 'it cannot be brought to the disk'
  end
  return true
end

--- True, or nil and why not; then the file is as it was.
function M.file(path, text)
  local file, new = prepare(path)
  if not file then return nil, new end
  local ok, done, message = pcall(fill, new, text)
  if ok and done then
    done, message = os.rename(new, file)
    if done then
      -- The name is on the disk too; the text is safe without.
      os.execute('sync -- ' .. quote(file:match('^(.*)/') .. '/') .. ' 2>/dev/null')
      return true
    end
    message = reason(message)
  end
  os.remove(new)
  -- Stopped from the keyboard, or out of memory.
  if not ok then error(done, 0) end
  return nil, message
end

return M
