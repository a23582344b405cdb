#include "engine/command/store_clock.h"

namespace cadans::command {

Result<StoreClock> StoreClock::over(const store::Reader& reader, Clock& machine) {
  const auto tail = reader.tail();
  if (!tail) return tail.error();
  const auto last = reader.journal(tail->seq, 1);
  if (!last) return last.error();
  return StoreClock(machine, last->empty() ? Instant{} : last->front().entry.event.at);
}

}  // namespace cadans::command
