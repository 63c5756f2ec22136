#!/bin/sh
# trixie.sh: unpacks Debian 13 into build/debian/trixie (once, by debootstrap) and goes there the
# way of a new user on a bare machine: make and git from apt-get, then make run and make test. With
# the tree-sitter command of Debian 13 the generated parser is compared too. Needs root.
# MIRROR=URL says where packages come from, SUITE=bookworm takes Debian 12 instead.
# The mounts live in a namespace of their own and go away with it.
set -eu
cd "$(dirname "$0")/.."
suite=${SUITE:-trixie}
root=$PWD/build/debian/$suite
mirror=${MIRROR:-http://deb.debian.org/debian}

if [ "$(id -u)" != 0 ]; then
  echo 'trixie.sh: needs root (chroot)' >&2
  exit 1
fi
if ! command -v debootstrap >/dev/null; then
  apt-get -q -y update && apt-get -q -y install --no-install-recommends debootstrap
fi
if [ ! -e "$root/.complete" ]; then
  rm -rf "$root"
  mkdir -p "$root"
  debootstrap --variant=minbase "$suite" "$root" "$mirror"
  touch "$root/.complete"
fi

# The checkout without what was built: objects of another system would be taken for ours.
mkdir -p "$root/quoth"
find "$root/quoth" -mindepth 1 -maxdepth 1 ! -name build -exec rm -rf {} +
tar -cf - --exclude=./build . | tar -xf - -C "$root/quoth"

cat >"$root/quoth.sh" <<'END'
set -eu
export LANG=C.UTF-8 TERM=xterm-256color DEBIAN_FRONTEND=noninteractive
unset LC_ALL LANGUAGE MAKEFLAGS MAKELEVEL || true
cd /quoth
if ! command -v make >/dev/null || ! command -v git >/dev/null; then
  apt-get -q -y update && apt-get -q -y install make git
fi
if apt-cache show tree-sitter-cli >/dev/null 2>&1 && ! command -v tree-sitter >/dev/null; then
  apt-get -q -y install --no-install-recommends tree-sitter-cli nodejs
fi
make run </dev/null >/tmp/screen
tail -n 3 /tmp/screen
make test
END
exec unshare --mount sh -c '
  mount -t proc proc "$1/proc" && mount --bind /dev "$1/dev" &&
    mount --bind /dev/pts "$1/dev/pts" &&
    mount -t tmpfs tmpfs "$1/tmp" && cp -L /etc/resolv.conf "$1/etc/resolv.conf" &&
    exec chroot "$1" /bin/sh /quoth.sh' sh "$root"
