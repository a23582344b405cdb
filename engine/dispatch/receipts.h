#pragma once
// What peers say, as events of the loop. peers.h names their types and fields.

#include <string_view>

#include "connectors/protocol/frames.h"
#include "engine/result.h"
#include "workflows/workflow.h"

namespace cadans::dispatch {

[[nodiscard]] Event event_of(const protocol::Done& done, Instant at);
[[nodiscard]] Event event_of(const protocol::Retry& retry, Instant at);
[[nodiscard]] Event event_of(const protocol::Reject& reject, Instant at);
[[nodiscard]] Event refused_by_wire(const protocol::Deliver& deliver, Instant at);

// Fault::invalid for a type that is not "nl.cadans.<machine>.<verb>.v1", and for one of the above:
// those come with their own message, from the one that had the delivery.
[[nodiscard]] Result<Event> event_of(const protocol::CloudEvent& told, Instant at);

// Made by the dispatch itself: nobody waits for ACCEPTED.
[[nodiscard]] bool is_receipt(std::string_view type);

}  // namespace cadans::dispatch
