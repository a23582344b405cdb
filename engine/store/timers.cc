#include "engine/store/timers.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/store/contradiction.h"
#include "engine/store/names.h"
#include "engine/time/instant_text.h"

namespace cadans::store {
namespace {

using Timers = std::vector<const Timer*>;

// Whether these, in order, are the first rows of their class: then they go as one range.
Result<bool> first_of_class(Database& database, const Timers& gone) {
  Query row = database.query(
      R"(select due_us, instance, kind from timer
         where urgency = ? order by due_us, instance, kind limit ?)",
      static_cast<int>(gone.front()->urgency), static_cast<std::int64_t>(gone.size()));
  for (const Timer* timer : gone) {
    if (!row.next() || row.integer(0) != timer->due.us || row.integer(1) != timer->instance.n ||
        row.text(2) != timer->kind) {
      if (row.failed()) return row.error("timers that are gone");
      return false;
    }
  }
  return true;
}

Result<void> remove_range(Database& database, const Timers& gone) {
  const Timer& last = *gone.back();
  const auto done = database.execute(
      R"(delete from timer where urgency = ? and (due_us, instance, kind) <= (?, ?, ?))",
      static_cast<int>(last.urgency), last.due, last.instance.n, last.kind);
  if (!done) return done;
  invariant(static_cast<std::size_t>(database.changed()) == gone.size(),
            "a range of timers holds those that were claimed and no other");
  return done;
}

Result<void> remove(Database& database, const Timer& timer) {
  return database.execute(
      R"(delete from timer where urgency = ? and due_us = ? and instance = ? and kind = ?)",
      static_cast<int>(timer.urgency), timer.due, timer.instance.n, timer.kind);
}

Result<void> remove_each(Database& database, const Timers& gone) {
  for (const Timer* timer : gone) {
    const auto one = exactly_one(database, remove(database, *timer), [&] {
      return fmt::format("the timer {} of instance {} for {} ({}) is not there", timer->kind,
                         timer->instance.n, time::utc_text(timer->due), name(timer->urgency));
    });
    if (!one) return one;
  }
  return {};
}

Result<void> insert(Database& database, const Timer& timer) {
  return database.execute("insert into timer values (?, ?, ?, ?) on conflict do nothing",
                          static_cast<int>(timer.urgency), timer.due, timer.instance.n, timer.kind);
}

void note(Claims& claims, const Query& row) {
  claims.try_emplace(row.integer(1), Claim{{std::string(row.text(3)),
                                            row.number(4),
                                            std::string(row.text(5)),
                                            {row.number(6), row.number(7), row.number(8),
                                             row.number(9), row.number(10), row.integer(11)}},
                                           row.integer(12)});
}

}  // namespace

void TimerChanges::add(const TimerSet& change) { set_.insert(&change.timer); }

// One that this turn has set itself need not be in the table, and may be.
void TimerChanges::add(const TimerGone& change) {
  if (set_.erase(&change.timer) != 0) {
    withdrawn_.push_back(&change.timer);
  } else {
    gone_.at(static_cast<std::size_t>(change.timer.urgency)).push_back(&change.timer);
  }
}

Result<void> TimerChanges::write(Database& database) {
  for (Timers& gone : gone_) {
    if (gone.empty()) continue;
    std::sort(gone.begin(), gone.end(), Less());
    const auto first = first_of_class(database, gone);
    if (!first) return first.error();
    const auto done = *first ? remove_range(database, gone) : remove_each(database, gone);
    if (!done) return done;
  }
  for (const Timer* timer : withdrawn_) {
    if (const auto done = remove(database, *timer); !done) return done;
  }
  for (const Timer* timer : set_) {
    if (const auto done = insert(database, *timer); !done) return done;
  }
  return {};
}

Result<std::vector<DueTimer>> due_timers(Database& database, Instant now, int limit,
                                         Claims* claims) {
  std::vector<DueTimer> due;
  for (std::size_t urgency = 0; urgency < urgency_names.size(); ++urgency) {
    const int rest = limit - static_cast<int>(due.size());
    if (rest <= 0) break;
    Query row = database.query(
        R"(select t.due_us, t.instance, t.kind,
             case t.instance when 0 then 'engine' else coalesce(i.workflow, '') end,
             i.version, i.state, i.rung, i.ladder_row, i.asked, i.planned, i.delivered, i.due_us,
             i.last_seq
           from timer t left join instance i on i.id = t.instance
           where t.urgency = ? and t.due_us <= ?
           order by t.due_us, t.instance, t.kind limit ?)",
        static_cast<int>(urgency), now, rest);
    while (row.next()) {
      due.push_back({{static_cast<Urgency>(urgency),
                      Instant{row.integer(0)},
                      {row.integer(1)},
                      std::string(row.text(2))},
                     std::string(row.text(3))});
      if (claims != nullptr && row.integer(12) != 0) note(*claims, row);
    }
    if (row.failed()) return row.error("timers that are due");
  }
  return due;
}

Result<std::optional<Instant>> next_due(Database& database) {
  std::optional<Instant> earliest;
  for (std::size_t urgency = 0; urgency < urgency_names.size(); ++urgency) {
    Query row = database.query("select due_us from timer where urgency = ? order by due_us limit 1",
                               static_cast<int>(urgency));
    if (row.next()) {
      const Instant due{row.integer(0)};
      earliest = earliest ? std::min(*earliest, due) : due;
    }
    if (row.failed()) return row.error("the next timer");
  }
  return earliest;
}

}  // namespace cadans::store
