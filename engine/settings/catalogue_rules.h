#pragma once
// What must hold between the parts of a catalogue, so that it can be used at all: names that exist
// and come once, nothing that waits for itself, somebody for each duty. Internal to catalogue_file.

#include "engine/settings/catalogue.h"
#include "engine/settings/problem.h"

namespace cadans::settings {

void check_parts(const CatalogueParts& parts, Problems& problems);

}  // namespace cadans::settings
