// What ends a chase and what does not, by the rows of the rules.

#include <gtest/gtest.h>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::stop_rules {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;
constexpr LocalDate target = 2026y / December / 9;
constexpr LocalDate late = 2026y / December / 11;  // two days after it
constexpr LocalDate later = 2027y / January / 30;
constexpr LocalTime ten{10 * 60};

void until_it_is_late(Town& town) {
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.begin();
  town.until(late, ten);
}

// All that is said from the next day on.
Lines said_after(Town& town) {
  town.until(later);
  return town.written(late + days(1), later - days(1));
}

TEST(Stops, ClosedWithEvidence) {
  Town town(start);
  until_it_is_late(town);
  EXPECT_EQ(town.act("task.submit", town.task("A"), "weide", {{"evidence", "Z-2026-77"}}), "");
  EXPECT_EQ(said_after(town), Lines{});
}

// By who may, which is not the owner.
TEST(Stops, CancelledWithAReasonByWhoMay) {
  Town town(start);
  until_it_is_late(town);
  const Fields why = {{"reason", "merged with another task"}};
  EXPECT_NE(town.act("task.cancel", town.task("A"), "weide", why), "");
  EXPECT_NE(town.act("task.cancel", town.task("A"), "vuur"), "") << "without a reason";
  EXPECT_EQ(town.act("task.cancel", town.task("A"), "vuur", why), "");
  EXPECT_EQ(said_after(town), (Lines{"2026-12-14 weide: Closed: Task A"}));
}

TEST(Stops, RecordedAsMissedByNameAndReason) {
  Town town(start);
  until_it_is_late(town);
  EXPECT_EQ(town.act("task.miss", town.task("A"), "vuur", {{"reason", "the moment has passed"}}),
            "");
  EXPECT_EQ(said_after(town), (Lines{"2026-12-14 weide: Closed: Task A"}));
}

// Once, by the manager: then it is asked again from the new day on.
TEST(Stops, PostponedByTheRungThatMayUntilTheNewDay) {
  Town town(start);
  until_it_is_late(town);
  EXPECT_EQ(town.act("task.postpone", town.task("A"), "vuur",
                     {{"day", "2027-01-05"}, {"reason", "the supplier is late"}}),
            "");
  town.until(later);
  EXPECT_EQ(town.written_to("vuur", late + days(1), 2027y / January / 11), Lines{});
  EXPECT_EQ(town.written_to("vuur", 2027y / January / 12, 2027y / January / 12),
            (Lines{"2027-01-12 1 task in Informatie en ICT needs your help"}));
}

TEST(Stops, AScopeThatChangedTakesItsObjectAway) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.begin();
  town.until(late, ten);
  town.other_duties();
  town.duty({.id = "A", .role = "ict-head", .target = target, .ended = true});
  EXPECT_EQ(town.put_in_force("gijs"), "");
  town.until(later);
  EXPECT_EQ(town.written_to("vuur", late + days(1), later), Lines{});
}

TEST(DoesNotStop, WorkInHand) {
  Town town(start);
  until_it_is_late(town);
  EXPECT_EQ(town.act("task.start", town.task("A"), "weide"), "");
  town.until(2026y / December / 17);
  EXPECT_EQ(town.written_to("vuur", late, 2026y / December / 16),
            (Lines{"2026-12-16 1 task in Informatie en ICT needs your help"}));
}

TEST(DoesNotStop, ADayThatTheOwnerNames) {
  Town town(start);
  until_it_is_late(town);
  EXPECT_EQ(town.act("task.plan", town.task("A"), "weide", {{"day", "2026-12-22"}}), "");
  town.until(2026y / December / 17);
  EXPECT_EQ(town.written_to("vuur", late, 2026y / December / 16),
            (Lines{"2026-12-16 1 task in Informatie en ICT needs your help"}));
}

TEST(DoesNotStop, AQuestionForHelp) {
  Town town(start);
  until_it_is_late(town);
  EXPECT_EQ(town.act("task.help", town.task("A"), "weide", {{"reason", "no access"}}), "");
  town.until(2026y / December / 17);
  EXPECT_EQ(town.written_to("weide", late + days(1), 2026y / December / 16),
            (Lines{"2026-12-16 Still open: Task A"}));
}

// Each month another one: the one of December stays open beside that of January.
TEST(DoesNotStop, TheNextOccurrence) {
  Town town(start);
  town.duty({.id = "A",
             .role = "ict-head",
             .target = {},
             .comes_back = "recurrence = \"RRULE:FREQ=MONTHLY;BYMONTHDAY=9\"\n"
                           "anchor = \"calendar\"\ninterval = \"calendar-month\"\n"
                           "lead_time = \"P1W\"\n"});
  town.begin();
  town.until(2027y / January / 15);
  const InstanceId first = town.instance("task/A/organisation/2026-12-09");
  const InstanceId next = town.instance("task/A/organisation/2027-01-09");
  EXPECT_EQ(town.state(first).state, "open,at_top");
  EXPECT_EQ(town.state(next).state, "open,escalated");
}

}  // namespace
}  // namespace cadans::cases::stop_rules
