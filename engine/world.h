#pragma once
// What comes from outside. The clock, fresh keys and the wish to stop reach the engine through
// these three and nowhere else, so that a rehearsal can put its own in their place.

#include <string>

#include "engine/time/instant.h"

namespace cadans {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() = 0;    // wall time
  virtual Elapsed awake() = 0;  // since boot, time asleep included; never goes back
};

// The clock of a machine, and what its kernel knows of it.
class MachineClock : public Clock {
 public:
  virtual bool synchronised() = 0;  // with the time of others, by NTP or PTP
};

class Ids {
 public:
  virtual ~Ids() = default;
  virtual std::string key() = 0;  // 32 lower-case hexadecimal characters nobody can guess
};

class Stop {
 public:
  virtual ~Stop() = default;
  virtual bool asked() = 0;
};

// Somebody who waits. A stop comes from a signal: wake() may only do what a signal handler may.
class Waiter {
 public:
  virtual ~Waiter() = default;
  virtual void wake() noexcept = 0;  // ends a wait: once, the one now or the next
};

struct World {
  Clock& clock;
  Ids& ids;
  Stop& stop;
};

}  // namespace cadans
