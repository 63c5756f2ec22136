--- What the tests of the command line share: they run build/quoth as a user does.

local files = require('files')
local lu = require('luaunit')

local M = { lu = lu, root = os.getenv('QUOTH_ROOT') or '.', read = files.read, write = files.write }

--- A folder that goes away with the tests.
M.scratch = files.output('mktemp -d'):gsub('\n', '')

--- A word of the shell.
function M.quote(word)
  return "'" .. word:gsub("'", "'\\''") .. "'"
end

--- The path of a new file of the scratch folder.
function M.file(name, text)
  return M.write(M.scratch .. '/' .. name, text)
end

--- One of tests/texts, as it is told on the command line: the program runs in the root.
function M.text(name)
  return 'tests/texts/' .. name
end

local CLEAN = 'env -u NO_COLOR -u COLORTERM -u PAGER -u LESS -u LC_ALL TERM=xterm'

--- The command line for the shell: words after build/quoth, variables of its environment.
function M.command(words, env)
  local out = { CLEAN }
  for name, value in pairs(env or {}) do
    out[#out + 1] = name .. '=' .. M.quote(value)
  end
  out[#out + 1] = 'build/quoth'
  for _, word in ipairs(words) do
    out[#out + 1] = M.quote(word)
  end
  return table.concat(out, ' ')
end

--- Runs a line of the shell in the root. Returns what it wrote to standard output and to
-- standard error, and its exit status.
function M.shell(line)
  local out, err = M.scratch .. '/.out', M.scratch .. '/.err'
  local _, _, status = os.execute(
    ('cd %s && { %s\n} >%s 2>%s'):format(M.quote(M.root), line, M.quote(out), M.quote(err))
  )
  return M.read(out), M.read(err), status
end

--- Runs quoth with these words. input is its standard input.
function M.run(words, input, env)
  local path = M.file('.in', input or '')
  return M.shell(M.command(words, env) .. ' <' .. M.quote(path))
end

--- Runs quoth, which must do it all without a word on standard error.
function M.output(words, input, env)
  local out, err, status = M.run(words, input, env)
  lu.assertEquals(err, '')
  lu.assertEquals(status, 0)
  return out
end

--- Runs a line of the shell on a terminal of its own. Returns what the terminal got, with
-- line ends as in a file; nil where there is no script(1).
function M.on_terminal(line)
  if files.output('command -v script') == '' then return nil end
  local out = M.shell(('script -qec %s /dev/null </dev/null'):format(M.quote(line)))
  return (out:gsub('\r\n', '\n'))
end

--- found must be what tests/cli/name holds. With QUOTH_UPDATE set the file is written anew, and
-- what changed is shown.
function M.golden(name, found)
  local path = M.root .. '/tests/cli/' .. name
  if os.getenv('QUOTH_UPDATE') then
    os.execute(
      ('touch %s; diff -u %s %s >&2'):format(path, path, M.quote(M.file('.golden', found)))
    )
    M.write(path, found)
  end
  lu.assertEquals(found, M.read(path))
end

--- What the program wrote, with # for how sure it is: that changes with every version, and what is
--- told need not.
function M.unsure(text)
  text = text:gsub('%f[%d]%d+ %%', '# %%'):gsub('("confidence":)%d+', '%1#')
    :gsub('("strength":)%d+', '%1#')
  return (text:gsub('cert="[%d.]+"', 'cert="#"'))
end

--- The numbers of lines in a text.
function M.count_lines(text)
  return select(2, text:gsub('\n', ''))
end

--- Runs the tests and ends.
function M.finish()
  local status = lu.LuaUnit.run()
  os.execute('rm -rf ' .. M.quote(M.scratch))
  os.exit(status, true)
end

return M
