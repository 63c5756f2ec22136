#!/bin/sh
# packages.sh GROUP: sees to it that the Debian packages of GROUP (build, run or test) are there.
#
# Asks dpkg what is missing and installs that with apt-get, through sudo where we are not root.
# If nothing is missing, the network is not touched. On other systems it names what is needed
# and stops. `packages.sh --list GROUP` prints the names. The names hold on Debian 12 and 13.
set -eu

# The one place where package names are kept, by what they are for: the library, the module for
# Lua 5.4 and the command; a text in vis; all tests, some of which compare with libtree-sitter.
build='gcc libc6-dev make pkgconf lua5.4 liblua5.4-dev lua-argparse lua-cjson'
run="$build liblua5.3-dev vis lua-lpeg"
test="$run lua5.3 luajit libluajit-5.1-dev lua-unit lua-check libcmocka-dev libtree-sitter-dev
  clang-format valgrind neovim tmux man-db"

list=
if [ "${1-}" = --list ]; then
  list=yes
  shift
fi
case ${1-} in
  build) wanted=$build ;;
  run) wanted=$run ;;
  test) wanted=$test ;;
  *)
    echo 'usage: packages.sh [--list] build|run|test' >&2
    exit 2
    ;;
esac
if [ -n "$list" ]; then
  # shellcheck disable=SC2086 # the names are words
  printf '%s\n' $wanted
  exit 0
fi

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  if [ -n "${QUOTH_SKIP_PACKAGES-}" ]; then exit 0; fi
  echo "quoth: this system has no apt-get; what is needed, by its Debian names:" $wanted \
    '(if all is there: QUOTH_SKIP_PACKAGES=1)' >&2
  exit 1
fi

# shellcheck disable=SC2086
present=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' $wanted 2>/dev/null |
  grep ' installed$' || true)
missing=
for package in $wanted; do
  case "
$present" in
    *"
$package installed"*) ;;
    *) missing="$missing $package" ;;
  esac
done
[ -n "$missing" ] || exit 0

sudo=
if [ "$(id -u)" != 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "quoth: missing, and neither root nor sudo to install it:$missing" >&2
    exit 1
  fi
  sudo=sudo
fi
echo "quoth: installing$missing" >&2
# Standard output is for what `make run` prints.
apt() {
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get -q -y "$@" </dev/null >&2
}
apt update
# shellcheck disable=SC2086
apt install --no-install-recommends $missing
