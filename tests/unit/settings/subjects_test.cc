// Over what a duty runs, by the words of the catalogue, counted by hand in the organisation file.

#include "engine/settings/subjects.h"

#include "tests/unit/settings/sample.h"

namespace cadans::settings {
namespace {

struct Counted {
  std::string per;
  std::string where;
  int stage;
  std::size_t subjects;
};

class Subjects : public testing::TestWithParam<Counted> {};

TEST_P(Subjects, AreThoseThatTheWordsMean) {
  Duty duty;
  duty.per = GetParam().per;
  duty.where = GetParam().where;
  static const people::Organisation organisation = sample_content().organisation.organisation;
  EXPECT_EQ(subjects_of(duty, organisation, GetParam().stage).size(), GetParam().subjects);
}

INSTANTIATE_TEST_SUITE_P(
    Sample, Subjects,
    testing::Values(
        Counted{"organisation", "", 1, 1}, Counted{"process", "any", 1, 12},
        Counted{"process", "in-scope", 1, 2}, Counted{"process", "in-scope", 2, 7},
        Counted{"process", "added-to-scope", 1, 0}, Counted{"process", "added-to-scope", 2, 5},
        Counted{"process", "critical", 1, 7}, Counted{"process", "in-scope-with-ot", 3, 2},
        Counted{"process", "with-open-finding", 3, 0}, Counted{"supplier", "", 1, 15},
        Counted{"supplier", "class-high", 1, 10},
        Counted{"supplier", "class-high-or-medium", 1, 15}, Counted{"ot-asset", "", 1, 10},
        Counted{"ot-asset", "class-high", 1, 4}, Counted{"ot-asset", "class-high-or-medium", 1, 9},
        Counted{"board-member", "", 1, 5}, Counted{"board-member", "in-office-2026-08-15", 1, 4},
        Counted{"board-member", "appointed-later", 1, 1}, Counted{"digid-connection", "", 1, 2},
        Counted{"incident", "", 1, 0}),
    [](const auto& at) {
      std::string name = at.param.per + at.param.where + std::to_string(at.param.stage);
      std::erase(name, '-');
      return name;
    });

TEST(Subjects, MayBeNoneOfWhatTheWordsPickOutAndNotOfTheScopeItself) {
  Duty duty;
  duty.where = "with-open-finding";
  EXPECT_TRUE(may_be_none(duty));
  duty.where = "in-scope";
  EXPECT_FALSE(may_be_none(duty));
}

TEST(Subjects, OfASchemeAreThoseOfAnOrganisationThatSwitchedItOn) {
  Duty duty;
  duty.scheme = "digid";
  people::Organisation organisation;
  EXPECT_TRUE(subjects_of(duty, organisation, 1).empty());
  EXPECT_TRUE(may_be_none(duty));
  organisation.switches = {"wpg", "digid"};
  EXPECT_EQ(subjects_of(duty, organisation, 1).size(), 1U);
}

// The examples that Logius gives: active on 26 April 2023, reported in the window of 2024; active
// on 7 May 2023, in that of 2025.
TEST(Subjects, ADigidConnectionReportsInTheFirstWindowAYearAfterItWasActivated) {
  using namespace std::chrono;
  Duty duty;
  duty.where = "in-window";
  people::Organisation organisation;
  organisation.connections.add({"april", {}, {}, 2023y / April / 26});
  organisation.connections.add({"may", {}, {}, 2023y / May / 7});
  const auto turn = [&](const char* key, LocalDate nominal) {
    return takes_turn(duty, organisation, {"digid-connection", key}, nominal);
  };
  EXPECT_FALSE(turn("april", 2023y / April / 30));
  EXPECT_TRUE(turn("april", 2024y / March / 15));
  EXPECT_FALSE(turn("may", 2024y / April / 30));
  EXPECT_TRUE(turn("may", 2025y / April / 30));
  EXPECT_FALSE(turn("gone", 2025y / April / 30));
}

}  // namespace
}  // namespace cadans::settings
