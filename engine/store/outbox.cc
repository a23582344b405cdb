#include "engine/store/outbox.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/store/contradiction.h"
#include "engine/store/names.h"
#include "engine/store/notices.h"

namespace cadans::store {
namespace {

Waiting waiting_at(const Query& row) {
  Waiting waiting;
  Delivery& delivery = waiting.delivery;
  delivery.id = row.integer(0);
  delivery.channel = row.text(1);
  delivery.urgency = static_cast<Urgency>(row.number(2));
  delivery.made = Instant{row.integer(3)};
  waiting.not_before = Instant{row.integer(4)};
  waiting.lease = Instant{row.integer(5)};
  waiting.attempt = row.number(6);
  waiting.again = row.integer(7) != 0;
  waiting.parked = row.integer(8) != 0;
  delivery.key = row.text(9);
  delivery.person = row.text(10);
  delivery.hash = row.hash(11);
  delivery.notices = carried(row.text(12));
  return waiting;
}

Result<void> collect(Query row, std::vector<Waiting>& all) {
  while (row.next()) all.push_back(waiting_at(row));
  if (row.failed()) return row.error("deliveries");
  return {};
}

std::string not_there(std::int64_t id) {
  return fmt::format("delivery {} is not there, or settled already", id);
}

std::string not_next(const Chosen& chosen) {
  return fmt::format("attempt {} of delivery {} is not its next", chosen.attempt, chosen.id);
}

Result<void> park(Database& database, std::int64_t id) {
  const auto done = database.execute(
      R"(update or fail outbox set parked = 1, lease_us = 0, ready_us = not_before_us
         where id = ?)",
      id);
  return exactly_one(database, done, [id] { return not_there(id); });
}

}  // namespace

Result<void> add(Database& database, const NewRow& made) {
  const Delivery& delivery = made.delivery;
  const Chosen* chosen = made.chosen;
  const int attempt = chosen == nullptr ? 0 : chosen->attempt;
  const Instant lease = chosen == nullptr ? Instant{} : chosen->lease;
  if (attempt > 1) return contradiction(not_next(*chosen));
  const auto notices = carried(delivery.notices);
  if (!notices) return notices.error();
  const auto key =
      exactly_one(database,
                  database.execute("insert or fail into delivery_key (key, delivery) values (?, ?)",
                                   delivery.key, delivery.id),
                  [&] { return fmt::format("the key {} is used already", delivery.key); });
  if (!key) return key;
  const auto row = database.execute(
      R"(insert or fail into outbox (id, channel, urgency, made_us, key, person, hash, notices,
           attempt, lease_us, ready_us, not_before_us, again, parked, body)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10, 0, 0, 0, ?11))",
      delivery.id, delivery.channel, static_cast<int>(delivery.urgency), delivery.made,
      delivery.key, delivery.person, delivery.hash, *notices, attempt, lease, made.body);
  return exactly_one(database, row,
                     [&] { return fmt::format("delivery {} is there already", delivery.id); });
}

Result<void> wait(Database& database, const DeliveryWait& change) {
  const auto done = database.execute(
      R"(update or fail outbox set not_before_us = ?1, lease_us = 0, ready_us = max(?1, 0),
           again = ?2, parked = 0
         where id = ?3)",
      change.not_before, change.again, change.id);
  return exactly_one(database, done, [&] { return not_there(change.id); });
}

Result<void> end(Database& database, const DeliveryEnd& change, Instant at) {
  if (change.outcome == Outcome::parked) return park(database, change.id);
  const auto key =
      exactly_one(database,
                  database.execute(
                      R"(update or fail delivery_key set outcome = ?, at_us = ?, receipt = ?
             where key = ? and delivery = ? and outcome is null)",
                      name(change.outcome), at, change.receipt, change.key, change.id),
                  [&] { return fmt::format("{} (key {})", not_there(change.id), change.key); });
  if (!key) return key;
  return exactly_one(database, database.execute("delete from outbox where id = ?", change.id),
                     [&] { return not_there(change.id); });
}

Result<void> unname(Database& database, const KeysUnnamed& change) {
  return database.execute(
      R"(update delivery_key set key = 'unnamed/' || delivery
         where outcome is not null and at_us < ? and key not like 'unnamed/%')",
      change.before);
}

std::string unnamed_key(std::int64_t delivery) { return fmt::format("unnamed/{}", delivery); }

Result<void> choose(Database& database, const Chosen& chosen) {
  const auto done = database.execute(
      R"(update or fail outbox set attempt = ?1, lease_us = ?2, ready_us = max(not_before_us, ?2)
         where id = ?3 and attempt = ?1 - 1 and parked = 0)",
      chosen.attempt, chosen.lease, chosen.id);
  return exactly_one(database, done, [&] { return not_next(chosen); });
}

Result<std::optional<std::string>> delivery_body(Database& database, std::int64_t delivery) {
  Query row = database.query("select body from outbox where id = ? and body <> ''", delivery);
  if (row.next()) return std::optional(std::string(row.text(0)));
  if (row.failed()) return row.error("the body of a delivery");
  return std::optional<std::string>();
}

Result<std::optional<Waiting>> waiting(Database& database, std::int64_t delivery) {
  Query row = database.query(
      R"(select id, channel, urgency, made_us, not_before_us, lease_us, attempt, again, parked,
           key, person, hash, notices
         from outbox where id = ?)",
      delivery);
  if (row.next()) return std::optional(waiting_at(row));
  if (row.failed()) return row.error("a delivery");
  return std::optional<Waiting>();
}

// Two sources, each with an index of its own: what was never held back, in claim order already, and
// what has waited long enough. Most often nothing has, and then nothing need be sorted.
Result<std::vector<Waiting>> sendable(Database& database, std::string_view channel, Instant now,
                                      int limit) {
  std::vector<Waiting> all;
  const auto ready = collect(
      database.query(
          R"(select id, channel, urgency, made_us, not_before_us, lease_us, attempt, again, parked,
               key, person, hash, notices
             from outbox indexed by outbox_ready
             where channel = ? and parked = 0 and ready_us = 0
             order by urgency, made_us, id limit ?)",
          channel, limit),
      all);
  if (!ready) return ready.error();
  const auto waited = database.number(
      R"(select exists (select 1 from outbox indexed by outbox_later
                        where parked = 0 and ready_us > 0 and ready_us <= ?))",
      now);
  if (!waited) return waited.error();
  if (*waited == 0) return all;
  const auto later = collect(
      database.query(
          R"(select id, channel, urgency, made_us, not_before_us, lease_us, attempt, again, parked,
               key, person, hash, notices
             from outbox indexed by outbox_later
             where channel = ? and parked = 0 and ready_us > 0 and ready_us <= ?
             order by urgency, made_us, id limit ?)",
          channel, now, limit),
      all);
  if (!later) return later.error();
  std::sort(all.begin(), all.end(), [](const Waiting& one, const Waiting& other) {
    const auto place = [](const Delivery& delivery) {
      return std::tie(delivery.urgency, delivery.made, delivery.id);
    };
    return place(one.delivery) < place(other.delivery);
  });
  all.resize(std::min(all.size(), static_cast<std::size_t>(std::max(limit, 0))));
  return all;
}

Result<std::optional<Instant>> next_sendable(Database& database) {
  Query row = database.query(
      R"(select 0 where exists
           (select 1 from outbox indexed by outbox_ready where parked = 0 and ready_us = 0)
         union all select * from
           (select ready_us from outbox indexed by outbox_later
            where parked = 0 and ready_us > 0 order by ready_us limit 1)
         limit 1)");
  if (row.next()) return std::optional(Instant{row.integer(0)});
  if (row.failed()) return row.error("the next delivery");
  return std::optional<Instant>();
}

Result<std::vector<Waiting>> deliveries(Database& database, std::int64_t after, int limit) {
  std::vector<Waiting> all;
  const auto found = collect(
      database.query(
          R"(select id, channel, urgency, made_us, not_before_us, lease_us, attempt, again, parked,
               key, person, hash, notices
             from outbox where id > ? order by id limit ?)",
          after, limit),
      all);
  if (!found) return found.error();
  return all;
}

Result<std::optional<Settled>> settled(Database& database, std::string_view key) {
  Query row = database.query(
      R"(select delivery, outcome, at_us, receipt from delivery_key
         where key = ? and outcome is not null)",
      key);
  if (row.next()) {
    return std::optional(Settled{row.integer(0),
                                 outcome_named(row.text(1)).value_or(Outcome::delivered),
                                 Instant{row.integer(2)}, std::string(row.text(3))});
  }
  if (row.failed()) return row.error("a key");
  return std::optional<Settled>();
}

}  // namespace cadans::store
