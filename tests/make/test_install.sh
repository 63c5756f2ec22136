#!/bin/sh
# make install and uninstall, below DESTDIR and into a PREFIX that is used from where it lies.
. tests/make/tap.sh

check 'installs below DESTDIR' make install "DESTDIR=$scratch/dest" PREFIX=/usr
pack=share/nvim/site/pack/quoth/start/quoth
(cd "$scratch/dest/usr" && find . -type f | sort) >"$scratch/list"
for file in bin/quoth include/quoth.h lib/libquoth.a lib/pkgconfig/quoth.pc \
  share/man/man1/quoth.1 share/lua/5.4/quoth/init.lua lib/lua/5.4/quoth/core.so \
  "$pack/plugin/quoth.lua" "$pack/doc/quoth.txt" "$pack/doc/tags" "$pack/lua/quoth/health.lua" \
  "$pack/parser/quoth.so" "$pack/queries/quoth/highlights.scm"; do
  check "there is $file" grep -qx "./$file" "$scratch/list"
done
check 'the command may be run' test -x "$scratch/dest/usr/bin/quoth"
same 'no file is writable by all' '' "$(find "$scratch/dest" -type f -perm -o+w)"
same 'nothing tells of DESTDIR' '' "$(grep -rIl "$scratch" "$scratch/dest")"
check 'the command runs where it was put' "$scratch/dest/usr/bin/quoth" --version
check 'uninstalls' make uninstall "DESTDIR=$scratch/dest" PREFIX=/usr
same 'nothing is left' '' "$(find "$scratch/dest" -type f)"
same 'no folder of ours is left' '' "$(find "$scratch/dest" -type d -name quoth)"

# A program that is no part of the checkout, built as its author would.
prefix=$scratch/prefix
check 'installs into a prefix' make install "PREFIX=$prefix"
export PKG_CONFIG_PATH="$prefix/lib/pkgconfig"
same 'pkg-config knows the version' \
  "$(sed -n 's/^.define QUOTH_VERSION "\(.*\)"/\1/p' plugin/quoth.h)" \
  "$(pkg-config --modversion quoth)"
# shellcheck disable=SC2046 # flags are words
check 'the example is compiled against what was installed' \
  ${CC:-cc} -std=c11 -Wall -Wextra -Werror -o "$scratch/example" tests/example.c \
  $(pkg-config --cflags --libs quoth)
printf '%s' '“It rained,” said Teng Biao. “Again!” she added.' >"$scratch/text"
same 'the example finds the quotations' \
  '0-16 It rained, | Teng Biao | said
33-45 Again! | she | added' "$("$scratch/example" "$scratch/text")"
# C++ takes the header as it is.
if command -v c++ >/dev/null; then
  echo '#include <quoth.h>' >"$scratch/header.cc"
  # shellcheck disable=SC2046
  check 'the header is C++ too' c++ -Wall -Wextra -Werror -fsyntax-only \
    $(pkg-config --cflags quoth) "$scratch/header.cc"
fi
lua_files=$prefix/share/lua/5.4
check 'its Lua module is found' env "LUA_PATH=$lua_files/?.lua;$lua_files/?/init.lua" \
  "LUA_CPATH=$prefix/lib/lua/5.4/?.so" lua5.4 -e 'require("quoth").open("“Yes,” she said."):close()'
finish
