#!/usr/bin/env bash
# The last line of ./test counts, and says what was left to --full and when that last passed.
set -euo pipefail
source "$(dirname "$0")/parts.sh"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/docs"
cd "$folder"
printf '%s\n' '# What the full check found' '' 'Last passed: 2027-01-05, abc1234.' >docs/checks.md

is() {  # WANTED FOUND
  if [[ $1 == "$2" ]]; then return; fi
  printf 'wanted: %s\nfound:  %s\n' "$1" "$2"
  exit 1
}
left="tsan, clang-tidy, planted faults, benchmarks, the clock of the shipped program, soaks"
left+=", ical.js"

passed=7 failed=2
is "7 passed, 2 failed; left to ./test --full: $left. Last passed: 2027-01-05, abc1234." \
  "$(last_line)"
is "7 passed, 2 failed" "$(last_line --full)"
not_had tsan "no compiler for it" >not_had.log
is "7 passed, 2 failed, 1 parts could not be had: see docs/checks.md" "$(last_line --full)"
