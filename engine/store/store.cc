#include "engine/store/store.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <utility>

#include "engine/store/lock.h"
#include "engine/store/marks.h"
#include "engine/store/reader.h"
#include "engine/store/schema.h"
#include "engine/store/timers.h"
#include "engine/store/turn.h"

namespace cadans::store {
namespace {

constexpr std::int64_t quick_check_bytes_max = std::int64_t{64} * 1024 * 1024;
constexpr std::int64_t links_checked = 10'000;

// After an unclean end: the whole file where that is quick, else the end of the journal.
Result<void> check(Database& database) {
  const auto bytes =
      database.number("select page_count * page_size from pragma_page_count, pragma_page_size");
  if (!bytes) return bytes.error();
  if (*bytes <= quick_check_bytes_max) {
    Query row = database.query("pragma quick_check(1)");
    const bool answered = row.next();
    if (!answered) return row.error("the check after an unclean end");
    if (row.text(0) == "ok") return {};
    return Error{Fault::corrupt,
                 fmt::format("{} is damaged ({}): restore a backup", database.path(), row.text(0))};
  }
  const auto end = tail(database);
  if (!end) return end.error();
  const auto verdict =
      verify(database, {.from = std::max<std::int64_t>(1, end->seq - links_checked)});
  if (!verdict) return verdict.error();
  if (verdict->holds()) return {};
  return Error{Fault::corrupt, fmt::format("the journal of {} is damaged ({}): restore a backup",
                                           database.path(), verdict->why)};
}

// Which run of this machine it is: after a power cut another. Only the system's own disk is of it.
std::string boot_of(const Options& options) {
  std::ifstream file(options.vfs.empty() ? "/proc/sys/kernel/random/boot_id" : "");
  std::string boot;
  std::getline(file, boot);
  return boot;
}

// Whether the engine ended while the machine ran on: then an event may have stopped it. What a
// power cut interrupted is no event's fault, and its counts go.
Result<bool> stopped_by_itself(Database& database, const std::string& boot, bool left_open) {
  if (boot.empty()) return false;
  const std::string name = "boot/" + boot;
  const auto same = database.number("select count(*) from trial where event = ?", name);
  if (!same) return same.error();
  if (left_open && *same != 0) return true;
  if (const auto done = database.execute("delete from trial"); !done) return done.error();
  if (const auto done = database.execute("insert into trial values (?, 0)", name); !done) {
    return done.error();
  }
  return false;
}

bool writes_nothing(const Decision& decision) {
  return decision.chosen.empty() &&
         std::all_of(decision.entries.begin(), decision.entries.end(),
                     [](const Entry& entry) { return !entry.refused.empty(); });
}

// What failed may have named the file already.
Error not_committed(const Decision& decision, const std::string& path, const Error& error) {
  const std::string named = path + ": ";
  std::string_view why = error.what;
  if (why.starts_with(named)) why.remove_prefix(named.size());
  return {error.fault,
          fmt::format("commit of {} events to {}: {}", decision.entries.size(), path, why)};
}

// Whether others may ask beside the one who writes: they share memory through the system.
bool shared(const Options& options) { return options.vfs.empty() && !options.exclusive; }

}  // namespace

struct Store::Open {
  // A second connection, which only asks.
  struct Aside {
    explicit Aside(std::unique_ptr<Database> own) : database(std::move(own)), view(*database) {}
    std::unique_ptr<Database> database;
    StateView view;
  };

  [[nodiscard]] bool wal_is_long() const { return database->wal_pages() >= wal_pages * 5 / 2; }

  Lock lock;
  std::unique_ptr<Database> database;
  int wal_pages = 0;
  bool shared = false;
  Reader reader{*database};
  Tail tail{};
  std::string contents{};  // in force, as the next entry names them
  bool stopped = false;    // by itself, the last time
  std::string tried{};     // the event that was counted and is not decided yet
  std::unique_ptr<Aside> aside{};
  bool held = false;       // aside: no checkpoint can be whole
  bool forgotten = false;  // bytes that may not linger in the WAL
};

Result<std::unique_ptr<Store>> Store::open(const Options& options) {
  auto database =
      Database::open({.path = options.path, .vfs = options.vfs, .exclusive = options.exclusive});
  if (!database) return database.error();
  Database& file = **database;
  if (const auto ours = check_owner(file); !ours) return ours.error();
  Lock lock;
  if (options.vfs.empty()) {
    auto taken = Lock::take(options.path);
    if (!taken) return taken.error();
    lock = std::move(*taken);
  }
  if (const auto done = file.make_durable(); !done) return done.error();
  if (const auto done = migrate(file); !done) return done.error();
  file.checkpoint_on_close(true);
  std::unique_ptr<Open> open(
      new Open{std::move(lock), std::move(*database), options.wal_pages, shared(options)});
  const auto left_open = file.number("select open from held");
  if (!left_open) return left_open.error();
  if (*left_open != 0) {
    if (const auto sound = check(file); !sound) return sound.error();
  }
  const auto stopped = stopped_by_itself(file, boot_of(options), *left_open != 0);
  if (!stopped) return stopped.error();
  open->stopped = *stopped;
  const auto end = store::tail(file);
  const auto contents = contents_in_force(file);
  if (!end || !contents) {
    return Error{Fault::corrupt, options.path + " cannot be read: restore a backup"};
  }
  open->tail = *end;
  open->contents = *contents;
  open->reader.view().know_contents(*contents);
  if (const auto done = file.execute("update held set open = 1"); !done) return done.error();
  return std::unique_ptr<Store>(new Store(std::move(open)));
}

Store::Store(std::unique_ptr<Open> open) : open_(std::move(open)) {}
Store::~Store() = default;

const View& Store::view() const {
  hold_snapshot();
  return open_->reader.view();
}

const Reader& Store::reader() const {
  hold_snapshot();
  return open_->reader;
}

// One read transaction for all questions of a turn, which its commit goes on with: each question
// would else lock and unlock the file. Nobody else writes, so it never grows old. A failure shows
// in the question that follows.
void Store::hold_snapshot() const {
  if (!open_->database->in_transaction()) {
    static_cast<void>(open_->database->execute("begin"));
  }
}

Result<void> Store::commit(const Decision& decision) {
  Database& database = *open_->database;
  const Claims claims = std::exchange(open_->reader.view().claims(), {});
  if (const auto error = open_->reader.view().take_error()) {
    database.roll_back();
    return *error;
  }
  if (writes_nothing(decision) && open_->tried.empty()) return {};
  hold_snapshot();
  Turn turn(database, open_->tail, open_->contents, claims);
  Result<void> done = write(turn, decision);
  if (done) done = database.execute("commit");
  if (!done) {
    database.roll_back();
    return not_committed(decision, database.path(), done.error());
  }
  open_->tail = turn.tail();
  if (open_->contents != turn.contents()) {
    open_->contents = turn.contents();
    open_->reader.view().know_contents(open_->contents);
  }
  open_->tried.clear();
  open_->forgotten = open_->forgotten || turn.forgets();
  if (!open_->held) give_back();
  return {};
}

// What a checkpoint gives back. All is durable: one that fails now is tried again later.
void Store::give_back() {
  Database& database = *open_->database;
  if (std::exchange(open_->forgotten, false)) {
    static_cast<void>(database.checkpoint(Checkpoint::empty));
  }
  if (open_->wal_is_long()) {
    static_cast<void>(database.checkpoint(Checkpoint::restart));
  }
}

Result<void> Store::write(Turn& turn, const Decision& decision) {
  turn.choose(decision.chosen);
  for (const Entry& entry : decision.entries) {
    if (!entry.refused.empty()) continue;
    if (const auto done = turn.write(entry); !done) return done;
  }
  if (!open_->tried.empty()) {
    const auto done = open_->database->execute("delete from trial where event = ?", open_->tried);
    if (!done) return done;
  }
  return turn.finish();
}

Result<std::vector<DueTimer>> Store::due(Instant now, int limit) const {
  hold_snapshot();
  return due_timers(*open_->database, now, limit, &open_->reader.view().claims());
}

Result<std::optional<Instant>> Store::next_due() const {
  hold_snapshot();
  return store::next_due(*open_->database);
}

Result<std::optional<Instant>> Store::next_sendable() const {
  hold_snapshot();
  return store::next_sendable(*open_->database);
}

Result<std::optional<std::string>> Store::body(std::int64_t delivery) const {
  hold_snapshot();
  return delivery_body(*open_->database, delivery);
}

// The first question takes the snapshot; it is of the last commit, for nobody else writes.
const StateView* Store::hold_aside() {
  if (open_->aside == nullptr && open_->shared) {
    auto other =
        Database::open({.path = open_->database->path(), .reads_only = true, .create = false});
    if (other && (*other)->script("pragma cache_size = -16384")) {
      open_->aside = std::make_unique<Open::Aside>(std::move(*other));
    }
  }
  if (open_->aside == nullptr) return nullptr;
  const auto& [other, view] = *open_->aside;
  if (const auto begun = other->execute("begin"); !begun) return nullptr;
  if (!store::tail(*other)) {
    other->roll_back();
    return nullptr;
  }
  view.know_contents(open_->contents);
  view.claims() = std::exchange(open_->reader.view().claims(), {});
  open_->held = true;
  return &view;
}

void Store::let_aside_go() {
  open_->aside->database->roll_back();
  open_->aside->view.claims().clear();
  open_->held = false;
  open_->database->roll_back();  // a snapshot of it is in the way as well
  give_back();
}

Result<void> Store::checkpoint_if_needed() {
  Database& database = *open_->database;
  const bool long_one = !open_->held && open_->wal_is_long();
  if (database.wal_growth() < open_->wal_pages && !long_one) return {};
  database.roll_back();  // a snapshot that is held would be in the way
  return database.checkpoint(long_one ? Checkpoint::restart : Checkpoint::passive);
}

Result<int> Store::count_try(std::string_view event) {
  Database& database = *open_->database;
  database.roll_back();
  if (open_->tried != event) {
    const auto done = database.execute(
        R"(insert into trial values (?, 1) on conflict do update set tries = tries + 1)", event);
    if (!done) return done.error();
    open_->tried = event;
  }
  const auto tries = database.number("select tries from trial where event = ?", event);
  if (!tries) return tries.error();
  return static_cast<int>(*tries);
}

bool Store::unclean() const { return open_->stopped; }
std::int64_t Store::last_seq() const { return open_->tail.seq; }
Hash Store::head() const { return open_->tail.head; }

Result<void> Store::close() {
  open_->database->roll_back();
  if (const auto done = open_->database->execute("delete from trial"); !done) return done;
  return open_->database->execute("update held set open = 0");
}

}  // namespace cadans::store
