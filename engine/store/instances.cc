#include "engine/store/instances.h"

#include <fmt/format.h>

#include "engine/store/contradiction.h"

namespace cadans::store {
namespace {

// Columns: workflow, version, state, rung, ladder_row, asked, planned, delivered, due_us.
Snapshot snapshot_at(const Query& row, int column) {
  return {std::string(row.text(column)),
          row.number(column + 1),
          std::string(row.text(column + 2)),
          {row.number(column + 3), row.number(column + 4), row.number(column + 5),
           row.number(column + 6), row.number(column + 7), row.integer(column + 8)}};
}

}  // namespace

Result<void> add(Database& database, const InstanceNew& change, std::int64_t seq) {
  const Snapshot& at = change.snapshot;
  const Progress& progress = at.progress;
  const auto row = database.execute(
      "insert or fail into instance values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)", change.id.n,
      at.workflow, at.version, at.state, progress.rung, progress.row, progress.asked,
      progress.planned, progress.delivered, progress.due_us, seq, !ended(at.state));
  const auto made = exactly_one(database, row, [&] {
    return fmt::format("instance {} ({}) is there already, or has no state", change.id.n,
                       change.identity);
  });
  if (!made) return made;
  const auto named = exactly_one(
      database,
      database.execute("insert or fail into identity values (?, ?)", change.identity, change.id.n),
      [&] { return fmt::format("the identity {} is taken", change.identity); });
  if (!named) return named;
  return database.execute("insert or fail into instance_facts values (?, ?, ?)", change.id.n,
                          change.identity, change.facts);
}

// Most changes leave an instance running or ended as it was: then no index is touched.
Result<void> set(Database& database, const InstanceSet& change, std::int64_t seq) {
  const Snapshot& at = change.snapshot;
  const Progress& progress = at.progress;
  const bool running = !ended(at.state);
  const auto set = [&] {
    return database.execute(
        R"(update or fail instance set version = ?, state = ?, rung = ?, ladder_row = ?, asked = ?,
             planned = ?, delivered = ?, due_us = ?, last_seq = ?, rev = rev + 1
           where id = ? and running = ?)",
        at.version, at.state, progress.rung, progress.row, progress.asked, progress.planned,
        progress.delivered, progress.due_us, seq, change.id.n, running);
  };
  Result<void> done = set();
  if (done && database.changed() == 0) {
    done = database.execute("update or fail instance set running = ? where id = ?", running,
                            change.id.n);
    if (done && database.changed() == 1) done = set();
  }
  return exactly_one(database, done, [&] {
    return fmt::format("instance {} is not there, or its new state \"{}\" is none", change.id.n,
                       at.state);
  });
}

Result<void> set(Database& database, const FactsSet& change) {
  const auto done = database.execute("update or fail instance_facts set facts = ? where id = ?",
                                     change.facts, change.id.n);
  return exactly_one(database, done,
                     [&] { return fmt::format("instance {} is not there", change.id.n); });
}

Result<void> touch(Database& database, InstanceId id, std::int64_t seq) {
  return database.execute("update instance set last_seq = ?1 where id = ?2 and last_seq < ?1", seq,
                          id.n);
}

Result<std::int64_t> last_seq(Database& database, InstanceId id) {
  return database.number("select last_seq from instance where id = ?", id.n);
}

Result<std::optional<Snapshot>> snapshot(Database& database, InstanceId id) {
  Query row = database.query(
      R"(select workflow, version, state, rung, ladder_row, asked, planned, delivered, due_us
         from instance where id = ?)",
      id.n);
  if (row.next()) return std::optional(snapshot_at(row, 0));
  if (row.failed()) return row.error("where an instance stands");
  return std::optional<Snapshot>();
}

Result<std::optional<std::string>> facts(Database& database, InstanceId id) {
  Query row = database.query("select facts from instance_facts where id = ?", id.n);
  if (row.next()) return std::optional(std::string(row.text(0)));
  if (row.failed()) return row.error("the facts of an instance");
  return std::optional<std::string>();
}

Result<std::optional<InstanceId>> find(Database& database, std::string_view identity) {
  Query row = database.query("select instance from identity where identity = ?", identity);
  if (row.next()) return std::optional(InstanceId{row.integer(0)});
  if (row.failed()) return row.error("an instance by identity");
  return std::optional<InstanceId>();
}

Result<std::vector<InstanceId>> running(Database& database, std::string_view workflow,
                                        InstanceId after, int limit) {
  Query row = database.query(
      R"(select id from instance
         where workflow = ? and running = 1 and id > ? order by id limit ?)",
      workflow, after.n, limit);
  std::vector<InstanceId> all;
  while (row.next()) all.push_back({row.integer(0)});
  if (row.failed()) return row.error("running instances");
  return all;
}

Result<std::vector<RunningState>> running_states(Database& database) {
  Query row = database.query(
      R"(select min(id), workflow, state from instance where running = 1
         group by workflow, state order by min(id))");
  std::vector<RunningState> all;
  while (row.next()) {
    all.push_back({{row.integer(0)}, std::string(row.text(1)), std::string(row.text(2))});
  }
  if (row.failed()) return row.error("the states of running instances");
  return all;
}

Result<std::vector<InstanceRow>> instances(Database& database, const InstancesAsked& asked) {
  constexpr const char* running_only = R"(
      select i.id, i.rev, i.last_seq, i.running, f.identity, f.facts, i.workflow, i.version,
        i.state, i.rung, i.ladder_row, i.asked, i.planned, i.delivered, i.due_us
      from instance i join instance_facts f on f.id = i.id
      where i.workflow = ? and i.id > ? and i.running = 1 order by i.id limit ?)";
  constexpr const char* every = R"(
      select i.id, i.rev, i.last_seq, i.running, f.identity, f.facts, i.workflow, i.version,
        i.state, i.rung, i.ladder_row, i.asked, i.planned, i.delivered, i.due_us
      from instance i join instance_facts f on f.id = i.id
      where i.workflow = ? and i.id > ? order by i.id limit ?)";
  Query row = database.query(asked.ended_too ? every : running_only, asked.workflow, asked.after.n,
                             asked.limit);
  std::vector<InstanceRow> all;
  while (row.next()) {
    all.push_back({{row.integer(0)},
                   std::string(row.text(4)),
                   snapshot_at(row, 6),
                   std::string(row.text(5)),
                   row.integer(1),
                   row.integer(2),
                   row.integer(3) != 0});
  }
  if (row.failed()) return row.error("instances");
  return all;
}

}  // namespace cadans::store
