// What is kept of a zone's rules, and which moments move when its data changes.

#include "engine/time/zone_offsets.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/time/instant_text.h"

namespace cadans::time {
namespace {

Zone here() { return Zone::load("Europe/Amsterdam").value(); }

Instant moment(std::string_view text) { return parse_instant(text).value(); }

Instant any_moment() {
  return {*rc::gen::inRange<std::int64_t>(1'767'225'600, 2'208'988'800) * 1'000'000};
}

// As if summer time had been abolished: winter's offset all year.
ZoneOffsets always_winter() { return ZoneOffsets::read("1767225600+3600 to 2145916800").value(); }

TEST(ZoneOffsets, AreThoseOfTheZone) {
  const Zone zone = here();
  const ZoneOffsets offsets = ZoneOffsets::of(zone, 2026, 2040);
  EXPECT_TRUE(rc::check([&] {
    const Instant at = any_moment();
    RC_ASSERT(offsets.at(at) == zone.offset(at));
  }));
  EXPECT_TRUE(offsets.hold(zone));
  EXPECT_FALSE(always_winter().hold(zone));
}

TEST(ZoneOffsets, AreReadAsTheyAreWritten) {
  const ZoneOffsets offsets = ZoneOffsets::of(here(), 2027, 2028);
  EXPECT_EQ(offsets.text(), "1798761600+3600 1806195600+7200 1824944400+3600 to 1830297600");
  EXPECT_EQ(ZoneOffsets::read(offsets.text())->text(), offsets.text());
}

TEST(ZoneOffsets, AnythingElseIsRefused) {
  for (const auto* text :
       {"", "to 1", "1+3600", "1+3600 to", "1+3600 to x", "1+3600 to 2 ", "2+3600 1+3600 to 3",
        "x+3600 to 2", "1 to 2", "1+99999999999999999 to 2", "1+3600  to 2"}) {
    EXPECT_FALSE(ZoneOffsets::read(text)) << text;
  }
}

TEST(ZoneOffsets, AMomentKeepsItsTimeOnTheWall) {
  const Zone zone = here();
  const ZoneOffsets before = always_winter();
  EXPECT_EQ(before.moved(zone, moment("2027-07-01T08:30:00+01:00")),
            moment("2027-07-01T08:30:00+02:00"));
  EXPECT_EQ(before.moved(zone, moment("2027-07-01T00:00:00.25+01:00")),
            moment("2027-07-01T00:00:00.25+02:00"));
  const Instant winter = moment("2027-12-01T08:30:00+01:00");
  EXPECT_EQ(before.moved(zone, winter), winter);
}

// 02:30 does not exist on that day any more: the moment of the jump, where 03:00 is as well.
TEST(ZoneOffsets, AMomentOfTheNightOfTheChangeComesOnce) {
  const Zone zone = here();
  EXPECT_EQ(always_winter().moved(zone, moment("2027-03-28T02:30:00+01:00")),
            moment("2027-03-28T03:00:00+02:00"));
  EXPECT_EQ(always_winter().moved(zone, moment("2027-03-28T03:00:00+01:00")),
            moment("2027-03-28T03:00:00+02:00"));
}

TEST(ZoneOffsets, WhereNothingChangedNothingMoves) {
  const Zone zone = here();
  const ZoneOffsets now = ZoneOffsets::of(zone, 2026, 2040);
  EXPECT_TRUE(rc::check([&] {
    const Instant at = any_moment();
    RC_ASSERT(now.moved(zone, at) == at);
  }));
}

}  // namespace
}  // namespace cadans::time
