#pragma once
// The world as it is: the machine's clock, the kernel's randomness, and SIGINT or SIGTERM. The
// edge: nobody else reads these.
//
//   RealWorld real;       // one in a process
//   real.wakes(*router);  // at the signal, so that a wait ends at once

#include "engine/world.h"

namespace cadans {

class RealWorld : public MachineClock, public Ids, public Stop {
 public:
  RealWorld();
  ~RealWorld() override;
  RealWorld(const RealWorld&) = delete;
  RealWorld& operator=(const RealWorld&) = delete;

  void wakes(Waiter& waiter);  // who lives until nobody is woken
  void wakes_nobody();

  Instant now() override;
  Elapsed awake() override;
  bool synchronised() override;
  std::string key() override;
  bool asked() override;

  [[nodiscard]] World world() { return {*this, *this, *this}; }
};

}  // namespace cadans
