--- The findings of each buffer as diagnostics of Neovim. They are made anew when nobody has typed
-- for a moment, and at once when insert mode is left.
--
-- While something is being written much of it is a fault for a moment: each quotation is unclosed
-- until it is closed. So in insert mode findings go as soon as they are mended, but new ones wait,
-- unless the user's diagnostics are such as update in insert mode.

local change = require('quoth.nvim.change')
local diagnostic = require('quoth.nvim.diagnostic')
local findings = require('quoth.nvim.findings')
local follow = require('quoth.nvim.follow')
local place = require('quoth.nvim.place')

local api, uv = vim.api, vim.loop

local M = {}

M.namespace = api.nvim_create_namespace('quoth-findings')

--- Milliseconds without an edit before the findings are looked for; and so many times what that
-- took the last time, for rules of the user's own may be slow.
local PAUSE, TIMES = 150, 10

--- More than these are not shown, but for those that :Quoth lint lists.
local MOST = 500

--- Of each buffer that is followed:
--   took   milliseconds that the findings took the last time
--   shown  its diagnostics' rules and positions, which move with the text
--   held   some are not shown before insert mode is left
local known = {}
--- Buffers that were edited since.
local waiting = {}
local timer
local failed -- called with a buffer and a message

-- ---- Showing -----------------------------------------------------------------------

--- Whether the user wants diagnostics while he types.
local function updates_in_insert()
  local own = vim.diagnostic.config(nil, M.namespace) or {}
  if own.update_in_insert ~= nil then return own.update_in_insert end
  return vim.diagnostic.config().update_in_insert
end

--- Those of the findings that were shown already.
local function without_new(list, shown)
  local before = {}
  for _, old in ipairs(shown) do
    before[old.rule .. old.first] = true
  end
  return vim.tbl_filter(function(finding) return before[finding.rule .. finding.first] end, list)
end

--- At most so many of the findings, the middle of them at the cursor.
local function nearest(doc, buf, list)
  if #list <= MOST then return list end
  local at = api.nvim_get_current_buf() == buf and place.cursor(doc) or 1
  local middle = 1
  while middle < #list and list[middle].first < at do
    middle = middle + 1
  end
  local first = math.max(1, math.min(middle - MOST / 2, #list - MOST + 1))
  return vim.list_slice(list, first, first + MOST - 1)
end

local function show(buf, state)
  local doc = follow.document(buf)
  local list = findings.list(buf, doc)
  local inserting = buf == api.nvim_get_current_buf() and api.nvim_get_mode().mode:find('^[iR]')
  local count = #list
  if inserting and not updates_in_insert() then list = without_new(list, state.shown) end
  state.held = #list < count
  list = nearest(doc, buf, list)
  local items, shown = {}, {}
  for i, finding in ipairs(list) do
    items[i] = diagnostic.from(doc, finding)
    shown[i] = { rule = finding.rule, first = finding.first }
  end
  local none = #items == 0 and #state.shown == 0
  state.shown = shown
  if none then return end
  vim.diagnostic.set(M.namespace, buf, items, { update_in_insert = true })
end

--- Makes the diagnostics of a buffer those of its text, now.
function M.update(buf)
  waiting[buf] = nil
  local state = known[buf]
  if not state then return end
  if not follow.format(buf) then return M.detach(buf) end
  local begin = uv.hrtime()
  findings.refresh()
  local ok, message = pcall(show, buf, state)
  state.took = (uv.hrtime() - begin) / 1e6
  if not ok then failed(buf, message) end
end

-- ---- When --------------------------------------------------------------------------

local function update_all()
  for buf in pairs(waiting) do
    M.update(buf)
  end
end

local function wait(buf)
  if not known[buf] then return end
  waiting[buf] = true
  local pause = math.max(PAUSE, TIMES * known[buf].took)
  timer:start(math.floor(pause), 0, vim.schedule_wrap(update_all))
end

--- Insert mode was left in a buffer.
function M.inserted(buf)
  if waiting[buf] or (known[buf] and known[buf].held) then M.update(buf) end
end

--- The document of a buffer changed: what is shown moves along.
function M.moved(buf, edit)
  local state = known[buf]
  for _, old in ipairs(state and state.shown or {}) do
    old.first = change.shift(edit, old.first - 1, true) + 1
  end
end

--- Begins with a buffer that is followed; the findings come as soon as there is time for them.
function M.attach(buf)
  known[buf] = { shown = {}, took = 0, held = false }
  wait(buf)
end

--- Takes the diagnostics of a buffer away.
function M.detach(buf)
  if not known[buf] then return end
  known[buf], waiting[buf] = nil, nil
  if api.nvim_buf_is_valid(buf) then vim.diagnostic.reset(M.namespace, buf) end
end

--- Looks at all buffers again: settings have changed.
function M.again()
  for buf in pairs(known) do
    wait(buf)
  end
end

--- To be called once; fail(buf, message) is called where findings fail.
function M.start(fail)
  failed, timer = fail, uv.new_timer()
  follow.on_edit, follow.on_change.diagnose = wait, M.moved
end

return M
