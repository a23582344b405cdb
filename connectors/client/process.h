#pragma once
// What a connector that is a process of its own has for clock and stop: the machine's clock, and
// SIGINT or SIGTERM. One in a process; a wait of its wire ends at the signal.

#include "connectors/client/dealer.h"
#include "engine/world.h"

namespace cadans::client {

class Process : public Clock, public Stop {
 public:
  Process();
  ~Process() override;
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  void wakes(Dealer& wire);  // at the signal
  Instant now() override;
  Elapsed awake() override;
  bool asked() override;
};

}  // namespace cadans::client
