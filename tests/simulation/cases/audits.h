#pragma once
// Audits of a town: duties that are audits, with the duties that they ask of others.
//
//   town.duty(audit_of("X", "internal"))   a yearly audit of the population register
//   others(town)                           D: the response; R and O: what mends red and amber

#include <gtest/gtest.h>

#include "engine/decide/audit_facts.h"
#include "tests/simulation/cases/town.h"

namespace cadans::cases::audits {

using namespace std::chrono;

inline constexpr LocalDate start = 2026y / November / 9;
inline constexpr LocalTime noon{12 * 60};

inline TestDuty audit_of(const std::string& id, const std::string& kind) {
  return {.id = id,
          .role = "internal-auditor",
          .target = 2027y / February / 26,
          .ladder = "audit",
          .review = "town-clerk",
          .per = "process",
          .where = "brp",
          .also = "audit = \"" + kind + "\"\nanswers = \"process-owner\"\n"};
}

inline TestDuty asked_by_audit(const std::string& id, const std::string& event,
                               const std::string& period) {
  return {.id = id,
          .role = "named",
          .target = {},
          .per = "audit",
          .period = period,
          .comes_back =
              "recurrence = \"event\"\nanchor = \"event:" + event + "\"\nlead_time = \"PT0S\""};
}

inline void others(Town& town) {
  town.duty(asked_by_audit("D", "audit-draft", "P2W"));
  TestDuty red = asked_by_audit("R", "audit-red", "P3M");
  TestDuty amber = asked_by_audit("O", "audit-amber", "P6M");
  for (TestDuty* one : {&red, &amber}) {
    one->ladder = "audit";
    one->review = "iso";
    one->grade = one == &red ? "red" : "amber";
    town.duty(*one);
  }
}

inline Fields terms() {
  return {{"criteria", "BIO2 5.15 to 5.18"},
          {"scope", "access, 2026"},
          {"method", "papers and talks"},
          {"statement", "no part in it"}};
}

inline Fields green() { return {{"evidence", "Z-2027-12"}, {"grade", "green"}}; }
inline Fields graded(const std::string& grade) {
  return {{"evidence", "Z-2027-12"}, {"grade", grade}, {"findings", "two accounts"}};
}

// One audit of the population register, of which kat is the owner; roos audits.
class OneAudit : public testing::Test {
 protected:
  OneAudit() : town(start) { others(town); }

  void begin(const std::string& kind = "internal") {
    town.duty(audit_of("X", kind));
    town.begin();
    town.until(2026y / November / 16, noon);
  }
  [[nodiscard]] InstanceId audit() const { return town.instance("audit/task/X/process:brp/1"); }
  [[nodiscard]] std::string is() const { return town.state(audit()).state; }
  [[nodiscard]] decide::AuditFacts facts() const {
    return decide::audit_facts(town.reader().view().facts(audit()).value());
  }
  std::string say(const std::string& verb, const Fields& fields = {},
                  const std::string& person = "roos") {
    return town.act("audit." + verb, audit(), person, fields);
  }
  [[nodiscard]] InstanceId response() const { return only("D"); }
  // The one task of that duty.
  [[nodiscard]] InstanceId only(const std::string& duty) const {
    const auto rows = town.reader().instances({.workflow = "task", .ended_too = true});
    for (const store::InstanceRow& row : rows.value()) {
      if (decide::task_facts(row.facts).duty == duty) return row.id;
    }
    return {};
  }
  std::string answers(const std::string& person = "kat") {
    return town.act("task.submit", response(), person, {{"evidence", "Z-2027-9"}});
  }
  // Up to the response.
  void heard() {
    ASSERT_EQ(say("announce", terms()), "");
    ASSERT_EQ(say("begin"), "");
    ASSERT_EQ(say("report", {{"evidence", "Z-2027-8"}, {"sample", "ten accounts"}}), "");
    ASSERT_EQ(answers(), "");
  }

  Town town;
};

[[nodiscard]] inline bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace cadans::cases::audits
