// The promises of the engine, over years of small organisations in which something goes wrong in
// one of ten transactions or more. A seed that breaks one names the command that runs it again.
//
//   promises_test FIRST COUNT   a year of each of so many seeds; ctest runs several side by side

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>

#include "tests/simulation/promises/oracle.h"
#include "tests/simulation/promises/plain_memory.h"

namespace cadans::promises {
namespace {

// For all years asked, of the processor: over four times what a share takes on a quiet machine,
// since others who use its cores make each of its seconds shorter.
constexpr double processor_s_most = 840;

struct Seeds {
  std::uint64_t first = 1;
  int count = 10;
};
Seeds asked;  // by main(), before any test

struct Years {
  int count = 0;
  std::int64_t transactions = 0;
  std::int64_t faults = 0;
  std::map<std::string, std::string> broken;  // by promise: the first that was found, and how again
};

double processor_s() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

// Each seed is one year of another organisation.
Years run_years() {
  Years years;
  for (std::uint64_t seed = asked.first; years.count < asked.count; ++seed) {
    if (processor_s() > processor_s_most) break;
    const Run run = simulate({.seed = seed, .weeks = 52, .decided_anew = seed % 10 == 1});
    ++years.count;
    years.transactions += run.transactions;
    years.faults += run.faults;
    for (const Finding& one : findings(run)) {
      years.broken.emplace(one.promise,
                           one.what + "\nagain: cadans-sim --seed " + std::to_string(seed));
    }
  }
  std::printf("%d years from seed %llu, %.0f s: %lld transactions, %lld faults\n", years.count,
              static_cast<unsigned long long>(asked.first), processor_s(),
              static_cast<long long>(years.transactions), static_cast<long long>(years.faults));
  return years;
}

class Promises : public testing::Test {
 protected:
  static void SetUpTestSuite() { years = run_years(); }
  static std::string broken(const std::string& promise) {
    const auto found = years.broken.find(promise);
    return found == years.broken.end() ? std::string() : found->second;
  }
  static Years years;
};

Years Promises::years;

TEST_F(Promises, EveryYearIsSimulatedInItsTime) { EXPECT_EQ(years.count, asked.count); }

TEST_F(Promises, SomethingGoesWrongInOneOfTenTransactionsOrMore) {
  EXPECT_GE(years.faults * 10, years.transactions);
}

TEST_F(Promises, ADueMomentIsNeverLostAndLatenessIsSaid) { EXPECT_EQ(broken("P1"), ""); }

TEST_F(Promises, OneOccurrenceGivesOneTaskThroughCrashes) { EXPECT_EQ(broken("P2"), ""); }

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

int main(int count, char** words) {
  testing::InitGoogleTest(&count, words);
  using cadans::promises::asked;
  if (count > 1) asked.first = std::strtoull(words[1], nullptr, 10);
  if (count > 2) asked.count = std::atoi(words[2]);
  if (!cadans::promises::give_sqlite_plain_memory()) std::puts("SQLite keeps its own memory");
  return RUN_ALL_TESTS();
}
