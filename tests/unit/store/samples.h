#pragma once
// Decisions for the tests of the store: of each change one, in an order that a store accepts, and a
// folder that goes away with its test. The instants are fixed: the same bytes come of it each time.

#include <filesystem>
#include <string>
#include <vector>

#include "engine/decide/decision.h"
#include "engine/store/store.h"

namespace cadans::store {

inline constexpr Instant monday_morning{1'808'204'400'000'000};  // 2027-04-20T07:00:00Z

class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

[[nodiscard]] Entry entry(std::string type, std::string id, InstanceId instance = {});
[[nodiscard]] Snapshot open_task(int rung = 0, std::int64_t due_us = 0);
[[nodiscard]] Entry new_task(InstanceId id);  // with identity "task/S1.RISK.3/<id>/1"
[[nodiscard]] Timer reminder(InstanceId id, Instant due, Urgency urgency = Urgency::routine);
[[nodiscard]] Notice notice(std::int64_t id, InstanceId instance);
[[nodiscard]] Delivery delivery(std::int64_t id, std::vector<Notice> notices);

// A person, a text and a mail with names in them; none of it may reach the chain.
[[nodiscard]] Person anneke();
[[nodiscard]] Text reason();

// Every kind of change, over several turns.
[[nodiscard]] std::vector<Decision> one_of_each();
// A plain history: `tasks` tasks, each made, reminded twice and closed, in turns of `turn` entries.
[[nodiscard]] std::vector<Decision> plain_history(int tasks, std::size_t turn);

[[nodiscard]] std::unique_ptr<Store> opened(const std::string& path);  // stops the test otherwise
void commit_all(Store& store, const std::vector<Decision>& decisions);

}  // namespace cadans::store
