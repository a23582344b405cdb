#include "engine/act.h"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "engine/trial.h"

namespace cadans {
namespace {

// Deliveries that this very decision made, with their bodies: the store need not be asked for them.
class Made {
 public:
  explicit Made(Decision& decision) {
    for (Entry& entry : decision.entries) {
      if (!entry.refused.empty()) continue;
      for (Body& body : entry.beside.bodies) made_[body.delivery].body = &body.json;
      for (const Change& change : entry.changes) {
        const auto* one = std::get_if<DeliveryNew>(&change);
        if (one != nullptr) made_[one->delivery.id].delivery = &one->delivery;
      }
    }
  }

  // Gives the body away: each is chosen once.
  std::optional<protocol::Deliver> take(const Chosen& chosen) {
    const auto found = made_.find(chosen.id);
    if (found == made_.end() || found->second.body == nullptr) return std::nullopt;
    const auto& [delivery, body] = found->second;
    return protocol::Deliver{chosen.id, delivery->key,     chosen.attempt,
                             false,     delivery->channel, std::move(*body)};
  }

 private:
  struct One {
    const Delivery* delivery = nullptr;
    std::string* body = nullptr;
  };
  std::unordered_map<std::int64_t, One> made_;
};

Result<std::optional<protocol::Deliver>> stored(const store::Store& store, const Chosen& chosen) {
  const auto waiting = store.view().waiting(chosen.id);
  auto body = store.body(chosen.id);
  if (!body) return body.error();
  if (!waiting || !*body) return std::optional<protocol::Deliver>();
  return std::optional(protocol::Deliver{chosen.id, waiting->delivery.key, chosen.attempt,
                                         waiting->again, waiting->delivery.channel,
                                         std::move(**body)});
}

bool refused_moment(const Entry& entry) {
  return !entry.refused.empty() && entry.event.id.empty() && !entry.event.value("due").empty();
}

}  // namespace

Acting::Acting(Engine& engine, const std::vector<dispatch::Received>& told) : engine_(engine) {
  for (const dispatch::Received& one : told) waiting_.emplace(one.event.id, &one);
}

Result<void> Acting::on(Decision& decision) {
  if (const auto done = send(decision); !done) return done;
  for (const Entry& entry : decision.entries) {
    if (refused_moment(entry)) refused_.push_back(entry.event);
    answer(entry);
  }
  return {};
}

Result<void> Acting::finish() {
  for (const Event& moment : refused_) {
    const auto done = tell(engine_.store, engine_.rules, parked(moment));
    if (!done) return done;
  }
  return {};
}

Result<void> Acting::send(Decision& decision) {
  std::map<std::string, std::vector<protocol::Deliver>> by_peer;
  Made made(decision);
  for (const Chosen& chosen : decision.chosen) {
    auto deliver = made.take(chosen);
    if (!deliver) {
      auto found = stored(engine_.store, chosen);
      if (!found) return found.error();
      deliver = *std::move(found);
    }
    if (deliver) by_peer[chosen.peer].push_back(*std::move(deliver));
  }
  for (const auto& [peer, deliveries] : by_peer) engine_.peers.send(deliveries, peer);
  sent_ += static_cast<int>(decision.chosen.size());
  return {};
}

// Each hears the first of what came of its event.
void Acting::answer(const Entry& entry) {
  if (waiting_.empty() || entry.event.id.empty()) return;
  const bool accepted = entry.refused.empty() || entry.refused == "seen";
  const auto [first, last] = waiting_.equal_range(entry.event.id);
  for (auto one = first; one != last; ++one) {
    engine_.peers.answer(*one->second, accepted, entry.said.empty() ? entry.refused : entry.said);
  }
  waiting_.erase(first, last);
}

}  // namespace cadans
