// Dates as people say them.

#include <gtest/gtest.h>

#include "tests/unit/words/sample.h"

namespace cadans::words {
namespace {

using namespace std::chrono_literals;
using std::chrono::year_month_day;

struct Said {
  const char* name;
  year_month_day today;
  year_month_day date;
  const char* nl;
  const char* en;
};

class Dates : public testing::TestWithParam<Said> {};

TEST_P(Dates, AreSaidAsSeenFromToday) {
  const Said& c = GetParam();
  EXPECT_EQ(day(shipped_messages(), {Language::nl, c.today}, c.date), c.nl);
  EXPECT_EQ(day(shipped_messages(), {Language::en, c.today}, c.date), c.en);
}

const Said said[] = {
    {"Today", 2027y / 3 / 22, 2027y / 3 / 22, "vandaag", "today"},
    {"Tomorrow", 2027y / 3 / 22, 2027y / 3 / 23, "morgen", "tomorrow"},
    {"Yesterday", 2027y / 3 / 22, 2027y / 3 / 21, "zo 21 maart", "Sun 21 March"},
    {"DayAfterTomorrow", 2027y / 3 / 22, 2027y / 3 / 24, "wo 24 maart", "Wed 24 March"},
    {"ThisYear", 2027y / 1 / 4, 2027y / 1 / 14, "do 14 januari", "Thu 14 January"},
    {"TomorrowIsNextYear", 2026y / 12 / 31, 2027y / 1 / 1, "morgen", "tomorrow"},
    {"NextYear", 2026y / 12 / 30, 2027y / 1 / 7, "do 7 januari 2027", "Thu 7 January 2027"},
    {"LastYear", 2027y / 1 / 4, 2026y / 12 / 31, "do 31 december 2026", "Thu 31 December 2026"},
    {"LeapDay", 2028y / 1 / 3, 2028y / 2 / 29, "di 29 februari", "Tue 29 February"},
};

INSTANTIATE_TEST_SUITE_P(Words, Dates, testing::ValuesIn(said),
                         [](const auto& c) { return c.param.name; });

TEST(Dates, TakeTheWordBeforeThemOnlyWhenFull) {
  const Reader reader{Language::nl, 2027y / 3 / 22};
  EXPECT_EQ(day_after("op", shipped_messages(), reader, 2027y / 3 / 22), "vandaag");
  EXPECT_EQ(day_after("op", shipped_messages(), reader, 2027y / 3 / 23), "morgen");
  EXPECT_EQ(day_after("op", shipped_messages(), reader, 2027y / 3 / 24), "op wo 24 maart");
}

TEST(Dates, WorkingDaysAreCountedAsOneOrMore) {
  const Reader nl{Language::nl, 2027y / 3 / 22};
  const Reader en{Language::en, 2027y / 3 / 22};
  EXPECT_EQ(days(shipped_messages(), nl, 1), "1 werkdag");
  EXPECT_EQ(days(shipped_messages(), nl, 3), "3 werkdagen");
  EXPECT_EQ(days(shipped_messages(), en, 1), "1 working day");
  EXPECT_EQ(days(shipped_messages(), en, 0), "0 working days");
}

TEST(Dates, APeriodIsSaidInItsOwnUnit) {
  const Reader nl{Language::nl, 2027y / 3 / 22};
  const Reader en{Language::en, 2027y / 3 / 22};
  EXPECT_EQ(span(shipped_messages(), nl, {6, Period::Unit::weeks}), "6 weken");
  EXPECT_EQ(span(shipped_messages(), en, {1, Period::Unit::months}), "1 month");
  EXPECT_EQ(span(shipped_messages(), en, {72, Period::Unit::hours}), "72 hours");
  EXPECT_EQ(span(shipped_messages(), nl, {30, Period::Unit::seconds}), "PT30S");
}

}  // namespace
}  // namespace cadans::words
