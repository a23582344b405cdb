#!/bin/sh
# A rehearsed year told again by a script that knows nothing of the engine.
#
#   run.sh PART CADANS PYTHON3 [PLANTED]     from the root of the source
#
#   year     same seed, same bytes; another seed, another year; every figure as the recount finds
#            it, and nobody is measured in it
#   dates    the same of a journal that was exported, of years that start on other days
#   gates    a seed at which stage 1 is passed within the year from 4 January 2027, and one at which
#            it is not: both are right
#   stages   five years, through all six gates, the last one tested again
#   owners   a fifth of all people away at random, and one who leaves halfway: every task has
#            somebody on every day
#   years    six years: no name, address or text is in the chain, and what was late or sent long ago
#            names nobody in the state; without the entries of a year, which say no more of that
#   planted  where reminders are left out of what is committed, the recount misses them
set -eu

part=$1
cadans=$2
python=$3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

rehearse() {  # NAME SEED [OPTION...]
  name=$1
  seed=$2
  shift 2
  "$cadans" simulate --data "$folder/$name" --seed "$seed" "$@" --json >"$folder/$name.json"
}

recount() {  # NAME OPTION...
  name=$1
  shift
  echo "$name:"
  "$python" -B tests/recount.py --figures "$folder/$name.json" --maildir "$folder/$name/mail" \
    "$@" >"$folder/$name.out" && passed=yes || passed=no
  cat "$folder/$name.out"
}

nothing_lost() {
  test "$passed" = yes && grep -q "moments were due; 0 were lost," "$folder/$name.out"
}

case $part in
  year)
    rehearse seed-1 1
    rehearse again 1
    rehearse seed-2 2
    cmp "$folder/seed-1.json" "$folder/again.json" || { echo "one seed gave two years"; exit 1; }
    if cmp -s "$folder/seed-1.json" "$folder/seed-2.json"; then
      echo "two seeds, one year"
      exit 1
    fi
    for one in seed-1 seed-2; do
      recount "$one" --store "$folder/$one/rehearsal.db"
      nothing_lost
    done
    "$python" -B tests/simulation/recount/people.py "$cadans" "$folder/seed-1/rehearsal.db" \
      "$folder/seed-1/mail"
    ;;
  dates)
    for day in 2027-01-04 2026-09-07; do
      rehearse "$day" 1 --from "$day" --for P1Y
      "$cadans" journal export "$folder/$day.jsonl" --store "$folder/$day/rehearsal.db"
      recount "$day" --journal "$folder/$day.jsonl" --from "$day" --for P1Y
      nothing_lost
    done
    ;;
  stages)
    rehearse five 1 --from 2027-01-04 --for P5Y
    recount five --store "$folder/five/rehearsal.db" --from 2027-01-04 --for P5Y
    nothing_lost
    for gate in G1.IN G1.OUT G2.IN G2.OUT G3.IN "G3.OUT pass on 2030" "G3.OUT pass on 2031"; do
      grep -q "$gate" "$folder/five.json" || { echo "five years do not show $gate"; exit 1; }
    done
    ;;
  owners)
    for seed in 1 2; do
      rehearse "$seed" "$seed" --absent 0.2 --left ict-head
      "$python" -B tests/simulation/recount/owners.py "$folder/$seed/rehearsal.db" 100
      recount "$seed" --store "$folder/$seed/rehearsal.db"
      nothing_lost
    done
    ;;
  years)
    mkdir "$folder/duties"
    cp workflows/duties/*.toml "$folder/duties"
    rm "$folder"/duties/year-*.toml
    rehearse years 3 --from 2026-11-09 --for P6Y --absent 0.2 --duties "$folder/duties"
    "$python" -B tests/simulation/recount/personal.py "$cadans" "$folder/years/rehearsal.db" \
      2032-11-08
    ;;
  gates)
    for seed in 1 10; do
      rehearse "$seed" "$seed" --from 2027-01-04 --for P1Y
      grep G1 "$folder/$seed.json" || { echo "seed $seed does not even enter stage 1"; exit 1; }
    done
    grep -q "G1.OUT pass on 2027-" "$folder/1.json" || { echo "seed 1 stays in stage 1"; exit 1; }
    if grep -q "G1.OUT pass" "$folder/10.json"; then echo "seed 10 passes as well"; exit 1; fi
    ;;
  planted)
    cadans=$4
    rehearse planted 1 --from 2027-01-04 --for P1Y
    recount planted --store "$folder/planted/rehearsal.db" --from 2027-01-04 --for P1Y
    if nothing_lost; then echo "the recount did not miss a reminder"; exit 1; fi
    grep -q "moments were due; [1-9][0-9]* were lost," "$folder/planted.out"
    ;;
  *)
    echo "$0: no part is called $part"
    exit 64
    ;;
esac
