#!/bin/sh
# What the shared objects show, and that each Lua module loads in its own Lua alone.
. tests/make/tap.sh

exports() {
  nm -D --defined-only "$1" | awk '{ print $3 }' | sort | tr '\n' ' '
}
for module in build/5.*/quoth/core.so; do
  same "$module shows its opener alone" 'luaopen_quoth_core ' "$(exports "$module")"
done
same 'the grammar shows itself alone' 'tree_sitter_quoth ' "$(exports build/nvim/parser/quoth.so)"
same 'the library takes tree-sitter from outside' '' \
  "$(nm build/libquoth.a 2>/dev/null | awk '$2 ~ /[TDBR]/ && $3 ~ /^ts_/ { print $3 }')"
same 'all that the library shows begins with quoth_, q_ or tree_sitter_quoth' '' \
  "$(nm build/libquoth.a 2>/dev/null |
    awk '$2 ~ /[TDBRC]/ && $3 !~ /^(quoth_|q_|tree_sitter_quoth)/ { print $3 }')"

load() { # COMMAND VERSION: the words of the error, or "loaded"
  "$1" -e "package.cpath = 'build/$2/?.so'
    local ok, problem = pcall(require, 'quoth.core')
    io.write(ok and 'loaded' or tostring(problem))" 2>&1
}
for pair in lua5.4:5.4 lua5.3:5.3 luajit:5.1; do
  command=${pair%:*}
  if ! command -v "$command" >/dev/null; then
    echo "ok - $command # SKIP not here"
    continue
  fi
  for version in 5.4 5.3 5.1; do
    [ -e build/$version/quoth/core.so ] || continue
    result=$(load "$command" $version)
    if [ $version = "${pair#*:}" ]; then
      same "$command takes its own module" loaded "$result"
    else
      check "$command refuses the module for $version" test "$result" != loaded -a -n "$result"
    fi
  done
done
finish
