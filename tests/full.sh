# The parts that take long, and the page that says how they went. Sourced by ./test --full.

# Several files at once, as the check build compiles them, in a third of the time; what that build
# does not have, or compiles alone, is read as the bench build compiles it.
tidy_every_file() {
  local files together alone
  mapfile -t files < <(find engine workflows connectors tests -name '*.cc' | sort)
  mapfile -t together < <(
    sed -n 's|^ *"file": "\(.*/Unity/unity_.*\)".*|\1|p' build/check/compile_commands.json)
  mapfile -t alone < <(comm -23 <(printf '%s\n' "${files[@]}") \
    <(sed -n "s|^#include \"$PWD/\(.*\.cc\)\".*|\1|p" "${together[@]}" | sort))
  echo "${#files[@]} files, ${#alone[@]} of them alone"
  printf '%s\0' "${together[@]}" "${alone[@]}" |
    xargs -0 -n 1 -P "$(nproc)" tests/tidy/clang-tidy
}

page() {
  local version last
  version=$(git rev-parse --short HEAD 2>/dev/null || echo "no commit")
  if [[ -n $(git status --porcelain 2>/dev/null) ]]; then version+=" with changes"; fi
  last=$(sed -n '/^Last passed/p' docs/checks.md)
  if ((failed == 0 && lacking == 0)); then last="Last passed: $(date -u +%F), $version."; fi
  printf '%s\n' '# What the full check found' '' 'Written by `./test --full`.' '' "$last" '' \
    "Last run: $(date -u +%F), $version, $(nproc) cores, $((SECONDS / 60)) minutes:" \
    "$passed passed, $failed failed, $lacking parts not had." '' \
    '| part | outcome | time | figures |' '|---|---|---|---|'
  printf '%s\n' "${rows[@]}" | sed 's/|/ | /g; s/^/| /; s/$/ |/'
}

if install_missing packages-full.txt && configure bench; then
  single clang-tidy tidy_every_file
else
  not_had clang-tidy "the packages of packages-full.txt or the bench build could not be had"
fi
if install_npm tests/integration/calendar_js; then
  suite ical.js peer || not_had ical.js "no test carries the label peer"
else
  not_had ical.js "npm, or what tests/integration/calendar_js/package-lock.json names"
fi
if step tsan-build eval 'configure tsan && cmake --build --preset tsan'; then
  suite tsan tsan || not_had tsan "no test is built"
fi
if [[ -x tests/simulation/planted/run ]]; then
  single planted tests/simulation/planted/run
else
  not_had planted "tests/simulation/planted/run is not in the tree"
fi
if step bench-build eval 'configure bench && cmake --build --preset bench'; then
  suite benchmarks bench || not_had benchmarks "no test carries the label bench"
  suite shipped shipped || not_had shipped "no test carries the label shipped"
fi
suite soaks soak || not_had soaks "no test carries the label soak"
page >build/checks.md
mv build/checks.md docs/checks.md
