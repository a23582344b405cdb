#include "engine/people/check.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/people/small_town.h"

namespace cadans::people {
namespace {

struct Check : testing::Test {
  // Whether a problem of that severity says so, and is about that position.
  testing::AssertionResult says(Severity severity, std::string_view text,
                                std::string_view position = {}) {
    const auto all = problems(town);
    const bool found = std::ranges::any_of(all, [&](const Problem& problem) {
      return problem.severity == severity && problem.position == position &&
             problem.text.find(text) != std::string::npos;
    });
    if (found) return testing::AssertionSuccess();
    auto result = testing::AssertionFailure() << "not said: " << text;
    for (const Problem& problem : all) result << "\n  " << problem.text;
    return result;
  }
  Position position(std::string_view key) { return *town.positions.find(key); }

  Organisation town = small_town();
};

TEST_F(Check, RefusesNothingOfASoundOrganisation) {
  for (const Problem& problem : problems(town)) {
    EXPECT_EQ(problem.severity, Severity::warning) << problem.text;
  }
}

TEST_F(Check, RefusesAPositionThatIsItsOwnDeputy) {
  Position ciso = position("ciso");
  ciso.deputy = "ciso";
  town.positions.replace(ciso);
  EXPECT_TRUE(says(Severity::refused, "position ciso is its own deputy", "ciso"));
}

TEST_F(Check, AcceptsTwoPositionsThatStandInForEachOther) {
  EXPECT_FALSE(says(Severity::refused, "", "hr-1"));
  EXPECT_FALSE(says(Severity::warning, "", "hr-1"));
}

TEST_F(Check, RefusesALineThatGoesRoundAndOnlyWhoStandsInIt) {
  Position top = position("top");
  top.escalate_to = "town-clerk";
  town.positions.replace(top);
  EXPECT_TRUE(says(Severity::refused, "comes back to itself", "top"));
  EXPECT_TRUE(says(Severity::refused, "comes back to itself", "town-clerk"));
  EXPECT_FALSE(says(Severity::refused, "comes back to itself", "ciso"));
}

TEST_F(Check, RefusesReferencesToWhatDoesNotExist) {
  town.positions.replace({.key = "ciso",
                          .role = "r1",
                          .also = {"r2"},
                          .team = "t",
                          .occupant = "p",
                          .deputy = "d",
                          .escalate_to = "e"});
  for (const auto* text :
       {"role r1", "role r2", "team t", "person p", "deputy, d", "escalate_to, e"}) {
    EXPECT_TRUE(says(Severity::refused, text, "ciso"));
  }
}

TEST_F(Check, RefusesSubjectsOfUnknownPositions) {
  town.processes.replace({.key = "brp", .owner = "x", .systems = {"y"}});
  town.systems.replace({.key = "suite", .owner = "x"});
  town.teams.replace({"works", "Works", "x", true});
  town.four_eyes.third = {"x"};
  town.on_call.crisis_position = "x";
  town.works_council.position = "x";
  for (const auto* text :
       {"process brp: there is no position x", "process brp: there is no system y",
        "system suite: there", "team works: there", "four_eyes.third: there",
        "on_call.crisis_position: there", "works_council.position: there"}) {
    EXPECT_TRUE(says(Severity::refused, text));
  }
}

TEST_F(Check, RefusesPeopleAndDaysThatCannotBe) {
  town.members.replace({"c", Weekdays(), 0});
  town.absences["g"] = {{on(2027, 3, 2), on(2027, 3, 1)}};
  town.absences["stranger"] = {{on(2027, 3, 1), on(2027, 3, 1)}};
  EXPECT_TRUE(says(Severity::refused, "person c has no working days"));
  EXPECT_TRUE(says(Severity::refused, "absence of g: it ends on 2027-03-01"));
  EXPECT_TRUE(says(Severity::refused, "no person stranger"));
}

TEST_F(Check, RefusesABodyThatCannotMeet) {
  MeetingBody college = *town.bodies.find("college");
  college.first = on(2026, 12, 2);
  college.secretary = "x";
  town.bodies.replace(college);
  MeetingBody directie = *town.bodies.find("directie");
  directie.interval_weeks = 0;
  directie.secretary = "";
  town.bodies.replace(directie);
  town.recesses.push_back({"council", on(2027, 3, 2), on(2027, 3, 1)});
  EXPECT_TRUE(says(Severity::refused, "first meeting 2026-12-02 is not on its weekday TU"));
  EXPECT_TRUE(says(Severity::refused, "secretary of the body college: there is no position x"));
  EXPECT_TRUE(says(Severity::refused, "body directie: it needs a first meeting"));
  EXPECT_TRUE(says(Severity::warning, "secretary of the body directie: nobody"));
  EXPECT_TRUE(says(Severity::refused, "there is no body council"));
  EXPECT_TRUE(says(Severity::refused, "recess of council: it ends on 2027-03-01"));
}

TEST_F(Check, WarnsOfVacanciesAndMissingDeputies) {
  EXPECT_TRUE(
      says(Severity::warning, "position sewer is vacant: its work goes to the line", "sewer"));
  EXPECT_TRUE(says(Severity::warning, "position sewer has no deputy", "sewer"));
  appoint(town, "owner", "");
  EXPECT_TRUE(says(Severity::warning, "is vacant: its work goes to second", "owner"));
  EXPECT_FALSE(says(Severity::warning, "no deputy", "owner"));
}

TEST_F(Check, WarnsWhereTheDeputyIsTheLineManager) {
  EXPECT_TRUE(says(Severity::warning, "the deputy head is the line manager", "second"));
  EXPECT_FALSE(says(Severity::warning, "line manager", "ciso"));
}

TEST_F(Check, WarnsWhereSeveralHoldARoleAndNotOneIsPrimary) {
  EXPECT_FALSE(says(Severity::warning, "hold the role hr", "hr-1"));
  Position second = position("hr-2");
  second.primary = false;
  town.positions.replace(second);
  EXPECT_TRUE(says(Severity::warning, "2 positions hold the role hr", "hr-1"));
  EXPECT_TRUE(says(Severity::warning, "hr-1 is the one asked", "hr-1"));
}

TEST_F(Check, WarnsOfRolesAndSubjectsWithoutAnybody) {
  town.roles["dpo"] = {};
  town.processes.add({.key = "tax"});
  EXPECT_TRUE(says(Severity::warning, "nobody holds the role dpo"));
  EXPECT_TRUE(says(Severity::warning, "process tax: nobody"));
  EXPECT_FALSE(says(Severity::warning, "team board")) << "a team without staff needs no manager";
}

TEST_F(Check, PutsWhatIsRefusedFirst) {
  Position second = position("hr-2");
  second.deputy = "hr-2";
  town.positions.replace(second);
  const auto all = problems(town);
  EXPECT_GE(all.size(), 3U);
  EXPECT_EQ(all.front().severity, Severity::refused);
  EXPECT_TRUE(std::ranges::is_sorted(all, {}, &Problem::severity));
}

}  // namespace
}  // namespace cadans::people
