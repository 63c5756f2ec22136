#!/bin/sh
# run.sh FILE: shows FILE marked. At a terminal in vis, set up from build/run/visrc.lua and
# nothing of the user's own; otherwise as coloured text on standard output.
set -eu
file=$1
root=$(cd "$(dirname "$0")/.." && pwd)

if [ ! -t 0 ] || [ ! -t 1 ]; then
  exec "$root/build/quoth" mark --color=always -- "$file"
fi
mkdir -p "$root/build/run"
cat >"$root/build/run/visrc.lua" <<'END'
-- Written by make run.
require('vis')
local root = os.getenv('QUOTH_ROOT')
package.path = root .. '/lua/?.lua;' .. root .. '/lua/?/init.lua;' .. package.path
require('quoth.vis')
END
QUOTH_ROOT=$root VIS_PATH=$root/build/run exec vis -- "$file"
