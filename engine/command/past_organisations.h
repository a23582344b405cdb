#pragma once
// The organisation as it was: every version that came into force, from the journal, oldest first.
//
// Where people were forgotten, their keys are gone from the versions after that, and stand for
// nobody in those before. Errors  as the store says.

#include <vector>

#include "engine/people/organisation.h"
#include "engine/store/reader.h"

namespace cadans::command {

struct PastOrganisation {
  Instant since;
  std::string by;  // key of the person who put it in force; empty: the engine, at the first start
  people::Organisation organisation;
};

[[nodiscard]] Result<std::vector<PastOrganisation>> past_organisations(const store::Reader& reader);

}  // namespace cadans::command
