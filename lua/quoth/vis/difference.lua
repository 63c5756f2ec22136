--- Where two texts differ. Pure: a text is a function(position, length) that returns its
-- bytes. Positions are bytes from 0, ranges are half-open, as in vis.

local M = {}

--- Texts are read in pieces of this size: large enough to be quick, small enough not to need
-- fresh pages from the system each time.
local PIECE = 131072

--- Two places are taken for the same when so many bytes agree.
local ANCHOR = 32

--- How far behind a change its end is looked for.
local REACH = 4096

--- More edits than this are told as one.
local EDITS = 4000

--- How many bytes the strings a and b have in common at their beginnings.
local function common_start(a, b)
  local low, high = 0, math.min(#a, #b)
  while low < high do
    local middle = math.floor((low + high + 1) / 2)
    if a:sub(low + 1, middle) == b:sub(low + 1, middle) then
      low = middle
    else
      high = middle - 1
    end
  end
  return low
end

--- The same at their ends.
local function common_end(a, b)
  local low, high = 0, math.min(#a, #b)
  while low < high do
    local middle = math.floor((low + high + 1) / 2)
    if a:sub(#a - middle + 1, #a - low) == b:sub(#b - middle + 1, #b - low) then
      low = middle
    else
      high = middle - 1
    end
  end
  return low
end

--- The one stretch in which old and new differ between start and their ends: start, end in
-- old, end in new. Nil if they are equal there.
function M.stretch(old, new, start, old_end, new_end)
  local limit = start + math.min(old_end - start, new_end - start)
  local first = start
  while first < limit do
    local length = math.min(PIECE, limit - first)
    local a, b = old(first, length), new(first, length)
    if a ~= b then
      first = first + common_start(a, b)
      break
    end
    first = first + length
  end
  if first == old_end and first == new_end then return nil end
  limit = limit - first
  local same = 0
  while same < limit do
    local length = math.min(PIECE, limit - same)
    local a = old(old_end - same - length, length)
    local b = new(new_end - same - length, length)
    if a ~= b then
      same = same + common_end(a, b)
      break
    end
    same = same + length
  end
  return first, old_end - same, new_end - same
end

--- How far the strings a from i and b from j agree.
local function agree(a, i, b, j)
  local begin = i
  while i <= #a and j <= #b do
    local x, y = a:sub(i, i + REACH - 1), b:sub(j, j + REACH - 1)
    if x ~= y then return i - begin + common_start(x, y) end
    i, j = i + REACH, j + REACH
  end
  return math.min(i - begin, #a - begin + 1)
end

--- The next place after i in a and j in b from which they agree again, or nil.
local function again(a, i, b, j)
  local skip = 0
  while skip < REACH and i + skip + ANCHOR <= #a do
    local anchor = a:sub(i + skip, i + skip + ANCHOR - 1)
    local at = b:sub(j, j + skip + REACH):find(anchor, 1, true)
    if at then return i + skip, j + at - 1 end
    skip = skip == 0 and 8 or skip * 2
  end
  return nil
end

--- What turns the string old into new, in pieces, so that many small changes far from each
-- other are not told as a large one. A list of { start, end in old, start in new, end in new }
-- in order.
function M.pieces(old, new)
  local edits = {}
  local i, j = 1, 1
  while true do
    local same = agree(old, i, new, j)
    i, j = i + same, j + same
    if i > #old and j > #new then return edits end
    local next_i, next_j
    if #edits < EDITS then
      next_i, next_j = again(old, i, new, j)
    end
    edits[#edits + 1] = { i - 1, (next_i or #old + 1) - 1, j - 1, (next_j or #new + 1) - 1 }
    if not next_i then return edits end
    i, j = next_i, next_j
  end
end

return M
