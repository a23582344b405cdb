#include "engine/people/acting.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "tests/unit/people/small_town.h"

namespace cadans::people {
namespace {

using std::chrono::days;

struct Acts : testing::Test {
  Acting acting(std::string_view position, LocalDate day = on(2027, 3, 24)) {
    return who_acts(town, position, day, calendars);
  }
  void away(const std::string& person, LocalDate first = on(2027, 3, 15),
            LocalDate last = on(2027, 4, 9)) {
    town.absences[person].push_back({first, last});
  }
  static void expect(const Acting& acting, std::string_view person, std::string_view position,
                     ActingRule rule) {
    EXPECT_EQ(acting.person, person);
    EXPECT_EQ(acting.position, position);
    EXPECT_EQ(word(acting.rule), word(rule));
  }

  Organisation town = small_town();
  time::Calendars calendars = town_calendars();
};

TEST_F(Acts, OccupantWhoIsThere) {
  const Acting found = acting("owner");
  expect(found, "g", "owner", ActingRule::occupant);
  EXPECT_FALSE(found.waits_until.named());
  EXPECT_EQ(found.path, (std::vector<Look>{{"owner", Road::asked, Presence::here}}));
}

TEST_F(Acts, OccupantOnADayOffSincePartTimeIsNoAbsence) {
  expect(acting("owner", on(2027, 3, 26)), "g", "owner", ActingRule::occupant);
}

TEST_F(Acts, OccupantStaysThroughOneToFourOfficeDays) {
  away("g", on(2027, 3, 22), on(2027, 3, 25));
  const Acting found = acting("owner");
  expect(found, "g", "owner", ActingRule::short_absence);
  EXPECT_EQ(found.waits_until, on(2027, 3, 30)) << "Friday is a day off, then Easter";
  EXPECT_EQ(found.path, (std::vector<Look>{{"owner", Road::asked, Presence::back_soon}}));
}

TEST_F(Acts, LengthOfAnAbsenceCountsOfficeDaysAndNotTheWeekend) {
  away("g", on(2027, 3, 26), on(2027, 4, 1));  // Fri, Easter, Tue, Wed, Thu: four office days
  expect(acting("owner", on(2027, 3, 30)), "g", "owner", ActingRule::short_absence);
  away("g", on(2027, 4, 2), on(2027, 4, 2));  // one more, and it is five from the first day on
  expect(acting("owner", on(2027, 3, 26)), "h", "second", ActingRule::deputy_for_absence);
}

TEST_F(Acts, DeputyFromFiveOfficeDaysOnAndForThatPeriodOnly) {
  away("g", on(2027, 3, 15), on(2027, 3, 19));
  expect(acting("owner", on(2027, 3, 14)), "g", "owner", ActingRule::occupant);
  for (LocalDate day = on(2027, 3, 15); day <= on(2027, 3, 19); day = day + days(1)) {
    const Acting found = acting("owner", day);
    expect(found, "h", "second", ActingRule::deputy_for_absence);
    EXPECT_EQ(found.path, (std::vector<Look>{{"owner", Road::asked, Presence::away},
                                             {"second", Road::deputy, Presence::here}}));
  }
  expect(acting("owner", on(2027, 3, 20)), "g", "owner", ActingRule::occupant);
}

// Escalation rules, section 10, case 4: the line manager is on leave with a deputy at D+5.
TEST_F(Acts, DeputyOfTheLineManagerGetsTheRungAndTheRecordShowsBoth_Case4) {
  away("f");
  const Acting found = acting("head");
  expect(found, "g", "owner", ActingRule::deputy_for_absence);
  EXPECT_EQ(found.path, (std::vector<Look>{{"head", Road::asked, Presence::away},
                                           {"owner", Road::deputy, Presence::here}}));
}

// Case 13: deputy and line manager are one person, the owner is away: the deputy has the task.
TEST_F(Acts, DeputyWhoIsTheLineManagerHasTheTask_Case13) {
  away("h");
  expect(acting("second"), "f", "head", ActingRule::deputy_for_absence);
  expect(acting("head"), "f", "head", ActingRule::occupant);
}

TEST_F(Acts, NobodyIsDeputyOfADeputy) {
  away("g");
  away("h");  // second, the deputy, has a deputy too: head. It is the line that leads there
  const Acting found = acting("owner");
  expect(found, "f", "head", ActingRule::up_the_line);
  EXPECT_EQ(found.path, (std::vector<Look>{{"owner", Road::asked, Presence::away},
                                           {"second", Road::deputy, Presence::away},
                                           {"head", Road::line, Presence::here}}));
}

TEST_F(Acts, DeputyWhoIsAwayHoweverShortIsNoDeputy) {
  away("g");
  away("h", on(2027, 3, 24), on(2027, 3, 24));
  expect(acting("owner"), "f", "head", ActingRule::up_the_line);
  expect(acting("owner", on(2027, 3, 25)), "h", "second", ActingRule::deputy_for_absence);
}

TEST_F(Acts, DeputyWhosePositionIsVacantIsNoDeputy) {
  away("g");
  appoint(town, "second", "");
  expect(acting("owner"), "f", "head", ActingRule::up_the_line);
}

TEST_F(Acts, EmptyPositionGoesToItsDeputyTheSameDay) {
  appoint(town, "owner", "");
  const Acting found = acting("owner");
  expect(found, "h", "second", ActingRule::deputy_for_vacancy);
  EXPECT_EQ(found.path.front().presence, Presence::vacant);
}

TEST_F(Acts, EmptyPositionWithoutDeputyGoesUpTheLineTheSameDay) {
  const Acting found = acting("sewer");
  expect(found, "f", "head", ActingRule::up_the_line);
  EXPECT_FALSE(found.waits_until.named());
}

TEST_F(Acts, LineIsAskedByTheSameRulesPositionByPosition) {
  away("f");  // head: its deputy is owner
  expect(acting("sewer"), "g", "owner", ActingRule::up_the_line);
  away("g");
  expect(acting("sewer"), "b", "town-clerk", ActingRule::up_the_line);
}

TEST_F(Acts, LineWaitsForOneWhoIsBackSoon) {
  away("f", on(2027, 3, 24), on(2027, 3, 25));
  const Acting found = acting("sewer");
  expect(found, "f", "head", ActingRule::up_the_line);
  EXPECT_EQ(found.waits_until, on(2027, 3, 26));
}

TEST_F(Acts, OnePersonInTwoPositionsIsAwayFromBoth) {
  appoint(town, "second", "g");
  away("g");
  expect(acting("owner"), "f", "head", ActingRule::up_the_line);
}

TEST_F(Acts, NobodyWhenTheLineEnds) {
  for (const char* person : {"a", "b"}) away(person);
  const Acting found = acting("town-clerk");
  expect(found, "", "", ActingRule::nobody);
  EXPECT_EQ(found.path, (std::vector<Look>{{"town-clerk", Road::asked, Presence::away},
                                           {"top", Road::line, Presence::away}}));
}

TEST_F(Acts, NobodyWhenTheLineGoesRound) {
  Position top = *town.positions.find("top");
  top.escalate_to = "town-clerk";
  town.positions.replace(top);
  for (const char* person : {"a", "b"}) away(person);
  const Acting found = acting("town-clerk");
  expect(found, "", "", ActingRule::nobody);
  EXPECT_EQ(found.path.size(), 2U);
}

TEST_F(Acts, NobodyForAPositionThatDoesNotExist) {
  const Acting found = acting("nowhere");
  expect(found, "", "", ActingRule::nobody);
  EXPECT_EQ(found.path, (std::vector<Look>{{"nowhere", Road::asked, Presence::unknown}}));
  EXPECT_TRUE(acting("").path.empty());
}

TEST_F(Acts, PositionThatIsItsOwnDeputyIsNotAskedTwice) {
  Position clerk = *town.positions.find("town-clerk");
  clerk.deputy = "town-clerk";
  town.positions.replace(clerk);
  away("b");
  expect(acting("town-clerk"), "a", "top", ActingRule::up_the_line);
  EXPECT_EQ(acting("town-clerk").path,
            (std::vector<Look>{{"town-clerk", Road::asked, Presence::away},
                               {"top", Road::line, Presence::here}}));
}

TEST_F(Acts, PresenceIsAskedForOnePosition) {
  away("g", on(2027, 3, 24), on(2027, 3, 24));
  away("h");
  EXPECT_EQ(presence(town, "owner", on(2027, 3, 24), calendars), Presence::back_soon);
  EXPECT_EQ(presence(town, "second", on(2027, 3, 24), calendars), Presence::away);
  EXPECT_EQ(presence(town, "sewer", on(2027, 3, 24), calendars), Presence::vacant);
  EXPECT_EQ(presence(town, "head", on(2027, 3, 24), calendars), Presence::here);
  EXPECT_EQ(presence(town, "nowhere", on(2027, 3, 24), calendars), Presence::unknown);
}

std::string any_key() { return std::string(1, *rc::gen::inRange('p', 'w')); }

// Any positions, also nonsense: lines that go round, own deputies, keys that point to nothing.
Organisation any_town() {
  Organisation town;
  for (const char key : std::string("pqrstu")) {
    town.positions.add({.key = std::string(1, key),
                        .role = "r",
                        .occupant = *rc::gen::element<std::string>("", "x", "y", "z"),
                        .deputy = any_key(),
                        .escalate_to = any_key()});
  }
  for (const char* person : {"x", "y", "z"}) {
    const LocalDate first = on(2027, 3, 1) + days(*rc::gen::inRange(0, 40));
    town.absences[person].push_back({first, first + days(*rc::gen::inRange(0, 30))});
  }
  return town;
}

RC_GTEST_PROP(ActsInAnyTown, AreThereOrWaitAndAreNamedWithTheirPosition, ()) {
  static const time::Calendars calendars = town_calendars();
  const Organisation town = any_town();
  const LocalDate day = on(2027, 3, 1) + days(*rc::gen::inRange(0, 70));
  const Acting found = who_acts(town, "p", day, calendars);
  RC_ASSERT(found.path.size() <= 2 * town.positions.size() + 1);
  RC_ASSERT((found.rule == ActingRule::nobody) == found.person.empty());
  if (found.rule == ActingRule::nobody) {
    RC_ASSERT(std::ranges::none_of(
        found.path, [](const Look& look) { return look.presence == Presence::here; }));
    return;
  }
  RC_ASSERT(town.positions.find(found.position)->occupant == found.person);
  RC_ASSERT(found.path.back().position == found.position);
  RC_ASSERT((found.path.back().presence == Presence::back_soon) == found.waits_until.named());
  const Presence acts = presence(town, found.position, day, calendars);
  RC_ASSERT(acts == Presence::here || acts == Presence::back_soon);
}

}  // namespace
}  // namespace cadans::people
