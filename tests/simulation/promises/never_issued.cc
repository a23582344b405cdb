#include "tests/simulation/promises/never_issued.h"

#include <fmt/format.h>

#include <algorithm>

#include "tests/simulation/promises/expected_rows.h"

namespace cadans::promises {
namespace {

bool all_done(const decide::Rules& content, const Seen& seen, const std::string& duty) {
  const auto done = std::ranges::count_if(seen.tasks, [&](const auto& one) {
    return one.second.duty == duty && one.second.state == "done";
  });
  return done > 0 && static_cast<std::size_t>(done) == expected_count(content, duty);
}

bool time_came(const decide::Rules& content, const Seen& seen, const settings::Duty& duty) {
  if (duty.anchor == settings::Anchor::journey_start) return true;
  if (!seen.begun.contains(std::max(1, duty.stage))) return false;
  if (duty.anchor == settings::Anchor::stage_start) return true;
  return duty.anchor == settings::Anchor::deps_done &&
         std::ranges::all_of(duty.depends_on, [&](const std::string& other) {
           return all_done(content, seen, other);
         });
}

}  // namespace

std::vector<std::string> never_issued(const decide::Rules& content, const Seen& seen) {
  std::vector<std::string> all;
  for (const settings::Duty& duty : content.catalogue.duties()) {
    const auto found = seen.occurrences.find(duty.id);
    const std::size_t there = found == seen.occurrences.end() ? 0 : found->second;
    if (!time_came(content, seen, duty) || there == expected_count(content, duty.id)) continue;
    all.push_back(fmt::format("lost: {} has {} tasks, not {}", duty.id, there,
                              expected_count(content, duty.id)));
  }
  return all;
}

}  // namespace cadans::promises
