--- How each role looks: a style in vis's own words ("fore:cyan,underlined"), taken from the
-- theme in force. Pure: the theme's styles and the number of colours come as arguments.
--
-- A role wants the colours that a theme gives to certain things in source code, in this order;
-- the first one that no role before it has is taken, so that no two roles look alike in any
-- theme. If none is left, or it could not be read, a plain colour takes its place.

local palette = require('quoth.palette')

local M = {}

--- In the order in which they choose. plain goes with a dark ground, light with a light one.
M.ROLES = {
  { name = 'unclosed', from = { 'ERROR' }, plain = 'red', light = 'red', with = 'underlined' },
  { name = 'quotation', from = { 'STRING', 'CONSTANT', 'LABEL' }, plain = 'cyan', light = 'blue' },
  { name = 'source', from = { 'TYPE', 'TAG' }, plain = 'green', light = 'green', with = 'bold' },
  { name = 'cue', from = { 'KEYWORD', 'FUNCTION' }, plain = 'yellow', light = 'green' },
  { name = 'nested', from = { 'PREPROCESSOR', 'NUMBER' }, plain = 'magenta', light = 'magenta' },
  { name = 'stray', from = { 'ERROR' }, plain = 'red', light = 'red', with = 'reverse' },
  -- Findings, by level. They are of a few letters, and so are told by their lines most of all.
  { name = 'error', from = { 'ERROR' }, plain = 'red', light = 'red', with = 'underlined,reverse' },
  { name = 'warning', from = {}, plain = 'magenta', light = 'magenta', with = 'bold,underlined' },
  { name = 'hint', from = {}, with = 'underlined' },
}

--- Those that may have a colour that another one has.
local SHARED = { stray = true, error = true }

--- Without colours, attributes alone tell them apart.
local MONOCHROME = {
  quotation = 'underlined',
  nested = 'underlined,reverse',
  unclosed = 'underlined,bold,reverse',
  source = 'bold',
  cue = 'bold,underlined',
  stray = 'bold,reverse',
  error = 'blink,reverse',
  warning = 'reverse',
  hint = 'italics,reverse',
}

--- Colours with a name that cannot be read on a light ground, and on another.
local PALE = { yellow = true, cyan = true, green = true, white = true }
local DARK = { black = true, blue = true }

--- Foreground and background of a style, each nil if it is not given.
local function colours(style)
  local fore, back
  for part in style:gmatch('[^,]+') do
    fore = part:match('^%s*fore:%s*(.-)%s*$') or fore
    back = part:match('^%s*back:%s*(.-)%s*$') or back
  end
  return fore, back
end

local function is_light(ground)
  if ground == 'white' then return true end
  local red, green, blue = (ground or ''):match('^#(%x%x)(%x%x)(%x%x)$')
  if not red then return false end
  return tonumber(red, 16) + 2 * tonumber(green, 16) + tonumber(blue, 16) > 2 * 255
end

--- May a role have this colour? With few colours only those with a name can be told apart.
local function fit(colour, count, light)
  if not colour or colour == 'default' then return false end
  if not colour:find('^%a') then return count >= 256 end
  return not (light and PALE or DARK)[colour]
end

--- The looks of all roles, by name. theme holds STYLE_STRING and so on (vis.lexers); count is
-- vis.ui.colors; own holds a user's styles by role, which go before everything.
function M.choose(theme, count, own)
  local looks, taken = {}, {}
  local default = type(theme.STYLE_DEFAULT) == 'string' and theme.STYLE_DEFAULT or ''
  local text, ground = colours(default)
  local light = is_light(ground)
  taken[text or ''], taken[ground or ''] = true, true
  for _, role in ipairs(M.ROLES) do
    local fore = light and role.light or role.plain
    for _, name in ipairs(role.from) do
      local style = theme['STYLE_' .. name]
      local colour = type(style) == 'string' and colours(style)
      if fit(colour, count, light) and (SHARED[role.name] or not taken[colour]) then
        fore = colour
        break
      end
    end
    local look = role.with
    if fore then
      taken[fore] = true
      look = 'fore:' .. fore .. (role.with and ',' .. role.with or '')
    end
    if count < 8 then look = MONOCHROME[role.name] end
    looks[role.name] = own[role.name] or look
  end
  return looks
end

--- Without colours speakers are told apart by these, as far as they go.
local PLAIN = { 'bold', 'reverse', 'bold,reverse', 'italics', 'italics,reverse', 'bold,italics' }

--- A colour as vis is to be told of it. One of the 256 of a terminal is off by some, since vis 0.8
-- and 0.9 count from a green or blue of 0 wrongly (#00ff00 is shown as 45, not 46); of what is
-- beside it they seek the nearest.
local function spelled(colour)
  local red = tonumber(colour:sub(2, 3), 16)
  return ('#%02x%s'):format(red == 0 and 1 or red - 1, colour:sub(4))
end

--- How the words of the speaker in a slot of a palette look, or if is_name, the words that name the
-- speaker. Where slot is nil nobody can be told.
function M.speaker(theme, count, name, slot, is_name)
  if not slot then return count < 8 and 'fore:default' or 'bold,italics' end
  local line = is_name and ',underlined' or ''
  if count < 8 then return PLAIN[(slot - 1) % #PLAIN + 1] .. line end
  local default = type(theme.STYLE_DEFAULT) == 'string' and theme.STYLE_DEFAULT or ''
  local _, ground = colours(default)
  local kind = 'both'
  if ground and ground ~= 'default' then kind = is_light(ground) and 'light' or 'dark' end
  local look = palette.look(slot, name, kind)
  return 'fore:' .. (count >= 256 and spelled(look.colour) or look.named)
    .. (look.bold and ',bold' or '') .. (look.italic and ',italics' or '') .. line
end

--- A string that changes with the theme.
function M.theme(theme)
  local styles = { tostring(theme.STYLE_DEFAULT) }
  for _, role in ipairs(M.ROLES) do
    for _, name in ipairs(role.from) do
      styles[#styles + 1] = tostring(theme['STYLE_' .. name])
    end
  end
  return table.concat(styles, '\n')
end

return M
