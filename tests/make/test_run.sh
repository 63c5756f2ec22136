#!/bin/sh
# The launcher, and make run without a terminal.
. tests/make/tap.sh
root=$PWD

same 'the launcher tells the version' \
  "quoth $(sed -n 's/^.define QUOTH_VERSION "\(.*\)"/\1/p' plugin/quoth.h)" \
  "$(build/quoth --version)"
mkdir "$scratch/a folder"
ln -s "$root/build/quoth" "$scratch/a folder/first"
ln -s first "$scratch/a folder/second"
same 'the launcher is found through links, from another folder' "$(build/quoth --version)" \
  "$(cd "$scratch/a folder" && PATH="$PATH:." second --version)"
same 'the launcher leaves paths of the user in force' yes \
  "$(LUA_PATH="$scratch/?.lua;;" build/quoth --version >/dev/null && echo yes)"

make run </dev/null >"$scratch/screen" 2>"$scratch/errors"
same 'make run: status' 0 $?
check 'make run: colours' grep -q "$(printf '\033\\[')" "$scratch/screen"
sed "s/$(printf '\033')\\[[0-9;]*m//g" "$scratch/screen" >"$scratch/plain"
# What make itself says comes before the text.
tail -n "$(wc -l <tests/texts/article.txt)" "$scratch/plain" >"$scratch/text"
check 'make run: the text is whole' cmp tests/texts/article.txt "$scratch/text"

make run "FILE=$scratch/absent.txt" </dev/null >"$scratch/screen" 2>"$scratch/errors"
check 'make run of a file that is not there fails' test $? -ne 0
check 'and says which' grep -q "absent.txt" "$scratch/errors"
finish
