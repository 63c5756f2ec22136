# screen.sh: read by the tests that look at an editor in tmux, after tap.sh. A test starts its
# editor in a session of $socket, and says by `again COMMAND...` how long it waits for what must
# come.
export LC_ALL=C.UTF-8 LANG=C.UTF-8
socket=
count=0
tmux() { timeout -k 1 10 tmux -u -L "$socket" -f /dev/null "$@"; }
stop() {
  if [ -n "$socket" ]; then tmux kill-server 2>/dev/null; fi
}
trap 'stop; rm -rf "$scratch"' EXIT

# Words of every role.
cat >"$scratch/sample.txt" <<'END'
“Direct words,” said Ann Lee. “And ‘nested words’ too,” she added.

Plain words stand here, and nobody
speaks in the tail of them.

A stray mark ” stands here.

Bob Day answered, “Unclosed words

Last line.
END

visible() { tmux capture-pane -p | grep -qF -- "$1"; }
shows() { again visible "$1"; }

looks() { # WORDS...: a line each
  tmux capture-pane -e -p | lua5.4 tests/hosts/screen.lua "$@"
}
like() { # WORDS OTHER: do they look alike?
  [ "$(looks "$1")" = "$(looks "$2")" ]
}
looks_like() { # LOOK WORDS
  [ "$(looks "$2")" = "$1" ]
}
# What looks wrote to $scratch/looks: all words are there, and no two look alike.
told_apart() {
  ! grep -q absent "$scratch/looks" && [ -z "$(sort "$scratch/looks" | uniq -d)" ]
}
keys() { tmux send-keys "$@"; }
letters() { tmux send-keys -l "$1"; }
ex() { tmux send-keys -l ":$1" && tmux send-keys Enter; }

# Sample.txt is open, the cursor in its second paragraph. Leaves the looks of words in $plain,
# $quoted and $unclosed.
typing_recolours() {
  plain=$(looks 'words stand')
  quoted=$(looks 'Direct words')
  unclosed=$(looks 'Unclosed words')

  keys i
  letters '“'
  check 'an opening mark recolours the rest of its paragraph' \
    again looks_like "$unclosed" 'words stand'
  check 'on the next line too' looks_like "$unclosed" 'speaks in the tail'
  check 'but not the next paragraph' looks_like "$plain" 'stray mark'
  escape
  keys j A
  letters '”'
  check 'the closing mark makes it a quotation' again looks_like "$quoted" 'words stand'
  check 'to its end' looks_like "$quoted" 'speaks in the tail'
  keys BSpace
  check 'taken away, it is unclosed again' again looks_like "$unclosed" 'words stand'
  escape
  keys u u
  check 'undone, it is plain' again looks_like "$plain" 'words stand'
}
