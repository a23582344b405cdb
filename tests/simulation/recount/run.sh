#!/bin/sh
# A rehearsed year told again by a script that knows nothing of the engine: same seed, same bytes;
# another seed, another year; every figure as the recount finds it; and nobody is measured in it.
#
#   run.sh CADANS PYTHON3     from the root of the source
set -eu

cadans=$1
python=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

rehearse() {  # NAME SEED
  "$cadans" simulate --data "$folder/$1" --seed "$2" --json >"$folder/$1.json"
}

recount() {  # NAME
  echo "seed ${1#seed-}:"
  "$python" -B tests/recount.py --store "$folder/$1/rehearsal.db" --figures "$folder/$1.json" \
    --maildir "$folder/$1/mail"
}

rehearse seed-1 1
rehearse again 1
rehearse seed-2 2
cmp "$folder/seed-1.json" "$folder/again.json" || { echo "one seed gave two years"; exit 1; }
if cmp -s "$folder/seed-1.json" "$folder/seed-2.json"; then echo "two seeds, one year"; exit 1; fi
recount seed-1
recount seed-2
"$python" -B tests/simulation/recount/people.py "$cadans" "$folder/seed-1/rehearsal.db" \
  "$folder/seed-1/mail"
