--- What is said of people: who speaks here and why, whom to take for the speaker, and other names.

local by_hand = require('quoth.by_hand')
local edits = require('quoth.vis.edits')
local files = require('quoth.vis.files')
local jumps = require('quoth.vis.jumps')
local rename = require('quoth.rename')
local speaking = require('quoth.speaking')

local M = {}

local function cursor(win) return (win.selection.pos or 0) + 1 end

--- Tells who speaks at the cursor, and what tells so.
function M.why(win)
  local doc, message = files.for_command(win)
  if not doc then return vis:info(message) end
  local sentence = speaking.why(doc, cursor(win)) or 'quoth: no quotation here'
  if #sentence <= win.width then return vis:info(sentence) end
  jumps.tell(sentence)
end

--- Gives the quotation at the cursor a speaker; '' takes back what was given.
function M.give(win, name)
  local doc, message = files.for_command(win)
  if not doc then return vis:info(message) end
  local edit, why = by_hand.edit(doc, cursor(win), name)
  if not edit then return vis:info('quoth: ' .. why) end
  edits.together(win, { edit })
  vis:info('quoth: ' .. (edit.name and edit.name .. ' says this' or 'the text tells who says this'))
end

--- Gives whoever speaks, or is named, at the cursor another name everywhere.
function M.rename(win, name)
  local doc, message = files.for_command(win)
  if not doc then return vis:info(message) end
  local number = speaking.source_at(doc, cursor(win))
  if not number then return vis:info('quoth: nobody speaks or is named here') end
  local list, source = rename.edits(doc, number, name)
  if not list then return vis:info('quoth: ' .. source) end
  local told = rename.told(doc, source, name, #list)
  edits.together(win, list)
  vis:info('quoth: ' .. told)
end

return M
