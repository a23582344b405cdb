#include "engine/store/database.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace cadans::store {
namespace {

constexpr int busy_ms = 500;
constexpr int ticks_between_looks = 10'000;  // SQLite's virtual instructions

// SQLite says FULL of a write; of a file that it makes or grows it says what it was doing, and the
// system why. The memory that connections share grows with a write whose reason SQLite drops.
bool no_room(sqlite3* connection, int status) {
  if (status == SQLITE_IOERR_SHMSIZE) return true;
  const int family = status & 0xff;
  if (connection == nullptr || (family != SQLITE_IOERR && family != SQLITE_CANTOPEN)) return false;
  const int why = sqlite3_system_errno(connection);
  return why == ENOSPC || why == EDQUOT;
}

Fault fault_of(int status) {
  switch (status & 0xff) {
    case SQLITE_FULL:
      return Fault::disk_full;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Fault::locked;
    case SQLITE_CORRUPT:
      return Fault::corrupt;
    case SQLITE_NOTADB:
      return Fault::foreign;
    case SQLITE_INTERRUPT:
      return Fault::too_slow;
    case SQLITE_CONSTRAINT:
      return Fault::invalid;
    default:
      return Fault::io;
  }
}

Error error_of(sqlite3* connection, int status, std::string_view doing) {
  if (no_room(connection, status)) status = SQLITE_FULL;
  if (fault_of(status) == Fault::disk_full) {
    return {Fault::disk_full,
            fmt::format("{}: the disk is full; make room on it, then try again", doing)};
  }
  const char* said = connection == nullptr ? sqlite3_errstr(status) : sqlite3_errmsg(connection);
  return {fault_of(status), fmt::format("{}: {}", doing, said)};
}

// SQLite takes this promise in a name written as a URI only.
std::string uri_of_unchanging(const std::string& path) {
  std::string uri = path.starts_with('/') ? "file://" : "file:";
  for (const char letter : path) {
    if (letter == '%' || letter == '?' || letter == '#') {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(letter));
    } else {
      uri += letter;
    }
  }
  return uri + "?immutable=1";
}

int ask_to_give_up(void* asked) { return (*static_cast<std::function<bool()>*>(asked))() ? 1 : 0; }

}  // namespace

Query::Query(sqlite3* connection, sqlite3_stmt* statement, int status)
    : connection_(connection), statement_(statement), status_(status) {
  invariant(statement == nullptr || sqlite3_stmt_busy(statement) == 0,
            "a statement is asked once at a time");
}

Query::~Query() { sqlite3_reset(statement_); }

Query::Query(Query&& from) noexcept
    : connection_(from.connection_),
      statement_(std::exchange(from.statement_, nullptr)),
      status_(from.status_) {}

bool Query::next() {
  if (statement_ == nullptr || failed()) return false;
  status_ = sqlite3_step(statement_);
  return status_ == SQLITE_ROW;
}

bool Query::failed() const {
  return status_ != SQLITE_OK && status_ != SQLITE_ROW && status_ != SQLITE_DONE;
}

Error Query::error(std::string_view doing) const { return error_of(connection_, status_, doing); }

std::int64_t Query::integer(int column) const { return sqlite3_column_int64(statement_, column); }

std::string_view Query::text(int column) const {
  const auto* bytes = sqlite3_column_text(statement_, column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  return bytes == nullptr ? std::string_view()
                          : std::string_view(reinterpret_cast<const char*>(bytes), size);
}

std::string_view Query::blob(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  return bytes == nullptr ? std::string_view() : std::string_view(bytes, size);
}

Hash Query::hash(int column) const {
  Hash hash;
  const std::string_view bytes = blob(column);
  if (bytes.size() == hash.bytes.size()) {
    std::copy(bytes.begin(), bytes.end(), hash.bytes.begin());
  }
  return hash;
}

bool Query::is_blob(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_BLOB;
}

int Query::columns() const { return sqlite3_column_count(statement_); }

void Query::bind_at(int place, std::int64_t value) {
  if (statement_ != nullptr) sqlite3_bind_int64(statement_, place, value);
}

void Query::bind_at(int place, std::string_view value) {
  if (statement_ == nullptr) return;
  const char* bytes = value.data() == nullptr ? "" : value.data();
  sqlite3_bind_text64(statement_, place, bytes, value.size(), SQLITE_STATIC, SQLITE_UTF8);
}

void Query::bind_at(int place, Blob value) {
  if (statement_ == nullptr) return;
  sqlite3_bind_blob64(statement_, place, value.bytes.data(), value.bytes.size(), SQLITE_STATIC);
}

Result<std::unique_ptr<Database>> Database::open(const Opening& opening) {
  // SQLite counts the memory it takes under a lock that each allocation would wait for.
  [[maybe_unused]] static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  int flags = opening.reads_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  if (opening.create && !opening.reads_only) flags |= SQLITE_OPEN_CREATE;
  std::string name = opening.path;
  if (opening.unchanging) {
    flags |= SQLITE_OPEN_URI;
    name = uri_of_unchanging(opening.path);
  }
  sqlite3* connection = nullptr;
  const char* vfs = opening.vfs.empty() ? nullptr : opening.vfs.c_str();
  const int status = sqlite3_open_v2(name.c_str(), &connection,
                                     flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, vfs);
  std::unique_ptr<Database> database(new Database(connection, opening));
  if (status != SQLITE_OK) return error_of(connection, status, "cannot open " + opening.path);
  database->checkpoint_on_close(false);
  sqlite3_busy_timeout(connection, busy_ms);
  sqlite3_wal_hook(connection, committed, database.get());
  if (database->give_up_) {
    sqlite3_progress_handler(connection, ticks_between_looks, ask_to_give_up, &database->give_up_);
  }
  if (opening.exclusive) {  // before the first look at the file: later it would share memory
    const auto done = database->script("pragma locking_mode = exclusive");
    if (!done) return done.error();
  }
  return database;
}

Database::Database(sqlite3* connection, const Opening& opening)
    : connection_(connection), path_(opening.path), give_up_(opening.give_up) {}

Database::~Database() {
  for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
  sqlite3_close(connection_);
}

sqlite3_stmt* Database::prepared(const char* sql, int& status) {
  const auto known = statements_.find(sql);
  if (known != statements_.end()) return known->second;
  sqlite3_stmt* statement = nullptr;
  status = sqlite3_prepare_v3(connection_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (status == SQLITE_OK) statements_.emplace(sql, statement);
  return statement;
}

Result<void> Database::script(const std::string& sql) {
  const int status = sqlite3_exec(connection_, sql.c_str(), nullptr, nullptr, nullptr);
  if (status != SQLITE_OK) return error_of(connection_, status, path_);
  return {};
}

Result<void> Database::copy_to(const std::string& path) const {
  const auto copy = Database::open({.path = path});
  if (!copy) return copy.error();
  sqlite3* target = (*copy)->connection_;
  sqlite3_backup* backup = sqlite3_backup_init(target, "main", connection_, "main");
  if (backup == nullptr) return error_of(target, sqlite3_errcode(target), path);
  sqlite3_backup_step(backup, -1);
  const int status = sqlite3_backup_finish(backup);
  if (status != SQLITE_OK) return error_of(target, status, "copying " + path_ + " to " + path);
  return {};
}

int Database::changed() const { return sqlite3_changes(connection_); }

bool Database::in_transaction() const { return sqlite3_get_autocommit(connection_) == 0; }

void Database::roll_back() {
  if (in_transaction()) sqlite3_exec(connection_, "rollback", nullptr, nullptr, nullptr);
}

Result<void> Database::make_durable() {
  if (const auto done =
          script("pragma journal_mode = wal; pragma synchronous = full;"
                 "pragma secure_delete = on; pragma cache_size = -16384;"
                 "pragma journal_size_limit = 67108864; pragma trusted_schema = off;");
      !done) {
    return done;
  }
  Query mode = query("pragma journal_mode");
  const bool wal = mode.next() && mode.text(0) == "wal";
  const auto synchronous = number("pragma synchronous");
  if (!synchronous) return synchronous.error();
  if (!wal || *synchronous != 2) {
    return Error{Fault::io, path_ +
                                " cannot be kept with WAL and synchronous=FULL: put it on a"
                                " local disk"};
  }
  return {};
}

void Database::checkpoint_on_close(bool wanted) {
  sqlite3_db_config(connection_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, wanted ? 0 : 1, nullptr);
}

int Database::committed(void* database, sqlite3*, const char*, int wal_pages) {
  auto* self = static_cast<Database*>(database);
  if (wal_pages < self->wal_pages_) self->copied_ = 0;  // the WAL began anew
  self->wal_pages_ = wal_pages;
  return SQLITE_OK;
}

Result<void> Database::checkpoint(Checkpoint how) {
  const int mode = how == Checkpoint::passive   ? SQLITE_CHECKPOINT_PASSIVE
                   : how == Checkpoint::restart ? SQLITE_CHECKPOINT_RESTART
                                                : SQLITE_CHECKPOINT_TRUNCATE;
  int pages = 0;
  int copied = 0;  // a reader may keep back the rest
  const int status = sqlite3_wal_checkpoint_v2(connection_, nullptr, mode, &pages, &copied);
  if ((status & 0xff) == SQLITE_BUSY) return {};
  if (status != SQLITE_OK) return error_of(connection_, status, "checkpoint of " + path_);
  copied_ = how == Checkpoint::passive ? copied : wal_pages_;
  return {};
}

}  // namespace cadans::store
