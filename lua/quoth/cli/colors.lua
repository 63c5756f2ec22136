--- The look of each role, and of each speaker, on a terminal.
--
-- The colours of 256 and of true colour are of middling luminance, so that they can be read
-- on black and on white alike. Of the eight colours the terminal's user has chosen the
-- shades. Source, unclosed quotation and stray mark differ from the rest by an attribute
-- too, for eyes and printers that know no colours.

local palette = require('quoth.palette')

local M = {}

local BOLD, ITALIC, UNDERLINE, REVERSE = ';1', ';3', ';4', ';7'

local function indexed(n)
  return '38;5;' .. n
end

local function rgb(hex)
  local function part(i)
    return tonumber(hex:sub(i, i + 1), 16)
  end
  return ('38;2;%d;%d;%d'):format(part(1), part(3), part(5))
end

--- The option of every command that writes in colours.
function M.configure(parser)
  parser
    :option('--color', 'Colours: always, never or auto (on a terminal, unless NO_COLOR is set).')
    :argname('WHEN')
    :choices({ 'auto', 'always', 'never' })
    :default('auto')
    :show_default(false)
end

--- Parameters of SGR (ESC [ ... m) by depth of colour and role.
M.palettes = {
  mono = {
    quotation = '1',
    nested = '7',
    unclosed = '1;4;7',
    source = '1;4',
    cue = '4',
    stray = '4;7',
  },
  ['8'] = {
    quotation = '32',
    nested = '36',
    unclosed = '31' .. UNDERLINE,
    source = '34' .. BOLD,
    cue = '35',
    stray = '31' .. REVERSE,
  },
  ['16'] = {
    quotation = '32',
    nested = '36',
    unclosed = '91' .. UNDERLINE,
    source = '94' .. BOLD,
    cue = '35',
    stray = '91' .. REVERSE,
  },
  ['256'] = {
    quotation = indexed(28),
    nested = indexed(30),
    unclosed = indexed(161) .. UNDERLINE,
    source = indexed(27) .. BOLD,
    cue = indexed(130),
    stray = indexed(163) .. REVERSE,
  },
  truecolor = {
    quotation = rgb('188b2c'),
    nested = rgb('0f8585'),
    unclosed = rgb('e12d2d') .. UNDERLINE,
    source = rgb('1870ec') .. BOLD,
    cue = rgb('c2570a'),
    stray = rgb('cc24cc') .. REVERSE,
  },
}

-- ---- Speakers -----------------------------------------------------------------------------

local NAMED = { red = '31', green = '32', yellow = '33', blue = '34', magenta = '35', cyan = '36' }
--- Without colours a few can be told apart.
local MONO = { '1', '4', '7', '1;4', '1;7', '4;7' }
local GREY = { mono = '', ['8'] = '', ['16'] = '90', ['256'] = '38;5;244', truecolor = '38;5;244' }

--- What says of a quotation that nobody is told to say it; '' is as plain text.
function M.nobody(depth)
  return GREY[depth]
end

--- The look of the speaker who has a slot, in a palette of palette.lua, on a ground.
function M.speaker(slot, depth, name, ground)
  if depth == 'mono' then return MONO[(slot - 1) % #MONO + 1] end
  local look = palette.look(slot, name, ground)
  local few = depth == '8' or depth == '16'
  local colour = few and NAMED[look.named] or depth == '256' and indexed(look.index)
  -- Six colours come round sooner.
  local bold = look.bold or (few and (slot - 1) // 6 % 2 == 1)
  return (colour or rgb(look.colour:sub(2))) .. (bold and BOLD or '')
    .. (look.italic and not few and ITALIC or '')
end

--- The ground of the terminal, as a word of palette.lua, by $COLORFGBG; both: it does not tell.
function M.ground(colorfgbg)
  local back = tonumber((colorfgbg or ''):match(';(%d+)$'))
  if not back then return 'both' end
  return (back == 7 or back > 8) and 'light' or 'dark'
end

--- A source in the look of its speaker, and an unclosed quotation.
function M.source(look)
  return look:find(';1$') and look or look .. BOLD
end

function M.unclosed(look)
  return look .. UNDERLINE
end

-- ---- Terminals ------------------------------------------------------------------------------

--- Terminals that show 256 colours without saying so in their names.
local RICH = {
  alacritty = true,
  contour = true,
  foot = true,
  kitty = true,
  ['xterm-ghostty'] = true,
  ['xterm-kitty'] = true,
  wezterm = true,
}

--- How many colours a terminal has, as a key of palettes, by $TERM and $COLORTERM.
function M.depth(term, colorterm)
  term = term or ''
  if term:find('^vt%d') or term:find('%-m$') or term:find('%-mono$') then return 'mono' end
  if term:find('%-direct') then return 'truecolor' end
  -- screen takes what it does not know for attributes.
  if (colorterm == 'truecolor' or colorterm == '24bit') and not term:find('^screen') then
    return 'truecolor'
  end
  if term:find('256color') or RICH[term] then return '256' end
  if term:find('16color') or term == 'aixterm' then return '16' end
  return '8'
end

--- Is colour wanted? when is always, never or auto: on a terminal that is not dumb, unless
-- $NO_COLOR says something.
function M.wanted(when, is_terminal)
  if when ~= 'auto' then return when == 'always' end
  local no_color, term = os.getenv('NO_COLOR'), os.getenv('TERM')
  if no_color and no_color ~= '' then return false end
  return term ~= nil and term ~= '' and term ~= 'dumb' and is_terminal()
end

return M
