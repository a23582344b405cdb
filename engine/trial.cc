#include "engine/trial.h"

#include <fmt/format.h>

namespace cadans {
namespace {

constexpr int stops_most = 3;

// A timer has no id of its own: it is known by what it becomes, for whom, and when it was due.
std::string name_of(const Event& event) {
  if (!event.id.empty()) return event.id;
  return fmt::format("{}/{}/{}", event.type, event.instance.n, event.value("due"));
}

}  // namespace

bool on_trial(const Engine& engine) { return engine.store.unclean() && engine.tried < events_most; }

Result<std::optional<Event>> counted(Engine& engine, const Event& event) {
  const std::string name = name_of(event);
  const auto tries = engine.store.count_try(name);
  if (!tries) return tries.error();
  ++engine.tried;
  if (*tries < stops_most) return std::optional<Event>();
  return std::optional(parked(event));
}

Event parked(const Event& event) {
  Event park = event;
  park.type = "engine.park";
  park.data["name"] = name_of(event);
  park.data["of"] = event.type;
  return park;
}

}  // namespace cadans
