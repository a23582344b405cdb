#pragma once
// The world as it is: the machine's clock, the kernel's randomness, and SIGINT or SIGTERM. The
// edge:
// nobody else reads these.
//
//   RealWorld real;                        // one in a process
//   real.wakes([&] { router->wake(); });   // at the signal, so that a wait ends at once

#include <functional>

#include "engine/world.h"

namespace cadans {

class RealWorld : public Clock, public Ids, public Stop {
 public:
  RealWorld();
  ~RealWorld() override;
  RealWorld(const RealWorld&) = delete;
  RealWorld& operator=(const RealWorld&) = delete;

  // `wake` is called from the signal: it may only do what a signal handler may.
  void wakes(std::function<void()> wake);
  void wakes_nobody();

  Instant now() override;
  Elapsed awake() override;
  std::string key() override;
  bool asked() override;

  [[nodiscard]] World world() { return {*this, *this, *this}; }
};

}  // namespace cadans
