#include "engine/store/reader.h"

#include <filesystem>
#include <utility>

#include "engine/store/export.h"
#include "engine/store/marks.h"
#include "engine/store/schema.h"

namespace cadans::store {
namespace {

Result<std::unique_ptr<Database>> open_to_read(const Opening& opening) {
  auto database = Database::open(opening);
  if (!database) {
    return Error{Fault::not_found, database.error().what + ": no store there, or no right to it"};
  }
  if (const auto done = (*database)->script("pragma query_only = on"); !done) return done.error();
  if (const auto ours = check_owner(**database); !ours) return ours.error();
  return database;
}

bool has_wal(const std::string& path) {
  std::error_code failed;
  const auto bytes = std::filesystem::file_size(path + "-wal", failed);
  return !failed && bytes > 0;
}

bool shares_no_memory(Fault fault) { return fault == Fault::io || fault == Fault::disk_full; }

Error unread_wal(const std::string& path, const Error& why) {
  if (why.fault == Fault::disk_full) return why;
  return {why.fault, why.what + "; " + path +
                         "-wal holds what was written last, and is read only where the folder may "
                         "be written to: copy both to such a folder"};
}

Result<std::vector<Record>> read_all(const Result<std::vector<Line>>& lines) {
  if (!lines) return lines.error();
  std::vector<Record> all;
  for (const Line& line : *lines) {
    auto record = read_record(line.body);
    if (!record) return record.error();
    all.push_back(std::move(*record));
  }
  return all;
}

}  // namespace

Result<std::unique_ptr<Reader>> Reader::open(const std::string& path,
                                             std::function<bool()> give_up) {
  Opening opening{.path = path, .reads_only = true, .create = false, .give_up = std::move(give_up)};
  auto database = open_to_read(opening);
  // A copy in a place that may not be written to, or where the disk is full, has no room for the
  // memory that connections share. Without a WAL beside it nobody writes it either, and it is read
  // as it stands.
  if (!database && shares_no_memory(database.error().fault)) {
    if (has_wal(path)) return unread_wal(path, database.error());
    opening.unchanging = true;
    database = open_to_read(opening);
  }
  if (!database) return database.error();
  return std::unique_ptr<Reader>(new Reader(std::move(*database)));
}

Reader::Reader(Database& database) : database_(database), view_(database) {}

Reader::Reader(std::unique_ptr<Database> own)
    : own_(std::move(own)), database_(*own_), view_(database_) {}

Result<std::vector<InstanceRow>> Reader::instances(const InstancesAsked& asked) const {
  return store::instances(database_, asked);
}

Result<std::vector<RunningState>> Reader::running_states() const {
  return store::running_states(database_);
}

Result<std::vector<Waiting>> Reader::deliveries(std::int64_t after, int limit) const {
  return store::deliveries(database_, after, limit);
}

Result<std::optional<Settled>> Reader::settled(std::string_view key) const {
  return store::settled(database_, key);
}

Result<std::optional<std::string>> Reader::body(std::int64_t delivery) const {
  return delivery_body(database_, delivery);
}

Result<std::vector<Person>> Reader::people(std::string_view after, int limit) const {
  return store::people(database_, after, limit);
}

Result<std::optional<TextRow>> Reader::text(std::string_view id) const {
  return written_text(database_, id);
}

Result<std::map<std::string, std::string>> Reader::marks() const { return store::marks(database_); }

Result<std::optional<std::string>> Reader::content_of(const Hash& hash) const {
  return store::content_of(database_, hash);
}

Result<std::vector<DueTimer>> Reader::timers(Instant until, int limit) const {
  return due_timers(database_, until, limit);
}

Result<Counts> Reader::counts() const {
  Counts counts;
  Query row = database_.query(
      R"(select (select coalesce(max(first + n - 1), 0) from journal where first =
                   (select max(first) from journal)),
           (select count(*) from instance where running = 1),
           (select count(*) from timer), (select count(*) from notice),
           (select count(*) from outbox), (select count(*) from outbox where parked = 1))");
  if (row.next()) {
    counts = {row.integer(0), row.integer(1), row.integer(2),
              row.integer(3), row.integer(4), row.integer(5)};
  }
  if (row.failed()) return row.error("counts");
  return counts;
}

Result<std::vector<Record>> Reader::journal(std::int64_t from, int limit) const {
  return read_all(lines(database_, from, limit));
}

// No text of the chain can hold these characters so: a quote in it is written after a backslash.
Result<std::vector<Record>> Reader::loads(int limit) const {
  return read_all(lines_with(database_, R"({"content":")", limit));
}

Result<std::vector<Record>> Reader::history(InstanceId id, int limit) const {
  const auto last = last_seq(database_, id);
  if (!last) return last.error();
  std::vector<Record> all;
  for (std::int64_t seq = *last; seq != 0 && static_cast<int>(all.size()) < limit;) {
    auto found = journal(seq, 1);
    if (!found) return found.error();
    if (found->empty()) break;
    seq = 0;
    for (const Link& link : found->front().place.links) {
      if (link.instance == id) seq = link.seq;
    }
    all.push_back(std::move(found->front()));
  }
  return all;
}

Result<bool> Reader::empty() const {
  const auto tables = database_.number("select count(*) from sqlite_schema");
  if (!tables) return tables.error();
  return *tables == 0;
}

Result<Tail> Reader::tail() const { return store::tail(database_); }

Result<Verdict> Reader::verify(const std::optional<Tail>& anchor) const {
  return store::verify(database_, {.anchor = anchor});
}

Result<void> Reader::copy_to(const std::string& path) const {
  if (const auto done = database_.copy_to(path); !done) return done;
  const auto copy = Database::open({.path = path});
  if (!copy) return copy.error();
  return (*copy)->execute("update held set open = 0");
}

Result<Tail> Reader::export_journal(const std::string& path) const {
  return store::export_journal(database_, path);
}

}  // namespace cadans::store
