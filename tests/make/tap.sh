# tap.sh: read by the tests of this folder. They run from the checkout's root; a temporary
# folder, $scratch, goes away with them. End with `finish`.
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' INT TERM
failed=0

# Below `make test` it would tell the folders that it enters and leaves.
make() {
  command make --no-print-directory "$@"
}

# check NAME COMMAND...: the command's status is the verdict, its output is shown if it fails.
check() {
  name=$1
  shift
  if "$@" >"$scratch/output" 2>&1; then
    echo "ok - $name"
  else
    echo "not ok - $name"
    sed 's/^/# /' "$scratch/output"
    failed=1
  fi
}

# same NAME EXPECTED FOUND
same() {
  if [ "$2" = "$3" ]; then
    echo "ok - $1"
  else
    echo "not ok - $1"
    printf 'expected %s\nfound    %s\n' "$2" "$3" | sed 's/^/# /'
    failed=1
  fi
}

finish() {
  exit $failed
}
