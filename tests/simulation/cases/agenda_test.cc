// The rungs of a body: reached when placed, ended when decided, recorded by its secretary.

#include <gtest/gtest.h>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::agenda {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;
constexpr LocalDate target = 2026y / December / 30;  // D+20 is 28 January
constexpr LocalTime noon{12 * 60};

// Case 17. Papers for 9 February close on the 2nd: the 8th is closed.
TEST(Agenda, AnItemThatIsNeverPlacedReachesNoRung) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.begin();
  town.until(2027y / February / 11);
  EXPECT_EQ(town.written_to("steen", start, 2027y / February / 10),
            (Lines{"2027-01-28 Paper for Executive management team: Task A, Tue 9 February",
                   "2027-02-02 To put on the agenda: Task A, Tue 9 February"}));
  EXPECT_EQ(town.written_to("jet", start, 2027y / February / 10),
            (Lines{"2027-02-10 Not dealt with in Executive management team: Task A"}));
  const auto missed = town.letters_to("jet", 2027y / February / 10).at(0);
  EXPECT_NE(missed.text.find("Executive management team of Tue 9 February"), std::string::npos)
      << missed.text;
  EXPECT_NE(missed.text.find("next meeting is Tue 23 February"), std::string::npos) << missed.text;
  EXPECT_EQ(town.state(town.task("A")).progress.rung, 2);
  EXPECT_FALSE(town.task_facts(town.task("A")).told.back().reached);
}

// Case 18.
TEST(Agenda, ADeferredItemKeepsItsRungAndItsThreadAndCountsNoMiss) {
  Town town(start);
  town.duty({.id = "B", .role = "ict-head", .target = target});
  town.begin();
  town.until(2027y / January / 29, noon);
  const InstanceId item = town.item();
  EXPECT_EQ(town.act("agenda_item.place", item, "steen", {{"day", "2027-02-09"}, {"number", "4"}}),
            "");
  EXPECT_EQ(town.state(town.task("B")).progress.rung, 3);
  town.until(2027y / February / 9, noon);
  EXPECT_EQ(town.act("agenda_item.defer", item, "steen",
                     {{"day", "2027-02-23"}, {"reason", "the alderman was ill"}}),
            "");
  town.until(2027y / February / 18);
  EXPECT_EQ(town.item(), item);
  EXPECT_EQ(town.item_facts(item).missed, 0);
  EXPECT_EQ(town.state(town.task("B")).progress.rung, 3);
  EXPECT_EQ(town.state(town.task("B")).state.substr(0, 4), "open");
  EXPECT_EQ(town.written_to("jet", start, 2027y / February / 17), Lines{});
  EXPECT_EQ(town.written_to("steen", start, 2027y / February / 17),
            (Lines{"2027-01-28 Paper for Executive management team: Task B, Tue 9 February",
                   "2027-02-17 To put on the agenda: Task B, Tue 23 February"}));
  const auto first = town.letters_to("steen", 2027y / January / 28).at(0);
  const auto next = town.letters_to("steen", 2027y / February / 17).at(0);
  EXPECT_FALSE(first.thread.empty());
  EXPECT_EQ(first.thread, next.thread);
}

// Case 18 for a paper on the ladder "governance": its own missed meetings count no deferral either.
TEST(Agenda, APaperThatTheBodyDefersIsNoMeetingMissed) {
  Town town(start);
  town.duty({.id = "C",
             .role = "directie",
             .target = 2026y / December / 18,
             .ladder = "governance",
             .drafter = "ict-head"});
  town.begin();
  town.until(2026y / December / 3, noon);
  EXPECT_EQ(town.act("task.submit", town.task("C"), "weide", {{"evidence", "Z-2026-80"}}), "");
  const InstanceId item = town.item();
  EXPECT_EQ(town.act("agenda_item.place", item, "steen", {{"day", "2026-12-15"}, {"number", "2"}}),
            "");
  town.until(2026y / December / 15, noon);
  EXPECT_EQ(town.act("agenda_item.defer", item, "steen",
                     {{"day", "2027-01-12"}, {"reason", "no time left"}}),
            "");
  town.until(2027y / January / 5);
  EXPECT_EQ(town.written_to("jet", start, 2027y / January / 4), Lines{});
  EXPECT_EQ(town.state(town.task("C")).progress.rung, 0);
  EXPECT_EQ(town.state(town.task("C")).state.substr(0, 9), "submitted");
}

// Case 19. The stand-in of the secretary of the directie is the secretary of the college.
TEST(Agenda, TheSecretaryWhoDraftedAnItemDoesNotRecordItsDecision) {
  Town town(start);
  town.duty({.id = "D",
             .role = "directie",
             .target = 2026y / December / 18,
             .ladder = "governance",
             .drafter = "directie-secretary"});
  town.begin();
  town.until(2026y / December / 3, noon);
  EXPECT_EQ(town.act("task.submit", town.task("D"), "steen", {{"evidence", "Z-2026-81"}}), "");
  const InstanceId item = town.item();
  const Fields placed = {{"day", "2026-12-15"}, {"number", "2"}};
  EXPECT_NE(town.act("agenda_item.place", item, "steen", placed).find("P. Hout"),
            std::string::npos);
  EXPECT_EQ(town.act("agenda_item.place", item, "hout", placed), "");
  town.until(2026y / December / 15, noon);
  const Fields decided = {{"day", "2026-12-15"}, {"number", "D-2026-31"}};
  EXPECT_NE(town.act("agenda_item.decide", item, "steen", decided).find("P. Hout"),
            std::string::npos);
  EXPECT_EQ(town.act("agenda_item.decide", item, "hout", decided), "");
  EXPECT_EQ(town.state(town.task("D")).state.substr(0, 4), "done");
}

}  // namespace
}  // namespace cadans::cases::agenda
