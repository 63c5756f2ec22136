-- Strict: every warning counts.
std = 'min'
max_line_length = 100
exclude_files = { 'build' }

-- vis is Lua 5.3 or 5.4, Neovim LuaJIT, the command line and the build 5.4; the rest runs in all.
local vis = { globals = { 'vis' } }
files['lua/quoth/vis.lua'] = vis
files['lua/quoth/vis/*.lua'] = vis
files['tests/hosts/vis'] = vis
files['.make/visrc.lua'] = vis

local nvim = { std = 'luajit', globals = { 'vim' } }
files['lua/quoth/nvim.lua'] = nvim
files['lua/quoth/nvim/*.lua'] = nvim
files['lua/quoth/health.lua'] = nvim
files['plugin/quoth.lua'] = nvim
files['tests/hosts/nvim'] = nvim

local program = { std = 'lua54' }
files['lua/quoth/cli.lua'] = program
files['lua/quoth/cli/*.lua'] = program
files['tests/lua/*cli*.lua'] = program
files['.make/lexicon.lua'] = program
files['.make/picture.lua'] = program
files['.make/tables.lua'] = program

files['lua/quoth/meta.lua'] = { ignore = { '212' } }
-- luaunit finds its tests among the globals.
files['tests/lua'] = { allow_defined_top = true, ignore = { '131' } }
