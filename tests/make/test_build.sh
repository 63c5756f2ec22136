#!/bin/sh
# The Makefile itself.
. tests/make/tap.sh

check 'a second make does nothing' make -q all
make help >"$scratch/help"
for target in all run test lint bench install uninstall clean; do
  check "make help tells of $target" grep -q "make $target " "$scratch/help"
done
cp build/config.mk "$scratch/config.mk"
touch -r build/config.mk "$scratch/stamp"
make -n all >/dev/null 2>&1
check 'asking the machine again changes nothing' cmp build/config.mk "$scratch/config.mk"
check 'nor its time' test ! build/config.mk -nt "$scratch/stamp"
finish
