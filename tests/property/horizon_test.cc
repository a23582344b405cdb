// Each occurrence appears once however the horizon is cut: an engine that was off now and then, for
// minutes or weeks, has the same tasks as one that never was, under the same names.

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::horizon {
namespace {

using namespace std::chrono;

// From the first run on, not small ones at first.
int any(int from, int below) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(from, below));
}

constexpr LocalDate start = 2026y / November / 9;
constexpr int span = 150;  // days

// By a rule that names its days. Of those that came due while the engine was off each comes.
TestDuty duty_of(const std::string& rule, int lead_days) {
  return {.id = "A",
          .role = "ict-head",
          .target = {},
          .comes_back = "recurrence = \"RRULE:" + rule +
                        "\"\nanchor = \"calendar\"\ninterval = \"calendar-year\"\n"
                        "misfire = \"each\"\nlead_time = \"P" +
                        std::to_string(lead_days) + "D\"\n"};
}

// Nobody is written to: dates go on.
void begin(Town& town, const TestDuty& duty) {
  town.duty(duty);
  town.speaks_from(start + days(10 * span));
  town.begin();
}

// The days of its tasks by the rule, in the order in which they were made.
Lines occurrences(const Town& town) {
  Lines all;
  const auto rows = town.reader().instances({.workflow = "task", .ended_too = true});
  for (const auto& row : *rows) {
    all.push_back(to_string(town.task_facts(row.id).nominal));
  }
  return all;
}

RC_GTEST_PROP(Horizon, EachOccurrenceAppearsOnceHoweverItIsCut, ()) {
  const std::string rule = *rc::gen::element<std::string>(
      "FREQ=MONTHLY;BYMONTHDAY=12", "FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=MONTHLY;BYMONTHDAY=-1",
      "FREQ=WEEKLY;BYDAY=WE", "FREQ=MONTHLY;BYDAY=1MO", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR");
  const TestDuty duty = duty_of(rule, any(0, 30));
  Town straight(start);
  begin(straight, duty);
  straight.until(start + days(span));
  Town cut(start);
  begin(cut, duty);
  for (LocalDate day = start; day < start + days(span - 40);) {
    day = day + days(any(1, 20));
    cut.until(day, LocalTime{any(0, 24 * 60)});
    day = day + days(any(0, 20));
    RC_LOG() << "off until " << to_string(day) << '\n';
    cut.down_until(day, LocalTime{23 * 60 + 59});
  }
  cut.until(start + days(span));
  Lines once = occurrences(straight);
  Lines found = occurrences(cut);
  RC_LOG() << rule << ": " << testing::PrintToString(found) << '\n';
  RC_ASSERT(once.size() > 1U);
  RC_ASSERT(std::is_sorted(found.begin(), found.end()));
  RC_ASSERT(std::adjacent_find(found.begin(), found.end()) == found.end());
  RC_ASSERT(found == once);
}

}  // namespace
}  // namespace cadans::cases::horizon
