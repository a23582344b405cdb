// The promises of the engine, over years of small organisations in which something goes wrong in
// one of ten transactions or more. A seed that breaks one names the command that runs it again.

#include <gtest/gtest.h>

#include <chrono>
#include <cstdio>
#include <map>

#include "tests/simulation/promises/oracle.h"

namespace cadans::promises {
namespace {

constexpr int seeds_most = 40;
constexpr std::chrono::seconds time_most(200);

struct Years {
  int count = 0;
  std::int64_t transactions = 0;
  std::int64_t faults = 0;
  std::map<std::string, std::string> broken;  // by promise: the first that was found, and how again
};

// Each seed is one year of another organisation. How many come in depends on the machine; what a
// seed comes to does not.
Years run_years() {
  Years years;
  const auto begin = std::chrono::steady_clock::now();
  for (std::uint64_t seed = 1; seed <= seeds_most; ++seed) {
    if (std::chrono::steady_clock::now() - begin > time_most) break;
    const Run run = simulate({.seed = seed, .weeks = 52});
    ++years.count;
    years.transactions += run.transactions;
    years.faults += run.faults;
    for (const Finding& one : findings(run)) {
      years.broken.emplace(one.promise,
                           one.what + "\nagain: cadans-sim --seed " + std::to_string(seed));
    }
  }
  std::printf("%d years simulated, %lld transactions, %lld faults\n", years.count,
              static_cast<long long>(years.transactions), static_cast<long long>(years.faults));
  return years;
}

class Promises : public testing::Test {
 protected:
  static void SetUpTestSuite() { years_ = run_years(); }
  static std::string broken(const std::string& promise) {
    const auto found = years_.broken.find(promise);
    return found == years_.broken.end() ? std::string() : found->second;
  }
  static Years years_;
};

Years Promises::years_;

TEST_F(Promises, SomethingGoesWrongInOneOfTenTransactionsOrMore) {
  EXPECT_GE(years_.count, 5);
  EXPECT_GE(years_.faults * 10, years_.transactions);
}

TEST_F(Promises, ADueMomentIsNeverLostAndLatenessIsSaid) { EXPECT_EQ(broken("P1"), ""); }

TEST_F(Promises, OneOccurrenceGivesOneTaskThroughCrashesAndClockJumps) {
  EXPECT_EQ(broken("P2"), "");
}

TEST_F(Promises, AMessageLeavesOnceUnderItsKeyAndOnceMoreAtMostWhenNobodyKnows) {
  EXPECT_EQ(broken("P3"), "");
}

TEST_F(Promises, PeopleAreWrittenToOnceADayInWorkingHoursOnDaysTheyWork) {
  EXPECT_EQ(broken("P4"), "");
}

TEST_F(Promises, SilenceEndsNoChaseAndARungCountsWhenItArrived) { EXPECT_EQ(broken("P5"), ""); }

TEST_F(Promises, TheJournalHoldsRebuildsTheSameStateAndIsDecidedTheSameAgain) {
  EXPECT_EQ(broken("P6/P7"), "");
}

TEST_F(Promises, NothingAboutAPersonDecidesWhatIsInAMailOrWhere) { EXPECT_EQ(broken("P12"), ""); }

TEST_F(Promises, TheWorkOfAnEmptyPositionReachesWhoActsForIt) { EXPECT_EQ(broken("P11"), ""); }

}  // namespace
}  // namespace cadans::promises
