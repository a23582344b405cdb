#pragma once
// One SQLite connection and its prepared statements; the only place that calls SQLite.
//
//   auto database = Database::open({.path = "/var/lib/cadans/org.db"});
//   Query row = database->query("select id from instance where workflow = ? limit ?", name, 10);
//   while (row.next()) use(row.integer(0));
//   if (row.failed()) return row.error("instances of task");
//
// Statements are prepared once and kept by the address of their text: it must be a literal. A text
// or blob that a row gives lives until the next call on that row;
// one that is bound must outlive the query.
// Errors  disk_full, io, locked (another process holds it), corrupt, foreign (not SQLite),
//         too_slow (the reader's time is used up), invalid (a constraint says no).

#include <sqlite3.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "engine/hash.h"
#include "engine/result.h"
#include "engine/time/instant.h"

namespace cadans::store {

struct Blob {
  std::string_view bytes;
};

class Query {
 public:
  Query(sqlite3* connection, sqlite3_stmt* statement, int status);
  ~Query();
  Query(Query&& from) noexcept;
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  bool next();
  [[nodiscard]] bool failed() const;
  [[nodiscard]] Error error(std::string_view doing) const;

  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] int number(int column) const { return static_cast<int>(integer(column)); }
  [[nodiscard]] std::string_view text(int column) const;
  [[nodiscard]] std::string_view blob(int column) const;
  [[nodiscard]] Hash hash(int column) const;  // 32 bytes, else all zero
  [[nodiscard]] bool is_blob(int column) const;
  [[nodiscard]] int columns() const;

  template <class... Values>
  void bind(const Values&... values) {
    int place = 0;
    (bind_at(++place, values), ...);
  }

 private:
  void bind_at(int place, std::int64_t value);
  void bind_at(int place, int value) { bind_at(place, std::int64_t{value}); }
  void bind_at(int place, bool value) { bind_at(place, std::int64_t{value}); }
  void bind_at(int place, Instant value) { bind_at(place, value.us); }
  void bind_at(int place, std::string_view value);
  void bind_at(int place, const std::string& value) { bind_at(place, std::string_view(value)); }
  void bind_at(int place, const char* value) { bind_at(place, std::string_view(value)); }
  void bind_at(int place, Blob value);
  void bind_at(int place, const Hash& value) { bind_at(place, Blob{view(value)}); }

  sqlite3* connection_;
  sqlite3_stmt* statement_;  // borrowed from the database; null when it could not be prepared
  int status_;
};

struct Opening {
  std::string path;
  std::string vfs{};       // an SQLite VFS by name; empty: the system's
  bool exclusive = false;  // one connection only, without shared memory
  bool reads_only = false;
  bool create = true;               // where there is no file yet
  bool unchanging = false;          // nobody writes: read without a lock and without a WAL
  std::function<bool()> give_up{};  // asked while a query runs; true ends it with Fault::too_slow
};

enum class Checkpoint {
  passive,  // as far as readers let it
  restart,  // whole: the WAL begins anew
  empty,    // whole, and the WAL's old bytes are given back: nothing of them can be read again
};

class Database {
 public:
  static Result<std::unique_ptr<Database>> open(const Opening& opening);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  template <class... Values>
  [[nodiscard]] Query query(const char* sql, const Values&... values) {
    int status = SQLITE_OK;
    sqlite3_stmt* statement = prepared(sql, status);
    Query query(connection_, statement, status);
    query.bind(values...);
    return query;
  }
  // A statement that gives no rows.
  template <class... Values>
  Result<void> execute(const char* sql, const Values&... values) {
    Query once = query(sql, values...);
    once.next();
    if (once.failed()) return once.error(path_);
    return {};
  }
  // The first column of the first row; 0 where there is none.
  template <class... Values>
  Result<std::int64_t> number(const char* sql, const Values&... values) {
    Query once = query(sql, values...);
    const std::int64_t found = once.next() ? once.integer(0) : 0;
    if (once.failed()) return once.error(path_);
    return found;
  }
  Result<void> script(const std::string& sql);  // several statements, not kept

  // As it stands, what other connections wrote last included; nothing may lie at `path` yet.
  [[nodiscard]] Result<void> copy_to(const std::string& path) const;

  [[nodiscard]] int changed() const;  // rows of the last insert, update or delete
  [[nodiscard]] bool in_transaction() const;
  void roll_back();  // whole; also where SQLite has done so by itself
  // WAL and FULL, read back: nothing is promised on a disk that cannot give them.
  Result<void> make_durable();
  void checkpoint_on_close(bool wanted);
  [[nodiscard]] int wal_pages() const { return wal_pages_; }             // after the last commit
  [[nodiscard]] int wal_growth() const { return wal_pages_ - copied_; }  // since the checkpoint
  Result<void> checkpoint(Checkpoint how);  // done later where a reader is in the way
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  Database(sqlite3* connection, const Opening& opening);
  sqlite3_stmt* prepared(const char* sql, int& status);
  static int committed(void* database, sqlite3*, const char*, int wal_pages);

  sqlite3* connection_;
  std::string path_;
  std::function<bool()> give_up_;
  std::unordered_map<const char*, sqlite3_stmt*> statements_;
  int wal_pages_ = 0;
  int copied_ = 0;  // of those, by the last checkpoint
};

}  // namespace cadans::store
