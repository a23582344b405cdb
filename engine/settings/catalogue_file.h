#pragma once
// Reads the catalogue from workflows/duties/*.toml, in any division over files.
// Their legend stands in roles.toml.
//
//   parse_catalogue(files)  the checked catalogue, or all that is wrong with it: Fault::invalid,
//                           one line a problem ("file:line:column: error: ...")
//
// Refused   broken TOML, unknown keys, wrong types; ids that come twice; roles, components, duties
//           and gates that do not exist; what waits for itself; a duty that nobody can own: a body
//           without a drafter, a role outside the organisation, a relative role without the subject
//           it is found through.
// Not here  whether the organisation has somebody for each role,
//           and the ladder exists: content_check.h.

#include <vector>

#include "engine/result.h"
#include "engine/settings/catalogue.h"
#include "engine/settings/file.h"

namespace cadans::settings {

[[nodiscard]] Result<Catalogue> parse_catalogue(const std::vector<File>& files);

}  // namespace cadans::settings
