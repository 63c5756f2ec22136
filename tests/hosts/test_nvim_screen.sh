#!/bin/sh
# quoth in Neovim on a screen: keys are typed into tmux, and colours are read from what it shows.
# NVIM=... for another Neovim.
set -u
. tests/make/tap.sh
nvim=${NVIM:-nvim}
for command in "$nvim" tmux lua5.4; do
  if ! command -v "$command" >/dev/null; then
    echo "ok - Neovim on a screen # SKIP no $command here"
    exit 0
  fi
done
. tests/hosts/screen.sh
export HOME="$scratch" XDG_CONFIG_HOME="$scratch"
export XDG_DATA_HOME="$scratch" XDG_STATE_HOME="$scratch" XDG_CACHE_HOME="$scratch"

words='Direct words,nested words,Ann Lee,added,” stands,Unclosed words,words stand'

# Opens a file; each time on a new socket, as a server takes time to go. What tmux and the terminal
# around it say in the environment would tell Neovim of more colours than TERM has.
start() { # TERM FILE [ARGUMENTS]
  terminal=$1 opened=$2
  stop
  count=$((count + 1))
  socket=quoth-nvim-$$-$count
  tmux new-session -d -x 80 -y 24 \
    "cd '$scratch' && env -u COLORTERM -u TMUX -u TERM_PROGRAM TERM=$terminal timeout --foreground \
      -k 1 150 '$nvim' -n -i NONE --clean --cmd 'set rtp^=$PWD notimeout' ${3-} '$opened'"
  shows "$opened"
}

# again COMMAND...: until it succeeds, for five seconds at most.
again() {
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25; do
    if "$@"; then return 0; fi
    sleep 0.2
  done
  return 1
}
all_differ() {
  (
    IFS=,
    # shellcheck disable=SC2086 # parted at the commas
    looks $words
  ) >"$scratch/looks"
  told_apart
}
distinct() { # no two of the words look alike, and all are there
  again all_differ || {
    cat "$scratch/looks"
    return 1
  }
}
# A key that follows too soon would be taken for one with Alt.
escape() { tmux send-keys Escape && sleep 0.3; }

# ---- Every role has a look of its own, on any terminal --------------------------------

# A terminal of 16 colours.
infocmp ansi | sed -e 's/^ansi|.*/ansi16|ansi of 16 colours,/' -e 's/colors#[0-9x]*/colors#16/' \
  -e 's/setab=[^,]*/setab=\\E[48;5;%p1%dm/' -e 's/setaf=[^,]*/setaf=\\E[38;5;%p1%dm/' \
  >"$scratch/ansi16"
tic -x -o "$scratch/.terminfo" "$scratch/ansi16" || exit 1

for terminal in ansi ansi16 screen-256color; do # 8, 16 and 256 colours
  start $terminal sample.txt
  keys 3 j
  check "$terminal: no two roles look alike" distinct
  check "$terminal: the second part of a quotation is like the first" like 'Direct words' 'And ‘'
done
for ground in dark light; do
  start xterm-256color sample.txt "--cmd 'set termguicolors background=$ground'"
  keys 3 j
  check "true colour, $ground: no two roles look alike" distinct
done

# By speaker, in as many colours.
printf '“One,” said Ann Lee.\n\n“Two,” said Bob Day.\n\n“Three,” she said.\n' \
  >"$scratch/voices.txt"
roles=$words
for terminal in vt100 ansi screen-256color; do
  start $terminal voices.txt
  ex 'Quoth colours speaker'
  keys G
  words=One,Two,Ann,Bob,said
  check "$terminal: no two speakers look alike" distinct
  check "$terminal: and each like himself" like 'One' 'Three'
done
words=$roles

# ---- Typing ---------------------------------------------------------------------------

start screen-256color sample.txt
keys 2 j
distinct >/dev/null
typing_recolours

# While a :s is typed, Neovim shows what it would do ('inccommand').
keys g g
letters ':%s/Plain/“Loud'
check 'the preview of :s recolours' again looks_like "$unclosed" 'words stand'
escape
check 'and without it all is as before' again looks_like "$plain" 'words stand'
ex '%s/Plain/“Loud/'
check ':s recolours' again looks_like "$unclosed" 'words stand'
keys u
check 'and its undoing' again looks_like "$plain" 'words stand'

# ---- Commands, windows, themes -----------------------------------------------------------

keys g g
ex 'Quoth'
check ':Quoth tells what stands under the cursor' \
  shows 'quotation, level 1, Ann Lee, cue: said, closed'
ex 'QuothList'
check ':QuothList lists' shows 'Ann Lee, said: “Direct words,”'
ex 'lclose'
keys g g 2 ']' q
ex 'Quoth'
check '2]q goes to the quotation in the next one' shows 'quotation, level 2'
keys v a q a q d
check 'vaqaq selects the one around it' shows 'said Ann Lee.  she added.'
keys u
shows '“And' >/dev/null
ex 'split'
keys g g o
letters '“Below'
twice() { [ "$(tmux capture-pane -p | grep -c '^ *“Below')" = 2 ]; }
check 'both windows show what was typed' again twice
escape
keys u
ex 'only'
ex 'colorscheme desert'
different() { [ "$(looks 'Direct words')" != "$quoted" ]; }
check 'another theme, other colours' again different
check 'of which no two are alike' distinct
ex 'QuothOff'
alike() { like 'Direct words' 'words stand'; }
check ':QuothOff takes them away' again alike
ex 'QuothOn'
check ':QuothOn brings them back' distinct

# ---- A quotation larger than the window -------------------------------------------------------

{
  echo '“It begins here'
  seq -f 'line %g' 100
  echo 'and ends here,” said Ann.'
} >"$scratch/long.txt"
start screen-256color long.txt
keys 5 0 G z z
check 'a quotation that begins above the window and ends below' \
  again looks_like "$quoted" 'line 50'
keys C-y C-y C-e
check 'scrolled by lines' again looks_like "$quoted" 'line 40'
keys g g x G
check 'without its mark' again looks_like "$plain" 'line 100'
keys u
check 'and with it again' again looks_like "$quoted" 'It begins'

# ---- Findings, and marks as they are typed ----------------------------------------------------

printf '%s\n' '“I agree, he said. “So do I.”' '' 'That is all he said. “' >"$scratch/wrong.txt"
cat >"$scratch/typing.lua" <<'END'
require('quoth.nvim').setup({ settings = { curl = { typing = true } } })
END
start screen-256color wrong.txt "--cmd 'luafile $scratch/typing.lua'"
gone() { ! visible "$1"; }
check 'a finding is told beside its line' shows '■ this quotation is not closed'
check 'and the other one' shows '■ this mark closes or opens nothing'
keys ']' l
check ']l goes to the next and tells it' \
  shows 'error: this mark closes or opens nothing [stray-mark]'
ex 'Quoth explain'
check ':Quoth explain tells about its rule' shows 'stray-mark: a mark that closes or opens nothing'
keys h
check 'until the cursor moves' again gone 'stray-mark: a mark'
keys g =
check 'g= mends it' again gone '■ this mark closes'
keys u
check 'and u brings it back' shows '■ this mark closes'
ex 'Quoth fix!'
check ':Quoth fix! mends all' shows '“I agree,” he said'
check 'nothing is told any more' again gone '■'
ex 'Quoth straighten'
check ':Quoth straighten' shows '"I agree," he said'
keys g g g '"' i p
check 'g"ip curls the paragraph' shows '“I agree,” he said'
keys G o Enter
letters '"It'"'"'s '"'"'em," she said.'
check 'typed marks are typographic' shows '“It’s ’em,” she said.'
letters ' '
letters '""'
check 'twice the key is straight' shows 'she said. "'
keys BSpace
letters '“Not closed'
escape
check 'what is written is looked at when insert mode is left' shows '■'
finish
