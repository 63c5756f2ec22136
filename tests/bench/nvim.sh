#!/bin/sh
# nvim.sh [FILE...]: what quoth takes of a key press in Neovim, from the telling of the edit to the
# end of the draw, for texts of 16 KB, 1 MB and 10 MB (or the FILEs). NVIM=... for another Neovim.
set -u
cd "$(dirname "$0")/../.." || exit 2
nvim=${NVIM:-nvim}
if ! command -v "$nvim" >/dev/null; then
  echo 'nvim.sh: no nvim here' >&2
  exit 0
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

bench() { # FILE
  QUOTH_TEXT=$1 LC_ALL=C.UTF-8 TERM=xterm-256color HOME=$scratch XDG_CONFIG_HOME=$scratch \
    XDG_DATA_HOME=$scratch timeout -k 1 120 "$nvim" --headless -n -i NONE --clean \
    --cmd "set rtp^=$PWD" --cmd "luafile $PWD/tests/bench/nvim.lua" </dev/null 2>"$scratch/err" ||
    cat "$scratch/err" >&2
}

echo 'Neovim: our share of a key press'
if [ $# -gt 0 ]; then
  for file; do bench "$file"; done
  exit
fi
for size in 16384 1048576 10485760; do
  while cat tests/texts/article.txt tests/texts/dialogue.txt; do :; done 2>/dev/null |
    head -c $size >"$scratch/text.txt"
  bench "$scratch/text.txt"
done
echo 'must reach: 1 ms at 1 MB and at 10 MB'
