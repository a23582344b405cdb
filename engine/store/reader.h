#pragma once
// What people ask of a store: the questions of decide and the lists of the command line. Each is
// bounded and answered from one committed state; nothing is written.
//
//   auto reader = Reader::open("/var/lib/cadans/org.db", give_up);
//   const auto tasks = (*reader)->instances({.workflow = "task"});
//
// A reader has a connection of its own; one object, one thread. `give_up` is asked while a question
// runs; true ends it with Fault::too_slow.
// A store in a folder that may not be written to is read as it stands, where no WAL lies beside it.
// Errors of open  not_found, foreign, too_new; io where one does.

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/store/beside.h"
#include "engine/store/instances.h"
#include "engine/store/outbox.h"
#include "engine/store/record.h"
#include "engine/store/state_view.h"
#include "engine/store/timers.h"
#include "engine/store/verify.h"

namespace cadans::store {

struct Counts {
  std::int64_t entries = 0;
  std::int64_t running = 0;  // instances not at an end
  std::int64_t timers = 0;
  std::int64_t notices = 0;
  std::int64_t waiting = 0;  // deliveries without a receipt, parked ones among them
  std::int64_t parked = 0;
};

class Reader {
 public:
  static Result<std::unique_ptr<Reader>> open(const std::string& path,
                                              std::function<bool()> give_up = {});
  // Lent: asks through a connection of another, which must outlive it.
  explicit Reader(Database& database);

  [[nodiscard]] const StateView& view() const { return view_; }

  Result<std::vector<InstanceRow>> instances(const InstancesAsked& asked) const;
  Result<std::vector<RunningState>> running_states() const;
  Result<std::vector<Waiting>> deliveries(std::int64_t after, int limit) const;
  Result<std::optional<Settled>> settled(std::string_view key) const;
  Result<std::optional<std::string>> body(std::int64_t delivery) const;
  Result<std::vector<Person>> people(std::string_view after, int limit) const;
  Result<std::optional<TextRow>> text(std::string_view id) const;
  Result<std::map<std::string, std::string>> marks() const;
  Result<std::optional<std::string>> content_of(const Hash& hash) const;
  Result<std::vector<DueTimer>> timers(Instant until, int limit) const;  // as they will be claimed
  Result<Counts> counts() const;

  // Entries in order of number, from `from` on.
  Result<std::vector<Record>> journal(std::int64_t from, int limit) const;
  // Those that put content in force, in order of number.
  Result<std::vector<Record>> loads(int limit) const;
  // Those that touched an instance, the last first.
  Result<std::vector<Record>> history(InstanceId id, int limit) const;
  Result<bool> empty() const;  // a file that was to be a store, and holds nothing yet
  Result<Tail> tail() const;
  Result<Verdict> verify(const std::optional<Tail>& anchor) const;
  Result<Tail> export_journal(const std::string& path) const;
  // A store like this one, as it stands now and as if it had ended well.
  Result<void> copy_to(const std::string& path) const;
  [[nodiscard]] Database& database() const { return database_; }

 private:
  explicit Reader(std::unique_ptr<Database> own);

  std::unique_ptr<Database> own_;
  Database& database_;
  StateView view_;
};

}  // namespace cadans::store
