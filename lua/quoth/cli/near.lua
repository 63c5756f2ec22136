--- The word that was probably meant.

local M = {}

--- Letters to insert, drop, replace or swap with their neighbour to make a into b.
local function distance(a, b)
  local before, last = {}, {}
  for j = 0, #b do
    last[j] = j
  end
  for i = 1, #a do
    local row = { [0] = i }
    for j = 1, #b do
      local same = a:byte(i) == b:byte(j)
      row[j] = math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same and 0 or 1))
      if i > 1 and j > 1 and a:byte(i) == b:byte(j - 1) and a:byte(i - 1) == b:byte(j) then
        row[j] = math.min(row[j], before[j - 2] + 1)
      end
    end
    before, last = last, row
  end
  return last[#b]
end

--- The one of the words that is near, or begins with the same three letters; or nil.
function M.nearest(word, words)
  if #word > 40 then return nil end
  local best, least
  for _, candidate in ipairs(words) do
    local d = distance(word, candidate)
    local near = d <= 2 and d < #word or (#word >= 3 and candidate:sub(1, 3) == word:sub(1, 3))
    if near and (not least or d < least) then
      best, least = candidate, d
    end
  end
  return best
end

return M
