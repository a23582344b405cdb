#pragma once
// Does the content fit together: catalogue, ladders and organisation,
// which are each right by themselves.
//
//   check_content(catalogue, ladders, organisation)   errors and warnings in order of place
//   check_behaviour(behaviour, organisation)          each override names a role or position there
//
// Errors    a ladder, or a role on a rung, that does not exist; nobody in the organisation who can
//           own or approve a duty, or decide or check a gate; a body that must decide and has no
//           meetings; `body` on a rung that is none, and the reverse; a ladder with a rung of the
//           CISO for work of the CISO or the internal auditor: nobody escalates to himself
// Warnings  nobody who can review a duty, or stands on a rung of a ladder in use; a duty without a
//           subject in this organisation
// Source    escalation rules, section 2 (S7)

#include "engine/people/organisation.h"
#include "engine/settings/behaviour.h"
#include "engine/settings/catalogue.h"
#include "engine/settings/ladders.h"
#include "engine/settings/problem.h"

namespace cadans::settings {

[[nodiscard]] Problems check_content(const Catalogue& catalogue, const Ladders& ladders,
                                     const people::Organisation& organisation);

[[nodiscard]] Problems check_behaviour(const Behaviour& behaviour,
                                       const people::Organisation& organisation);

}  // namespace cadans::settings
