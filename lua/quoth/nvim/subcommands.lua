--- What :Quoth does with a word behind it.

local report = require('quoth.nvim.report')

local M = {}

local function quoth() return require('quoth.nvim') end

--- The lines of a command's range, or all lines.
local function lines(o)
  if o.range == 0 then return 1, vim.api.nvim_buf_line_count(0) end
  return o.line1, o.line2
end

local function lint(_, words)
  local quickfix = require('quoth.nvim.quickfix')
  if words[1] then return quickfix.files(words) end
  quickfix.buffer()
end

local function fix(o, words)
  local mend = require('quoth.nvim.mend')
  if words[1] and words[1] ~= 'all' then
    return report.refuse(('fix what? "all" or nothing, not "%s"'):format(words[1]))
  end
  if o.range > 0 or o.bang or words[1] then return mend.lines(lines(o)) end
  mend.here()
end

local function explain(_, words)
  local explanation = require('quoth.nvim.explain')
  if words[1] then return explanation.rule(words[1]) end
  explanation.here()
end

local function curl(o, words)
  local first, last = lines(o)
  require('quoth.nvim.convert').lines('curl', first, last, words[1])
end

local function straighten(o)
  local first, last = lines(o)
  require('quoth.nvim.convert').lines('straighten', first, last)
end

--- Opens the location list if it was filled with something.
local function open_list(count)
  if count > 0 then return vim.cmd('lopen') end
  report.say('nothing to list')
end

local function list(o, words)
  quoth().with(function(doc)
    open_list(require('quoth.nvim.list').fill(doc, table.concat(words, ' '), o.bang))
  end)
end

local function sources()
  quoth().with(function(doc) open_list(require('quoth.nvim.list').fill_sources(doc)) end)
end

local function people() return require('quoth.nvim.people') end
local function names() return people().names() end

local function why() people().why() end
local function speaker(_, words) people().give(table.concat(words, ' ')) end
local function rename(_, words) people().rename(table.concat(words, ' ')) end

local BY = { 'role', 'speaker' }

local function colours(_, words)
  local now = require('quoth.nvim.config').values.colours
  local by = words[1] or (now == 'role' and 'speaker' or 'role')
  if not vim.tbl_contains(BY, by) then
    return report.refuse(('colours by %s? By role or by speaker'):format(by))
  end
  require('quoth.nvim.buffers').colour(by)
  report.say('colours by ' .. by)
end

local function styles() return require('quoth.marks').STYLES end
local function rules() return require('quoth.nvim.explain').ids() end
local function files(lead) return vim.fn.getcompletion(lead, 'file') end

--- What each word does, how many may follow it, and what these may be.
local WORDS = {
  lint = { lint, math.huge, files },
  fix = { fix, 1, function() return { 'all' } end },
  why = { why, 0 },
  speaker = { speaker, math.huge, names },
  rename = { rename, math.huge, names },
  list = { list, math.huge, names },
  sources = { sources, 0 },
  colours = { colours, 1, function() return BY end },
  explain = { explain, 1, rules },
  curl = { curl, 1, styles },
  straighten = { straighten, 0 },
}

local function word_names()
  local all = vim.tbl_keys(WORDS)
  table.sort(all)
  return all
end

--- Runs :Quoth with words; o is what Neovim tells of the command.
function M.run(o)
  local words = vim.list_slice(o.fargs)
  if not words[1] then return quoth().describe() end
  local name = table.remove(words, 1)
  if name:find('.!$') then
    name, o.bang = name:sub(1, -2), true
  end
  local what = WORDS[name]
  if not what then
    return report.refuse(('%s? It knows %s'):format(name, table.concat(word_names(), ', ')))
  end
  if #words > what[2] then return report.refuse(('too many words after "%s"'):format(name)) end
  if not quoth().loads() then return end
  what[1](o, words)
end

--- What may stand where the cursor is in a command line.
function M.complete(lead, line, column)
  local before = line:sub(1, column - #lead):match('Quoth!?%s+(.*)$') or ''
  local name = before:match('^(%S+)%s')
  local what = WORDS[name and name:gsub('!$', '') or '']
  local candidates
  if not name then
    candidates = word_names()
  elseif what and what[3] and quoth().loads() then
    candidates = what[3](lead)
  end
  return vim.tbl_filter(function(word)
    return word:sub(1, #lead) == lead
  end, candidates or {})
end

return M
