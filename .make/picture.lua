-- picture.lua: draws a terminal screen as SVG. Standard input: what `tmux capture-pane -e -p`
-- prints; standard output: the picture. Arguments: columns and rows of the screen.
local columns, rows = tonumber(arg[1]), tonumber(arg[2])
local CELL_W, CELL_H, PAD = 8.4, 19, 14
local PAPER, INK = '#3a3a3a', '#d7dae0'
local NAMED = {
  [0] = '#3b4048', '#e06c75', '#98c379', '#e5c07b', '#61afef', '#c678dd', '#56b6c2', '#abb2bf',
  '#5c6370', '#ff7b86', '#b5e890', '#ffd98a', '#82c4ff', '#e08cf5', '#6fd7e3', '#ffffff',
}

local function indexed(n)
  if n < 16 then return NAMED[n] end
  if n >= 232 then
    local v = 8 + (n - 232) * 10
    return ('#%02x%02x%02x'):format(v, v, v)
  end
  local function level(v) return v == 0 and 0 or 55 + v * 40 end
  n = n - 16
  return ('#%02x%02x%02x'):format(level(n // 36), level(n // 6 % 6), level(n % 6))
end

local style = {}

-- One escape sequence's numbers, taken into the style that holds from here on.
local function apply(codes)
  local list = {}
  for code in (codes == '' and '0' or codes):gmatch('%d+') do list[#list + 1] = tonumber(code) end
  local i = 1
  while i <= #list do
    local c = list[i]
    if c == 0 then style = {}
    elseif c == 1 then style.bold = true
    elseif c == 2 then style.dim = true
    elseif c == 3 then style.italic = true
    elseif c == 4 then style.underline = true
    elseif c == 7 then style.reverse = true
    elseif c == 22 then style.bold, style.dim = nil, nil
    elseif c == 23 then style.italic = nil
    elseif c == 24 then style.underline = nil
    elseif c == 27 then style.reverse = nil
    elseif c >= 30 and c <= 37 then style.fore = NAMED[c - 30]
    elseif c >= 90 and c <= 97 then style.fore = NAMED[c - 82]
    elseif c == 39 then style.fore = nil
    elseif c >= 40 and c <= 47 then style.back = NAMED[c - 40]
    elseif c >= 100 and c <= 107 then style.back = NAMED[c - 92]
    elseif c == 49 then style.back = nil
    elseif c == 38 or c == 48 then
      local colour
      if list[i + 1] == 5 then
        colour, i = indexed(list[i + 2]), i + 2
      else
        colour, i = ('#%02x%02x%02x'):format(list[i + 2], list[i + 3], list[i + 4]), i + 4
      end
      style[c == 38 and 'fore' or 'back'] = colour
    end
    i = i + 1
  end
end

local ESCAPES = { ['&'] = '&amp;', ['<'] = '&lt;', ['>'] = '&gt;' }
local out = {}
local function put(...) out[#out + 1] = string.format(...) end

-- Runs of cells in one style, a run an element: a text is as wide as its cells whatever the font.
local function draw(text, column, row)
  local fore, back = style.fore or INK, style.back
  if style.reverse then fore, back = style.back or PAPER, style.fore or INK end
  local width = utf8.len(text) * CELL_W
  local x, y = PAD + column * CELL_W, PAD + row * CELL_H
  if back then
    put('<rect x="%.1f" y="%d" width="%.1f" height="%d" fill="%s"/>', x, y, width, CELL_H, back)
  end
  if not text:find('%S') then return end
  put('<text x="%.1f" y="%d" textLength="%.1f" fill="%s"%s%s%s%s>%s</text>', x, y + 14, width, fore,
    style.bold and ' font-weight="bold"' or '', style.italic and ' font-style="italic"' or '',
    style.underline and ' text-decoration="underline"' or '', style.dim and ' opacity="0.7"' or '',
    (text:gsub('[&<>]', ESCAPES)))
end

put('<svg xmlns="http://www.w3.org/2000/svg" width="%.0f" height="%.0f" xml:space="preserve"',
  columns * CELL_W + 2 * PAD, rows * CELL_H + 2 * PAD)
put(' font-family="ui-monospace,Menlo,Consolas,DejaVu Sans Mono,monospace" font-size="14">')
put('<rect width="100%%" height="100%%" rx="8" fill="%s"/>', PAPER)
local row = 0
for line in io.lines() do
  if row == rows then break end
  local column, at = 0, 1
  while at <= #line do
    local from, to, codes = line:find('\27%[([%d;:]*)m', at)
    local text = line:sub(at, (from or #line + 1) - 1)
    text = text:gsub('\27%[[%d;?]*%a', ''):gsub('[\14\15]', '')
    if text ~= '' then
      draw(text, column, row)
      column = column + utf8.len(text)
    end
    if not from then break end
    apply(codes)
    at = to + 1
  end
  row = row + 1
end
put('</svg>')
print(table.concat(out, '\n'))
