#pragma once
// People on paper: what each would do on a working day, by the chances of config/behaviour.toml.
// They act through the wire like anybody else, and are refused like anybody else.
//
//   PaperPeople people(seed, behaviour);
//   for (const protocol::CloudEvent& act : people.acts(store.view(), rules, today)) ...
//
// What a task comes to follows from the seed and the task alone, so that a run can be replayed.

#include <string>
#include <string_view>
#include <vector>

#include "connectors/protocol/frames.h"
#include "engine/decide/agenda.h"
#include "engine/decide/rules.h"
#include "engine/decide/task_facts.h"
#include "engine/rehearsal/paper_leaves.h"
#include "engine/settings/behaviour.h"

namespace cadans::rehearsal {

class PaperPeople {
 public:
  PaperPeople(std::uint64_t seed, settings::Behaviour behaviour, Leaves leaves = {})
      : seed_(seed), behaviour_(std::move(behaviour)), leaves_(seed, std::move(leaves)) {}

  [[nodiscard]] std::vector<protocol::CloudEvent> acts(const View& state,
                                                       const decide::Rules& rules,
                                                       LocalDate today) const;

  // Whether a mail under this key comes back.
  [[nodiscard]] bool bounces(std::string_view key) const;

 private:
  struct Desk;  // the state, the rules and the day at hand
  void on_task(Desk& desk, InstanceId id) const;
  void on_audit(Desk& desk, InstanceId id, const decide::TaskFacts& task,
                const std::string& owner) const;
  void on_item(Desk& desk, InstanceId id) const;
  void on_gate(Desk& desk) const;
  void on_batch(Desk& desk) const;
  void on_leave(Desk& desk) const;
  void look_at_task(Desk& desk, InstanceId id, const decide::TaskFacts& task) const;
  void advise(Desk& desk, InstanceId id, const decide::TaskFacts& task) const;
  [[nodiscard]] LocalDate done_on(const Desk& desk, const decide::TaskFacts& task) const;
  [[nodiscard]] const settings::Habits& habits(const Desk& desk, std::string_view position) const;

  std::uint64_t seed_;
  settings::Behaviour behaviour_;
  PaperLeaves leaves_;
};

}  // namespace cadans::rehearsal
