#!/bin/sh
# quoth: runs the command line. Finds its Lua files by its own place, through symbolic links:
# in a checkout it is build/quoth, installed it is bin/quoth.
self=$(readlink -f -- "$0")
root=${self%/*/*}
if [ -d "$root/share/lua/5.4/quoth" ]; then
  lua=$root/share/lua/5.4
  module=$root/lib/lua/5.4
else
  lua=$root/lua
  module=$root/build/5.4
fi
LUA_PATH_5_4="$lua/?.lua;$lua/?/init.lua;${LUA_PATH_5_4-${LUA_PATH-;;}}"
LUA_CPATH_5_4="$module/?.so;${LUA_CPATH_5_4-${LUA_CPATH-;;}}"
export LUA_PATH_5_4 LUA_CPATH_5_4
for command in lua5.4 lua54 lua; do
  if command -v "$command" >/dev/null; then
    exec "$command" "$lua/quoth/cli/main.lua" "$@"
  fi
done
echo 'quoth: Lua 5.4 is missing' >&2
exit 2
