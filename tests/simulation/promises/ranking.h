#pragma once
// P12 as far as a journal shows it: nothing about a person decides what is in a mail, or in which
// order. Both follow from the notices alone.
//
//   for (const std::string& what : ranked(entry, waiting, calendar, full)) ...   // what is wrong
//
// `waiting`: the notices that wait after the entry, by number. A batch takes all that has come and
// reaches a person who works that day, whoever that is, and whose mails of that day are not `full`;
// within a mail, notices of one kind stand in the order in which they arose.
// Source  escalation rules, section 13, W1.

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "engine/decide/decision.h"
#include "tests/simulation/promises/slow_calendar.h"

namespace cadans::promises {

[[nodiscard]] std::vector<std::string> ranked(const Entry& entry,
                                              const std::map<std::int64_t, Notice>& waiting,
                                              const SlowCalendar& calendar,
                                              const std::function<bool(std::string_view)>& full);

}  // namespace cadans::promises
