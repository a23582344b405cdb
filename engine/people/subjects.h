#pragma once
// What a task is about, as people call it.
//
//   name_of(organisation, subject)   "Uitkeringen verstrekken"; "" of the organisation itself, and
//                                    of what it does not know
//   is_known(organisation, subject)  it stands in the organisation file; of a kind that does not
//                                    stand there, as an incident: it has a name
//
// A position is named by its title.

#include <string>

#include "engine/people/roles.h"

namespace cadans::people {

[[nodiscard]] std::string name_of(const Organisation& organisation, const Subject& subject);
[[nodiscard]] bool is_known(const Organisation& organisation, const Subject& subject);

}  // namespace cadans::people
