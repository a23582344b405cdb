#pragma once
// The deliveries of a run as the oracle follows them, from the notices they carry to their end.
//
//   Deliveries deliveries(run, calendar, all, rests);   // what it finds is added to `all`;
//                                                // `rests`: a notice waits for who is away
//   deliveries.take(entry)                       // each entry of the journal, in order
//   deliveries.look_at_end()                     // then what was sent, and what never was
//
// It looks at P3 (one message a key, one copy more at most where the connector died over it), P4
// (window, working day, one routine mail a day), P11 (what an empty position has to know reaches
// who acts for it) and P12 (ranking.h).

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/simulation/promises/ranking.h"
#include "tests/simulation/promises/simulation.h"
#include "tests/simulation/promises/slow_calendar.h"

namespace cadans::promises {

class Deliveries {
 public:
  Deliveries(const Run& run, const SlowCalendar& calendar, std::vector<Finding>& all, Rests rests)
      : run_(run), calendar_(calendar), all_(all), rests_(std::move(rests)) {}

  void take(const Entry& entry);
  void look_at_end();
  // The one under this key; it carries nothing when there was none.
  [[nodiscard]] const Delivery& under(const std::string& key) { return carried_[key]; }

 private:
  void found(std::string promise, std::int64_t us, const std::string& what);
  void frozen(const Delivery& delivery, std::int64_t us);
  void in_the_window(const std::string& key, const std::string& person, std::int64_t us);
  [[nodiscard]] int most_mails() const;  // of one person on a day, digest included
  void look_at_sent();
  void look_at_unsettled();
  void look_at_waiting();

  const Run& run_;
  const SlowCalendar& calendar_;
  std::vector<Finding>& all_;
  Rests rests_;
  std::map<std::int64_t, Notice> notices_;
  std::map<std::string, Delivery> carried_;
  std::set<std::string> ended_;
  std::set<std::pair<std::string, int>> digests_;
  std::map<std::pair<std::string, int>, int> mails_;  // of a person on a day
};

}  // namespace cadans::promises
