#pragma once
// Over what a duty runs, as its words `per` and `where` say.
//
//   subjects_of(duty, organisation, stage)  in this organisation, at this stage
//   may_be_none(duty)                       there may be nothing that it runs over, and then there
//                                           is nothing to do; else an empty scope is one that
//                                           nobody has set yet
//
//   is_asked(duty, organisation)            its scheme, where it has one, applies here
//   takes_turn(duty, organisation, subject, nominal)
//                                           on that day too: a DigiD connection reports for the
//                                           first time in the window, from 1 January until 1 May,
//                                           that lies twelve months or more after it was activated
//
// What an event brings along, as an incident, stands in no file: none.
// Source  catalogue, legend: per, where.

#include <vector>

#include "engine/people/roles.h"
#include "engine/settings/catalogue.h"

namespace cadans::settings {

[[nodiscard]] std::vector<people::Subject> subjects_of(const Duty& duty,
                                                       const people::Organisation& organisation,
                                                       int stage);
[[nodiscard]] bool may_be_none(const Duty& duty);
[[nodiscard]] bool is_asked(const Duty& duty, const people::Organisation& organisation);
[[nodiscard]] bool takes_turn(const Duty& duty, const people::Organisation& organisation,
                              const people::Subject& subject, LocalDate nominal);

}  // namespace cadans::settings
