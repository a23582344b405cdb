// What *explain* says where mail stands still, where people are away or passed over, and after a
// task came back. Five of these situations are golden files in both languages.
//
// cases_test --update-golden   writes tests/golden/explain anew; read the difference.

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::explain {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;
constexpr LocalDate target = 2026y / December / 30;
constexpr LocalTime noon{12 * 60};

bool updating = false;

bool says(const Lines& lines, std::string_view text) {
  return std::any_of(lines.begin(), lines.end(),
                     [&](const std::string& line) { return line.find(text) != std::string::npos; });
}

// The place of a sentence, so that its order can be told.
std::ptrdiff_t place(const Lines& lines, std::string_view text) {
  return std::find_if(lines.begin(), lines.end(),
                      [&](const std::string& line) { return line.find(text) == 0; }) -
         lines.begin();
}

void expect_golden(Town& town, const char* name) {
  for (const char* language : {"nl", "en"}) {
    const std::string path =
        fmt::format(CADANS_SOURCE "/tests/golden/explain/{}.{}.txt", name, language);
    std::string said;
    for (const std::string& line : town.explained(town.task("A"), language)) said += line + "\n";
    if (updating) std::ofstream(path) << said;
    std::ostringstream golden;
    golden << std::ifstream(path).rdbuf();
    EXPECT_EQ(golden.str(), said) << path;
  }
}

TEST(Explain, ADeputyWhoActs) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.away("weide", 2026y / December / 7, 2026y / December / 31);
  town.begin();
  town.until(2026y / December / 16, noon);
  expect_golden(town, "deputy");
}

TEST(Explain, AVacancy) {
  Town town(start);
  town.duty({.id = "A", .role = "internal-auditor", .target = target, .ladder = "second-line"});
  town.occupies("internal-auditor", "");
  town.begin();
  town.until(2026y / December / 18, noon);
  expect_golden(town, "vacancy");
}

TEST(Explain, AMailThatCameBack) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.bounces("vuur");
  town.begin();
  town.until(2027y / January / 7, noon);
  expect_golden(town, "bounced");
}

TEST(Explain, APostponement) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.begin();
  town.until(2027y / January / 7, noon);
  EXPECT_EQ(town.act("task.postpone", town.task("A"), "vuur",
                     {{"day", "2027-01-25"}, {"reason", "a new supplier"}}),
            "");
  town.until(2027y / January / 12, noon);
  expect_golden(town, "postponed");
}

// The hold of Thursday ends by itself after five office days.
TEST(Explain, AHold) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.begin();
  town.until(2026y / December / 17, noon);
  EXPECT_EQ(town.act("engine.hold", {}, "gijs", {{"reason", "names are wrong"}}), "");
  town.until(2026y / December / 18, noon);
  expect_golden(town, "held");
  town.until(2026y / December / 28, noon);
  EXPECT_FALSE(says(town.explained(town.task("A")), "stands still"));
}

TEST(Explain, TheFirstDaysWaitForARelease) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / November / 20});
  town.speaks_from(2027y / January / 11);
  town.begin();
  town.until(2027y / January / 8, noon);
  const InstanceId task = town.task("A");
  EXPECT_TRUE(
      says(town.explained(task), "Cadans sends nothing yet; that begins on Mon 11 January"));
  town.until(2027y / January / 11, noon);
  const Lines waiting = town.explained(task);
  EXPECT_TRUE(says(waiting,
                   "The mail of today waits until I. Gijs or the deputy releases it, "
                   "because that is the rule in the first working days."))
      << fmt::format("{}", fmt::join(waiting, "\n"));
  EXPECT_LT(place(waiting, "The mail of today waits"), place(waiting, "If nothing happens"));
  EXPECT_EQ(town.act("engine.release", {}, "gijs", {{"reason", "looked through"}}), "");
  EXPECT_FALSE(says(town.explained(task), "waits until"));
  town.until(2027y / January / 12, LocalTime{6 * 60});
  EXPECT_TRUE(says(town.explained(task), "mail leaves only after I. Gijs or the deputy"));
}

// Four mails on three Thursdays, thirteen on the fourth: over three times the usual.
TEST(Explain, ABatchThatHeldItself) {
  Town town(start);
  for (const char* role : {"ict-head", "controller", "ensia-coordinator", "procurement"}) {
    town.duty({.id = fmt::format("E-{}", role), .role = role, .target = 2026y / November / 12});
  }
  for (const char* role :
       {"iso", "incident-coordinator", "records-keeper", "supplier-manager", "privacy-officer",
        "directie-secretary", "college-secretary", "hr", "communications"}) {
    town.duty({.id = fmt::format("L-{}", role), .role = role, .target = 2026y / December / 17});
  }
  town.begin();
  town.until(2026y / December / 3, noon);
  EXPECT_TRUE(says(town.explained(town.task("L-iso")), "far more than is usual on such a day"));
}

// A mail of a clock in hours waits for no window: it is tried until its tries are over.
TEST(Explain, AMailThatWasSetAside) {
  Town town(start);
  town.duty({.id = "A",
             .role = "ict-head",
             .target = target,
             .ladder = "legal-hours",
             .basis = "law",
             .period = "PT24H"});
  town.begin();
  town.mail_server_is(false);
  town.until(start + days(5));
  EXPECT_TRUE(says(town.explained(town.task("A")),
                   "Set aside, because it could not be sent: 7 messages; an administrator"))
      << fmt::format("{}", fmt::join(town.explained(town.task("A")), "\n"));
}

// What stopped the engine three times waits for a release; until then nothing follows by itself.
TEST(Explain, AMomentThatWasSetAside) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.begin();
  town.until(2026y / December / 16, noon);
  const InstanceId task = town.task("A");
  const std::string name = town.set_aside(task);
  const Lines aside = town.explained(task);
  EXPECT_EQ(aside.back(),
            "What had to happen here at its moment is set aside, because Cadans stopped on it "
            "three times; an administrator can release it.");
  EXPECT_EQ(town.explained(task, "nl").size(), aside.size());
  EXPECT_FALSE(says(aside, "If nothing happens"));
  EXPECT_EQ(
      town.act("engine.release-parked", {}, "gijs", {{"name", name}, {"reason", "mended since"}}),
      "");
  const Lines released = town.explained(task);
  EXPECT_FALSE(says(released, "set aside"));
  EXPECT_TRUE(says(released, "If nothing happens"));
}

// Rung 1 of seven tasks comes back in one mail: each goes to the CISO in a mail of its own.
TEST(Explain, ASixthMailOfADayToOnePerson) {
  constexpr LocalDate rung_1 = 2027y / January / 7;
  Town town(start);
  for (const char* id : {"A", "B", "C", "D", "E", "F", "G"}) {
    town.duty({.id = id, .role = "ict-head", .target = target});
  }
  town.begin();
  town.bounces("vuur");
  town.until(rung_1, noon);
  const std::string sentence = "A message for I. Gijs waits: so much mail went there today";
  EXPECT_FALSE(says(town.explained(town.task("E")), sentence));
  const Lines sixth = town.explained(town.task("F"));
  EXPECT_TRUE(says(sixth, sentence)) << fmt::format("{}", fmt::join(sixth, "\n"));
  EXPECT_LE(sixth.size(), 12U);
  EXPECT_EQ(town.explained(town.task("F"), "nl").size(), sixth.size());
  town.until(2027y / January / 11, noon);
  EXPECT_FALSE(says(town.explained(town.task("F")), sentence));
}

TEST(Explain, WhatCameBackAfterItWasHandedIn) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target, .review = "iso"});
  town.begin();
  town.until(2026y / November / 16, noon);
  const InstanceId task = town.task("A");
  EXPECT_EQ(town.act("task.submit", task, "weide", {{"evidence", "Z-2026-12"}}), "");
  const Lines looked = town.explained(task);
  EXPECT_TRUE(says(looked, "Now J. Lam looks at it"));
  EXPECT_TRUE(says(looked, "If nothing happens, it is put to H. Vuur"));
  EXPECT_EQ(town.act("task.reject", task, "lam", {{"reason", "the annex is missing"}}), "");
  EXPECT_TRUE(says(town.explained(task),
                   "What was handed in was sent back today by J. Lam: \"the annex is missing\"."));
  EXPECT_EQ(town.act("task.submit", task, "weide", {{"evidence", "Z-2026-13"}}), "");
  EXPECT_FALSE(says(town.explained(task), "sent back"));
  EXPECT_EQ(town.act("task.approve", task, "lam"), "");
  EXPECT_EQ(town.act("task.reopen", task, "vuur", {{"reason", "the list of another year"}}), "");
  const Lines opened = town.explained(task);
  EXPECT_TRUE(says(opened, "opened again today, because: \"the list of another year\"."));
  EXPECT_FALSE(says(opened, "sent back"));
}

// S2, before its day and after it: said once, and who comes in that place is who hears next.
TEST(Explain, WhoComesInPlaceOfAManagerWhoIsTheOwner) {
  Town town(start);
  town.duty({.id = "B", .role = "ict-head", .target = target, .basis = "law"});
  town.occupies("operations-head", "weide");
  town.begin();
  town.until(2027y / January / 6, noon);
  const std::string sentence = "Who has the task is the line manager too; that is why";
  const Lines before = town.explained(town.task("B"));
  EXPECT_LT(place(before, sentence), place(before, "If nothing happens, it is put to I. Gijs"));
  EXPECT_TRUE(says(before, "If nothing happens, it is put to I. Gijs, CISO, tomorrow"));
  town.until(2027y / January / 8, noon);
  const Lines after = town.explained(town.task("B"));
  EXPECT_EQ(std::count_if(after.begin(), after.end(),
                          [&](const std::string& line) { return line.starts_with(sentence); }),
            1);
}

// S5: the CISO position is held by the ISO, who has the task. D+10 is the first day of the message.
TEST(Explain, WhoHearsWhenEverybodyWasPassedOver) {
  Town town(start);
  town.duty({.id = "A", .role = "iso", .target = target});
  town.occupies("ciso", "lam");
  town.begin();
  town.until(2027y / January / 5, noon);
  const Lines before = town.explained(town.task("A"));
  const std::string ahead =
      "If nothing happens, F. Jet, Gemeentesecretaris, gets a message on Thu 14 January, because "
      "nobody in the line can hear of this.";
  EXPECT_TRUE(says(before, ahead)) << fmt::format("{}", fmt::join(before, "\n"));
  EXPECT_LT(place(before, ahead), place(before, "If nothing happens, a paper is ready"));
  EXPECT_LE(before.size(), 12U);
  EXPECT_EQ(town.explained(town.task("A"), "nl").size(), before.size());
  town.until(2027y / January / 8, noon);
  const Lines lines = town.explained(town.task("A"));
  EXPECT_TRUE(says(lines,
                   "Nobody in the line could hear of this; that is why the message is for "
                   "Gemeentesecretaris, on Thu 14 January."))
      << fmt::format("{}", fmt::join(lines, "\n"));
  EXPECT_FALSE(says(lines, "comes in that place"));
  EXPECT_FALSE(says(lines, ahead)) << "said once";
}

TEST(Explain, AnAgendaItemIsNamedInWordsAndLeadsToItsTask) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.begin();
  town.until(2027y / January / 29, noon);
  const InstanceId item = town.item();
  EXPECT_EQ(town.explained(item),
            (Lines{"This is no task but an agenda item for the directie of Tue 9 February: Task A.",
                   "The agenda item is now: with the secretary of the meeting.",
                   fmt::format("It belongs to task T{}; ask that for the rest of the explanation.",
                               town.task("A").n)}));
  const auto letters = town.letters_to("steen", 2027y / January / 28);
  ASSERT_EQ(letters.size(), 1U);
  EXPECT_TRUE(cases::says(letters[0], fmt::format("agenda item {}", item.n))) << letters[0].text;
  EXPECT_FALSE(cases::says(letters[0], fmt::format("T{}", item.n))) << letters[0].text;
  EXPECT_THROW(static_cast<void>(town.explained({99'999})), std::runtime_error);
}

}  // namespace
}  // namespace cadans::cases::explain

int main(int count, char** arguments) {
  testing::InitGoogleTest(&count, arguments);
  for (int i = 1; i < count; ++i) {
    const bool update = std::string_view(arguments[i]) == "--update-golden";
    if (update) cadans::cases::explain::updating = true;
  }
  return RUN_ALL_TESTS();
}
