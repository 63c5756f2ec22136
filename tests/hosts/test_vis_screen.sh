#!/bin/sh
# quoth in vis on a screen: keys are typed into tmux, and colours are read from what it shows.
# VIS=... for another vis.
set -u
. tests/make/tap.sh
vis=${VIS:-vis}
for command in "$vis" tmux lua5.4; do
  if ! command -v "$command" >/dev/null; then
    echo "ok - vis on a screen # SKIP no $command here"
    exit 0
  fi
done
. tests/hosts/screen.sh

mkdir "$scratch/rc"
cat >"$scratch/rc/visrc.lua" <<END
require('vis')
local root = '$PWD'
package.path = root .. '/lua/?.lua;' .. root .. '/lua/?/init.lua;' .. package.path
require('quoth.vis').setup({ settings = { curl = { typing = os.getenv('QUOTH_TYPING') ~= nil } } })
if os.getenv('QUOTH_LARGE') then
  -- Only what is near is compared, and all after a command.
  require('quoth.vis.follow').WHOLE = 0
  require('quoth.vis.follow').SLICE = 0
end
-- A command that changes the text far from the cursor, without a change of size.
vis:command_register('far', function(argv, _, win)
  win.file:delete(0, 7)
  win.file:insert(0, argv[1])
end)
END

# A warning, then an error.
cat >"$scratch/faults.txt" <<'END'
“One” said Ann Lee.

He said, “Seven words

All is well.
END

# start TERM FILE [NAME=VALUE]: opens it; each time on a new socket, as a server takes time to go
start() {
  terminal=$1 opened=$2
  stop
  count=$((count + 1))
  socket=quoth-vis-$$-$count
  tmux new-session -d -x 80 -y 24 \
    "cd '$scratch' && env TERM=$terminal VIS_PATH='$scratch/rc' ${3-} '$vis' '$opened'"
  shows "$opened"
}

# again COMMAND...: until it succeeds, for some ten seconds at most.
again() {
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
    if "$@"; then return 0; fi
    sleep 0.1
  done
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    sleep 1
    if "$@"; then return 0; fi
  done
  return 1
}
distinct() { # WORDS...: no two look alike, and all are there
  looks "$@" >"$scratch/looks"
  cat "$scratch/looks"
  told_apart
}
# A key that follows too soon would be taken for one with Alt.
inserting() { tmux capture-pane -p | grep -q '^ *INSERT » '; }
calm() { ! inserting; }
escape() { tmux send-keys Escape && again calm && sleep 0.3; }

# ---- Every role has a look of its own, on any terminal --------------------------------

# 0, 8, 256 and 256 changeable colours, and as many as there are.
for terminal in vt100 screen screen-256color xterm-256color xterm-direct; do
  start $terminal sample.txt
  keys 3 j
  check "$terminal: no two roles look alike" \
    again distinct 'Direct words' 'nested words' 'Ann Lee' \
    'added' '” stands' 'Unclosed words' 'words stand'
  check "$terminal: the second part of a quotation is like the first" like 'Direct words' 'And ‘'
  start $terminal faults.txt
  keys 3 j
  check "$terminal: findings look like nothing else" \
    again distinct 'One' '” said' 'said Ann' 'Ann Lee' '“Seven' 'Seven' 'All'
done

# By speaker, in as many colours.
printf '“One,” said Ann Lee.\n\n“Two,” said Bob Day.\n\n“Three,” she said.\n' \
  >"$scratch/voices.txt"
for terminal in vt100 screen screen-256color; do
  start $terminal voices.txt
  ex 'quoth colours speaker'
  check "$terminal: no two speakers look alike" again distinct 'One' 'Two' 'Ann' 'Bob' 'said'
  check "$terminal: and each like himself" like 'One' 'Three'
done

# All twelve are those of the palette, to the number. vis 0.9 does not tell its ground.
for ground in dark both; do
  LUA_PATH="$PWD/lua/?.lua;;" lua5.4 - $ground >"$scratch/$ground" <<'END'
local palette = require('quoth.palette')
for slot = 1, 12 do
  print(('fore=38;5;%d'):format(palette.look(slot, 'standard', arg[1]).index))
end
END
  sort -o "$scratch/$ground" "$scratch/$ground"
done
for who in Ann Bob Cid Dan Eve Flo Gil Hal Ida Jon Kim Lou; do
  printf '“This is what %s did,” said %s Day.\n' $who $who
done >"$scratch/twelve.txt"
start screen-256color twelve.txt
ex 'quoth colours speaker'
of_palette() {
  set --
  for who in Ann Bob Cid Dan Eve Flo Gil Hal Ida Jon Kim Lou; do
    set -- "$@" "what $who did"
  done
  looks "$@" | cut -d ' ' -f 1 | sort >"$scratch/looks"
  cmp "$scratch/looks" "$scratch/dark" || cmp "$scratch/looks" "$scratch/both"
}
check 'twelve speakers have the colours of the palette' again of_palette

# ---- Typing ---------------------------------------------------------------------------

start screen-256color sample.txt
keys 2 j
again distinct 'Direct words' 'words stand' >/dev/null
typing_recolours

ex 'x/Plain/ c/“Loud/'
escape
check 'a command recolours too' again looks_like "$unclosed" 'words stand'
keys u
check 'and its undoing' again looks_like "$plain" 'words stand'

# ---- Windows, themes, files -------------------------------------------------------------

ex 'set theme solarized'
different() { [ "$(looks 'Direct words')" != "$quoted" ]; }
check 'another theme, other colours' again different
check 'of which no two are alike' distinct 'Direct words' 'nested words' 'Ann Lee' \
  'added' '” stands' 'Unclosed words' 'words stand'
back() { looks 'Direct words' 'words stand' | sed 's/.*back=\([^ ]*\).*/\1/' | uniq | wc -l; }
same 'on the ground of the theme' 1 "$(back)"

keys g g
ex 'quoth'
check ':quoth tells what stands under the cursor' \
  shows 'quotation, level 1, Ann Lee, cue: said, closed'
ex 'quoth-list'
check ':quoth-list lists' shows '1  Ann Lee, said: “Direct words,”'
ex 'q'
keys ']' q
ex 'quoth'
check ']q goes on' shows 'quotation, level 1, she (Ann Lee), cue: added, closed'
keys v a q d
check 'vaqd deletes it' again visible 'Lee.  she added.'
ex help
keys '/'
letters 'next mark without its partner'
keys Enter
check 'the keys are in :help' shows ']u  '

# ---- Findings and fixes ------------------------------------------------------------------

start screen-256color faults.txt
keys G
letters '2[l'
check '[l tells what it is' \
  shows 'warning: no comma before the tag [missing-comma]; fix: put ,'
keys G g g
again visible '« 1, 1'
letters 'llll'
check 'and so does the cursor that comes there' shows 'warning: no comma before the tag'
letters 'g='
check 'g= mends it' shows '“One,” said'
ex 'quoth lint'
check ':quoth lint lists what is left' shows '3  error    this quotation is not closed'
ex 'q'
ex 'quoth fix all'
check ':quoth fix all mends it' shows '“Seven words”'
keys u
absent() { ! visible "$1"; }
check 'u takes that back' again absent 'words”'
check 'alone' visible '“One,” said'
ex 'quoth straighten'
check ':quoth straighten' shows '"One," said'
keys u
check 'u takes it back' shows '“One,” said'

# ---- Large texts ---------------------------------------------------------------------------

{
  awk 'BEGIN { for (i = 0; i < 40000; i++) print "“Words,” said Ann Lee.  They were few.\n" }'
  echo '“Last,” said Bob Day.  These are the last words.'
} >"$scratch/large.txt"
start screen-256color large.txt QUOTH_LARGE=1
keys G
again distinct 'Last' 'These' >/dev/null
plain=$(looks 'These')
quoted=$(looks 'Last')
keys '?'
letters 'These'
keys Enter i
letters '“'
unlike() { [ "$(looks "$2")" != "$1" ]; }
check 'large: an opening mark recolours' again unlike "$plain" 'are the'
keys BSpace
check 'large: and taken away restores' again looks_like "$plain" 'are the'
escape
# What is typed and run before the screen is drawn is found later, slice by slice.
far() { letters ":far $1" && again visible ":far $1" && keys Enter; }
far '<!--...'
check 'large: a command far away that opens a comment' again looks_like "$plain" 'Last'
far '“Word'
check 'large: and one that takes it away' again looks_like "$quoted" 'Last'
letters ']l'
check 'large: ]l looks at all of it' shows 'quoth: no next finding'
ex 'quoth fix all'
check 'large: and so does :quoth fix all' shows 'none left'

# ---- Marks as they are typed ---------------------------------------------------------------

printf 'Words.\n' >"$scratch/typing.txt"
start screen-256color typing.txt QUOTH_TYPING=1
keys G o
letters '"It'
letters "'s 'two',"
letters '" she said.'
check 'typed marks become typographic' shows '“It’s ‘two’,” she said.'
letters ' ""'
check 'and straight again' shows 'she said. "'
escape
keys u
check 'all undone at once' again visible 'Words.'

finish
