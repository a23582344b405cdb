#include "engine/store/rebuild.h"

#include <fmt/format.h>

#include <array>

#include "engine/store/lock.h"
#include "engine/store/schema.h"
#include "engine/store/turn.h"

namespace cadans::store {
namespace {

constexpr std::size_t entries_at_once = 4096;

struct Compared {
  const char* name;
  const char* rows;
};

constexpr std::array<Compared, 13> compared = {{
    {"instance", "select * from instance order by id"},
    {"facts", "select * from instance_facts order by id"},
    {"identity", "select * from identity order by identity"},
    {"timer", "select * from timer order by urgency, due_us, instance, kind"},
    {"notice", "select * from notice order by id"},
    {"delivery",
     R"(select id, channel, urgency, made_us, again, parked, key, person, hash, notices
        from outbox order by id)"},
    {"key", "select * from delivery_key order by key"},
    {"mark", "select * from mark order by name"},
    {"content in force", "select * from content_in_force order by kind"},
    {"seen event", "select * from seen order by event"},
    {"text", "select id, hash, gone from written_text order by id"},
    {"forgotten person", "select key from person where gone = 1 order by key"},
    {"counter", "select * from counter order by name"},
}};

std::string shown(const Query& row) {
  std::string text;
  for (int column = 0; column < row.columns(); ++column) {
    if (column != 0) text += ", ";
    text += row.is_blob(column) ? hex(row.hash(column)) : std::string(row.text(column));
  }
  return text;
}

Result<std::string> compare(const Compared& what, const Reader& one, const Reader& other) {
  Query here = one.database().query(what.rows);
  Query there = other.database().query(what.rows);
  while (true) {
    const bool more_here = here.next();
    const bool more_there = there.next();
    if (here.failed()) return here.error(what.name);
    if (there.failed()) return there.error(what.name);
    if (!more_here && !more_there) return std::string();
    const std::string left = more_here ? shown(here) : "none";
    const std::string right = more_there ? shown(there) : "none";
    if (left == right) continue;
    return fmt::format("{}: {} in {}, {} in {}", what.name, left, one.database().path(), right,
                       other.database().path());
  }
}

// Records are gathered first and stay where they are until the transaction ends.
struct Batch {
  std::vector<std::string> lines{};
  std::vector<Record> records{};
};

Result<Batch> next_batch(const Bodies& bodies, std::int64_t from) {
  Batch batch;
  while (batch.lines.size() < entries_at_once) {
    auto body = bodies();
    if (!body) return body.error();
    if (!*body) break;
    const std::int64_t seq = from + static_cast<std::int64_t>(batch.lines.size());
    auto record = read_record(**body);
    if (!record || record->place.seq != seq) {
      return Error{
          Fault::corrupt,
          fmt::format("entry {}: {}", seq, record ? "its number is another" : record.error().what)};
    }
    batch.lines.push_back(std::move(**body));
    batch.records.push_back(std::move(*record));
  }
  return batch;
}

Result<Tail> apply(Database& database, const Batch& batch, const Tail& from) {
  if (const auto done = database.execute("begin immediate"); !done) return done.error();
  Turn turn(database, from, {}, {});
  for (std::size_t at = 0; at < batch.lines.size(); ++at) {
    const auto done = turn.replay(batch.records[at], batch.lines[at]);
    if (!done) {
      return Error{Fault::corrupt, fmt::format("entry {} cannot be applied: {}", turn.tail().seq,
                                               done.error().what)};
    }
  }
  if (const auto done = turn.finish(); !done) return done.error();
  if (const auto done = database.execute("commit"); !done) return done.error();
  return turn.tail();
}

}  // namespace

Result<Tail> rebuild(const Bodies& bodies, const std::string& into) {
  auto database = Database::open({.path = into});
  if (!database) return database.error();
  Database& file = **database;
  const auto tables = file.number("select count(*) from sqlite_schema");
  if (!tables || *tables != 0) {
    return Error{Fault::invalid, into + " is there already: name a file that is not"};
  }
  const auto lock = Lock::take(into);
  if (!lock) return lock.error();
  if (const auto done = file.make_durable(); !done) return done.error();
  if (const auto done = migrate(file); !done) return done.error();
  file.checkpoint_on_close(true);
  Tail tail;
  while (true) {
    const auto batch = next_batch(bodies, tail.seq + 1);
    if (!batch) return batch.error();
    if (batch->lines.empty()) return tail;
    const auto applied = apply(file, *batch, tail);
    if (!applied) return applied.error();
    tail = *applied;
    if (const auto done = file.checkpoint(Checkpoint::passive); !done) return done.error();
  }
}

Result<std::string> compare(const Reader& one, const Reader& other) {
  for (const Compared& what : compared) {
    auto difference = compare(what, one, other);
    if (!difference || !difference->empty()) return difference;
  }
  return std::string();
}

}  // namespace cadans::store
