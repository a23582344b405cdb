#include "engine/time/instant_text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace cadans::time {
namespace {

TEST(InstantText, HasNoMoreDigitsThanNeeded) {
  EXPECT_EQ(utc_text(Instant{0}), "1970-01-01T00:00:00Z");
  EXPECT_EQ(utc_text(Instant{250'000}), "1970-01-01T00:00:00.25Z");
  EXPECT_EQ(utc_text(Instant{1}), "1970-01-01T00:00:00.000001Z");
  EXPECT_EQ(utc_text(Instant{-1}), "1969-12-31T23:59:59.999999Z");
  EXPECT_EQ(utc_text(Instant{1'805'700'600'000'000}), "2027-03-22T07:30:00Z");
}

struct Written {
  const char* text;
  const char* utc;
};

TEST(InstantText, IsReadWithItsOffset) {
  for (const auto& [text, utc] : {
           Written{"2027-04-20T09:30:00+02:00", "2027-04-20T07:30:00Z"},
           Written{"2027-04-20T01:30:00+02:00", "2027-04-19T23:30:00Z"},
           Written{"2026-12-31T23:30:00-05:30", "2027-01-01T05:00:00Z"},
           Written{"2027-04-20T09:30:00.5Z", "2027-04-20T09:30:00.5Z"},
           Written{"2027-04-20T09:30:00.123456789Z", "2027-04-20T09:30:00.123456Z"},
           Written{"1969-12-31T23:59:59.000000Z", "1969-12-31T23:59:59Z"},
       }) {
    const auto instant = parse_instant(text);
    ASSERT_TRUE(instant) << instant.error().what;
    EXPECT_EQ(utc_text(*instant), utc);
  }
}

TEST(InstantText, RefusesWhatIsNoInstant) {
  for (const auto* text :
       {"", "2027-04-20", "2027-04-20T09:30:00", "2027-04-20 09:30:00Z", "2027-04-20T09:30Z",
        "2027-04-20T24:00:00Z", "2027-04-20T09:60:00Z", "2027-04-20T09:30:60Z",
        "2027-02-30T09:30:00Z", "2027-04-20T09:30:00.Z", "2027-04-20T09:30:00.1234567890Z",
        "2027-04-20T09:30:00+0200", "2027-04-20T09:30:00+24:00", "2027-04-20T09:30:00Z ",
        "2027-04-20T09:30:00ZZ", "2027-04-20T09:30:00 02:00", "2027-04-20T-9:30:00Z"}) {
    const auto instant = parse_instant(text);
    ASSERT_FALSE(instant) << text;
    EXPECT_EQ(instant.error().fault, Fault::invalid);
    EXPECT_NE(instant.error().what.find(text), std::string::npos);
  }
}

RC_GTEST_PROP(InstantText, ReadsBackWhatItWrote, ()) {
  constexpr std::int64_t year_9999_us = 253'402'300'799'999'999;
  const Instant instant{*rc::gen::inRange<std::int64_t>(0, year_9999_us)};
  RC_ASSERT(parse_instant(utc_text(instant)).value() == instant);
}

}  // namespace
}  // namespace cadans::time
