--- Edits that follow one another, joined into one. No host's API is used here.
--
-- A change says that, from byte start on (from 0), old bytes were replaced by new bytes.

local M = {}

--- Whether Neovim's numbers can be those of an edit of a text of size bytes. For a :s with
-- a newline in its pattern they are not always.
function M.possible(start, old, new, size)
  return start >= 0 and old >= 0 and new >= 0 and start + old <= size
end

--- The change that does the same as change (which may be nil) and an edit after it.
function M.join(change, start, old, new)
  if not change then return { start = start, old = old, new = new } end
  local grown = change.new - change.old
  local first = math.min(change.start, start)
  local stop = math.max(change.start + change.new, start + old) -- in the text between the two
  change.start = first
  change.old = stop - grown - first
  change.new = stop - old + new - first
  return change
end

--- Where a byte of the text before a change is after it. A byte that was replaced is put at
-- the change's start; one at the place of an insertion stays if stays is true.
function M.shift(change, byte, stays)
  if byte < change.start or (stays and byte == change.start) then return byte end
  if byte >= change.start + change.old then return byte + change.new - change.old end
  return change.start
end

return M
