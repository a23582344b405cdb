#pragma once
// What a rehearsal came to, counted from its journal.
//
//   count_figures(store, rules, until)   Fault of the store when the journal cannot be read
//   to_json(figures)                     the figures of `simulate --json`, with a line a month

#include <map>
#include <string>

#include "engine/decide/cycle_facts.h"
#include "engine/decide/rules.h"
#include "engine/json_fwd.h"
#include "engine/store/store.h"

namespace cadans::rehearsal {

struct Month {
  int assigned = 0;
  int done = 0;
  int late = 0;  // of those done: after their target
  int mails = 0;
  std::map<int, int> rungs;        // by level: reached
  std::vector<std::string> gates;  // "G1.IN pass"
};

struct Figures {
  std::map<std::string, Month> months;  // "2027-03"
  int assigned = 0;
  int done = 0;
  int open = 0;
  int reminders = 0;
  int digests = 0;
  int deliveries = 0;
  int duplicate = 0;
  int bounced = 0;
  int lost = 0;
  std::map<int, int> rungs;
  std::vector<std::string> gates;
  std::vector<decide::CycleFacts> cycles;  // in order of their beginning
};

[[nodiscard]] Result<Figures> count_figures(const store::Store& store, const decide::Rules& rules,
                                            Instant until);
[[nodiscard]] Json to_json(const Figures& figures);

}  // namespace cadans::rehearsal
