#!/bin/sh
# quoth in Neovim, without a screen: each tests/hosts/nvim/test_*.lua in a Neovim of its own, with
# the checkout on its runtimepath and nothing of the user's. NVIM=... for another Neovim, ONLY=name
# for one test.
set -u
. tests/make/tap.sh
nvim=${NVIM:-nvim}
if ! command -v "$nvim" >/dev/null; then
  echo 'ok - Neovim # SKIP no nvim here'
  exit 0
fi
export LC_ALL=C.UTF-8 LANG=C.UTF-8 TERM=xterm-256color
export QUOTH_ROOT="$PWD" LUA_PATH="$PWD/tests/hosts/nvim/?.lua;;"
export HOME="$scratch" XDG_CONFIG_HOME="$scratch" XDG_DATA_HOME="$scratch"
export XDG_STATE_HOME="$scratch" XDG_CACHE_HOME="$scratch"
export QUOTH_SCRATCH="$scratch"

# A test may say in its head what comes before its start, as in init.lua; and that the checkout is
# not on the runtimepath, but a copy without the native module:
#   -- init: LUA         -- bare
told() { # TEST WORD
  sed -n "s/^-- $2: //p" "$1"
}
mkdir "$scratch/bare"
cp -R lua plugin "$scratch/bare/"

for test in tests/hosts/nvim/test_*.lua; do
  name=${test##*/test_}
  name=${name%.lua}
  if [ -n "${ONLY-}" ] && [ "$ONLY" != "$name" ]; then continue; fi
  root=$PWD
  if grep -q '^-- bare$' "$test"; then root=$scratch/bare; fi
  told "$test" init >"$scratch/$name.lua"
  (
    cd "$scratch" || exit 1
    timeout -k 2 150 "$nvim" --headless -n -i NONE --clean --cmd "set rtp^=$root" \
      --cmd "luafile $scratch/$name.lua" -c "lua require('harness').run('$test')" \
      </dev/null >"$scratch/$name.tap" 2>"$scratch/$name.err"
  )
  status=$?
  sed "s/^\(not \)\{0,1\}ok - /&$name: /" "$scratch/$name.tap"
  if grep -q '^not ok' "$scratch/$name.tap"; then failed=1; fi
  if [ $status != 0 ] && ! grep -q '^not ok' "$scratch/$name.tap" ||
    ! grep -q '^ok' "$scratch/$name.tap"; then
    echo "not ok - $name: Neovim ended with status $status"
    tail -c 2000 "$scratch/$name.err" | tr -c '[:print:]\n' ' ' | sed 's/^/# /'
    failed=1
  fi
done
finish
