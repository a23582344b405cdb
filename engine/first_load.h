#pragma once
// Content from a config folder, as the one event that puts it in force. People get random keys
// here; one who is known keeps the key, by the organisation's word for the person.
//
//   load_event(folder, state, ids, at)   Fault::invalid with every file and line that is wrong
//
// Moves the sample's dates by whole weeks where asked (`weeks`), so that a demo is always today's;
// holidays and closures do not move.

#include "engine/decide/view.h"
#include "engine/settings/config_folder.h"
#include "engine/world.h"

namespace cadans {

struct Load {
  Event event;
  settings::ConfigContent content;
};

Result<Load> load_event(const settings::ConfigFolder& folder, const View& state, Ids& ids,
                        Instant at, int weeks = 0);

// By how many whole weeks `date` moves to fall in the week of `wanted`.
[[nodiscard]] int weeks_to(LocalDate date, LocalDate wanted);

}  // namespace cadans
