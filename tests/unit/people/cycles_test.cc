// The years of the cycles of an organisation, and which of them a subject has.

#include "engine/people/cycles.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/people/check.h"

namespace cadans::people {
namespace {

using namespace std::chrono;

Cycle january() { return {"isms"}; }

Cycle september() {
  Cycle cycle{"ot"};
  cycle.starts_in = 9;
  cycle.subjects = {"process:sewer", "ot-asset"};
  return cycle;
}

TEST(Cycles, AYearPlansBeforeItBeginsAndClosesAfterItEnds) {
  const CycleYear year = year_of(january(), 2027y / June / 15);
  EXPECT_EQ(year.name(), "isms/2027-01-01");
  EXPECT_EQ(year.plan, LocalDate(2026y / October / 1));
  EXPECT_EQ(year.starts, LocalDate(2027y / January / 1));
  EXPECT_EQ(year.check, LocalDate(2027y / November / 1));
  EXPECT_EQ(year.act, LocalDate(2028y / March / 1));
  EXPECT_EQ(year.close, LocalDate(2028y / October / 1));
}

TEST(Cycles, AYearThatIsNoCalendarYearHasTwoNumbers) {
  EXPECT_EQ(years_text(year_of(january(), 2027y / December / 31).starts), "2027");
  EXPECT_EQ(years_text(year_of(september(), 2027y / August / 31).starts), "2026/2027");
  EXPECT_EQ(years_text(year_of(september(), 2027y / September / 1).starts), "2027/2028");
}

RC_GTEST_PROP(Cycles, EveryDayLiesInOneYearAndItsNeighboursTouch, ()) {
  Cycle cycle{"any"};
  cycle.starts_in = *rc::gen::inRange(1, 13);
  const LocalDate day(*rc::gen::inRange(0, 40'000));
  const CycleYear year = year_of(cycle, day);
  const CycleYear next = year_after(year, cycle);
  RC_ASSERT(year.starts <= day && day < next.starts);
  RC_ASSERT(year_before(next, cycle) == year);
  RC_ASSERT(year_of(cycle, next.starts - days(1)) == year);
  RC_ASSERT(year_named(year.name()).starts == year.starts);
}

TEST(Cycles, WithoutAnyThereIsOneOverAll) {
  const Organisation organisation;
  EXPECT_EQ(cycle_over(organisation, {"process", "sewer"}), january());
}

TEST(Cycles, ASubjectHasTheOneThatNamesItOrItsKind) {
  Organisation organisation;
  organisation.cycles.add(september());
  organisation.cycles.add(january());
  EXPECT_EQ(cycle_over(organisation, {"process", "sewer"}).key, "ot");
  EXPECT_EQ(cycle_over(organisation, {"ot-asset", "pump"}).key, "ot");
  EXPECT_EQ(cycle_over(organisation, {"process", "income"}).key, "isms");
  EXPECT_EQ(cycle_over(organisation, {"organisation", ""}).key, "isms");
}

std::vector<std::string> refused(const Organisation& organisation) {
  std::vector<std::string> all;
  for (const Problem& one : problems(organisation)) {
    if (one.severity == Severity::refused) all.push_back(one.text);
  }
  return all;
}

using Texts = std::vector<std::string>;

TEST(Cycles, EverySubjectHasExactlyOne) {
  Organisation organisation;
  organisation.processes.add({"sewer"});
  organisation.cycles.add(september());
  EXPECT_EQ(refused(organisation),
            Texts{"0 cycles name no subjects: one must, for all that the others do not name"});
  organisation.cycles.add(january());
  EXPECT_EQ(refused(organisation), Texts{});
  organisation.cycles.add({"also-all"});
  EXPECT_EQ(refused(organisation),
            Texts{"2 cycles name no subjects: one must, for all that the others do not name"});
}

TEST(Cycles, WhatOneNamesExistsAndHasNoOther) {
  Organisation organisation;
  organisation.processes.add({"sewer"});
  organisation.cycles.add(january());
  organisation.cycles.add(september());
  Cycle third{"third"};
  third.subjects = {"process:sewer", "process:ferry", "weather", "ot-asset:"};
  organisation.cycles.add(third);
  EXPECT_EQ(refused(organisation),
            (Texts{"cycle third: process:sewer belongs to a cycle before it",
                   "cycle third: there is no process:ferry", "cycle third: there is no weather",
                   "cycle third: there is no ot-asset:"}));
}

}  // namespace
}  // namespace cadans::people
