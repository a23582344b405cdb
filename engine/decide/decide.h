#pragma once
// Decides a batch: pure, and the same for the same answers. One event after another, each seeing
// what the earlier ones changed; what a step raises for other instances
// comes right after it, breadth first.
//
//   Decision decision = decide(store.view(), batch, rules);
//
// A batch of n leaves the same states and journal bodies as n batches of one. So a long one may be
// decided in parts, each of which can be made durable while the next is decided:
//
//   Deciding deciding(committed, batch, rules);   // `committed` stays as it is meanwhile
//   while (deciding.more()) { Decision part = deciding.part(1024); ... }
//
// Limits  10,000 raised events an event (an invariant).

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "engine/decide/decision.h"
#include "engine/decide/draft.h"
#include "engine/decide/rules.h"
#include "engine/decide/view.h"

namespace cadans::decide {

struct Batch {
  std::vector<Event> events;
  std::vector<bool> ours;  // for each: a timer or a receipt, not asked by a person or peer
  std::vector<Credit> credits;
  Instant now;

  void add(Event event, bool by_us) {
    events.push_back(std::move(event));
    ours.push_back(by_us);
  }
};

[[nodiscard]] Decision decide(const View& committed, const Batch& batch, RulesInForce& rules);

class Deciding {
 public:
  Deciding(const View& committed, const Batch& batch, RulesInForce& rules);

  // What the next events come to, at most so many, and what is to be sent of all that may be.
  [[nodiscard]] Decision part(std::size_t events);
  [[nodiscard]] bool more() const { return taken_ < batch_.events.size(); }
  [[nodiscard]] std::size_t taken() const { return taken_; }  // events, so far

 private:
  void take(const Event& event, bool ours);
  void one(const Event& event, bool ours, std::deque<Event>& waiting);
  [[nodiscard]] std::string name_people(Event& event) const;
  void by_rule(bool ours, Entry& entry, std::deque<Event>& waiting);
  void choose_what_leaves();
  Result<std::shared_ptr<const Rules>> in_force();

  const Batch& batch_;
  Draft draft_;
  RulesInForce& rules_;
  std::shared_ptr<const Rules> in_force_;
  std::vector<Credit> credits_;  // what is left of them
  std::vector<Chosen> left_;     // chosen by the part before
  bool time_held_;               // before this batch, or since an event of it
  Decision decision_;
  std::size_t taken_ = 0;
};

}  // namespace cadans::decide
