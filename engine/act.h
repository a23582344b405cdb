#pragma once
// What a turn does once its decision is durable: deliveries go to their peers, and who spoke hears
// what came of it. Kept until the end of the turn: moments that were refused.
//
//   Acting acting(engine, told);  told: events of peers, no receipts
//   acting.on(decision);     after its commit, never before; its bodies are given away
//   acting.finish();         a moment that is refused would come again at once: it is set aside
//   acting.sent()            deliveries, so far
//
// Errors  of the store.

#include <map>
#include <string_view>
#include <vector>

#include "engine/loop.h"

namespace cadans {

class Acting {
 public:
  Acting(Engine& engine, const std::vector<dispatch::Received>& told);

  Result<void> on(Decision& decision);
  Result<void> finish();
  [[nodiscard]] int sent() const { return sent_; }

 private:
  Result<void> send(Decision& decision);
  void answer(const Entry& entry);

  Engine& engine_;
  std::multimap<std::string_view, const dispatch::Received*> waiting_;  // by event, for an answer
  std::vector<Event> refused_;
  int sent_ = 0;
};

}  // namespace cadans
