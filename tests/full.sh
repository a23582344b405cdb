# The parts that take long, and the page that says how they went. Sourced by ./test --full.

tidy_every_file() {
  local files
  mapfile -t files < <(find engine workflows connectors tests -name '*.cc' | sort)
  echo "${#files[@]} files"
  printf '%s\0' "${files[@]}" |
    xargs -0 -n 1 -P "$(nproc)" clang-tidy-14 --quiet -p build/bench
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

# clang-tidy reads how each file is compiled for itself from the bench build.
if install_missing packages-full.txt && configure bench; then
  single clang-tidy tidy_every_file
else
  not_had clang-tidy "the packages of packages-full.txt or the bench build could not be had"
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
fi
suite soaks soak || not_had soaks "no test carries the label soak"
page >build/checks.md
mv build/checks.md docs/checks.md
