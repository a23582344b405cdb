#pragma once
// The engine as it runs in one process of a simulation.

#include <memory>

#include "engine/loop.h"
#include "tests/simulation/promises/faulty_world.h"

namespace cadans::promises {

struct Outside {
  MachineClock& machine;
  Ids& ids;
  Stop& stop;
};

// The engine as it runs in one process, gone as a whole when it dies. What its rules mean is kept
// by the hash of their texts, which it asks again: parsing them anew would only take time.
struct Running {
  Running(std::unique_ptr<store::Store> opened, const Outside& outside, FaultyWire& wire,
          decide::RulesInForce rules)
      : store(std::move(opened)),
        clock(TrustedClock::over(store->reader(), outside.machine).value()),
        world{clock, outside.ids, outside.stop},
        peers(wire, clock),
        engine{world, *store, peers, std::move(rules), 0, &clock} {}

  std::unique_ptr<store::Store> store;
  TrustedClock clock;
  World world;
  dispatch::Peers peers;
  Engine engine;
};

}  // namespace cadans::promises
