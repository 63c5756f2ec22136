#!/bin/sh
# run.sh [-n] [-l LUA=COMMAND]... [WORD...]: runs the tests and ends with one line, `N passed, N
# failed`. With WORDs, only tests whose name holds one of them; c/ and the like name a group.
# -n lists their names instead.
#
# A test is a job: a name, a time limit in seconds and a command that speaks TAP. They are found
# by wildcard:
#   c/NAME          tests/c/test_NAME.c      cmocka
#   asan/NAME       the same under the sanitizers
#   lua-X/NAME      tests/lua/test_NAME.lua  luaunit, once for each -l; cli* and lexicon on 5.4
#   asan-lua/NAME   the same under the sanitizers, on 5.4
#   valgrind/NAME   the same under valgrind, on 5.4; only when a WORD asks for it
#   hosts/NAME      tests/hosts/test_NAME.sh vis and Neovim
#   make/NAME       tests/make/test_NAME.sh  installation, exports, `make run`
#   check/NAME      .make/lint.sh NAME, what make lint runs
# A job that gives no result, ends with an error or runs out of time counts as a failure.
set -u
cd "$(dirname "$0")/.." || exit 2
root=$PWD
out=${RESULTS-}
unset ONLY # of `make test ONLY=word`; the jobs are not meant

# ---- One job ------------------------------------------------------------------

# run.sh --job "NAME SECONDS FOLDER COMMAND...": leaves NAME.log and NAME.count ("passed failed
# skipped"). FOLDER is where Lua finds its module.
if [ "${1-}" = --job ]; then
  # shellcheck disable=SC2086 # a job is words
  set -- $2
  name=$1 seconds=$2
  LUA_PATH="$root/lua/?.lua;$root/lua/?/init.lua;$root/tests/lua/?.lua;;"
  LUA_CPATH="$root/$3/?.so;;"
  export LUA_PATH LUA_CPATH
  shift 3
  log=$out/$(echo "$name" | tr / -)
  begin=$(date +%s%N)
  CMOCKA_MESSAGE_OUTPUT=TAP ASAN_OPTIONS=detect_stack_use_after_return=1 QUOTH_ROOT=$root \
    timeout -k 5 "$seconds" "$@" >"$log.log" 2>&1 </dev/null
  status=$?
  milliseconds=$((($(date +%s%N) - begin) / 1000000))
  awk -v status=$status -v limit="$seconds" '
    /^ok .*# *SKIP/ { skipped++; next }
    /^ok / { passed++ }
    /^not ok / { failed++ }
    END {
      if (status && !failed) failed = 1
      if (!passed && !failed && !skipped) failed = 1
      print passed + 0, failed + 0, skipped + 0
    }' "$log.log" >"$log.count"
  read -r passed failed skipped <"$log.count"
  note=
  if [ "$skipped" != 0 ]; then note=", $skipped skipped"; fi
  printf '%-32s %4d passed, %d failed%s  %d.%d s\n' "$name" "$passed" "$failed" "$note" \
    $((milliseconds / 1000)) $((milliseconds / 100 % 10))
  if [ "$failed" != 0 ]; then
    if [ $status = 124 ]; then echo "    out of time after $seconds s"; fi
    if [ $status != 0 ]; then echo "    exit status $status"; fi
    # All that was said but what went well.
    grep -vE '^(ok |1\.\.|# (Started|Starting|Ran) )' "$log.log" | head -n 60 | sed 's/^/    /'
  fi
  exit 0
fi

# ---- The list of jobs -----------------------------------------------------------

luas=
names=
while getopts nl: option; do
  case $option in
    n) names=yes ;;
    l) luas="$luas $OPTARG" ;;
    *) exit 2 ;;
  esac
done
shift $((OPTIND - 1))
words=$*
if [ -z "$names" ]; then
  # Each run has a folder of its own, so that two may run at a time; build/results/last is the last.
  mkdir -p build/results
  find build/results -mindepth 1 -maxdepth 1 -type d -mmin +600 -exec rm -rf {} +
  out=$(mktemp -d build/results/XXXXXX)
  ln -sfn "${out##*/}" build/results/last
  export RESULTS="$out"
  : >"$out/jobs"
fi

job() { # NAME SECONDS FOLDER COMMAND...
  if [ -n "$words" ]; then
    wanted=
    for word in $words; do
      case $1 in *"$word"*) wanted=yes ;; esac
    done
    [ -n "$wanted" ] || return
  fi
  if [ -n "$names" ]; then
    echo "$1"
  else
    echo "$*" >>"$out/jobs"
  fi
}
each() { # FOLDER EXTENSION: the names of its tests
  for file in "tests/$1"/test_*."$2"; do
    [ -e "$file" ] || continue
    name=${file##*/test_}
    echo "${name%."$2"}"
  done
}
# The slowest come first.
lua54=
for pair in $luas; do
  case $pair in 5.4=*) lua54=${pair#*=} ;; esac
done
for name in $(each c c); do
  job "asan/$name" 400 - "build/asan/test/test_$name"
done
for name in $(each hosts sh); do
  job "hosts/$name" 400 - sh "tests/hosts/test_$name.sh"
done
for name in $(each lua lua); do
  case $name in cli* | lexicon) continue ;; esac
  job "asan-lua/$name" 300 build/asan/5.4 \
    env "LD_PRELOAD=$(${CC:-cc} -print-file-name=libasan.so)" \
    "$lua54" "tests/lua/test_$name.lua" -o tap
done
for name in $(.make/lint.sh --list); do
  job "check/$name" 200 - .make/lint.sh "$name"
done
for name in $(each make sh); do
  job "make/$name" 200 - sh "tests/make/test_$name.sh"
done
for name in $(each c c); do
  job "c/$name" 400 - "build/test/test_$name"
done
for pair in $luas; do
  version=${pair%%=*}
  for name in $(each lua lua); do
    case $version:$name in 5.[13]:cli* | 5.[13]:lexicon) continue ;; esac
    job "lua-$version/$name" 400 "build/$version" "${pair#*=}" "tests/lua/test_$name.lua" -o tap
  done
done
case $words in
  *valgrind*)
    for name in $(each lua lua); do
      case $name in cli* | lexicon) continue ;; esac
      job "valgrind/$name" 1800 build/5.4 valgrind -q --error-exitcode=9 \
        --leak-check=full "$lua54" "tests/lua/test_$name.lua" -o tap
    done
    ;;
esac

if [ -n "$names" ]; then exit 0; fi

# ---- Run, and count ---------------------------------------------------------------

# Two at a time: more would make the editors' screens late on a small machine.
xargs -d '\n' -n 1 -P "${JOBS:-2}" tests/run.sh --job <"$out/jobs"
cat "$out"/*.count /dev/null 2>/dev/null |
  awk -v jobs="$(wc -l <"$out/jobs")" '
    { passed += $1; failed += $2; counts++ }
    END {
      if (counts < jobs) failed += jobs - counts
      printf "%d passed, %d failed\n", passed, failed
      exit !!(failed || !passed)
    }'
