#pragma once
// An organisation as JSON, the form in which the store keeps it.
//
//   to_json(org)     the same organisation gives the same bytes
//   from_json(json)  the reverse. A field that is missing keeps its default, so that what an
//                    earlier version wrote still reads; a field that is not known is passed over.
// Errors  Fault::corrupt, with the path of the field, for a wrong type, a date that does not exist,
//         or a key that is empty or comes twice.

#include "engine/json_fwd.h"
#include "engine/people/organisation.h"
#include "engine/result.h"

namespace cadans::people {

[[nodiscard]] Json to_json(const Organisation& organisation);
[[nodiscard]] Result<Organisation> from_json(const Json& json);

}  // namespace cadans::people
