// A batch of n events leaves the same states and journal bodies as n batches of one.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/property/town_twice.h"

namespace cadans::promises {
namespace {

RC_GTEST_PROP(Batch, LeavesWhatItsEventsLeaveOneByOne, ()) {
  const auto pick = [](int most) {
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, most + 1));
  };
  TownTwice town(static_cast<std::uint64_t>(pick(8)) + 1);
  const int rounds = pick(14) + 1;
  for (int round = 0; round < rounds; ++round) {
    town.pass(pick(12));
    RC_ASSERT(town.take(town.draw(pick, pick(12))) == "");
    RC_ASSERT(town.difference() == "");
  }
}

}  // namespace
}  // namespace cadans::promises
