#!/bin/sh
# run.sh FILE: shows FILE marked. At a terminal in vis, set up by build/run/visrc.lua and nothing of
# the user's own; otherwise as coloured text on standard output.
set -eu
file=$1
root=$(cd "$(dirname "$0")/.." && pwd)

if [ -t 0 ] && [ -t 1 ]; then
  VIS_PATH=$root/build/run exec vis -- "$file"
fi
exec "$root/build/quoth" mark --color=always -- "$file"
