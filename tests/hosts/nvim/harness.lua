--- What the tests that run inside Neovim share. Results are TAP on standard output.
-- test_nvim.sh runs each test_*.lua in a Neovim of its own.

local M = {}

M.root = vim.env.QUOTH_ROOT
M.new = vim.fn.has('nvim-0.8') == 1
local failed = false

--- Runs a test file as soon as Neovim has started.
function M.run(path)
  vim.schedule(function()
    local ok, message = pcall(dofile, M.root .. '/' .. path)
    if ok then message = 'the test does not end' end
    M.print('not ok - ' .. tostring(message):gsub('\n', ' '))
    vim.cmd('cquit 1')
  end)
end

--- One line of output.
function M.print(...)
  io.stdout:write(table.concat(vim.tbl_map(tostring, { ... }), ' '), '\n')
end

--- A test: f must not raise an error.
function M.test(name, f)
  local ok, message = xpcall(f, function(message)
    local trace = debug.traceback(tostring(message):sub(1, 2000))
    return (trace:gsub('\n%s*%[C%]: in function .xpcall.*', ''))
  end)
  M.print(ok and 'ok - ' .. name or 'not ok - ' .. name)
  if not ok then
    failed = true
    M.print('# ' .. tostring(message):gsub('\n', '\n# '))
  end
end

--- Ends Neovim; its exit status says whether all went well.
function M.finish()
  io.stdout:flush()
  vim.cmd(failed and 'cquit 1' or 'qall!')
end

--- Raises an error unless both are the same, tables by what they hold.
function M.same(expected, found, what)
  if vim.deep_equal(expected, found) then return end
  local text = '%sexpected %s\nfound    %s'
  what = what and what .. ': ' or ''
  error(text:format(what, vim.inspect(expected), vim.inspect(found)), 2)
end

--- Types keys, <Esc> and its like written so; mappings apply. Silent, errors say nothing: after one
-- that was shown Neovim waits a second before it inserts.
function M.keys(keys, silent)
  vim.o.undolevels = vim.o.undolevels -- one step for the undoing
  local codes = vim.api.nvim_replace_termcodes(keys, true, false, true)
  if not silent then return vim.api.nvim_feedkeys(codes, 'xm', false) end
  M.codes = codes
  vim.cmd("silent! call luaeval('vim.api.nvim_feedkeys(_A, \"xm\", false)', "
    .. "luaeval('require(\"harness\").codes'))")
end

--- A new buffer in the window with these lines.
function M.buffer(lines, filetype)
  vim.cmd('enew!')
  vim.api.nvim_buf_set_lines(0, 0, -1, false, type(lines) == 'table' and lines or { lines })
  vim.bo.filetype = filetype or ''
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  vim.o.undolevels = vim.o.undolevels -- what comes is another step
  return vim.api.nvim_get_current_buf()
end

--- Lets what is scheduled run.
function M.settle()
  local done = false
  vim.schedule(function() done = true end)
  vim.wait(1000, function() return done end, 1)
end

function M.cursor()
  return vim.api.nvim_win_get_cursor(0)
end

--- The text of the current buffer as Neovim counts its bytes.
function M.text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n') .. '\n'
end

--- Everything that a document answers about its quotations, a line each.
function M.dump(doc)
  local out = {}
  local function line(...)
    out[#out + 1] = vim.inspect({ ... }, { newline = '', indent = '' })
  end
  for q in doc:quotations() do
    line(q)
  end
  for a in doc:attributions() do
    line(a)
  end
  -- Where one colour is cut in two is not told by the text alone.
  local start, stop, colour
  for first, last, role in doc:spans() do
    if role ~= colour or first ~= stop + 1 then
      line(start, stop, colour)
      start, colour = first, role
    end
    stop = last
  end
  line(start, stop, colour)
  return out
end

--- Raises an error unless both lists have the same lines; tells the first that differs.
function M.same_lines(expected, found)
  for i = 1, math.max(#expected, #found) do
    M.same(expected[i], found[i], 'line ' .. i)
  end
end

--- Numbers from 1 to n, the same for the same seed.
function M.random(seed)
  local state = seed
  return function(n)
    state = state * 16807 % 2147483647
    return state % n + 1
  end
end

--- Runs f and returns what was told to the user by vim.notify meanwhile.
function M.notices(f)
  local notices, notify = {}, vim.notify
  vim.notify = function(message) notices[#notices + 1] = message end
  local ok, message = pcall(function()
    f()
    M.settle()
  end)
  vim.notify = notify
  if not ok then error(message, 0) end
  return notices
end

return M
