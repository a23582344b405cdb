#pragma once
// Serving: the engine's loop with its doors, its readers
// and the connectors that run as its threads.
//
//   serve(place)   until SIGINT or SIGTERM. A fresh store is given the config folder first
//
// Errors  of the store, the doors and the content, each with a sentence. Nothing is sent before the
//         store is open, checked and locked.

#include <string>

#include "engine/command/options.h"
#include "engine/command/shipped.h"
#include "engine/real_world.h"
#include "engine/result.h"

namespace cadans::command {

struct Place {
  std::string config = "config";
  std::string duties = shipped_duties();
  std::string data = "run-data";

  [[nodiscard]] std::string store() const { return data + "/cadans.db"; }
};

void add_place_options(Command command, Place& place);  // --config, --duties, --data
Result<void> serve(const Place& place, RealWorld& real);

}  // namespace cadans::command
