-- Strict: every warning counts.
std = 'min'
max_line_length = 100
exclude_files = { 'build' }

files['lua/quoth/vis.lua'] = { globals = { 'vis' } }
files['lua/quoth/vis/*.lua'] = { globals = { 'vis' } }
files['lua/quoth/nvim.lua'] = { globals = { 'vim' } }
files['lua/quoth/nvim/*.lua'] = { globals = { 'vim' } }
files['lua/quoth/health.lua'] = { globals = { 'vim' } }
files['plugin/quoth.lua'] = { globals = { 'vim' } }
files['.make/lexicon.lua'] = { std = 'lua54' }
files['.make/picture.lua'] = { std = 'lua54' }
files['.make/visrc.lua'] = { globals = { 'vis' } }
files['lua/quoth/cli.lua'] = { std = 'lua54' }
files['lua/quoth/cli/*.lua'] = { std = 'lua54' }
files['tests/lua/*cli*.lua'] = { std = 'lua54' }
files['lua/quoth/meta.lua'] = { ignore = { '212' } }
files['tests/hosts'] = { globals = { 'vis', 'vim' } }
-- luaunit finds its tests among the globals.
files['tests/lua'] = { allow_defined_top = true, ignore = { '131' } }
