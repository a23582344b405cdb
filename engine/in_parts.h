#pragma once
// A batch from its decision to what it leads to. A long one goes in parts of equal size: each is
// committed on a thread of its own while the next is decided, and acted on when it is durable. That
// is what as many short turns would come to, without the wait for the disk between them.
//
//   const auto settled = in_parts(engine, batch, acting);
//
// How many of the events are durable and acted on. Fewer than all: the part that came next breaks a
// constraint, and nothing of it or after it was kept.
// Whole, where it is short, and where the store cannot be asked while it is written.
// Errors  the store's; then parts before the one that failed are durable and acted on.

#include "engine/act.h"

namespace cadans {

inline constexpr std::size_t part_events_most = 1000;

[[nodiscard]] Result<std::size_t> in_parts(Engine& engine, const decide::Batch& batch,
                                           Acting& acting);

}  // namespace cadans
