// The programme of audits: what it covers, who puts it in force, and that each audit comes on its
// day (BIO2 5.35.02; ISO/IEC 27001 9.2.2).

#include <algorithm>

#include "engine/decide/coming_work.h"
#include "engine/decide/programme_facts.h"
#include "tests/simulation/cases/audits.h"

namespace cadans::cases::audits {
namespace {

TestDuty planned_audit(const std::string& id, const std::string& per) {
  return {.id = id,
          .role = "internal-auditor",
          .target = {},
          .ladder = "audit",
          .review = "town-clerk",
          .per = per,
          .comes_back =
              "recurrence = \"event\"\nanchor = \"event:audit-planned\"\n"
              "lead_time = \"P8W\"",
          .also = std::string("audit = \"internal\"\nanswers = \"") +
                  (per == "organisation" ? "ciso" : "process-owner") + "\"\n"};
}

std::string line_text(const decide::ProgrammeLine& line) {
  std::string text = line.subject.kind + ":" + line.subject.key + " " + line.why;
  for (const int year : line.years) text += " " + std::to_string(year);
  return text;
}

class AuditProgramme : public testing::Test {
 protected:
  AuditProgramme() : town(start) {
    others(town);
    town.duty({.id = "ADOPT",
               .role = "internal-auditor",
               .target = {},
               .ladder = "governance",
               .review = "directie",
               .comes_back = "recurrence = \"RRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15\"\n"
                             "anchor = \"calendar\"\ninterval = \"calendar-year\"\n"
                             "lead_time = \"P4W\"",
               .also = "approves = \"audit-programme\"\n"});
    town.duty(planned_audit("P", "process"));
    town.duty(planned_audit("S", "supplier"));
    town.duty(planned_audit("T", "organisation"));
    for (int n = 4; n <= 8; ++n) {
      const std::string key = std::to_string(n);
      town.theme(key, (n == 4 ? "ISO27001:" : "BIO2:") + key + ".");
    }
  }

  void begin() {
    town.begin();
    town.until(2026y / November / 18, noon);
  }
  [[nodiscard]] decide::Programme programme() const {
    return decide::programmes(town.reader().view()).back();
  }
  [[nodiscard]] Lines lines() const {
    Lines all;
    for (const auto& line : programme().facts.lines) all.push_back(line_text(line));
    return all;
  }
  [[nodiscard]] std::string line(const std::string& about) const {
    const Lines all = lines();
    const auto found = std::ranges::find_if(
        all, [&](const std::string& one) { return one.starts_with(about + " "); });
    return found == all.end() ? std::string() : *found;
  }
  // The directie adopts what is laid.
  void adopt(const std::string& task, const std::string& number) {
    ASSERT_EQ(town.act("task.submit", town.instance(task), "roos", {{"evidence", "Z-2026-90"}}),
              "");
    const InstanceId item = town.item();
    const LocalDate meeting = town.item_facts(item).meeting;
    ASSERT_EQ(town.act("agenda_item.place", item, "steen",
                       {{"day", to_string(meeting)}, {"number", "4"}}),
              "");
    town.until(meeting + days(1), noon);
    ASSERT_EQ(town.act("agenda_item.decide", item, "steen",
                       {{"day", to_string(meeting)}, {"number", number}}),
              "");
  }
  void adopt_first() { adopt("task/ADOPT/organisation/2026-12-15", "D-2026-31"); }
  [[nodiscard]] std::vector<decide::PlannedAudit> planned(int year) const {
    auto all = programme().facts.planned;
    std::erase_if(all, [&](const decide::PlannedAudit& one) { return one.year != year; });
    return all;
  }
  // The one that goes over the themes of a year.
  [[nodiscard]] decide::PlannedAudit of_themes(int year) const {
    for (const decide::PlannedAudit& one : planned(year)) {
      if (one.subject.kind == "organisation") return one;
    }
    return {};
  }

  Town town;
};

TEST_F(AuditProgramme, IsDraftedWhenItsAdoptionIsAsked) {
  town.begin();
  EXPECT_TRUE(decide::programmes(town.reader().view()).empty());
  town.until(2026y / November / 18, noon);
  EXPECT_EQ(programme().snapshot.state, "drafted");
  EXPECT_EQ(programme().facts.first, 2027);
  EXPECT_EQ(programme().facts.last, 2030);
}

TEST_F(AuditProgramme, TouchesEachProcessInScopeEachSupplierOfClassHighAndEachTheme) {
  begin();
  EXPECT_EQ(line("process:brp"), "process:brp critical 2027 2029");
  EXPECT_EQ(line("process:uitkeringen"), "process:uitkeringen critical 2028 2030");
  EXPECT_EQ(line("process:jeugd-wmo"), "") << "not in scope in the first stage";
  EXPECT_EQ(line("supplier:waakvlam"), "") << "of class medium";
  const Lines all = lines();
  EXPECT_EQ(std::ranges::count_if(
                all, [](const std::string& one) { return one.starts_with("supplier:"); }),
            10);
  EXPECT_EQ(line("theme:4"), "theme:4 theme 2027") << testing::PrintToString(all);
  EXPECT_EQ(line("theme:5"), "theme:5 theme 2028");
  EXPECT_EQ(line("theme:6"), "theme:6 theme 2029");
  EXPECT_EQ(line("theme:7"), "theme:7 theme 2030");
  EXPECT_EQ(line("theme:8"), "theme:8 theme 2027");
}

TEST_F(AuditProgramme, IsInForceByTheResolutionThatAdoptsIt) {
  begin();
  EXPECT_TRUE(programme().facts.planned.empty());
  adopt_first();
  const auto now = programme();
  EXPECT_EQ(now.snapshot.state, "in_force");
  EXPECT_EQ(now.facts.version, 1);
  EXPECT_EQ(now.facts.number, "D-2026-31");
  EXPECT_EQ(now.facts.hash, decide::hash_of(now.facts.lines));
  EXPECT_EQ(planned(2027).size(), 7U) << "one process, five suppliers, the themes together";
  for (const decide::PlannedAudit& one : planned(2027)) {
    EXPECT_LE(LocalDate(2027y / March / 1), one.on);
    EXPECT_LE(one.on, LocalDate(2027y / October / 15));
  }
}

TEST_F(AuditProgramme, GivesEachAuditItsTaskEightWeeksBeforeItsReport) {
  begin();
  adopt_first();
  const auto first = planned(2027).front();
  EXPECT_EQ(first.subject.key, "brp");
  town.until(first.on - days(56) - days(1), noon);
  EXPECT_EQ(planned(2027).front().task, "");
  town.until(first.on - days(56), noon);
  const std::string task = planned(2027).front().task;
  ASSERT_NE(task, "");
  EXPECT_EQ(town.task_facts(town.instance(task)).owner, "internal-auditor");
  EXPECT_EQ(town.state(town.instance("audit/" + task)).state, "planned");
  town.until(2027y / October / 16, noon);
  for (const decide::PlannedAudit& one : planned(2027)) EXPECT_NE(one.task, "");
  const decide::PlannedAudit themes = of_themes(2027);
  EXPECT_EQ(
      decide::audit_facts(town.reader().view().facts(town.instance("audit/" + themes.task)).value())
          .themes,
      (Lines{"4", "8"}));
}

TEST_F(AuditProgramme, WhatIsPlannedIsKnownAsWorkThatComes) {
  begin();
  adopt_first();
  const View& state = town.reader().view();
  const auto rules = decide::RulesInForce().read(state);
  const auto first = planned(2027).front();
  const auto coming = decide::coming_work(state, **rules, 2026y / December / 20, first.on);
  EXPECT_EQ(std::ranges::count_if(
                coming, [](const decide::ComingWork& one) { return one.duty->id == "P"; }),
            1);
}

TEST_F(AuditProgramme, WithoutAdoptionThereAreNoAudits) {
  begin();
  town.until(2027y / October / 16, noon);
  EXPECT_EQ(programme().snapshot.state, "drafted");
  const auto audits = town.reader().instances({.workflow = "audit", .ended_too = true});
  EXPECT_TRUE(audits->empty());
}

TEST_F(AuditProgramme, IsGoneOnWithWhileAChangeWaitsForTheNextAdoption) {
  begin();
  adopt_first();
  EXPECT_EQ(town.act("audit_programme.choose", programme().id, "roos",
                     {{"about", "process:brp"}, {"years", "2028 2030"}, {"reason", "new system"}}),
            "");
  EXPECT_EQ(programme().snapshot.state, "changed");
  EXPECT_EQ(line("process:brp"), "process:brp chosen 2028 2030");
  EXPECT_EQ(planned(2027).front().subject.key, "brp") << "in force until it is adopted anew";
  town.until(2027y / April / 1, noon);
  EXPECT_NE(planned(2027).front().task, "");
}

TEST_F(AuditProgramme, OtherYearsAreChosenByTheAuditorWithAReasonAndWithinIt) {
  begin();
  const auto choose = [&](const std::string& person, const std::string& about,
                          const std::string& years, const std::string& reason) {
    Fields fields = {{"about", about}, {"years", years}};
    if (!reason.empty()) fields["reason"] = reason;
    return town.act("audit_programme.choose", programme().id, person, fields);
  };
  const Lines before = lines();
  EXPECT_NE(choose("gijs", "process:brp", "2028", "better"), "");
  EXPECT_NE(choose("roos", "process:brp", "2028", ""), "");
  EXPECT_NE(choose("roos", "process:brp", "2026", "better"), "") << "over";
  EXPECT_NE(choose("roos", "process:brp", "2031", "better"), "") << "after it";
  EXPECT_NE(choose("roos", "process:brp", "", "better"), "") << "nothing is left out";
  EXPECT_NE(choose("roos", "process:nobody", "2028", "better"), "");
  EXPECT_NE(choose("roos", "theme:5", "2028", "better"), "");
  EXPECT_EQ(lines(), before);
  EXPECT_EQ(choose("roos", "process:brp", "2028", "better"), "");
  EXPECT_EQ(programme().snapshot.state, "drafted");
  EXPECT_EQ(line("process:brp"), "process:brp chosen 2028");
}

// From here on all that is planned is audited.
class Audited : public AuditProgramme {
 protected:
  void audit(const std::string& task, const Fields& report) {
    const InstanceId id = town.instance("audit/" + task);
    const auto say = [&](const char* verb, const Fields& fields) {
      return town.act(std::string("audit.") + verb, id, "roos", fields);
    };
    Fields outside = terms();
    outside["outside"] = "Audit firm";
    ASSERT_EQ(say("announce", outside), "");
    ASSERT_EQ(say("begin", {}), "");
    ASSERT_EQ(say("report", {{"evidence", "Z-2027-8"}, {"sample", "ten"}}), "");
    const auto tasks = town.reader().instances({.workflow = "task"});
    for (const store::InstanceRow& row : tasks.value()) {
      const auto facts = decide::task_facts(row.facts);
      if (facts.duty != "D" || facts.subject.key != std::to_string(id.n)) continue;
      ASSERT_EQ(town.act("task.miss", row.id, "jet", {{"reason", "not needed"}}), "");
    }
    ASSERT_EQ(say("conclude", report), "");
    ASSERT_EQ(town.act("task.approve", town.instance(task), "jet"), "");
  }
};

TEST_F(Audited, RedComesBackInTheYearAfterAndIsFirst) {
  begin();
  adopt_first();
  town.until(2027y / October / 16, noon);
  const auto all = planned(2027);
  const auto one =
      std::ranges::find_if(all, [](const auto& each) { return each.subject.kind == "supplier"; });
  const std::string about = "supplier:" + one->subject.key;
  audit(one->task, graded("red"));
  EXPECT_EQ(line(about), about + " red 2027 2028 2029");
  EXPECT_EQ(programme().snapshot.state, "changed");
  EXPECT_EQ(lines().front(), line(about));
}

TEST_F(Audited, GivenUpItIsLaidInALaterYear) {
  begin();
  adopt_first();
  town.until(2027y / October / 16, noon);
  const decide::PlannedAudit themes = of_themes(2027);
  EXPECT_EQ(line("theme:8"), "theme:8 theme 2027");
  ASSERT_EQ(town.act("task.cancel", town.instance(themes.task), "jet", {{"reason", "no time"}}),
            "");
  EXPECT_EQ(line("theme:4"), "theme:4 theme 2028");
  EXPECT_EQ(line("theme:8"), "theme:8 theme 2029");
}

TEST_F(Audited, TheYearIsClosedWhenEachOfItsAuditsHasItsReport) {
  town.duty({.id = "ALL",
             .role = "internal-auditor",
             .target = {},
             .ladder = "audit",
             .review = "town-clerk",
             .comes_back = "recurrence = \"RRULE:FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15\"\n"
                           "anchor = \"calendar\"\ninterval = \"calendar-year\"\n"
                           "lead_time = \"P12W\"",
             .also = "audit = \"programme\"\n"});
  begin();
  adopt_first();
  town.until(2027y / October / 16, noon);
  const InstanceId all = town.instance("task/ALL/organisation/2027-11-15");
  const auto hand_in = [&] {
    return town.act("task.submit", all, "roos", {{"evidence", "Z-2027-99"}});
  };
  const auto audits = planned(2027);
  for (const decide::PlannedAudit& one : audits) {
    const std::string said = hand_in();
    EXPECT_TRUE(holds(said, "There is no report yet of internal audit")) << said;
    audit(one.task, green());
  }
  EXPECT_EQ(hand_in(), "");
}

TEST_F(AuditProgramme, TheNextOneIsDraftedWhenTheLastYearHasNoRoomLeft) {
  begin();
  adopt_first();
  town.until(2030y / November / 20, noon);
  const auto all = decide::programmes(town.reader().view());
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[1].facts.first, 2031);
  EXPECT_EQ(all[1].snapshot.state, "drafted");
  town.until(2031y / January / 2, noon);
  EXPECT_EQ(decide::programmes(town.reader().view()).size(), 1U) << "the old one is over";
}

}  // namespace
}  // namespace cadans::cases::audits
