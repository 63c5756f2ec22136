-- init: require('quoth').rule({ id = 'no-ibid', summary = 'Ibid. is not our style',
-- init:   check = function(doc, report)
-- init:     for at in doc:text():gmatch('()Ibid%.') do report(at, at + 4, 'repeat the source') end
-- init:   end })
--
-- Findings as diagnostics: what they say, when they come and go; the rules of the user's own.

local t = require('harness')
local diagnose = require('quoth.nvim.diagnose')
local diagnostic = require('quoth.nvim.diagnostic')
local quoth = require('quoth')

local WRONG = { '“I agree, he said. “So do I.”', '', 'Then he left.', '', 'That is all he said. “' }

--- The diagnostics of the current buffer, by row: code and severity.
local function shown()
  local list = vim.tbl_map(function(item)
    return ('%d:%d %s %d'):format(item.lnum, item.col, item.code, item.severity)
  end, vim.diagnostic.get(0, { namespace = diagnose.namespace }))
  table.sort(list)
  return list
end

local function updated()
  diagnose.update(vim.api.nvim_get_current_buf())
  return shown()
end

local UNCLOSED, STRAY = '0:0 unclosed-quotation 1', '4:21 stray-mark 1'

t.test('they come by themselves', function()
  t.buffer(WRONG)
  assert(vim.wait(20000, function() return #shown() == 2 end, 10), vim.inspect(shown()))
  t.same({ UNCLOSED, STRAY }, shown())
end)

t.test('what a diagnostic holds', function()
  t.buffer(WRONG)
  updated()
  local first = vim.diagnostic.get(0, { lnum = 0 })[1]
  t.same('quoth', first.source)
  t.same('this quotation is not closed', first.message)
  t.same({ 0, 0, 0, 3 }, { first.lnum, first.col, first.end_lnum, first.end_col })
  local more = first.user_data.quoth
  t.same({ { first = 12, last = 11, text = '”' } }, more.fixes)
  assert(more.confidence > 0)
  t.same('it may end here', more.related[1].message)
  t.same({ 0, 11 }, { more.related[1].lnum, more.related[1].col })
end)

t.test('what is missing is shown at a character', function()
  t.buffer({ 'He said“I agree,” and left', 'the hall.' })
  updated()
  local first = vim.diagnostic.get(0)[1]
  t.same('missing-space', first.code)
  assert(first.end_col > first.col, vim.inspect(first))
end)

t.test('after edits they are right again', function()
  t.buffer(WRONG)
  t.same({ UNCLOSED, STRAY }, updated())
  t.keys('gg0f,i”<Esc>')
  t.same({ STRAY }, updated())
  t.keys('ggOAbove.<CR><Esc>')
  t.same({ '6:21 stray-mark 1' }, updated())
  t.keys('uu')
  t.same({ UNCLOSED, STRAY }, updated())
  vim.cmd('%s/[“”]//g')
  t.same({}, updated())
end)

t.test('after random edits they are those of the text', function()
  local signs = { '“', '”', '"', "'", ' ', ',', '. ', 'word', '’', '\n', '\n\n', 'said ' }
  local random = t.random(11)
  t.buffer(WRONG)
  for _ = 1, 150 do
    local rows = vim.api.nvim_buf_line_count(0)
    local row = random(rows) - 1
    local width = #vim.api.nvim_buf_get_lines(0, row, row + 1, true)[1]
    local lines = vim.split(signs[random(#signs)], '\n', { plain = true })
    if random(4) == 1 and rows > 3 then
      vim.api.nvim_buf_set_lines(0, row, row + 1, true, {})
    else
      local col = random(width + 1) - 1
      vim.api.nvim_buf_set_text(0, row, col, row, col, lines)
    end
    local doc = quoth.open(t.text())
    local expected = vim.tbl_map(function(finding)
      return { finding.rule, diagnostic.from(doc, finding).lnum, finding.message }
    end, doc:lint())
    diagnose.update(vim.api.nvim_get_current_buf())
    local found = vim.tbl_map(function(item)
      return { item.code, item.lnum, item.message }
    end, vim.diagnostic.get(0))
    t.same(expected, found)
  end
end)

t.test('in insert mode new ones wait, and what is mended goes', function()
  local during
  t.buffer(WRONG)
  updated()
  _G.look = function() during = updated() end
  t.keys('Go<CR>“Not yet closed.<Cmd>lua look()<CR><Esc>')
  t.same({ UNCLOSED, STRAY }, during)
  t.same(3, #shown())
  t.keys('A”<Cmd>lua look()<CR><Esc>')
  t.same({ UNCLOSED, STRAY }, during)
  t.keys('gg0f,i”<Cmd>lua look()<CR> <Esc>')
  t.same({ STRAY }, during)
  vim.diagnostic.config({ update_in_insert = true })
  t.keys('Go<CR>“Not yet closed.<Cmd>lua look()<CR><Esc>')
  t.same(2, #during)
  vim.diagnostic.config({ update_in_insert = false })
end)

t.test('off, and on again', function()
  t.buffer(WRONG)
  t.same(2, #updated())
  vim.cmd('QuothOff')
  t.settle()
  t.same({}, shown())
  vim.cmd('QuothOn')
  t.same(2, #updated())
  require('quoth.nvim').setup({ findings = false })
  t.same({}, updated())
  require('quoth.nvim').setup()
  t.same(2, #updated())
end)

t.test('of very many those near the cursor', function()
  local lines = {}
  for i = 1, 4800, 4 do
    lines[i], lines[i + 1], lines[i + 2], lines[i + 3] = WRONG[5], '', 'Nothing.', ''
  end
  t.buffer(lines)
  vim.cmd('normal! G')
  t.same(500, #updated())
  t.same(4796, vim.diagnostic.get(0)[500].lnum)
end)

t.test("the user's own rules", function()
  t.buffer({ 'Thus Smith. Ibid. says more.' })
  t.same({ '0:12 no-ibid 2' }, updated())
  local notices = t.notices(function()
    quoth.rule({ id = 'bad', summary = 'fails', check = function() error('oh no') end })
    t.keys('Ax<Esc>')
    t.same({ '0:12 no-ibid 2' }, updated())
    t.keys('Ax<Esc>')
    t.same({ '0:12 no-ibid 2' }, updated())
  end)
  t.same(1, #notices, vim.inspect(notices))
  assert(notices[1]:find("quoth: the rule 'bad' failed and is off:", 1, true), notices[1])
  quoth.drop_rule('bad')
end)

t.test('what fails is told once, and quoth is off there', function()
  t.buffer(WRONG)
  local lint, notices = quoth.Document.lint, nil
  quoth.Document.lint = function() error('broken lint') end
  local ok, message = pcall(function()
    notices = t.notices(function()
      updated()
      t.keys('Ax<Esc>')
      updated()
    end)
  end)
  quoth.Document.lint = lint
  assert(ok, message)
  t.same(1, #notices)
  assert(notices[1]:find('broken lint', 1, true), notices[1])
  t.same(false, vim.b.quoth)
  t.same({}, shown())
end)

-- ---- Settings ------------------------------------------------------------------------

local folder = vim.env.QUOTH_SCRATCH .. '/essays'

local function settings(text)
  vim.fn.mkdir(folder, 'p')
  vim.cmd('edit! ' .. folder .. '/.quoth.lua')
  vim.api.nvim_buf_set_lines(0, 0, -1, true, { text })
  vim.cmd('silent write')
end

local function essay()
  vim.cmd('edit! ' .. folder .. '/essay.txt')
  if vim.api.nvim_buf_line_count(0) == 1 then vim.api.nvim_buf_set_lines(0, 0, -1, true, WRONG) end
end

t.test('.quoth.lua beside the text', function()
  settings("return { rules = { ['stray-mark'] = 'off', ['unclosed-quotation'] = 'hint' } }")
  essay()
  t.same({ '0:0 unclosed-quotation 4' }, updated())
  settings('return {}')
  vim.cmd('buffer essay.txt')
  t.same({ UNCLOSED, STRAY }, updated())
end)

t.test('speakers in .quoth.lua', function()
  local function speaker()
    local doc = require('quoth.nvim.follow').document(0)
    return doc:speaker(doc:quotations()()).name
  end
  settings("return { speakers = { ['I agree'] = 'Zoe Hart' } }")
  essay()
  t.same('Zoe Hart', speaker())
  settings("return { speakers = { ['I agree'] = 'Ann Lee' } }")
  vim.cmd('buffer essay.txt')
  t.same('Ann Lee', speaker())
  settings('return {}')
end)

t.test('setup tells what holds elsewhere', function()
  require('quoth.nvim').setup({ settings = { rules = { ['stray-mark'] = 'off' } } })
  t.buffer(WRONG)
  t.same({ UNCLOSED }, updated())
  settings("return { rules = { ['stray-mark'] = 'warning' } }")
  essay()
  t.same({ UNCLOSED, '4:21 stray-mark 2' }, updated())
  require('quoth.nvim').setup()
end)

t.test('a broken .quoth.lua is told once', function()
  local notices = t.notices(function()
    settings('return { rules = os.exit() }')
    essay()
    t.same(2, #updated())
    t.keys('Ax<Esc>')
    t.same(2, #updated())
    vim.cmd('Quoth lint')
    vim.cmd('lclose')
  end)
  t.same(1, #notices, vim.inspect(notices))
  assert(notices[1]:find('essays/.quoth.lua:1: ', 1, true), notices[1])
  vim.cmd('checkhealth quoth')
  local report = t.text()
  vim.cmd('bwipeout!')
  assert(report:find('essays/.quoth.lua:1: ', 1, true), report)
end)

t.test('mistakes in the option settings are told once', function()
  settings('return {}')
  local notices = t.notices(function()
    require('quoth.nvim').setup({ settings = { rules = { ['no-rule'] = 'off' } } })
    t.buffer(WRONG)
    t.same({ UNCLOSED, STRAY }, updated())
    t.same({ UNCLOSED, STRAY }, updated())
  end)
  t.same(1, #notices, vim.inspect(notices))
  assert(notices[1]:find("setup: rules: there is no rule 'no-rule'", 1, true), notices[1])
  require('quoth.nvim').setup()
end)

t.finish()
