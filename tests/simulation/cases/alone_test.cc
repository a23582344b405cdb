// Too few people for four eyes: somebody else where there is anybody, else alone, with a reason.

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::alone {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;
constexpr LocalTime noon{12 * 60};
const Fields evidence = {{"evidence", "Z-2026-12"}};
const Fields with_reason = {{"evidence", "Z-2026-12"}, {"reason", "I am here alone"}};

bool says_one(const Lines& lines, std::string_view words) {
  return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
    return line.find(words) != std::string::npos;
  });
}

TEST(Alone, WhereNobodyElseCanLookATaskClosesWithAReasonThatStaysVisible) {
  Town town(start);
  town.duty({.id = "A",
             .role = "ict-head",
             .target = 2026y / November / 27,
             .basis = "law",
             .review = "iso"});
  for (const char* position : {"iso", "ciso", "privacy-officer", "controller"}) {
    town.occupies(position, "weide");
  }
  town.begin();
  const InstanceId task = town.task("A");
  EXPECT_NE(town.act("task.submit", task, "weide", evidence).find("say why"), std::string::npos);
  EXPECT_EQ(town.act("task.submit", task, "weide", with_reason), "");
  EXPECT_EQ(town.state(task).state.substr(0, 4), "done");
  EXPECT_EQ(town.remarks(task), (Lines{"two-eyes: ict-head"}));
  const auto told = town.explained(task, "en");
  EXPECT_TRUE(says_one(told, "Nobody else looked here")) << told.back();
  EXPECT_TRUE(says_one(told, "I am here alone")) << told.back();
}

TEST(Alone, WhereNobodyNeedLookATaskClosesWithoutAReason) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / November / 27});
  town.begin();
  const InstanceId task = town.task("A");
  EXPECT_EQ(town.act("task.submit", task, "weide", evidence), "");
  EXPECT_EQ(town.remarks(task), Lines{});
  EXPECT_FALSE(says_one(town.explained(task, "en"), "Nobody else looked here"));
}

// A paper for the directie that its own secretary drafted and handed in.
InstanceId own_paper(Town& town) {
  town.duty({.id = "D",
             .role = "directie",
             .target = 2026y / December / 18,
             .ladder = "governance",
             .drafter = "directie-secretary"});
  town.begin();
  town.until(2026y / December / 3, noon);
  EXPECT_EQ(town.act("task.submit", town.task("D"), "steen", {{"evidence", "Z-2026-81"}}), "");
  return town.item();
}

const Fields placed = {{"day", "2026-12-15"}, {"number", "2"}};

// Case 19 where the stand-in has the same hands: the position above is asked, and records.
TEST(Alone, WhereTheStandInIsTheDrafterAnItemIsRecordedUpTheLine) {
  Town town(start);
  town.occupies("college-secretary", "steen");
  const InstanceId item = own_paper(town);
  town.until(2026y / December / 4, noon);
  EXPECT_TRUE(says_one(town.written_to("jet", start, 2026y / December / 4),
                       "Paper for the directie: Task D"));
  EXPECT_NE(town.act("agenda_item.place", item, "steen", placed).find("F. Jet"), std::string::npos);
  EXPECT_EQ(town.act("agenda_item.place", item, "jet", placed), "");
  EXPECT_EQ(town.remarks(item), Lines{});
}

TEST(Alone, WhereThereIsNobodyButTheDrafterAnItemIsRecordedWithAReason) {
  Town town(start);
  for (const char* position :
       {"college-secretary", "town-clerk", "director", "alderman-1", "alderman-2", "mayor"}) {
    town.occupies(position, "steen");
  }
  const InstanceId item = own_paper(town);
  EXPECT_NE(town.act("agenda_item.place", item, "steen", placed).find("say why"),
            std::string::npos);
  Fields alone = placed;
  alone["reason"] = "I am here alone";
  EXPECT_EQ(town.act("agenda_item.place", item, "steen", alone), "");
  EXPECT_TRUE(says_one(town.remarks(item), "two-eyes: directie-secretary"));
}

}  // namespace
}  // namespace cadans::cases::alone
