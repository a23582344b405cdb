// A mail that comes back has not reached its rung.

#include <gtest/gtest.h>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::delivery {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;
constexpr LocalDate rung_1 = 2027y / January / 7;

// Case 6.
TEST(Delivery, ABounceTakesTheNextRungInTheSameWindowAndAlarmsTheAdministrator) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / December / 30});
  town.begin();
  town.bounces("vuur");
  town.until(2027y / January / 29);
  EXPECT_EQ(town.written(rung_1, 2027y / January / 28),
            (Lines{"2027-01-07 gijs: Your advice: Task A",
                   "2027-01-07 sluis: Mail to Concernmanager bedrijfsvoering did not arrive",
                   "2027-01-07 weide: Still open: Task A", "2027-01-11 gijs: This week: no choices",
                   "2027-01-14 weide: Still open: Task A",
                   "2027-01-18 gijs: This week: 1 task that asked for your advice",
                   "2027-01-21 weide: Still open: Task A",
                   "2027-01-25 gijs: This week: 1 task that asked for your advice",
                   "2027-01-28 jet: Coming to the directie: Task A, Tue 9 February",
                   "2027-01-28 steen: Paper for the directie: Task A, Tue 9 February",
                   "2027-01-28 weide: Still open: Task A"}));
  const auto advice = town.letters_to("gijs", rung_1).at(0);
  EXPECT_EQ(advice.at, (LocalTime{8 * 60 + 30}));
  const auto alarm = town.letters_to("sluis", rung_1).at(0);
  EXPECT_NE(alarm.text.find("no such mailbox here"), std::string::npos) << alarm.text;
  const auto told = town.task_facts(town.task("A")).told;
  EXPECT_FALSE(told.at(0).reached);
  EXPECT_TRUE(told.at(1).reached);
  EXPECT_EQ(town.state(town.task("A")).progress.rung, 2);
  EXPECT_EQ(town.remarks(town.task("A")), (Lines{"S4: ciso"}));
}

// P4. Tried again until the window closes, and then on the next day.
TEST(Delivery, AMailThatTheServerDidNotTakeInTheWindowIsWrittenAnewForTheNext) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / December / 30});
  town.begin();
  town.until(2026y / December / 30);
  town.mail_server_is(false);
  town.until(2026y / December / 30, LocalTime{17 * 60 + 1});
  town.mail_server_is(true);
  town.until(2027y / January / 2);
  EXPECT_EQ(town.written(2026y / December / 30, 2027y / January / 1),
            (Lines{"2026-12-31 weide: Still open: Task A"}));
  EXPECT_EQ(town.letters_to("weide", 2026y / December / 31).at(0).at, (LocalTime{8 * 60 + 30}));
}

// P4. What would leave after days off only is written anew as well: one mail a day, that is true.
TEST(Delivery, AMailPutOffOverDaysOffIsWrittenAnewForTheNextWindow) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / December / 10});
  town.occupies("ict-head", "bok");  // Monday to Thursday; the tenth is a Thursday
  town.begin();
  town.until(2026y / December / 10);
  town.mail_server_is(false);
  town.until(2026y / December / 11);
  town.mail_server_is(true);
  town.until(2026y / December / 15);
  EXPECT_EQ(town.written_to("bok", 2026y / December / 10, 2026y / December / 14),
            (Lines{"2026-12-14 Still open: Task A"}));
}

// P4. Nobody knows whether it left: another day it would be the second mail to its person.
TEST(Delivery, ARoutineMailInDoubtIsWrittenAnewForTheNextDay) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / December / 30});
  town.begin();
  town.until(2026y / December / 30, LocalTime{8 * 60});
  EXPECT_EQ(town.act("engine.hold", {}, "gijs", {{"reason", "wait"}}), "");
  town.until(2026y / December / 30, LocalTime{16 * 60 + 50});
  town.reply_is_lost(true);
  EXPECT_EQ(town.act("engine.release", {}, "gijs", {{"reason", "go"}}), "");
  town.until(2026y / December / 30, LocalTime{17 * 60 + 1});
  town.reply_is_lost(false);
  town.until(2027y / January / 2);
  EXPECT_EQ(town.written_to("weide", 2026y / December / 30, 2027y / January / 1),
            (Lines{"2026-12-31 Still open: Task A"}));
}

// On its own day it is sent once more, under its own key.
TEST(Delivery, AMailInDoubtIsSentOnceMoreOnItsOwnDay) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / December / 30});
  town.begin();
  town.until(2026y / December / 30);
  town.reply_is_lost(true);
  town.until(2026y / December / 30, LocalTime{8 * 60 + 40});
  town.reply_is_lost(false);
  town.until(2026y / December / 31);
  EXPECT_EQ(town.written_to("weide", 2026y / December / 30, 2026y / December / 30),
            (Lines{"2026-12-30 Today: Task A"}));
  EXPECT_EQ(town.letters_to("weide", 2026y / December / 30).at(0).at, (LocalTime{8 * 60 + 45}));
}

// What belongs to the beginning of a week does not wait for the next one.
TEST(Delivery, AMondayListThatTheServerDidNotTakeComesOnTuesday) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / December / 30});
  town.begin();
  town.until(2027y / January / 18);
  town.mail_server_is(false);
  town.until(2027y / January / 18, LocalTime{17 * 60 + 1});
  town.mail_server_is(true);
  town.until(2027y / January / 26);
  EXPECT_EQ(town.written_to("gijs", 2027y / January / 18, 2027y / January / 25),
            (Lines{"2027-01-19 This week: 1 choice",
                   "2027-01-25 This week: 1 task that asked for your advice"}));
}

}  // namespace
}  // namespace cadans::cases::delivery
