// Nothing routine leaves outside the window: whatever keeps the engine or its mail server from
// working, and whoever holds and releases, each mail carries an hour of an office day that its
// reader works. Alarms and clocks in hours are no routine (P4).

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "engine/settings/config_folder.h"
#include "tests/simulation/cases/town.h"

namespace cadans::cases::window {
namespace {

using namespace std::chrono;

// From the first run on, not small ones at first.
int any(int from, int below) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(from, below));
}

constexpr LocalDate start = 2026y / December / 1;
constexpr int span = 45;  // days: over Christmas and New Year's Day
constexpr LocalTime opens{8 * 60 + 30};
constexpr LocalTime closes{17 * 60};

struct Sample {
  people::Organisation organisation;
  time::Calendars calendars;
};

// As it ships: people by the name that the file gives them.
const Sample& sample() {
  static const Sample one = [] {
    const std::string source = CADANS_SOURCE;
    const auto texts = settings::read_folder(source + "/config", source + "/workflows/duties");
    const auto content = settings::read_content(*texts);
    const auto& organisation = content->organisation.organisation;
    return Sample{organisation, time::make_calendars(settings::calendar_content(
                                    content->decrees, organisation.closure_days))};
  }();
  return one;
}

// Why this mail should not have left when it did; "" = it may.
std::string fault(const Letter& one) {
  const people::Member* reader = sample().organisation.members.find(one.to);
  if (one.at < opens || one.at >= closes) return "outside the hours";
  if (!sample().calendars.open_at_office(one.on)) return "on a closed day";
  if (reader == nullptr || !reader->working_days.has(weekday(one.on))) return "on a day off";
  return {};
}

bool routine(const Letter& one) {
  return one.to != "sluis" && !one.subject.starts_with("Look first");
}

LocalTime any_time() { return LocalTime{any(0, 24 * 60)}; }

void something_happens(Town& town, LocalDate day) {
  const Fields reason = {{"reason", "it is a test"}};
  switch (any(0, 7)) {
    case 0:
      return town.down_until(day + days(any(0, 6)), any_time());
    case 1:
      return town.mail_server_is(false);
    case 2:
      return town.mail_server_is(true);
    case 3:
      return town.reply_is_lost(any(0, 2) == 0);
    case 4:
      static_cast<void>(town.act("engine.hold", {}, "gijs", reason));
      return;
    case 5:
      static_cast<void>(town.act("engine.release", {}, "gijs", reason));
      return;
    default:
      return town.bounces("vuur", any(0, 2) == 0);
  }
}

RC_GTEST_PROP(Window, NothingRoutineLeavesOutsideIt, ()) {
  Town town(start);
  for (const char* role : {"ict-head", "supplier-manager", "ciso", "internal-auditor"}) {
    const LocalDate target = start + days(any(7, 40));
    town.duty({.id = role, .role = role, .target = target, .ladder = "second-line"});
    if (std::string_view(role) != "ict-head") continue;
    town.duty({.id = "B", .role = role, .target = target, .basis = "law"});
  }
  town.begin();
  for (LocalDate day = start; day < start + days(span);) {
    day = day + days(any(1, 6));
    town.until(day, any_time());
    something_happens(town, day);
  }
  town.mail_server_is(true);
  town.until(start + days(span + 7));
  int routines = 0;
  for (const Letter& one : town.letters(start, start + days(span + 7))) {
    if (!routine(one)) continue;
    ++routines;
    RC_LOG() << to_string(one.on) << " " << to_string(one.at) << " " << one.to << ": "
             << one.subject << '\n';
    RC_ASSERT(fault(one) == "");
  }
  RC_ASSERT(routines > 0);
}

}  // namespace
}  // namespace cadans::cases::window
