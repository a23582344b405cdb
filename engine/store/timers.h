#pragma once
// What will be due. Rows stand in the order in which they are claimed, so that a claim reads
// neighbours and its deletion is one range a class.
//
//   TimerChanges changes;
//   changes.add(TimerGone{...}); ...   // of a whole turn, in order; texts stay the caller's
//   changes.write(database);           // deletions first, then what is set
//
// Setting a timer that is there changes nothing.
// Errors  invalid: a timer that is gone was not there.

#include <array>
#include <optional>
#include <set>
#include <vector>

#include "engine/store/claims.h"
#include "engine/store/database.h"
#include "engine/store/due_timer.h"

namespace cadans::store {

class TimerChanges {
 public:
  void add(const TimerSet& change);
  void add(const TimerGone& change);
  Result<void> write(Database& database);

 private:
  struct Less {
    bool operator()(const Timer* one, const Timer* other) const { return *one < *other; }
  };
  std::set<const Timer*, Less> set_;
  std::vector<const Timer*> withdrawn_;            // set by this turn, and taken back by it
  std::array<std::vector<const Timer*>, 5> gone_;  // a list for each urgency
};

// `claims`, where it is given, takes where the timers' machines stand.
Result<std::vector<DueTimer>> due_timers(Database& database, Instant now, int limit,
                                         Claims* claims = nullptr);
Result<std::optional<Instant>> next_due(Database& database);

}  // namespace cadans::store
