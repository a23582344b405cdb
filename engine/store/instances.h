#pragma once
// The rows of running machines: where each stands, its facts, its identity.
//
// Ended: the first region of the state is one of done, cancelled, missed, closed, decided,
// withdrawn. That is computed when a row is written.
// Errors  invalid: an id or identity that is taken, a row that is not there.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/decision.h"
#include "engine/store/database.h"

namespace cadans::store {

struct InstanceRow {
  InstanceId id;
  std::string identity;
  Snapshot snapshot;
  std::string facts;
  std::int64_t rev = 0;       // times it was set
  std::int64_t last_seq = 0;  // the last entry that touched it
  bool running = false;
};

// Of which workflow, from which instance on, ended ones as well or not.
struct InstancesAsked {
  std::string workflow;
  InstanceId after{};
  bool ended_too = false;
  int limit = 100;
};

// One state in which machines of one workflow run, and the first that does.
struct RunningState {
  InstanceId first;
  std::string workflow;
  std::string state;
};

Result<void> add(Database& database, const InstanceNew& change, std::int64_t seq);
Result<void> set(Database& database, const InstanceSet& change, std::int64_t seq);
Result<void> set(Database& database, const FactsSet& change);
Result<void> touch(Database& database, InstanceId id, std::int64_t seq);

Result<std::int64_t> last_seq(Database& database, InstanceId id);  // 0: no such instance
Result<std::optional<Snapshot>> snapshot(Database& database, InstanceId id);
Result<std::optional<std::string>> facts(Database& database, InstanceId id);
Result<std::optional<InstanceId>> find(Database& database, std::string_view identity);
Result<std::vector<InstanceId>> running(Database& database, std::string_view workflow,
                                        InstanceId after, int limit);
Result<std::vector<RunningState>> running_states(Database& database);
Result<std::vector<InstanceRow>> instances(Database& database, const InstancesAsked& asked);

}  // namespace cadans::store
