#pragma once
// P12 as far as a journal shows it: nothing about a person decides what is in a mail, or in which
// order. Both follow from the notices alone.
//
//   for (const std::string& what : ranked(entry, waiting, calendar, {full, rests})) ...   // wrong
//
// `waiting`: the notices that wait after the entry, by number. A batch takes all that has come and
// reaches a person who works that day, whoever that is, and whose mails of that day are not `full`,
// unless the notice `rests`; what is personal waits for a day on which nothing else is `mailed`;
// within a mail, notices of one kind stand in the order in which they arose.
// Source  escalation rules, section 13, W1.

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "engine/decide/decision.h"
#include "tests/simulation/promises/slow_calendar.h"

namespace cadans::promises {

using Rests = std::function<bool(const Notice&, int day)>;

struct LeftOut {  // what a batch may leave out
  std::function<bool(std::string_view person)> full;
  std::function<bool(std::string_view person)> mailed;  // and what is personal waits for a day
  Rests rests;
};

[[nodiscard]] std::vector<std::string> ranked(const Entry& entry,
                                              const std::map<std::int64_t, Notice>& waiting,
                                              const SlowCalendar& calendar, const LeftOut& may);

}  // namespace cadans::promises
