// Escalation, section 13, W7: a year after the close nobody's lateness is anybody's any more.

#include "engine/decide/unnaming.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <algorithm>
#include <filesystem>

#include "engine/store/export.h"
#include "engine/store/rebuild.h"
#include "tests/simulation/cases/town.h"

namespace cadans::cases::of_unnaming {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;
constexpr LocalDate first_of_2027 = 2027y / January / 1;
constexpr LocalDate day_before = 2028y / September / 14;
constexpr LocalDate year_later =
    2028y / September / 15;  // the year 2026 closed on that day of 2027
constexpr LocalTime ten{10 * 60};

// Keys of mails that name this person, of those made before 2027.
std::size_t keys_naming(const Town& town, const std::string& person) {
  std::size_t naming = 0;
  auto records = town.reader().journal(1, 1'000'000);
  for (const store::Record& record : records.value()) {
    for (const Change& change : record.entry.changes) {
      const auto* made = std::get_if<DeliveryNew>(&change);
      if (made == nullptr || made->delivery.person != town.key(person)) continue;
      if (made->delivery.made >= time::Zone::load("Europe/Amsterdam")->at(first_of_2027, {})) {
        continue;
      }
      naming += town.reader().settled(made->delivery.key)->has_value() ? 1U : 0U;
    }
  }
  return naming;
}

std::vector<decide::Told> told_in_2026(const Town& town, InstanceId task) {
  auto told = town.task_facts(task).told;
  std::erase_if(told, [](const decide::Told& one) { return one.on >= first_of_2027; });
  return told;
}

std::string rebuilt_differs(const Town& town) {
  std::string folder = (std::filesystem::temp_directory_path() / "cadans-again-XXXXXX").string();
  EXPECT_NE(mkdtemp(folder.data()), nullptr);
  const std::string file = folder + "/again.db";
  const auto end = store::rebuild(store::bodies_of(town.reader().database()), file);
  EXPECT_TRUE(end) << end.error().what;
  const auto again = store::Reader::open(file);
  std::string difference = store::compare(town.reader(), **again).value();
  std::filesystem::remove_all(folder);
  return difference;
}

TEST(Unnaming, ItIsTheYearThatClosedAYearAgo) {
  EXPECT_EQ(decide::unnamed_before(day_before), LocalDate(2026y / January / 1));
  EXPECT_EQ(decide::unnamed_before(year_later), first_of_2027);
  EXPECT_EQ(decide::unnamed_before(2029y / September / 14), first_of_2027);
  EXPECT_EQ(decide::unnamed_before(2029y / September / 15), LocalDate(2028y / January / 1));
}

TEST(Unnaming, LateAndReminderRowsLoseThePersonAndKeepThePosition) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / December / 4});
  town.begin();
  town.until(day_before, ten);
  const InstanceId task = town.task("A");
  const auto before = told_in_2026(town, task);
  ASSERT_FALSE(before.empty());
  EXPECT_EQ(before.front().person, town.key("vuur"));
  EXPECT_GT(keys_naming(town, "vuur"), 0U);
  EXPECT_GT(keys_naming(town, "weide"), 0U);

  town.until(year_later, ten);
  const auto after = told_in_2026(town, task);
  ASSERT_EQ(after.size(), before.size());
  for (std::size_t at = 0; at < after.size(); ++at) {
    EXPECT_EQ(after[at].person, "");
    EXPECT_EQ(after[at].position, before[at].position);
    EXPECT_EQ(after[at].rung, before[at].rung);
    EXPECT_EQ(after[at].on, before[at].on);
  }
  EXPECT_EQ(keys_naming(town, "vuur"), 0U);
  EXPECT_EQ(keys_naming(town, "weide"), 0U);
  EXPECT_EQ(rebuilt_differs(town), "");
  EXPECT_TRUE(town.reader().verify({})->holds());
}

TEST(Unnaming, ExplainNamesThePositionThatWasWrittenTo) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / December / 4});
  town.begin();
  town.until(2026y / December / 2, ten);
  const InstanceId task = town.task("A");
  EXPECT_EQ(town.act("task.submit", task, "weide", {{"evidence", "Z-2026-1"}}), "");
  const auto names_her = [&] {
    return std::ranges::any_of(town.explained(task), [](const std::string& one) {
      return one.find("M. Weide") != one.npos && one.find("December") != one.npos;
    });
  };
  town.until(day_before, ten);
  EXPECT_TRUE(names_her());
  town.until(year_later, ten);
  EXPECT_FALSE(names_her());
}

}  // namespace
}  // namespace cadans::cases::of_unnaming
