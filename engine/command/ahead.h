#pragma once
// The store as it will stand when the window of a coming day opens and nobody acts until then: the
// engine's own turns on a copy, where every mail arrives. Nothing is sent, the store is untouched.
//
//   const auto ahead = look_ahead(opened, day);      none: that window has opened already
//   coming_batch((*ahead)->store->view(), ...)
//
// The copy has no name on the disk: whatever ends this leaves nothing behind.
// Limits  a day at most a year ahead, else Fault::out_of_range. It takes as long as a rehearsal of
//         that span, and room for the store once more in the machine's folder of temporary files.

#include <memory>
#include <optional>

#include "engine/command/store_at.h"
#include "engine/store/store.h"

namespace cadans::command {

struct Ahead {
  std::unique_ptr<store::Store> store;
  Instant until;
  std::int64_t records = 0;  // that the journal would have more of by then
};

[[nodiscard]] Result<std::optional<Ahead>> look_ahead(const Opened& opened, LocalDate day);

}  // namespace cadans::command
