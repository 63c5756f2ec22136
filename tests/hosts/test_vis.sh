#!/bin/sh
# quoth in vis, without a terminal: each tests/hosts/vis/test_*.lua in a vis of its own. VIS=...
# for another vis.
set -u
. tests/make/tap.sh
vis=${VIS:-vis}
if ! command -v "$vis" >/dev/null; then
  echo 'ok - vis # SKIP no vis here'
  exit 0
fi

# The Lua files without the native module.
cp -R lua "$scratch/bare"

# A test may say which file its vis opens, what comes before quoth in visrc.lua, and how quoth is
# set up, in lines of its head:
#   -- file: NAME         -- before: LUA         -- setup: LUA
told() { # TEST WORD
  sed -n "s/^-- $2: //p" "$1"
}

for test in tests/hosts/vis/test_*.lua; do
  name=${test##*/test_}
  name=${name%.lua}
  rc=$scratch/$name
  mkdir -p "$rc"
  cat >"$rc/visrc.lua" <<END
require('vis')
local root = os.getenv('QUOTH_ROOT')
package.path = root .. '/lua/?.lua;' .. root .. '/lua/?/init.lua;' ..
  root .. '/tests/hosts/vis/?.lua;' .. package.path
require('harness')
$(told "$test" before)
require('quoth.vis')$(told "$test" setup)
dofile(root .. '/$test')
END
  file=$(told "$test" file)
  if [ -n "$file" ]; then cp "$file" "$rc/"; fi
  root=$PWD
  (
    cd "$rc" || exit 1
    export QUOTH_ROOT="$root" QUOTH_BARE="$scratch/bare" QUOTH_TAP="$rc/tap"
    LC_ALL=C.UTF-8 TERM=xterm-256color VIS_PATH=$rc timeout -k 1 150 \
      "$vis" +quoth-selftest ${file:+"${file##*/}"} </dev/null >/dev/null 2>"$rc/screen"
  )
  status=$?
  if [ -e "$rc/tap" ]; then
    sed "s|^\(not \)\{0,1\}ok - |&$name: |; /^1\.\./d" "$rc/tap"
    if grep -q '^not ok' "$rc/tap"; then failed=1; fi
  fi
  if [ ! -e "$rc/tap" ] || { [ $status != 0 ] && ! grep -q '^not ok' "$rc/tap"; }; then
    echo "not ok - $name: vis ended with status $status"
    tail -c 2000 "$rc/screen" | tr -c '[:print:]\n' ' ' | sed 's/^/# /'
    failed=1
  fi
done
finish
