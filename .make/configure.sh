#!/bin/sh
# configure.sh FILE: asks pkg-config what this machine has and writes it to FILE as make
# variables. FILE keeps its time if nothing changed, so that nothing is built again.
# From the environment: PKG_CONFIG, and CC, CFLAGS, CPPFLAGS, LDFLAGS, a change of which builds all
# again.
set -eu
file=$1
pkg=${PKG_CONFIG:-pkg-config}

die() {
  echo "quoth: $1 (\`.make/packages.sh build\` installs what is missing on Debian)" >&2
  exit 1
}
# The first of several pkg-config names that is there.
first() {
  for name; do
    if "$pkg" --exists "$name"; then
      echo "$name"
      return
    fi
  done
}
# The first of several interpreters whose _VERSION ends in $1.
interpreter() {
  version=$1
  shift
  for name; do
    if command -v "$name" >/dev/null &&
      [ "$("$name" -e 'io.write(_VERSION)' 2>/dev/null)" = "Lua $version" ]; then
      echo "$name"
      return
    fi
  done
}

command -v "$pkg" >/dev/null || die 'pkg-config is missing'
lua54=$(first lua5.4 lua-5.4 lua54)
lua53=$(first lua5.3 lua-5.3 lua53)
lua51=$(first luajit)
[ -n "$lua54" ] || die 'the headers of Lua 5.4 are missing'
# For tests alone, and linked statically: Neovim carries one of its own.
archive=
if "$pkg" --exists tree-sitter; then
  archive=$("$pkg" --variable=libdir tree-sitter)/libtree-sitter.a
  [ -f "$archive" ] || archive=
fi

mkdir -p "$(dirname "$file")"
{
  echo '# Written by .make/configure.sh.'
  echo "# ${CC:-cc} | ${CPPFLAGS-} | ${CFLAGS-} | ${LDFLAGS-}"
  echo "LUAS := 5.4${lua53:+ 5.3}${lua51:+ 5.1}"
  echo "CFLAGS_5.4 := $("$pkg" --cflags "$lua54")"
  echo "LIBS_5.4 := $("$pkg" --libs "$lua54")"
  [ -z "$lua53" ] || echo "CFLAGS_5.3 := $("$pkg" --cflags "$lua53")"
  [ -z "$lua51" ] || echo "CFLAGS_5.1 := $("$pkg" --cflags "$lua51")"
  echo "LUA_5.4 := $(interpreter 5.4 lua5.4 lua54 lua)"
  echo "LUA_5.3 := $(interpreter 5.3 lua5.3 lua53 lua)"
  echo "LUA_5.1 := $(interpreter 5.1 luajit)"
  echo "CFLAGS_TREE_SITTER := $("$pkg" --cflags tree-sitter 2>/dev/null || true)"
  echo "TREE_SITTER := $archive"
  echo "CFLAGS_CMOCKA := $("$pkg" --cflags cmocka 2>/dev/null || true)"
  echo "LIBS_CMOCKA := $("$pkg" --libs cmocka 2>/dev/null || true)"
} >"$file.$$"
if cmp -s "$file.$$" "$file"; then rm "$file.$$"; else mv "$file.$$" "$file"; fi
