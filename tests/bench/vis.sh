#!/bin/sh
# vis.sh [FILE...]: what quoth takes of a draw in vis, by the clock of the processor, for texts of
# 16 KB, 1 MB and 10 MB (or the FILEs). "A letter" is the draw after one was typed somewhere, "a
# move" one after the cursor went somewhere. VIS=... for another vis.
set -u
cd "$(dirname "$0")/../.." || exit 2
root=$PWD
vis=${VIS:-vis}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cat >"$scratch/visrc.lua" <<'END'
require('vis')
local root = os.getenv('QUOTH_ROOT')
package.path = root .. '/lua/?.lua;' .. root .. '/lua/?/init.lua;' .. package.path
require('quoth.vis')
dofile(root .. '/tests/bench/vis.lua')
END

bench() { # FILE
  QUOTH_ROOT=$root QUOTH_OUT=$scratch/out LC_ALL=C.UTF-8 TERM=xterm-256color VIS_PATH=$scratch \
    timeout -k 1 120 "$vis" +quoth-bench "$1" </dev/null >/dev/null 2>&1
  cat "$scratch/out"
}

if [ $# -gt 0 ]; then
  for file; do bench "$file"; done
  exit
fi
for size in 16384 1048576 10485760; do
  while cat tests/texts/article.txt tests/texts/dialogue.txt; do :; done 2>/dev/null |
    head -c $size >"$scratch/text.txt"
  bench "$scratch/text.txt"
done
echo 'must reach: 1 ms at 16 KB and 1 MB, 12 ms at 10 MB'
