#pragma once
// What a year plan is made of, read from a store: the content that was in force since it began, and
// of each task that may fall in it what the journal says of it.
//
//   plan_sources(opened, span)
//
// Content that this build cannot read any more is passed over: what was before it counts on.
// Limits  100,000 tasks; of those only which have, had or ended on a day of the span, with a
//         quarter of a year either side, and with `open_too` every open one.

#include "engine/command/store_at.h"
#include "engine/decide/year_plan.h"

namespace cadans::command {

[[nodiscard]] Result<decide::PlanSources> plan_sources(const Opened& opened,
                                                       const decide::PlanSpan& span);

}  // namespace cadans::command
