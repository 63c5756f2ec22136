--- Motions: to the next and the previous quotation, to those of who speaks here, to marks without
-- their partner, and to findings.

local place = require('quoth.nvim.place')
local report = require('quoth.nvim.report')
local speaking = require('quoth.speaking')

local M = {}

local api = vim.api

--- What can be sought: its name in a message, and options of Document:next; the nearest of what
-- they find counts.
local WANTED = {
  quotation = { 'quotation', { {} } },
  same = { 'quotation of who speaks here', {} },
  fault = { 'mark without its partner', { { what = 'unclosed' }, { what = 'stray' } } },
  finding = { 'finding' },
}

--- The nearest thing in a direction, 'next' or 'prev'.
local function nearest(doc, direction, position, wishes)
  local best
  for _, options in ipairs(wishes) do
    local found = doc[direction](doc, position, options)
    local nearer = found and best and (found.first < best.first) == (direction == 'next')
    if found and (not best or nearer) then best = found end
  end
  return best
end

--- The position of the count-th thing; of the last one if there are fewer; nil if there is none.
local function seek(doc, direction, position, count, wishes)
  local reached
  for _ = 1, count do
    local found = nearest(doc, direction, reached or position, wishes)
    if not found then break end
    reached = found.first
  end
  return reached
end

--- The count-th finding in a direction, as above.
local function seek_finding(doc, direction, position, count)
  local findings = require('quoth.nvim.findings')
  local list = findings.list(api.nvim_get_current_buf(), doc)
  local step = direction == 'next' and 1 or -1
  local reached
  for i = step == 1 and 1 or #list, step == 1 and #list or 1, step do
    local finding = list[i]
    if (finding.first - (reached and reached.first or position)) * step > 0 then
      reached, count = finding, count - 1
      if count == 0 then break end
    end
  end
  if not reached then return nil end
  return math.min(reached.first, doc:size()), findings.line(reached)
end

--- Moves the cursor to the count-th thing wanted ('quotation', 'same', 'fault' or 'finding') in a
-- direction.
function M.go(doc, direction, count, wanted)
  local what, wishes = WANTED[wanted][1], WANTED[wanted][2]
  local normal = api.nvim_get_mode().mode == 'n'
  local find = wishes and seek or seek_finding
  local from = place.cursor(doc)
  local source
  if wanted == 'same' then
    source = speaking.source_at(doc, from)
    wishes = { source and { speaker = source } or { source = true } }
  end
  local position, told = find(doc, direction, from, count, wishes)
  if not position then
    if wanted == 'same' and not source then
      return report.refuse('nobody speaks or is named here')
    end
    local where = direction == 'next' and 'after' or 'before'
    return report.refuse(('no %s %s the cursor'):format(what, where))
  end
  if normal then vim.cmd("normal! m'") end
  place.go(doc, position)
  if normal then vim.cmd('normal! zv') end
  if normal and told then report.say(told) end
end

return M
