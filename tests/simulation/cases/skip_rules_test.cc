// Rungs that are passed over: escalation, section 2, rules S1 to S7. Where a rule is tried
// elsewhere, or in part, that test stands here by its name.
//
//   S1   below; the drafter: Ladder.AnnouncesNobodyWhoWillBePassedOver; who acts for the owner:
//        People.ADeputyWhoIsTheLineManagerIsPassedOverAndHastensNothing; told on the rung just
//        before: Ladder.PassesOverTheCisoWhoWasToldAsLineManager
//   S2   below; Ladder.HastensNothingWhereTheClerkMissedHisOwnMeeting; its one exception:
//        People.TheCisosRungComesInThePlaceOfAManagerWhoIsTheOwner
//   S3   below
//   S4   below; Delivery.ABounceTakesTheNextRungInTheSameWindowAndAlarmsTheAdministrator; deputy
//        absent too: Away.ARungWhoseHolderAndDeputyAreAwayPassesToTheNextAtOnce
//   S5   below; what is said ahead: Explain.WhoHearsWhenEverybodyWasPassedOver
//   S6   below
//   S7   below; file and line: unit Refused.* CisoOnALadderOfTheCiso

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::skip_rules {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;
constexpr LocalDate target = 2026y / November / 25;  // D+5 2 December, D+10 the 9th, D+20 the 23rd
constexpr LocalDate last = 2026y / December / 23;

const std::string paper = "2026-12-23 Paper for the directie: Task A, Tue 12 January 2027";

bool says_one(const Lines& lines, std::string_view words) {
  return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
    return line.find(words) != std::string::npos;
  });
}

// Silence until rung 3, which keeps its day.
void until_the_directie(Town& town, const TestDuty& duty) {
  town.duty(duty);
  town.begin();
  town.until(last + days(1));
  EXPECT_EQ(town.written_to("steen", start, last), Lines{paper});
}

TEST(SkipRule1, TheOwnerIsPassedOverOnAHigherRungToo) {
  Town town(start);
  town.occupies("ciso", "weide");
  until_the_directie(town, {.id = "A", .role = "ict-head", .target = target});
  EXPECT_EQ(town.remarks(town.task("A")), (Lines{"S1-owner: ciso"}));
  EXPECT_FALSE(says_one(town.written_to("weide", start, last), "advice"));
  EXPECT_FALSE(says_one(town.written_to("weide", start, last), "choice"));
}

// The owner of the process is the CISO: rung 1 on 9 December, rung 3 would be on 8 January.
TEST(SkipRule1, WhoHeardOnALowerRungIsPassedOverThoughAnotherLiesBetween) {
  Town town(start);
  town.occupies("registry", "gijs");
  town.duty({.id = "A",
             .role = "supplier-manager",
             .target = target,
             .ladder = "supplier",
             .per = "process",
             .where = "brp"});
  town.begin();
  town.until(2027y / January / 23);
  const InstanceId task = town.task("A", "brp");
  EXPECT_EQ(town.remarks(task), (Lines{"S1-told: ciso"}));
  const auto told = town.task_facts(task).told;
  ASSERT_EQ(told.size(), 4U);
  EXPECT_EQ(town.handle(told[0].person), "gijs");
  EXPECT_EQ(town.handle(told[1].person), "vuur");
  EXPECT_EQ(town.handle(told[2].person), "maan");
  EXPECT_EQ(told[3].position, "directie");
}

// The exception is for the CISO's rung: here a body comes next.
TEST(SkipRule2, AnOwnManagerBringsNoBodyForward) {
  Town town(start);
  town.occupies("town-clerk", "gijs");
  until_the_directie(town, {.id = "A", .role = "ciso", .target = target, .ladder = "second-line"});
  EXPECT_TRUE(says_one(town.remarks(town.task("A")), "S1-owner: town-clerk"));
  EXPECT_FALSE(says_one(town.remarks(town.task("A")), "S2"));
}

TEST(SkipRule3, AnEmptyPositionWithoutADeputyIsPassedOverAndTheNextKeepsItsDay) {
  Town town(start);
  town.occupies("operations-head", "");
  town.without_deputy("operations-head");
  until_the_directie(town, {.id = "A", .role = "ict-head", .target = target, .basis = "law"});
  EXPECT_EQ(town.remarks(town.task("A")), (Lines{"S3: operations-head"}));
  EXPECT_EQ(town.written_to("gijs", 2026y / December / 2, 2026y / December / 10),
            (Lines{"2026-12-07 This week: no choices", "2026-12-10 Your advice: Task A"}))
      << "D+10 is a Wednesday, the CISO works on Thursday";
  for (const Letter& one : town.letters(2026y / December / 2, last)) {
    EXPECT_EQ(one.subject.find("needs your help"), std::string::npos) << one.to;
  }
}

TEST(SkipRule3, TheMunicipalSecretaryIsAskedToFillIt) {
  Town town(start);
  town.occupies("operations-head", "");
  town.without_deputy("operations-head");
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.begin();
  town.until(start + days(8));
  EXPECT_EQ(town.written_to("jet", start, start + days(7)),
            (Lines{"2026-11-10 Nobody in the position: Concernmanager bedrijfsvoering",
                   "2026-11-16 Nobody in the position: Concernmanager bedrijfsvoering"}));
}

// A date in law: the CISO gets a single mail on Thursday 10 December. It comes back.
TEST(SkipRule4, WhatBouncedToTheCisoIsPutToTheDirectieTheSameDayWithAnAlarm) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target, .basis = "law"});
  town.begin();
  town.until(2026y / December / 10);
  town.bounces("gijs");
  town.until(2026y / December / 11);
  EXPECT_EQ(town.remarks(town.task("A")), (Lines{"S4: directie"}));
  EXPECT_EQ(town.item_facts(town.item()).body, "directie");
  EXPECT_TRUE(says_one(town.written_to("sluis", 2026y / December / 10, 2026y / December / 10),
                       "Mail to CISO did not arrive"));
  EXPECT_EQ(town.state(town.task("A")).progress.rung, 1) << "rung 2 was not reached";
}

// The ISO has the task and is the CISO, which is the line manager too.
TEST(SkipRule5, WhereNobodyIsLeftTheMunicipalSecretaryGetsOneMessageOnDPlusTen) {
  Town town(start);
  town.occupies("ciso", "lam");
  until_the_directie(town, {.id = "A", .role = "iso", .target = target});
  EXPECT_TRUE(says_one(town.remarks(town.task("A")), "S5: town-clerk"));
  EXPECT_EQ(town.written_to("jet", start, 2026y / December / 22),
            (Lines{"2026-12-09 Still open: Task A, since Wed 25 November"}));
}

// One of each rule, and what *explain* says of it.
TEST(SkipRule6, WhatWasPassedOverAndByWhichRuleStandsInTheRecordAndInExplain) {
  struct Passed {
    std::string remark;
    std::string sentence;
    void (*with)(Town&);
  };
  const std::vector<Passed> all = {
      {"S1-owner: ciso", "Not put to CISO, because that is who has the task.",
       [](Town& town) { town.occupies("ciso", "weide"); }},
      {"S1-told: ciso", "Not put to CISO, who was told about it before.",
       [](Town& town) { town.occupies("ciso", "vuur"); }},
      {"S3: operations-head",
       "Not put to Concernmanager bedrijfsvoering, because nobody holds that position now.",
       [](Town& town) {
         town.occupies("operations-head", "");
         town.without_deputy("operations-head");
       }},
      {"S4: ciso", "Put to CISO at once, because the message before it did not arrive.",
       [](Town& town) { town.bounces("vuur"); }}};
  for (const Passed& one : all) {
    Town town(start);
    town.duty({.id = "A", .role = "ict-head", .target = target, .basis = "law"});
    one.with(town);
    town.begin();
    town.until(2026y / December / 11);
    EXPECT_TRUE(says_one(town.remarks(town.task("A")), one.remark)) << one.remark;
    const Lines why = town.explained(town.task("A"));
    EXPECT_TRUE(says_one(why, one.sentence)) << testing::PrintToString(why);
  }
}

// Owned or drafted by those whom the CISO does not chase.
TEST(SkipRule7, ACatalogueThatPutsSuchWorkToTheCisoIsRefused) {
  const std::vector<TestDuty> wrong = {
      {.id = "A", .role = "ciso", .target = target},
      {.id = "A", .role = "internal-auditor", .target = target, .ladder = "technical"},
      {.id = "A", .role = "directie", .target = target, .drafter = "ciso"},
      {.id = "A", .role = "ciso", .target = target, .ladder = "audit", .grade = "amber"}};
  for (const TestDuty& duty : wrong) {
    Town town(start);
    town.duty(duty);
    try {
      town.begin();
      ADD_FAILURE() << duty.role << " on " << duty.ladder << " is accepted";
    } catch (const std::runtime_error& error) {
      EXPECT_TRUE(std::string_view(error.what()).find("has a rung of the CISO") !=
                  std::string_view::npos)
          << error.what();
    }
  }
}

TEST(SkipRule7, TheLaddersForSuchWorkHaveNoRungOfTheCiso) {
  for (const char* ladder : {"second-line", "governance", "audit"}) {
    Town town(start);
    town.duty({.id = "A", .role = "internal-auditor", .target = target, .ladder = ladder});
    town.begin();
    for (const decide::PlanRow& row : town.task_facts(town.task("A")).plan) {
      EXPECT_NE(row.to, "ciso") << ladder;
      EXPECT_EQ(std::count(row.also.begin(), row.also.end(), "ciso"), 0) << ladder;
    }
  }
}

}  // namespace
}  // namespace cadans::cases::skip_rules
