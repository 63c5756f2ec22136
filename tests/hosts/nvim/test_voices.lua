-- Colours by speaker: each speaker's words and names have a colour of their own, and keep it.

local t = require('harness')
local voices = require('quoth.nvim.voices')

local TEXT = {
  '“I saw nothing,” said Ruth Marlow.',
  '',
  '“Nothing at all?” asked Peter Hale.',
  '',
  '“Nothing.”',
  '',
  '“We shall see,” he said.',
}

vim.o.lines, vim.o.columns = 20, 70
vim.o.signcolumn = 'no' -- signs of findings would move what is looked at
vim.o.termguicolors = true
vim.api.nvim__inspect_cell(1, 0, 0) -- the first call forgets what is drawn
vim.cmd('redraw!')

local function find(words)
  for row = 1, vim.api.nvim_buf_line_count(0) do
    local line = vim.api.nvim_buf_get_lines(0, row - 1, row, false)[1]
    local at = line:find(words, 1, true)
    if at then return row - 1, vim.fn.strchars(line:sub(1, at - 1)) end
  end
  error('no ' .. words)
end

--- The group that words are drawn in; nil if none of ours.
local function group(words)
  vim.cmd('redraw')
  t.settle()
  vim.cmd('redraw')
  local row, col = find(words)
  for _, attribute in ipairs(vim.api.nvim__inspect_cell(1, row, col)[3]) do
    if attribute.hi_name:find('^Quoth') then return attribute.hi_name end
  end
end

local function by(what) vim.cmd('Quoth colours ' .. what) end

--- One that is linked has the name of that which it is linked to.
for i, name in ipairs(require('quoth.nvim.colours').names()) do
  vim.api.nvim_set_hl(0, name, { fg = '#00000' .. i })
end

t.buffer(TEXT, 'text')

t.test('by role first', function()
  t.same('QuothQuotation', group('I saw'))
  t.same('QuothSource', group('Ruth'))
end)

t.test('by speaker when asked', function()
  by('speaker')
  t.same('QuothSpeaker2', group('I saw'))
  t.same('QuothSpeakerName2', group('Ruth'))
  t.same('QuothSpeaker1', group('Nothing at all'), 'who speaks most has the first colour')
  t.same('QuothSpeaker2', group('Nothing.'), 'by turns')
  t.same('QuothSpeakerName1', group('he said'), 'a pronoun')
  t.same(nil, group('asked'))
end)

t.test('a speaker keeps the colour', function()
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  t.keys('O“No,” said Anna Field.<CR><Esc>')
  t.same('QuothSpeaker3', group('No,'))
  t.same('QuothSpeaker2', group('I saw'))
  t.keys('u')
  t.same('QuothSpeaker1', group('Nothing at all'))
  for _, name in ipairs({ 'Jo', 'Joh', 'John' }) do
    vim.api.nvim_buf_set_lines(0, 0, 0, false, { ('“Yes,” said %s Reed.'):format(name), '' })
    t.same('QuothSpeaker3', group('Yes'), name)
    t.keys('u')
  end
end)

t.test('other rows follow', function()
  vim.api.nvim_buf_set_lines(0, 2, 3, false, { '“Nothing at all?” asked Ruth Marlow.' })
  t.same('QuothSpeaker2', group('Nothing at all'))
  t.same('QuothSpeaker2', group('Nothing at all'))
  t.keys('u')
  t.same('QuothSpeaker1', group('Nothing at all'))
end)

--- The groups of all cells.
local function screen()
  local cells = {}
  for row = 0, vim.o.lines - 3 do
    for col = 0, vim.o.columns - 1 do
      local ok, cell = pcall(vim.api.nvim__inspect_cell, 1, row, col)
      local names = {}
      for _, attribute in ipairs(ok and cell[3] or {}) do
        names[#names + 1] = (attribute.hi_name or ''):match('^Quoth%w+')
      end
      cells[#cells + 1] = table.concat(names, ' ')
    end
  end
  return cells
end

t.test('random edits leave the screen as if it was drawn anew', function()
  local random = t.random(20240607)
  local pieces = {
    '“One two,” said Ruth Marlow.', '“No,” he said.', '“Yes.”', '“And you, Peter?”',
    'Peter Hale left.', '“So it is,” said Anna Field. “So it was.”', 'Ruth smiled. “Well.”',
    '<!-- quoth: speaker Tom Reed -->', '“Who?” asked the clerk', '“', 'He ', ' Mrs. Hale',
  }
  t.buffer(TEXT, 'text')
  local seen = 0
  for _ = 1, 150 do
    local count = vim.api.nvim_buf_line_count(0)
    local row = random(count) - 1
    local piece = pieces[random(#pieces)]
    local what = random(4)
    if what == 1 and count < 16 then
      vim.api.nvim_buf_set_lines(0, row, row, false, { piece, '' })
    elseif what == 2 and count > 4 then
      vim.api.nvim_buf_set_lines(0, row, row + 1, false, {})
    elseif what == 3 then
      vim.api.nvim_buf_set_lines(0, row, row + 1, false, { piece })
    else
      local line = vim.api.nvim_buf_get_lines(0, row, row + 1, false)[1]
      vim.api.nvim_buf_set_text(0, row, #line, row, #line, { piece })
    end
    vim.cmd('redraw')
    t.settle()
    vim.cmd('redraw')
    local found = screen()
    vim.cmd('redraw!')
    t.same_lines(screen(), found)
    seen = seen + #vim.tbl_filter(function(name) return name:find('Speaker') ~= nil end, found)
  end
  assert(seen > 1000, seen .. ' cells were coloured')
end)

t.test('nobody, and marks without their partner', function()
  t.buffer({ '“Somebody should say this.”', '', 'A stray ” mark.', '', '“Not closed' }, 'text')
  t.same('QuothNobody', group('Somebody'))
  t.same('QuothStray', group('” mark'))
  t.same('QuothUnclosed', group('Not closed'))
end)

t.test('the colours are those of the palette', function()
  local palette = require('quoth.palette')
  for _, name in ipairs(palette.NAMES) do
    for _, ground in ipairs({ 'dark', 'light' }) do
      vim.o.background = ground
      require('quoth.nvim').setup({ colours = 'speaker', palette = name })
      for slot = 1, palette.count(name) do
        local look = palette.look(slot, name, ground)
        local id = vim.fn.hlID(voices.group('quotation', slot))
        t.same(look.colour, vim.fn.synIDattr(id, 'fg', 'gui'))
        t.same(tostring(look.index), vim.fn.synIDattr(id, 'fg', 'cterm'))
      end
    end
  end
end)

t.test('and follow the background', function()
  local palette = require('quoth.palette')
  for _, ground in ipairs({ 'dark', 'light', 'dark' }) do
    vim.cmd('set background=' .. ground)
    local id = vim.fn.hlID('QuothSpeaker2')
    t.same(palette.look(2, 'colour-blind', ground).colour, vim.fn.synIDattr(id, 'fg', 'gui'))
  end
end)

t.test("the user's own choice stays", function()
  vim.cmd('highlight QuothSpeaker1 guifg=#123456')
  require('quoth.nvim').setup({ colours = 'speaker' })
  t.same('#123456', vim.fn.synIDattr(vim.fn.hlID('QuothSpeaker1'), 'fg', 'gui'))
  vim.cmd('colorscheme default')
  assert(vim.fn.synIDattr(vim.fn.hlID('QuothSpeaker1'), 'fg', 'gui') ~= '#123456')
end)

t.test('what is no choice is told', function()
  local ok, message = pcall(require('quoth.nvim').setup, { colours = 'mood' })
  assert(not ok and message:find('colours is role or speaker', 1, true), message)
end)

t.test('and back', function()
  t.buffer(TEXT, 'text')
  by('role')
  t.same(nil, (group('I saw') or ''):match('Speaker'))
  vim.cmd('Quoth colours')
  t.same('speaker', require('quoth.nvim.config').values.colours)
end)

t.finish()
