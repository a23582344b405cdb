#pragma once
// The machine's clock over a store: never before the last record. A rehearsal may lie ahead of now,
// and a machine's clock may be put back while nothing runs; it stands at that record until the
// machine's has come as far.
//
//   auto clock = StoreClock::over(store.reader(), real);

#include <algorithm>

#include "engine/result.h"
#include "engine/store/reader.h"
#include "engine/world.h"

namespace cadans::command {

class StoreClock : public Clock {
 public:
  static Result<StoreClock> over(const store::Reader& reader, Clock& machine);
  Instant now() override { return std::max(machine_.now(), last_); }
  Elapsed awake() override { return machine_.awake(); }
  [[nodiscard]] Instant last_record() const { return last_; }

 private:
  StoreClock(Clock& machine, Instant last) : machine_(machine), last_(last) {}

  Clock& machine_;
  Instant last_;
};

}  // namespace cadans::command
