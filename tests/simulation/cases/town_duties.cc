#include "tests/simulation/cases/town_duties.h"

#include <fmt/format.h>

namespace cadans::cases {
namespace {

std::string once(std::chrono::days lead) {
  return fmt::format("recurrence = \"once\"\nanchor = \"journey-start\"\nlead_time = \"P{}D\"",
                     lead.count());
}

std::string timing(const TestDuty& duty, LocalDate start) {
  if (!duty.begins.empty()) return duty.begins;
  return duty.comes_back.empty() ? once(duty.target - start) : duty.comes_back;
}

}  // namespace

std::string as_toml(const TestDuty& duty, LocalDate start) {
  const auto may = [](const char* name, const std::string& value) {
    return value.empty() ? std::string() : fmt::format("{} = \"{}\"\n", name, value);
  };
  return fmt::format(
      R"(
[[duty]]
id = "{0}"
title_nl = "Taak {0}"
title_en = "Task {0}"
stage = {9}
component = "{11}"
role = "{1}"
{2}per = "{3}"
{4}
adjust = "{10}"
ladder = "{5}"
effort = "PT4H"
allows_nil = {7}
validity = "P1Y"
asks = "document"
level = "existence"
evidence_nl = ["Getekende lijst {0}"]
evidence_en = ["Signed list {0}"]
clause_refs = [{8}]
basis = "{6}"
source = "a test"
confidence = "proposal"
)",
      duty.id, duty.role,
      may("drafter", duty.drafter) + may("review", duty.review) + may("where", duty.where) +
          may("period", duty.period) + may("grade", duty.grade) +
          (duty.ended ? "ended = true\n" : "") + duty.also,
      duty.per, timing(duty, start), duty.ladder, duty.basis, duty.allows_nil,
      duty.clause.empty() ? std::string() : fmt::format("\"{}\"", duty.clause),
      duty.stage >= 0 ? duty.stage : (duty.comes_back.empty() ? 1 : 0), duty.adjust,
      duty.component);
}

std::string as_toml(const TestGate& gate) {
  return fmt::format(
      R"(
[[gate]]
id = "{0}"
stage = {4}
kind = "{1}"
title_nl = "Poort {0}"
title_en = "Gate {0}"
requires = ["{2}"]
decided_by = "{3}"
checked_by = "iso"
basis = "proposal"
{5}
)",
      gate.id, gate.kind, gate.asks, gate.decided_by, gate.stage,
      gate.tested_after.empty() ? "" : "tested_after = \"" + gate.tested_after + "\"");
}

}  // namespace cadans::cases
