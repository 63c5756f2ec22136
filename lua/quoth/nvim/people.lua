--- What is said of people: who speaks here and why, whom to take for the speaker, and other names.

local by_hand = require('quoth.by_hand')
local edit = require('quoth.nvim.edit')
local place = require('quoth.nvim.place')
local rename = require('quoth.rename')
local report = require('quoth.nvim.report')
local roll = require('quoth.roll')
local speaking = require('quoth.speaking')

local M = {}

local function quoth() return require('quoth.nvim') end

--- Says who speaks here, and what tells so.
function M.why()
  quoth().with(function(doc)
    local sentence = speaking.why(doc, place.cursor(doc))
    if not sentence then return report.refuse('no quotation here') end
    if #sentence < vim.v.echospace then return report.say(sentence) end
    require('quoth.nvim.explain').show({ sentence })
  end)
end

--- Gives the quotation here a speaker; '' takes back what was given.
function M.give(name)
  edit.with(function(doc, buf)
    local done, why = by_hand.edit(doc, place.cursor(doc), name)
    if not done then return report.refuse(why) end
    edit.make(buf, doc, { done })
    report.say(done.name and done.name .. ' says this' or 'the text tells who says this')
  end)
end

--- Gives whoever speaks, or is named, here another name everywhere; without one the user is asked.
function M.rename(name)
  edit.with(function(doc, buf)
    local number = speaking.source_at(doc, place.cursor(doc))
    if not number then return report.refuse('nobody speaks or is named here') end
    if name == '' then
      local _, old = roll.wanted(doc, '.', place.cursor(doc))
      local question = { prompt = ('Rename %s to: '):format(old), default = old }
      return vim.ui.input(question, function(answer)
        if answer and answer ~= '' then M.rename(answer) end
      end)
    end
    local edits, source = rename.edits(doc, number, name)
    if not edits then return report.refuse(source) end
    local told = rename.told(doc, source, name, #edits)
    edit.make(buf, doc, edits)
    report.say(told)
  end)
end

--- The names of those who speak in the current buffer, for completion.
function M.names()
  local names = {}
  quoth().with(function(doc) names = roll.names(doc) end)
  return names
end

return M
