#!/bin/sh
# lint.sh CHECK: one of the checks below, told in TAP. `--list` names them; `--format` lays out
# the hand-written C as the check of that name wants it.
set -u
cd "$(dirname "$0")/.." || exit 2
clang_format=14
failed=0
tab=$(printf '\t')

# verdict NAME FINDINGS: FINDINGS is empty where all is well.
verdict() {
  if [ -z "$2" ]; then
    echo "ok - $1"
  else
    echo "not ok - $1"
    printf '%s\n' "$2" | head -n 40 | sed 's/^/# /'
    failed=1
  fi
}
# Hand-written files by their endings; what is generated is left out.
files() {
  for ending; do
    find . \( -path ./build -o -path ./.git \) -prune -o -type f -name "*.$ending" -print
  done | grep -vE '^\./grammar/src/(parser\.c|lexicon\.h|tree_sitter/.*|.*\.json)$' |
    grep -vE '^\./plugin/[a-z]+/(weights|.*_table)\.h$' | sort
}
c_files() { files c h; }
# within FOLDER: those of the files on standard input that lie below it.
within() { grep "^\./$1" || true; }
# matches PATTERN: FILE:LINE:TEXT in the files on standard input.
matches() { xargs -r grep -HnE "$1" || true; }

# ---- The walls: dependencies run one way ----------------------------------------

# includes PATTERN: the files on standard input that include what the pattern says.
includes() { matches "^ *# *include *[<\"]$1"; }

check_walls() {
  verdict 'only plugin/binding includes lua.h (and its test)' \
    "$(c_files | grep -vE '^\./(plugin/binding/|tests/c/test_binding\.c)' |
      includes '(lua|lauxlib|lualib|luajit)\.h')"
  verdict 'only plugin/document, the grammar and tests include tree-sitter' \
    "$(c_files | grep -vE '^\./(plugin/document|grammar|tests)/' | includes 'tree_sitter/')"
  verdict 'the binding knows the public header alone' \
    "$(c_files | within plugin/binding | includes '[^"]*/' | grep -v '"\.\./quoth\.h"')"
  verdict 'text knows no other room' \
    "$(c_files | within plugin/text | includes '[a-z]*/' | grep -v '"text/')"
  verdict 'marks and attribution know of documents the records and the memory, but for what walks' \
    "$(c_files | grep -E '^\./plugin/(attribution|marks)/' |
      grep -vE '^\./plugin/attribution/(company|given|reported|scene|sources|speakers|turns)\.' |
      includes '(document|binding|lint)/' |
      grep -vE '"document/(records|reading|memory)\.h"')"
  verdict 'the grammar needs nothing of plugin' \
    "$(c_files | within grammar/ | includes '[a-z.]*/' | grep -v '"tree_sitter/')"
  verdict 'the core knows no editor' \
    "$(c_files | within plugin/ | matches '\<([Nn]eovim|n?vim|NVIM|vis)\>')"
  verdict 'the core does not print and does not exit' \
    "$(c_files | within plugin/ | grep -v '^\./plugin/binding/' |
      matches '\<(v?f?printf|puts|fputs|putchar|perror|exit|abort)\(')"
  verdict 'no code point goes to isalpha and its kind' \
    "$(c_files | grep -E '^\./(plugin|grammar)/' |
      matches '\<(isw?(alpha|alnum|digit|lower|upper|space|punct)|tow?(lower|upper))\(')"
  verdict 'plugin holds no Lua but the loader: Neovim runs what it finds there' \
    "$(files lua vim | within plugin/ | grep -v '^\./plugin/quoth\.lua$')"
}

# ---- Looks ------------------------------------------------------------------------

check_luacheck() {
  if ! command -v luacheck >/dev/null; then
    echo 'ok - luacheck # SKIP no luacheck here'
    return
  fi
  verdict 'luacheck' "$(files lua | xargs luacheck --quiet --no-color 2>&1 |
    grep -vE '^(Total: 0 warnings / 0 errors|$)')"
}

format_is_ours() {
  clang-format --version 2>/dev/null | grep -q "version $clang_format\."
}

check_format() {
  if ! format_is_ours; then
    echo "ok - clang-format # SKIP no clang-format $clang_format here"
    return
  fi
  verdict 'clang-format' \
    "$(c_files | xargs -r clang-format --dry-run -Werror 2>&1 | grep 'error:')"
}

check_length() {
  verdict 'no file has more than 600 lines' \
    "$(files c h lua sh js scm | xargs wc -l | awk '$1 > 600 && $2 != "total"')"
  verdict 'no line has more than 100 columns' \
    "$(files c h lua sh js | LC_ALL=C.UTF-8 matches '^.{101,}' | cut -c 1-120)"
  verdict 'no blanks at the end of a line, no tabs' \
    "$(files c h lua sh js scm | matches "[[:blank:]]\$|$tab" | grep -v '^\./tests/')"
}

check_shell() {
  for file in $(files sh) ./.ci/run; do
    verdict "sh reads $file" "$(sh -n "$file" 2>&1)"
  done
}

# Words that stand for work left over, and places that only one machine has.
check_words() {
  verdict 'nothing is left over' \
    "$(files c h lua sh js scm md txt | grep -vE '^\./plugin/[a-z]+/.*\.txt$' |
      matches '\<(TO[D]O|FIX[M]E|X[X]X|HAC[K])\>')"
  verdict 'no path of one machine' \
    "$(find . \( -path ./build -o -path ./.git \) -prune -o -type f -print |
      xargs grep -InE '(^|[^a-z.])/(work|home/[a-z]+|root|Users)/' || true)"
}

# ---- What is generated, what is told ------------------------------------------------

check_generated() {
  .make/generate.sh --check || failed=1
}

check_lexicon() {
  findings=$(
    for list in plugin/*/*.txt; do
      head -n 1 "$list" | grep -q '^#' || echo "$list: its first line says nothing of what it is"
      case $list in *weights.txt) continue ;; esac # in the order of their features
      grep -v '^#' "$list" | LC_ALL=C sort -c 2>&1 | sed "s|^|$list: |"
      grep -v '^#' "$list" | uniq -d | sed "s|^|$list: twice: |"
    done
  )
  verdict 'the word lists are headed, sorted, without doubles' "$findings"
}

# Every command that has a file is in the manual page and in the help.
check_docs() {
  for file in lua/quoth/cli/command_*.lua; do
    [ -e "$file" ] || continue
    name=${file##*/command_}
    name=${name%.lua}
    verdict "the manual tells of quoth $name" \
      "$(grep -q "^\.B[RI]* quoth $name" doc/quoth.1 || echo "doc/quoth.1 has no entry")"
    verdict "the help tells of quoth $name" \
      "$(build/quoth --help 2>&1 | grep -qw "$name" || echo 'quoth --help does not')"
  done
  version=$(sed -n 's/^.define QUOTH_VERSION "\(.*\)"/\1/p' plugin/quoth.h)
  verdict 'the manual has the version' \
    "$(grep -q "quoth $version" doc/quoth.1 || echo "doc/quoth.1 does not say $version")"
}

checks='generated luacheck format walls length shell words lexicon docs'
case ${1-} in
  --list) echo "$checks" ;;
  --format)
    if format_is_ours; then c_files | xargs -r clang-format -i; else
      echo "needs clang-format $clang_format" >&2
      exit 1
    fi
    ;;
  *)
    for check in $checks; do
      if [ "$check" = "${1-}" ]; then
        "check_$check"
        exit $failed
      fi
    done
    echo "usage: lint.sh --list | --format | CHECK ($checks)" >&2
    exit 2
    ;;
esac
