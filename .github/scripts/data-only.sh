#!/usr/bin/env bash
# Says what a pull request is: a change of records or a change of the engine (everything else). Refuses one that is both.
#
#   data-only.sh BASE HEAD        run inside a clone that has both commits and their history
#
# Records are judged by the engine of the base, so a change of records must not bring an engine of its own; and an engine
# is judged by people who own the code, so a change of the engine must not bring records along unseen.
#
# Prints one sentence and `kind=records` or `kind=engine` (into $GITHUB_OUTPUT as well, where that is set).
# Exit 0 it is one of the two, 1 it is refused (the reasons are printed), 2 this cannot be decided here.
#
# Whoever sends the pull request chooses every byte of the file names. So names are read with -z, and printed quoted and
# never at the start of a line: a runner takes a line that begins with :: and the text ##[ anywhere as a command.
set -euo pipefail
export LC_ALL=C

# Nothing that is stored beside the commits may change what they seem to say.
export GIT_NO_REPLACE_OBJECTS=1 GIT_ATTR_NOSYSTEM=1 GIT_CONFIG_NOSYSTEM=1
unset GIT_EXTERNAL_DIFF GIT_DIFF_OPTS

undecided() {
  printf 'This cannot be decided: %s\n' "$1" >&2
  exit 2
}

[ $# -eq 2 ] || undecided 'two commits are needed, the base and the head.'
for given in "$@"; do
  [[ $given =~ ^[0-9a-f]{40}([0-9a-f]{24})?$ ]] || undecided 'the base and the head have to be given as full commit ids.'
  git cat-file -e "$given^{commit}" 2>/dev/null || undecided 'this clone does not have both commits; fetch them first.'
done
base=$1 head=$2

[ "$(git rev-parse --is-shallow-repository)" = false ] || undecided 'this clone is shallow; fetch its history first (fetch-depth: 0).'

# What the branch itself changed, counted from where it left main. Where two histories cross there is more than one such
# place, and whoever made the branch could choose which one is looked at.
mapfile -t forks < <(git merge-base --all "$base" "$head")
[ ${#forks[@]} -ne 0 ] || undecided 'the two commits have no history in common.'
[ ${#forks[@]} -eq 1 ] || undecided 'the branch left main in more than one place; rebase it onto main.'

refused=()
refuse() { # path, reason
  local shown
  shown=$(printf '%q' "$1")
  refused+=("${shown//'##['/'# #['}: $2")
}

records=0 engine=0
look_at() { # new mode, path
  local new_mode=$1 path=$2
  case $path in
    records/*) records=$((records + 1)) ;;
    *) engine=$((engine + 1)) ;;
  esac

  case $new_mode in
    100644 | 000000) ;; # a plain file; or no file any more
    100755) [[ $path != records/* ]] || refuse "$path" 'a record must not be executable (git update-index --chmod=-x).' ;;
    120000) refuse "$path" 'symbolic links are not allowed; put the file itself there.' ;;
    160000) refuse "$path" 'submodules are not allowed.' ;;
    *) refuse "$path" 'this is not a plain file.' ;;
  esac

  # Deleting one of these is always welcome. File systems that ignore case take .GitAttributes for .gitattributes.
  [ "$new_mode" != 000000 ] || return 0
  local name=${path##*/}
  case ${name,,} in
    .gitmodules) refuse "$path" 'submodules are not allowed.' ;;
    .mailmap) refuse "$path" 'a mailmap shows another person as the author; it is not allowed.' ;;
    .gitattributes) [ "$path" = .gitattributes ] || refuse "$path" 'attributes below the top can hide changes from reviewers; use the file at the top.' ;;
    .gitignore) [[ $path != records/* ]] || refuse "$path" 'no file may hide records from git.' ;;
  esac
}

# --no-renames: a file that is moved counts where it left and where it arrived.
# --ignore-submodules=none: otherwise a .gitmodules file in the change could say that submodules are not to be shown.
changes=$(mktemp)
trap 'rm -f "$changes"' EXIT
git diff-tree -r -z --no-renames --no-ext-diff --ignore-submodules=none "${forks[0]}" "$head" >"$changes"
while IFS= read -r -d '' about && IFS= read -r -d '' path; do
  read -r _ new_mode _ <<<"$about"
  look_at "$new_mode" "$path"
done <"$changes"

if [ $((records + engine)) -eq 0 ]; then
  undecided 'no file is changed.'
fi
if [ "$records" -ne 0 ] && [ "$engine" -ne 0 ]; then
  refused+=("the change touches $records file(s) under records/ and $engine elsewhere: make two pull requests, one of records and one of the rest.")
fi

if [ ${#refused[@]} -ne 0 ]; then
  echo 'This change cannot be taken as it is:'
  shown=0
  for reason in "${refused[@]}"; do
    [ $((shown += 1)) -le 20 ] || break
    printf -- '- %s\n' "$reason"
  done
  [ ${#refused[@]} -le 20 ] || echo "- and $((${#refused[@]} - 20)) more."
  exit 1
fi

if [ "$records" -ne 0 ]; then kind=records; else kind=engine; fi
echo "A change of $kind: $((records + engine)) file(s)."
echo "kind=$kind"
if [ -n "${GITHUB_OUTPUT:-}" ]; then
  echo "kind=$kind" >>"$GITHUB_OUTPUT"
fi
