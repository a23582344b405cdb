#include "tests/bench/raw.h"

#include <sqlite3.h>

#include <chrono>
#include <string_view>
#include <vector>

#include "engine/store/journal.h"
#include "engine/store/names.h"
#include "engine/store/notices.h"
#include "engine/store/reader.h"
#include "tests/bench/crowd.h"

namespace cadans::bench {
namespace {

// What one turn wrote, in the order of its tables.
struct Batch {
  std::vector<store::Row> journal;
  std::vector<store::Record> records;
};

std::vector<Batch> batches(const std::string& path, std::int64_t seq) {
  const auto reader = need(store::Reader::open(path));
  std::vector<Batch> all(1);
  for (std::int64_t next = seq + 1;;) {
    auto rows = need(store::rows(reader->database(), next, 1000));
    if (rows.empty() || rows.back().first < next) break;
    for (store::Row& row : rows) {
      if (row.first < next) continue;
      next = row.first + row.count;
      for (const std::string_view line : store::split(row.lines)) {
        all.back().records.push_back(need(store::read_record(line)));
      }
      const bool last = row.count < store::lines_a_row_max;  // a turn ends with a row of its own
      all.back().journal.push_back(std::move(row));
      if (last) all.emplace_back();
    }
  }
  return all;
}

class Plain {
 public:
  explicit Plain(const std::string& path) {
    if (sqlite3_open(path.c_str(), &connection_) != SQLITE_OK) give_up("cannot open " + path);
    run("pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on;"
        "pragma cache_size = -16384; pragma wal_autocheckpoint = 4096");
  }
  ~Plain() {
    for (sqlite3_stmt* one : statements_) sqlite3_finalize(one);
    sqlite3_close(connection_);
  }
  Plain(const Plain&) = delete;
  Plain& operator=(const Plain&) = delete;

  void run(const char* sql) {
    if (sqlite3_exec(connection_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
      give_up(sqlite3_errmsg(connection_));
    }
  }
  sqlite3_stmt* prepared(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(connection_, sql, -1, &statement, nullptr) != SQLITE_OK) {
      give_up(sqlite3_errmsg(connection_));
    }
    statements_.push_back(statement);
    return statement;
  }
  template <class... Values>
  void step(sqlite3_stmt* statement, const Values&... values) {
    int place = 0;
    (bind(statement, ++place, values), ...);
    if (sqlite3_step(statement) != SQLITE_DONE) give_up(sqlite3_errmsg(connection_));
    sqlite3_reset(statement);
  }

 private:
  static void bind(sqlite3_stmt* statement, int place, std::int64_t value) {
    sqlite3_bind_int64(statement, place, value);
  }
  static void bind(sqlite3_stmt* statement, int place, std::string_view value) {
    sqlite3_bind_text64(statement, place, value.data(), value.size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  static void bind(sqlite3_stmt* statement, int place, const Hash& value) {
    sqlite3_bind_blob64(statement, place, value.bytes.data(), value.bytes.size(), SQLITE_STATIC);
  }

  sqlite3* connection_ = nullptr;
  std::vector<sqlite3_stmt*> statements_;
};

class Rows {
 public:
  Rows(Plain& plain, std::size_t body_bytes) : plain_(plain), body_(body_bytes, 'b') {}

  void write(const Batch& batch) {
    plain_.step(begin_);
    for (const store::Row& row : batch.journal) {
      plain_.step(journal_, row.first, row.count, row.lines, row.head);
    }
    last_gone_ = nullptr;
    for (const store::Record& record : batch.records) {
      entry_ = &record;
      for (const Change& change : record.entry.changes) std::visit(*this, change);
    }
    if (last_gone_ != nullptr) {
      plain_.step(timers_gone_, std::int64_t{0}, last_gone_->due.us, last_gone_->instance.n,
                  last_gone_->kind);
    }
    plain_.step(counter_, std::int64_t{entry_->place.seq});
    plain_.step(commit_);
  }

  void operator()(const InstanceSet& change) {
    const Progress& at = change.snapshot.progress;
    plain_.step(instance_, change.snapshot.state, std::int64_t{at.row}, std::int64_t{at.asked},
                at.due_us, entry_->place.seq, change.id.n);
  }
  void operator()(const TimerSet& change) {
    plain_.step(timer_, static_cast<std::int64_t>(change.timer.urgency), change.timer.due.us,
                change.timer.instance.n, change.timer.kind);
  }
  void operator()(const TimerGone& change) {
    if (last_gone_ == nullptr || *last_gone_ < change.timer) last_gone_ = &change.timer;
  }
  void operator()(const DeliveryNew& change) {
    const Delivery& one = change.delivery;
    const auto notices = need(store::carried(one.notices));
    plain_.step(key_, one.key, one.id);
    plain_.step(outbox_, one.id, one.channel, static_cast<std::int64_t>(one.urgency), one.made.us,
                one.key, one.person, one.hash, notices, one.made.us, body_);
  }
  void operator()(const DeliveryEnd& change) {
    plain_.step(key_end_, store::name(change.outcome), entry_->entry.event.at.us, change.receipt,
                change.key);
    plain_.step(outbox_end_, change.id);
  }
  template <class Other>
  void operator()(const Other&) {}

 private:
  Plain& plain_;
  std::string body_;
  const store::Record* entry_ = nullptr;
  const Timer* last_gone_ = nullptr;
  sqlite3_stmt* begin_ = plain_.prepared("begin");
  sqlite3_stmt* commit_ = plain_.prepared("commit");
  sqlite3_stmt* journal_ = plain_.prepared("insert into journal values (?, ?, ?, ?)");
  sqlite3_stmt* counter_ = plain_.prepared("update counter set next = ? where name = 'delivery'");
  sqlite3_stmt* instance_ = plain_.prepared(
      "update instance set state = ?, ladder_row = ?, asked = ?, due_us = ?, last_seq = ?,"
      " rev = rev + 1 where id = ?");
  sqlite3_stmt* timer_ = plain_.prepared("insert into timer values (?, ?, ?, ?)");
  sqlite3_stmt* timers_gone_ = plain_.prepared(
      "delete from timer where urgency = ? and (due_us, instance, kind) <= (?, ?, ?)");
  sqlite3_stmt* key_ = plain_.prepared("insert into delivery_key (key, delivery) values (?, ?)");
  sqlite3_stmt* outbox_ = plain_.prepared(
      "insert into outbox (id, channel, urgency, made_us, key, person, hash, notices, attempt,"
      " lease_us, ready_us, not_before_us, again, parked, body)"
      " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 1, ?9, ?9, 0, 0, 0, ?10)");
  sqlite3_stmt* key_end_ =
      plain_.prepared("update delivery_key set outcome = ?, at_us = ?, receipt = ? where key = ?");
  sqlite3_stmt* outbox_end_ = plain_.prepared("delete from outbox where id = ?");
};

}  // namespace

double write_again(const std::string& before, const std::string& after, std::int64_t seq,
                   std::size_t body_bytes) {
  const auto all = batches(after, seq);
  Plain plain(before);
  Rows rows(plain, body_bytes);
  const auto began = std::chrono::steady_clock::now();
  for (const Batch& batch : all) {
    if (!batch.journal.empty()) rows.write(batch);
  }
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

}  // namespace cadans::bench
