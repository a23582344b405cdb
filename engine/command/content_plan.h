#pragma once
// What other content would change: of the content in force, and of the work that is open.
//
//   plan_of_folder(folder, opened)   Fault::invalid with file and line of what is wrong there
//   plan_of_load(load, opened)       the same for content that is at hand as an "engine.load"
//   print_plan(plan, opened)         for people, in the language asked for
//   plan_json(plan)                  {content, work}
//
// `load` is what would come into force; only what differs is named in `content`.

#include <vector>

#include "engine/command/content_lines.h"
#include "engine/command/store_at.h"
#include "engine/decide/laid_content.h"
#include "engine/json_fwd.h"
#include "engine/settings/config_folder.h"

namespace cadans::command {

struct ContentPlan {
  Event load;
  decide::LaidContent laid;
  std::vector<ContentLine> content;
};

[[nodiscard]] Result<ContentPlan> plan_of_folder(const settings::ConfigFolder& folder,
                                                 const Opened& opened);
[[nodiscard]] Result<ContentPlan> plan_of_load(Event load, const Opened& opened);

void print_plan(const ContentPlan& plan, const Opened& opened);
[[nodiscard]] Json plan_json(const ContentPlan& plan);

}  // namespace cadans::command
