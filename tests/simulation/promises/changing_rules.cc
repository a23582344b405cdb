#include "tests/simulation/promises/changing_rules.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/rehearsal/paper_world.h"

namespace cadans::promises {
namespace {

constexpr const char* file = "changing duties";

constexpr std::string_view text = R"(
[[duty]]
id = "{0}"
title_nl = "Taak {0}"
title_en = "Task {0}"
stage = 0
component = "PDCA"
role = "{1}"
per = "organisation"
anchor = "calendar"
interval = "calendar-month"
recurrence = "RRULE:FREQ=MONTHLY;BYMONTHDAY={2}"
lead_time = "P{3}W"
{4}{5}
adjust = "previous-office-day"
ladder = "second-line"
effort = "PT4H"
allows_nil = true
validity = "P1Y"
asks = "document"
level = "existence"
evidence_nl = ["Lijst"]
evidence_en = ["List"]
clause_refs = []
basis = "practice"
source = "a test"
confidence = "proposal"
)";

std::string written(const ChangingRule& rule) {
  const std::string shift =
      rule.workday == 0 ? "" : fmt::format("shift = \"workday {}\"\n", rule.workday);
  return fmt::format(text, rule.duty, rule.role, rule.day, changing_lead_weeks, shift,
                     rule.ended ? "ended = true" : "");
}

}  // namespace

bool rules_change(std::uint64_t seed) { return seed % 5 == 4; }

bool rules_change(const std::string& duty) { return duty.starts_with("C."); }

std::vector<ChangingRule> changing_rules(std::uint64_t seed, int version) {
  const auto other = [&](const char* duty) {
    return version > 0 && rehearsal::roll(seed, fmt::format("rule/{}/{}", duty, version)) < 0.5;
  };
  return {{"C.DAY", other("C.DAY") ? 22 : 10, 0, "iso"},
          {"C.SHIFT", 12, other("C.SHIFT") ? 9 : 5, "ciso"},
          {"C.HANDS", 18, 0, other("C.HANDS") ? "ciso" : "iso"},
          {"C.ENDS", 26, 0, "ict-head", other("C.ENDS")}};
}

settings::ConfigFolder with_rules(settings::ConfigFolder folder, std::uint64_t seed, int version) {
  std::erase_if(folder.catalogue, [](const settings::File& one) { return one.name == file; });
  std::string all = "schema = 1\n";
  for (const ChangingRule& rule : changing_rules(seed, version)) all += written(rule);
  folder.catalogue.push_back({file, std::move(all)});
  return folder;
}

}  // namespace cadans::promises
