#!/bin/sh
# generate.sh [--check]: makes what is generated and kept in the repository:
#   grammar/src/lexicon.h                         from plugin/lexicon/*.txt
#   plugin/attribution/weights.h, NAME_weights.h  from weights.txt, NAME-weights.txt beside them
#   plugin/ROOM/NAME_table.h                      from NAME.txt beside it, every other list
#   grammar/src/{parser.c,*.json,tree_sitter/}    from grammar/grammar.js, by the tree-sitter
#     command ($TREE_SITTER, or from PATH) of the version below; other versions write other code.
# With --check nothing is written; differences are told in TAP.
set -u
cd "$(dirname "$0")/.." || exit 2
version=0.22.6
command=${TREE_SITTER:-tree-sitter}
out=build/generate
check=
if [ "${1-}" = --check ]; then check=yes; fi
rm -rf "$out"
mkdir -p "$out"
failed=0

# settle NAME NEW OLD: takes over what was made, or tells whether it is the same.
settle() {
  if [ -z "$check" ]; then
    cmp -s "$2" "$3" || { cp "$2" "$3" && echo "made $3"; }
  elif cmp -s "$2" "$3"; then
    echo "ok - $1"
  else
    echo "not ok - $1 (make generate)"
    failed=1
  fi
}
# absent WHY: the parser cannot be made here.
absent() {
  if [ -n "$check" ]; then
    echo "ok - the parser is the grammar's # SKIP $1"
  else
    echo "parser: $1" >&2
  fi
}

if lua5.4 .make/lexicon.lua plugin/lexicon "$out/lexicon.h" 2>"$out/error"; then
  settle 'lexicon.h is that of the lists' "$out/lexicon.h" grammar/src/lexicon.h
else
  echo "not ok - the word lists compile: $(cat "$out/error")"
  failed=1
fi

for list in plugin/*/*.txt; do
  case $list in
    plugin/lexicon/*) continue ;;
    *weights.txt) header=$(echo "${list%.txt}.h" | tr - _) ;;
    *) header=$(echo "${list%.txt}_table.h" | tr - _) ;;
  esac
  name=${header##*/}
  if lua5.4 .make/tables.lua "$list" "$out/$name" 2>"$out/error"; then
    settle "$name is that of ${list##*/}" "$out/$name" "$header"
  else
    echo "not ok - ${list##*/} compiles: $(cat "$out/error")"
    failed=1
  fi
done

found=$("$command" --version 2>/dev/null)
if [ "$found" != "tree-sitter $version" ]; then
  absent "needs the command tree-sitter $version, found ${found:-none}"
elif ! command -v node >/dev/null; then
  absent 'the tree-sitter command needs node'
else
  # In a copy, because the command leaves other files beside the grammar.
  cp grammar/grammar.js "$out"
  if (cd "$out" && "$command" generate --abi 14 --no-bindings) >"$out/error" 2>&1; then
    for file in parser.c grammar.json node-types.json tree_sitter/parser.h; do
      settle "$file is the grammar's" "$out/src/$file" "grammar/src/$file"
    done
  else
    echo 'not ok - the grammar generates'
    sed 's/^/# /' "$out/error"
    failed=1
  fi
fi
exit $failed
