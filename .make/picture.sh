#!/bin/sh
# picture.sh: draws .make/picture.svg, the screen of vis with the sample article, from the cells
# that a terminal shows. Run by hand (make picture) when the screen has changed.
set -eu
cd "$(dirname "$0")/.."
columns=80 rows=34
socket=quoth-picture-$$
trap 'tmux -L "$socket" kill-server 2>/dev/null || true' EXIT
LC_ALL=C.UTF-8 tmux -u -L "$socket" -f /dev/null new-session -d -x $columns -y $rows \
  "env TERM=screen-256color LANG=C.UTF-8 VIS_PATH=$PWD/build/run vis tests/texts/article.txt"
tmux -L "$socket" set -g status off
sleep 2
tmux -L "$socket" send-keys ']' q ']' q ']' q ':quoth' Enter
sleep 2
tmux -L "$socket" capture-pane -e -p >build/picture.cells
lua5.4 .make/picture.lua $columns $rows <build/picture.cells >.make/picture.svg
echo '.make/picture.svg'
