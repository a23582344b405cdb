# The parts of ./test: each runs, is timed and counted. Sourced by ./test, from the root.
#
#   step NAME COMMAND...       must succeed before the rest; counts only when it fails
#   suite NAME PRESET [LABEL [JOBS]]
#                              the tests that a preset and a label choose, each counted; exit 2 and
#                              no line when there are none. JOBS at once, else as the preset says
#   single NAME COMMAND...     a check that counts as one test
#   not_had NAME WHY           a part that cannot be run here
#   table                      one line a part
#   last_line [--full]         how many passed and failed; what was left to --full, and when that
#                              last passed
#
# A test that was skipped, disabled or not built counts as failed: silence is not a pass.

passed=0 failed=0 lacking=0
rows=()

begin() {
  started=$SECONDS
  printf '\n== %s\n' "$1"
}

finish() {  # NAME PASSED FAILED [FIGURES]
  local outcome=passed
  if (($3 > 0)); then outcome=FAILED; fi
  passed=$((passed + $2)) failed=$((failed + $3))
  rows+=("$1|$outcome|$((SECONDS - started)) s|${4-$2 passed, $3 failed}")
  printf -- '-- %s: %s in %d s\n' "$1" "$outcome" "$((SECONDS - started))"
}

step() {
  begin "$1"
  if "${@:2}"; then finish "$1" 0 0 ""; else finish "$1" 0 1 && return 1; fi
}

single() {
  begin "$1"
  if "${@:2}"; then finish "$1" 1 0; else finish "$1" 0 1; fi
}

suite() {
  local name=$1 report=build/$1.xml chosen=(--preset "$2") all good
  if [[ -n ${3-} ]]; then chosen+=(-L "^$3\$"); fi
  all=$(ctest "${chosen[@]}" -N | sed -n 's/^Total Tests: //p')
  if ((${all:-0} == 0)); then return 2; fi
  begin "$name"
  rm -f "$report"
  ctest "${chosen[@]}" ${4:+--parallel "$4"} --output-junit "$PWD/$report" |
    grep -Ev '^ *(Start|[0-9]+/[0-9]+ .* Passed +0\.)' || true
  good=$(grep -c '<testcase .*status="run"' "$report" || true)
  finish "$name" "${good:-0}" $((all - ${good:-0}))
}

not_had() {
  lacking=$((lacking + 1))
  rows+=("$1|not had|-|$2")
  printf '\n== %s\n-- %s: not had: %s\n' "$1" "$1" "$2"
}

# What it came to, in one line; the last one, whatever else was said.
last_line() {  # --full, or nothing
  printf '%d passed, %d failed' "$passed" "$failed"
  if [[ ${1-} == --full ]]; then
    if ((lacking > 0)); then printf ', %d parts could not be had: see docs/checks.md' "$lacking"; fi
  else
    printf '; left to ./test --full: %s, %s. %s' "tsan, clang-tidy, planted faults, benchmarks" \
      "the clock of the shipped program, soaks, ical.js" \
      "$(sed -n '/^Last passed/p' docs/checks.md)"
  fi
  printf '\n'
}

table() {
  printf '\n'
  printf '%s\n' "${rows[@]}" | awk -F'|' '{ printf "%-16s %-8s %7s  %s\n", $1, $2, $3, $4 }'
}
