--- What :quoth help shows. keys is the table of keys in force.

local M = {}

local TEXT = [[
quoth in vis

  :quoth                what stands under the cursor, and who speaks there
  :quoth list [SOURCE]  the quotations, or those of a source, by any of its
                        names; "." is whoever speaks at the cursor
  :quoth sources        who speaks, and how much
  :quoth why            who says what is at the cursor, and what tells so
  :quoth speaker NAME   NAME says what is at the cursor: a comment tells so;
                        without NAME it is taken away
  :quoth rename NAME    whoever speaks or is named at the cursor is NAME
                        everywhere
  :quoth colours [BY]   colours by role or by speaker; without BY the other
  :quoth lint           the findings about marks, names and attributions
  :quoth explain [RULE] what the finding at the cursor, or a rule, is about
  :quoth fix            mend the finding at the cursor, or nearest to it on its
                        line; those that are selected
  :quoth fix all        mend all findings of the text
  :quoth curl [STYLE]   make marks typographic: of what is selected, or of all.
                        STYLE: us, uk, french, german, german-guillemets
  :quoth straighten     make marks straight
  :quoth on, :quoth off mark this file, or do not
  :quoth help           this text

  In a list Enter goes to the place that the line tells of, q closes the list.

  Before :quoth list, lint, fix, curl and straighten the lines may be said:
  :2,5quoth fix. Each change is one step of undo.

KEYS
Settings, in .quoth.lua in the folder of the text or one above, or in setup:

  return {
    style = 'news',                       -- or fiction, academic
    rules = { ['missing-comma'] = 'off' },  -- or hint, warning, error
    curl = { style = 'uk', typing = true },
    speakers = { ['We did not know'] = 'Zoe Hart' },  -- by first words
    people = { { 'Pu Zhiqiang', 'Mr Pu', 'the lawyer' } },  -- one person
  }

  With typing = true a typed " or ' becomes the mark that belongs there; the
  same key once more makes it straight.

  In texts of more than 16 MB what is shown while you type is found from the
  text around the screen; commands and ]l look at all of it.
]]

local KEYS = {
  { 'next', 'previous', 'next, previous quotation' },
  { 'next_same', 'previous_same', 'the same of who speaks here' },
  { 'next_fault', 'previous_fault', 'next, previous mark without its partner' },
  { 'next_finding', 'previous_finding', 'next, previous finding' },
  { 'fix', nil, 'mend the finding at the cursor' },
  { 'curl', 'straighten', 'operators: typographic, straight marks' },
  { 'around', 'inside', 'text objects: a quotation, what is inside its marks' },
}

function M.text(keys)
  local lines = {}
  for _, row in ipairs(KEYS) do
    local pair = {}
    for i = 1, 2 do
      local key = row[i] and keys[row[i]]
      if key and key ~= '' then pair[#pair + 1] = key end
    end
    if pair[1] then lines[#lines + 1] = ('  %-8s%s\n'):format(table.concat(pair, ' '), row[3]) end
  end
  return (TEXT:gsub('KEYS', function() return table.concat(lines) end))
end

return M
