#pragma once
// What other content does to open work, as people read it and as JSON.
//
//   work_lines(old, fresh, work)   a sentence or two a task, in the language of the reader; `old`
//                                  knows the task, `fresh` who gets it
//   work_json(work, fresh)         {task, duty, becomes, because, day, new_day, ...}; what does not
//                                  change is not there. People by the organisation's own word

#include <functional>
#include <string>
#include <vector>

#include "engine/decide/desk.h"
#include "engine/decide/open_work.h"
#include "engine/json_fwd.h"

namespace cadans::command {

[[nodiscard]] std::vector<std::string> work_lines(const decide::Desk& old,
                                                  const decide::Desk& fresh,
                                                  const std::vector<decide::OpenWork>& work);
[[nodiscard]] Json work_json(const std::vector<decide::OpenWork>& work, const View& fresh);

}  // namespace cadans::command
