#!/bin/sh
# .make/packages.sh, with dpkg-query and apt-get of our own before it.
. tests/make/tap.sh
bin=$scratch/bin
mkdir "$bin"
for tool in sh env grep printf cat xargs; do ln -s "$(command -v $tool)" "$bin/$tool"; done
calls=$scratch/calls

tool() { # NAME: its text comes on standard input
  { echo '#!/bin/sh'; cat; } >"$bin/$1"
  chmod +x "$bin/$1"
}
tool dpkg-query <<'EOS'
shift 3
for package; do
  case " $ABSENT " in
    *" $package "*) echo "no package $package" >&2 ;;
    *) echo "$package installed" ;;
  esac
done
EOS
tool apt-get <<EOS
echo "apt-get \$*" >>$calls
EOS
tool sudo <<EOS
echo "sudo" >>$calls
exec "\$@"
EOS
tool id <<'EOS'
echo "$USER_ID"
EOS

packages() { # ABSENT USER_ID GROUP
  : >"$calls"
  ABSENT=$1 USER_ID=$2 PATH=$bin .make/packages.sh "$3" >"$scratch/out" 2>"$scratch/err"
}

packages '' 0 test
same 'nothing missing: status' 0 $?
same 'nothing missing: apt-get is left alone' '' "$(cat "$calls")"
same 'nothing missing: nothing is said' '' "$(cat "$scratch/out" "$scratch/err")"

packages 'vis lua5.4' 0 run
same 'missing: status' 0 $?
same 'missing: updates, then installs just these' \
  'apt-get -q -y update
apt-get -q -y install --no-install-recommends lua5.4 vis' "$(cat "$calls")"
same 'missing: standard output stays clean' '' "$(cat "$scratch/out")"

packages 'vis' 1000 run
same 'not root: through sudo' sudo "$(head -n 1 "$calls")"
packages 'cmocka-is-not-ours' 0 run
same 'others are not asked for' '' "$(cat "$calls")"

rm "$bin/sudo"
packages 'vis' 1000 run
same 'neither root nor sudo: status' 1 $?
same 'neither root nor sudo: one line' \
  'quoth: missing, and neither root nor sudo to install it: vis' "$(cat "$scratch/err")"

rm "$bin/apt-get"
packages 'vis' 0 run
same 'another system: status' 1 $?
same 'another system: one line' 1 "$(wc -l <"$scratch/err")"
check 'another system: names the packages' grep -q ' liblua5.4-dev .* vis' "$scratch/err"

same 'a run needs nothing that is for tests' '' \
  "$(.make/packages.sh --list run | grep -E 'tree-sitter|cmocka|valgrind')"
{
  echo '#!/bin/sh'
  echo 'case $* in *tree-sitter*) exit 1 ;; esac'
  echo 'exec pkg-config "$@"'
} >"$scratch/pkg-config"
chmod +x "$scratch/pkg-config"
check 'the build does not ask for libtree-sitter' \
  env PKG_CONFIG="$scratch/pkg-config" .make/configure.sh "$scratch/config.mk"
check 'but knows that it is not there' grep -qx 'TREE_SITTER := ' "$scratch/config.mk"

packages '' 0 nonsense
same 'a group that is none' 2 $?
finish
