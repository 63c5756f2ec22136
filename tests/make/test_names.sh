#!/bin/sh
# The names of tests: each is one test alone, and what make lint runs is none of the tests of lint.
. tests/make/tap.sh

all=$(tests/run.sh -n -l 5.4=lua5.4 -l 5.3=lua5.3)
same 'no name stands twice' '' "$(echo "$all" | sort | uniq -d)"
same 'every check has its name' "$(printf 'check/%s\n' $(.make/lint.sh --list))" \
  "$(tests/run.sh -n check/)"
same 'make lint runs the checks alone' '' \
  "$(make -n lint 2>/dev/null | sed -n 's|.*tests/run.sh |tests/run.sh -n |p' | sh |
    grep -v '^check/')"
same 'lint names tests alone' '' "$(tests/run.sh -n lint | grep '^check/')"
check 'and among them that of the rules' sh -c 'tests/run.sh -n lint | grep -qx c/lint'
finish
