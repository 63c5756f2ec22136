--- Code of Markdown that goes over several paragraphs: is one open where a text ends? Fences and
-- front matter are looked for, which is much quicker than to read the text.

local M = {}

--- Is what is before a place in its line but blanks, three at most?
local function begins_line(text, at)
  local line = text:sub(math.max(at - 4, 1), at - 1)
  return line:find('\n ? ? ?$') ~= nil or (at <= 4 and line:find('^ ? ? ?$') ~= nil)
end

--- The next place of each of two signs at or after a place; what is known of them is kept.
local function nearer(text, at, places)
  for _, sign in ipairs({ '```', '~~~' }) do
    if places[sign] ~= false and (places[sign] or 0) < at then
      places[sign] = text:find(sign, at, true) or false
    end
  end
  local ticks, tildes = places['```'], places['~~~']
  return ticks and tildes and math.min(ticks, tildes) or ticks or tildes
end

local function in_fence(text)
  local open, at, places = nil, 1, {}
  while true do
    local first
    if open then
      first = text:find(open, at, true)
    else
      first = nearer(text, at, places)
    end
    if not first then return open ~= nil end
    local sign = text:sub(first, first)
    local run = text:match('^' .. sign .. '+', first)
    at = first + #run
    if begins_line(text, first) then
      local rest = text:match('^[^\n]*', at)
      if open then
        if not rest:find('%S') then open = nil end
      elseif sign == '~' or not rest:find('`', 1, true) then
        open = run
      end
    end
  end
end

--- Whether the end of a text in Markdown, which is given from its beginning, is in front matter or
-- between fences.
function M.open(text)
  local front = text:match('^%-%-%-[ \t]*\r?()\n')
  if front then
    local stop = text:find('\n%-%-%-[ \t]*\r?\n', front) or text:find('\n%.%.%.[ \t]*\r?\n', front)
    if not stop then return true end
  end
  return in_fence(text)
end

return M
