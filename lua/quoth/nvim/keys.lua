--- Keys: <Plug> mappings everywhere, and the usual keys in buffers that are followed.

local M = {}

local MOTION = { 'n', 'x', 'o' }
local OBJECT = { 'x', 'o' }
local OPERATOR = { 'n', 'x' }

local function go(direction, wanted)
  return function(doc, count) require('quoth.nvim.move').go(doc, direction, count, wanted) end
end

local function select(around)
  return function(doc, count) require('quoth.nvim.object').select(doc, around, count) end
end

local function mend() require('quoth.nvim.mend').here() end

--- <Plug> name, modes, key, what it is, and what it does, called with the document and the count;
-- or the function of convert.lua that is the operator.
local MAPS = {
  { 'next', MOTION, ']q', 'Next quotation', go('next', 'quotation') },
  { 'previous', MOTION, '[q', 'Previous quotation', go('prev', 'quotation') },
  { 'next-same', MOTION, ']Q', 'Next quotation of who speaks here', go('next', 'same') },
  { 'previous-same', MOTION, '[Q', 'Previous quotation of who speaks here', go('prev', 'same') },
  { 'next-fault', MOTION, ']u', 'Next mark without its partner', go('next', 'fault') },
  { 'previous-fault', MOTION, '[u', 'Previous mark without its partner', go('prev', 'fault') },
  { 'next-finding', MOTION, ']l', 'Next finding', go('next', 'finding') },
  { 'previous-finding', MOTION, '[l', 'Previous finding', go('prev', 'finding') },
  { 'fix', { 'n' }, 'g=', 'Mend the finding here', mend },
  { 'curl', OPERATOR, 'g"', 'Make straight marks typographic', 'curl' },
  { 'straighten', OPERATOR, 'g|', 'Make typographic marks straight', 'straighten' },
  { 'around', OBJECT, 'aq', 'A quotation with its marks', select(true) },
  { 'inside', OBJECT, 'iq', 'What a quotation holds', select(false) },
}

local function plug(name)
  return ('<Plug>(quoth-%s)'):format(name)
end

--- Does what a <Plug> mapping says in the current buffer.
function M.run(name)
  local count = vim.v.count1
  for _, map in ipairs(MAPS) do
    if map[1] == name then
      require('quoth.nvim').with(function(doc) map[5](doc, count) end)
    end
  end
end

--- Begins an operator: what is to be typed then.
function M.operator(name)
  if not require('quoth.nvim').loads() then return '\27' end
  vim.o.operatorfunc = ("v:lua.require'quoth.nvim.convert'.%s"):format(name)
  return 'g@'
end

local function create(map)
  local options = { desc = map[4] }
  local run = ("<Cmd>lua require('quoth.nvim.keys').run('%s')<CR>"):format(map[1])
  if map[2] == OPERATOR then
    options.expr, options.replace_keycodes = true, false
    run = ("v:lua.require'quoth.nvim.keys'.operator('%s')"):format(map[5])
  end
  vim.keymap.set(map[2], plug(map[1]), run, options)
end

--- Creates the <Plug> mappings. As strings they are repeated by "." in 0.7 too.
function M.create()
  for _, map in ipairs(MAPS) do
    create(map)
  end
  vim.keymap.set('n', plug('describe'), '<Cmd>Quoth<CR>', { desc = 'What stands here' })
  vim.keymap.set('n', plug('why'), '<Cmd>Quoth why<CR>', { desc = 'Who says this, and why' })
  local explain = { desc = 'Explain the finding here' }
  vim.keymap.set('n', plug('explain'), '<Cmd>Quoth explain<CR>', explain)
end

--- Each of our keys in each of its modes: {key, mode, <Plug> mapping, what it is}.
function M.all()
  local all = {}
  for _, map in ipairs(MAPS) do
    for _, mode in ipairs(map[2]) do
      all[#all + 1] = { map[3], mode, plug(map[1]), map[4] }
    end
  end
  return all
end

--- What Neovim 0.11 and later maps some of the keys to, by its own descriptions.
local BUILT_IN = {
  [':cnext'] = true,
  [':cprevious'] = true,
  [':crewind'] = true,
  [':clast'] = true,
  [':lnext'] = true,
  [':lprevious'] = true,
}

--- Whether nobody has mapped a key in the current buffer. What Neovim itself maps it to everywhere
-- does not count.
function M.is_free(key, mode)
  local map = vim.fn.maparg(key, mode, false, true)
  return next(map) == nil or (map.buffer == 0 and map.callback and BUILT_IN[map.desc]) or false
end

--- Maps those keys of a buffer that are free.
function M.map(buf)
  vim.api.nvim_buf_call(buf, function()
    for _, key in ipairs(M.all()) do
      if M.is_free(key[1], key[2]) then
        vim.keymap.set(key[2], key[1], key[3], { buffer = buf, remap = true, desc = key[4] })
      end
    end
  end)
end

--- Takes our keys of a buffer away.
function M.unmap(buf)
  vim.api.nvim_buf_call(buf, function()
    for _, key in ipairs(M.all()) do
      if vim.fn.maparg(key[1], key[2]) == key[3] then
        vim.keymap.del(key[2], key[1], { buffer = buf })
      end
    end
  end)
end

return M
