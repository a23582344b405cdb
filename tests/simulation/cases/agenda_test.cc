// The rungs of a body: reached when placed, ended when decided, recorded by its secretary.

#include <gtest/gtest.h>

#include <algorithm>

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
            (Lines{"2027-01-28 Paper for the directie: Task A, Tue 9 February",
                   "2027-02-02 To put on the agenda: Task A, Tue 9 February"}));
  const auto asked = town.letters_to("steen", 2027y / January / 28).at(0);
  EXPECT_TRUE(says(asked, "it was due Wed 30 December")) << "why it is there: " << asked.text;
  EXPECT_EQ(town.written_to("jet", start, 2027y / February / 10),
            (Lines{"2027-01-28 Coming to the directie: Task A, Tue 9 February",
                   "2027-02-10 Not dealt with in the directie: Task A"}));
  const auto missed = town.letters_to("jet", 2027y / February / 10).at(0);
  EXPECT_NE(missed.text.find("the directie of Tue 9 February"), std::string::npos) << missed.text;
  EXPECT_NE(missed.text.find("next meeting is Tue 23 February"), std::string::npos) << missed.text;
  EXPECT_EQ(town.state(town.task("A")).progress.rung, 2);
  EXPECT_FALSE(town.task_facts(town.task("A")).told.back().reached);
}

TEST(Agenda, ARungThatIsNeverPlacedTellsEachOneOnceAndIsNoPaperForTheCollege) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.begin();
  town.until(2027y / May / 1);
  Lines missed = town.written(start, 2027y / May / 1);
  std::erase_if(missed, [](const std::string& one) {
    return one.find(": Not dealt with") == std::string::npos;
  });
  EXPECT_EQ(missed, (Lines{"2027-02-10 jet: Not dealt with in the directie: Task A",
                           "2027-02-24 noot: Not dealt with in the directie: Task A"}));
  EXPECT_EQ(town.item_facts(town.item()).body, "directie");
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
  EXPECT_EQ(town.written_to("jet", start, 2027y / February / 17),
            (Lines{"2027-01-28 Coming to the directie: Task B, Tue 9 February"}));
  EXPECT_EQ(town.written_to("steen", start, 2027y / February / 17),
            (Lines{"2027-01-28 Paper for the directie: Task B, Tue 9 February",
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
  EXPECT_EQ(town.written_to("jet", start, 2027y / January / 4),
            (Lines{"2026-12-04 Coming to the directie: Task C, Tue 15 December"}));
  const auto told = town.letters_to("weide", 2026y / December / 16).at(0);
  EXPECT_EQ(told.subject, "Deferred: Task C");
  EXPECT_TRUE(says(told, "deferred in the directie, Tue 15 December")) << told.text;
  EXPECT_TRUE(says(told, "no time left") && says(told, "Tue 12 January")) << told.text;
  EXPECT_EQ(town.state(town.task("C")).progress.rung, 0);
  EXPECT_EQ(town.state(town.task("C")).state.substr(0, 9), "submitted");
}

// Papers for the directie that were handed in, and that its secretary never places.
Lines missed_papers(Town& town, const std::string& drafter, const std::string& hands_in) {
  town.duty({.id = "E",
             .role = "directie",
             .target = 2026y / December / 18,
             .ladder = "governance",
             .drafter = drafter});
  town.begin();
  town.until(2026y / December / 3, noon);
  EXPECT_EQ(town.act("task.submit", town.task("E"), hands_in, {{"evidence", "Z-2026-82"}}), "");
  town.until(2027y / March / 1);
  Lines missed = town.written(2026y / December / 4, 2027y / February / 28);
  std::erase_if(missed, [](const std::string& one) {
    return one.find(": Not dealt with") == std::string::npos;
  });
  return missed;
}

TEST(Agenda, PapersMissedOnceReachTheMunicipalSecretaryAndTwiceThePortfolioHolderEachOnce) {
  Town town(start);
  EXPECT_EQ(missed_papers(town, "ict-head", "weide"),
            (Lines{"2026-12-16 jet: Not dealt with in the directie: Task E",
                   "2026-12-30 noot: Not dealt with in the directie: Task E"}));
}

TEST(Agenda, TheMunicipalSecretaryIsNotToldOfHisOwnMissedPapers) {
  Town town(start);
  EXPECT_EQ(missed_papers(town, "town-clerk", "jet"),
            (Lines{"2026-12-30 noot: Not dealt with in the directie: Task E"}));
  EXPECT_EQ(town.remarks({town.task_facts(town.task("E")).item}), (Lines{"S1-owner: town-clerk"}));
  for (const std::string& one : town.written_to("jet", start, 2027y / February / 28)) {
    EXPECT_EQ(one.find("Coming to the directie"), std::string::npos)
        << "he drafted it himself: " << one;
  }
}

TEST(Agenda, PapersThatMissAThirdMeetingAreLaidBeforeTheCollegeUntilTheyAreDecided) {
  Town town(start);
  missed_papers(town, "ict-head", "weide");
  const InstanceId task = town.task("E");
  const decide::Told rung = town.task_facts(task).told.at(0);
  EXPECT_EQ(rung.rung, 3);
  const InstanceId above{rung.item};
  EXPECT_EQ(town.item_facts(above).body, "college");
  EXPECT_EQ(town.item_facts(above).drafted, LocalDate(2027y / January / 13));
  EXPECT_EQ(town.act("agenda_item.place", above, "hout", {{"day", "2027-03-02"}, {"number", "6"}}),
            "");
  EXPECT_EQ(town.state(task).progress.rung, 3);
  const InstanceId item{town.task_facts(task).item};
  EXPECT_EQ(town.act("agenda_item.place", item, "steen", {{"day", "2027-03-09"}, {"number", "2"}}),
            "");
  town.until(2027y / March / 9, noon);
  EXPECT_EQ(
      town.act("agenda_item.decide", item, "steen", {{"day", "2027-03-09"}, {"number", "D-9"}}),
      "");
  EXPECT_EQ(town.state(above).state, "withdrawn");
  town.until(2027y / March / 12);
  EXPECT_EQ(town.written_to("hout", 2027y / March / 10, 2027y / March / 11),
            (Lines{"2027-03-10 No longer for the agenda: Task E"}));
}

TEST(Agenda, WhoHeardOfMissedPapersHearsThatTheyArePlacedAndHowTheyEnded) {
  Town town(start);
  missed_papers(town, "ict-head", "weide");
  const InstanceId item{town.task_facts(town.task("E")).item};
  EXPECT_EQ(town.act("agenda_item.place", item, "steen", {{"day", "2027-03-09"}, {"number", "2"}}),
            "");
  town.until(2027y / March / 9, noon);
  EXPECT_EQ(
      town.act("agenda_item.decide", item, "steen", {{"day", "2027-03-09"}, {"number", "D-9"}}),
      "");
  town.until(2027y / March / 13);
  const auto heard = [&](const char* person) {
    Lines lines;
    for (const Letter& one : town.letters(2027y / March / 1, 2027y / March / 12)) {
      if (one.to == person && says(one, "Task E")) lines.push_back(one.subject);
    }
    return lines;
  };
  const Lines ended = {"On the agenda: Task E, Tue 9 March", "Decided: Task E"};
  EXPECT_EQ(heard("jet"), ended);
  EXPECT_EQ(heard("noot"), ended);
}

TEST(Agenda, WhoHeardOfMissedPapersHearsThatTheirTaskFellAway) {
  Town town(start);
  missed_papers(town, "ict-head", "weide");
  EXPECT_EQ(town.act("task.cancel", town.task("E"), "jet", {{"reason", "merged with task B"}}), "");
  town.until(2027y / March / 4);
  EXPECT_EQ(town.written_to("noot", 2027y / March / 1, 2027y / March / 3),
            (Lines{"2027-03-01 No longer for the agenda: Task E"}));
  EXPECT_EQ(town.written_to("jet", 2027y / March / 1, 2027y / March / 3), Lines{})
      << "he ended it himself";
}

// Papers for 1 December closed on 25 November; those for the 15th close on the 9th.
TEST(Agenda, TheMunicipalSecretarySeesAnItemOnceFiveOfficeDaysBeforeItsPapersClose) {
  Town town(start);
  town.duty({.id = "G",
             .role = "directie",
             .target = 2026y / December / 18,
             .ladder = "governance",
             .drafter = "ict-head"});
  town.begin();
  town.until(2026y / November / 25, noon);
  EXPECT_EQ(town.act("task.submit", town.task("G"), "weide", {{"evidence", "Z-2026-85"}}), "");
  EXPECT_EQ(
      town.act("agenda_item.place", town.item(), "steen", {{"day", "2026-12-15"}, {"number", "2"}}),
      "");
  town.until(2026y / December / 15, noon);
  EXPECT_EQ(town.act("agenda_item.defer", town.item(), "steen",
                     {{"day", "2027-01-12"}, {"reason", "no time left"}}),
            "");
  town.until(2027y / January / 12);
  EXPECT_EQ(town.written_to("jet", start, 2027y / January / 11),
            (Lines{"2026-12-02 Coming to the directie: Task G, Tue 15 December"}));
}

TEST(Agenda, WhoActsForTheDrafterIsNotToldOfHisMissedPapersEither) {
  Town town(start);
  town.occupies("town-clerk", "");  // teun, the director, acts for both
  town.away("vuur", 2026y / November / 30, 2027y / January / 8);
  EXPECT_EQ(missed_papers(town, "operations-head", "teun"),
            (Lines{"2026-12-30 noot: Not dealt with in the directie: Task E"}));
}

TEST(Agenda, PapersHandedInAgainGoOnFromTheMeetingsThatTheyMissed) {
  Town town(start);
  town.duty({.id = "E",
             .role = "directie",
             .target = 2026y / December / 18,
             .ladder = "governance",
             .drafter = "ict-head"});
  town.begin();
  town.until(2026y / December / 3, noon);
  const Fields evidence = {{"evidence", "Z-2026-84"}};
  EXPECT_EQ(town.act("task.submit", town.task("E"), "weide", evidence), "");
  town.until(2026y / December / 17, noon);
  EXPECT_EQ(town.act("agenda_item.withdraw", town.item(), "weide", {{"reason", "a new price"}}),
            "");
  EXPECT_EQ(town.act("task.submit", town.task("E"), "weide", evidence), "");
  town.until(2027y / January / 5);
  EXPECT_EQ(town.written_to("jet", start, 2027y / January / 4),
            (Lines{"2026-12-04 Coming to the directie: Task E, Tue 15 December",
                   "2026-12-16 Not dealt with in the directie: Task E",
                   "2026-12-18 1 task this week, 1 later"}));
  EXPECT_EQ(town.written_to("noot", start, 2027y / January / 4),
            (Lines{"2026-12-30 Not dealt with in the directie: Task E"}));
  EXPECT_TRUE(says(town.letters_to("noot", 2026y / December / 30).at(0), "2 times"));
}

// An item of the directie about task A, placed for 9 February.
InstanceId placed_item(Town& town) {
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.begin();
  town.until(2027y / January / 29, noon);
  const InstanceId item = town.item();
  EXPECT_EQ(town.act("agenda_item.place", item, "steen", {{"day", "2027-02-09"}, {"number", "4"}}),
            "");
  return item;
}

TEST(Agenda, TheDayAfterTheMeetingItsSecretaryIsAskedWhatWasDecided) {
  Town town(start);
  placed_item(town);
  town.until(2027y / February / 19);
  EXPECT_EQ(town.written_to("steen", 2027y / January / 29, 2027y / February / 18),
            (Lines{"2027-02-10 What was decided: Task A", "2027-02-17 What was decided: Task A"}));
  const auto asked = town.letters_to("steen", 2027y / February / 10).at(0);
  EXPECT_TRUE(says(asked, "on the agenda of the directie of Tue 9 February, number 4"))
      << asked.text;
  EXPECT_FALSE(says(asked, "not yet on the agenda")) << asked.text;
}

TEST(Agenda, ADeferralKeepsTheDayOfItsSecretaryOrSaysWhichDaysWouldDo) {
  Town town(start);
  const InstanceId item = placed_item(town);
  town.until(2027y / February / 9, noon);
  const auto defer = [&](const char* day, const char* extra) {
    return town.act("agenda_item.defer", item, "steen",
                    {{"day", day}, {"reason", "no time left"}, {"extra", extra}});
  };
  EXPECT_EQ(defer("2027-02-16", ""),
            "There is no meeting of the directie on this day. Instead: Tue 23 February or Tue 9 "
            "March, or say that it is an extra meeting.");
  EXPECT_EQ(defer("2027-02-02", "yes"),
            "This day has passed. Instead: Tue 23 February or Tue 9 March.");
  EXPECT_EQ(town.item_facts(item).meeting, LocalDate(2027y / February / 9));
  EXPECT_EQ(defer("2027-02-11", "yes"), "");
  EXPECT_EQ(town.item_facts(item).meeting, LocalDate(2027y / February / 11));
  town.until(2027y / February / 15);
  EXPECT_EQ(town.written_to("steen", 2027y / February / 9, 2027y / February / 14), Lines{})
      << "its papers were there already";
  EXPECT_EQ(town.written_to("jet", 2027y / February / 9, 2027y / February / 14),
            (Lines{"2027-02-12 Not dealt with in the directie: Task A"}));
}

TEST(Agenda, AnItemThatFallsAwayTellsTheSecretaryWhoWasAskedToPlaceIt) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.begin();
  town.until(2027y / January / 28, noon);
  EXPECT_EQ(town.act("task.cancel", town.task("A"), "jet", {{"reason", "merged with task B"}}), "");
  town.until(2027y / March / 1);
  EXPECT_EQ(town.written_to("steen", start, 2027y / March / 1),
            (Lines{"2027-01-28 Paper for the directie: Task A, Tue 9 February",
                   "2027-01-29 No longer for the agenda: Task A"}));
  const auto told = town.letters_to("steen", 2027y / January / 29).at(0);
  EXPECT_TRUE(says(told, "The task is cancelled")) << told.text;
  EXPECT_TRUE(says(told, "merged with task B")) << told.text;
}

TEST(Agenda, AnItemThatFallsAwayBeforeItsSecretaryWasAskedSaysNothing) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.begin();
  town.until(2027y / January / 28, LocalTime{2 * 60});
  EXPECT_EQ(town.act("task.cancel", town.task("A"), "jet", {{"reason", "merged with task B"}}), "");
  town.until(2027y / March / 1);
  EXPECT_EQ(town.written_to("steen", start, 2027y / March / 1), Lines{});
}

TEST(Agenda, TheTextOfADecisionReachesItsDrafterAndStandsBesideTheChain) {
  Town town(start);
  town.duty({.id = "F",
             .role = "directie",
             .target = 2026y / December / 18,
             .ladder = "governance",
             .drafter = "ict-head"});
  town.begin();
  town.until(2026y / December / 3, noon);
  EXPECT_EQ(town.act("task.submit", town.task("F"), "weide", {{"evidence", "Z-2026-83"}}), "");
  const InstanceId item = town.item();
  EXPECT_EQ(town.act("agenda_item.place", item, "steen", {{"day", "2026-12-15"}, {"number", "2"}}),
            "");
  town.until(2026y / December / 15, noon);
  EXPECT_EQ(town.act("agenda_item.decide", item, "steen",
                     {{"day", "2026-12-15"},
                      {"number", "D-2026-31"},
                      {"decision", "two people from May on"},
                      {"evidence", "Z-2026-99"}}),
            "");
  town.until(2026y / December / 17);
  const auto told = town.letters_to("weide", 2026y / December / 16).at(0);
  EXPECT_TRUE(says(told, "\"two people from May")) << told.text;
  EXPECT_NE(town.item_facts(item).decision, "two people from May on");
  EXPECT_FALSE(town.item_facts(item).link.empty());
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
