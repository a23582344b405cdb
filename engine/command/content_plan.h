#pragma once
// What a config folder would change: of the content in force, and of the work that is open.
//
//   content_plan(folder, opened)   Fault::invalid with file and line of what is wrong in the folder
//
// `fresh` is the state as it would be, with its rules: who gets work may be new in it.

#include <memory>
#include <vector>

#include "engine/command/content_lines.h"
#include "engine/command/store_at.h"
#include "engine/decide/open_work.h"
#include "engine/settings/config_folder.h"

namespace cadans::command {

struct ContentPlan {
  std::unique_ptr<View> fresh;
  std::shared_ptr<const decide::Rules> rules;
  std::vector<ContentLine> content;
  std::vector<decide::OpenWork> work;
};

[[nodiscard]] Result<ContentPlan> content_plan(const settings::ConfigFolder& folder,
                                               const Opened& opened);

}  // namespace cadans::command
