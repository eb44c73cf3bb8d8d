#!/usr/bin/env bash
# A witness of the record: keeps the last checkpoint, and refuses a history that does not go on from it.
#
#   witness.sh FOLDER KEPT [COMMIT]
#
# FOLDER is a clone of the record, COMMIT the newest one to look at (default: HEAD), KEPT the file of the checkpoint. The
# first time it is made; later the history has to go on from it, and nothing published since may have been rewritten or
# deleted without a published reason. Only then a new checkpoint takes its place, and the one before stays as KEPT.before.
# What is refused is kept as KEPT.refused: together the two checkpoints prove what happened.
#
# Run it daily on a machine that has nothing to do with whoever publishes, such as
#
#   git -C record fetch --quiet && record/.github/scripts/witness.sh record kept.txt origin/main
#
# GONGKAI names the program (default: gongkai). Exit 0 the history went on, 1 it is refused, 2 it could not be told: the
# kept checkpoint stays as it is in both. Whoever runs this had better be told of anything but 0.
set -euo pipefail

gongkai=${GONGKAI:-gongkai}

undecided() {
  printf 'This cannot be decided: %s\n' "$1" >&2
  exit 2
}

[ $# -ge 2 ] && [ $# -le 3 ] || undecided 'a folder and a file for the checkpoint are needed.'
folder=$1 kept=$2 named=${3:-HEAD}
[ -d "$folder" ] || undecided 'there is no such folder.'
# Once, so that nothing that is fetched meanwhile gets in between.
commit=$(git -C "$folder" rev-parse --verify --quiet --end-of-options "$named^{commit}") || undecided 'there is no such commit.'

made=$(mktemp "$kept.XXXXXX") || undecided 'the folder of the checkpoint cannot be written to.'
trap 'rm -f "$made"' EXIT

make_checkpoint() { # origin
  "$gongkai" checkpoint make "$commit" --root "$folder" --origin "$1" >"$made" || undecided 'no checkpoint could be made.'
}

if [ ! -e "$kept" ]; then
  make_checkpoint "$(basename "$(git -C "$folder" rev-parse --show-toplevel)")"
  mv "$made" "$kept"
  echo 'The first checkpoint is kept. From now on the history has to go on from it.'
  exit 0
fi

refuse() {
  make_checkpoint "$(head -n 1 "$kept")"
  # An old state shown again, or two histories of one length, are named; of others this tells nothing new.
  named=$("$gongkai" checkpoint verify "$made" --after "$kept") && true
  if [ $? -eq 1 ]; then printf '%s\n' "$named"; fi
  mv "$made" "$kept.refused"
  echo "Refused: keep $kept and $kept.refused, and show them to others."
  exit 1
}

status=0
"$gongkai" checkpoint show "$kept" "$commit" --root "$folder" || status=$?
case $status in
  0) ;;
  1) refuse ;;
  *) undecided 'the kept checkpoint could not be compared with the history.' ;;
esac

since=$(sed -n '4s/^commit //p' "$kept")
"$gongkai" verify "$since" "$commit" --root "$folder" || status=$?
case $status in
  0) ;;
  1) refuse ;;
  *) undecided 'the history since then could not be verified.' ;;
esac

make_checkpoint "$(head -n 1 "$kept")"
cp "$kept" "$kept.before"
mv "$made" "$kept"
