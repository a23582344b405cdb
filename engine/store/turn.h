#pragma once
// The writes of one transaction: entries into the journal, their changes into the tables, the rows
// chosen for sending. The caller begins and ends the transaction, and keeps the entries until then.
//
//   Turn turn(database, tail, contents, claims);
//   turn.choose(chosen);
//   turn.write(entry); ...          // decided now
//   turn.replay(record, line); ...  // or written before, by a journal that is rebuilt
//   turn.finish();

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/store/claims.h"
#include "engine/store/journal.h"
#include "engine/store/record.h"
#include "engine/store/timers.h"

namespace cadans::store {

class Turn {
 public:
  // `contents`: as contents_in_force() gives them.
  Turn(Database& database, Tail tail, std::string contents, const Claims& claims);

  void choose(const std::vector<Chosen>& chosen);
  Result<void> write(const Entry& entry);
  Result<void> replay(const Record& record, std::string_view line);
  Result<void> finish();

  [[nodiscard]] const Tail& tail() const { return journal_.tail(); }
  [[nodiscard]] const std::string& contents() const { return contents_; }
  [[nodiscard]] bool forgets() const { return forgets_; }  // bytes that may not linger in the WAL

 private:
  Result<std::vector<Link>> links(const std::vector<InstanceId>& instances);
  Result<void> apply(const Entry& entry, const std::vector<InstanceId>& instances);
  Result<void> see(const Entry& entry);
  void note(const Change& change);
  const Chosen* chosen_now(std::int64_t delivery);

  Database& database_;
  Appender journal_;
  TimerChanges timers_;
  std::map<std::int64_t, const Chosen*> chosen_;  // by delivery, until written
  std::string contents_;
  std::unordered_map<std::int64_t, std::int64_t> last_seqs_;  // by instance, as far as known
  std::string line_;
  bool forgets_ = false;
  std::int64_t last_instance_ = 0;
  std::int64_t last_notice_ = 0;
  std::int64_t last_delivery_ = 0;
};

}  // namespace cadans::store
