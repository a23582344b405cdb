#pragma once
// Events after an unclean end: each for itself and counted before it is decided, so that one that
// stops the engine is known at the third time and set aside.
//
//   on_trial(engine)          the engine that was here before did not end well, and what it had in
//                             hand may be among the events to come: a whole batch at most
//   counted(engine, event)    `engine.park`, to be decided in its place; none: it is to be tried
//   parked(event)             `engine.park` of it, whatever the count
//
// Errors  of the store, when the count cannot be written: then nothing is decided.

#include <optional>

#include "engine/loop.h"

namespace cadans {

[[nodiscard]] bool on_trial(const Engine& engine);
[[nodiscard]] Result<std::optional<Event>> counted(Engine& engine, const Event& event);
[[nodiscard]] Event parked(const Event& event);

}  // namespace cadans
