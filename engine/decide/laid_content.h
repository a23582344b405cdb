#pragma once
// Other content laid over a state: how it would be, and what becomes of the work that is open.
// Nothing is in force by it: to show a plan, and to put one in force, is the same look.
//
//   lay_content(state, load, rules)   Fault::invalid with file and line of what is wrong
//   what_is_in_the_way(work)          open tasks that would lose their duty, in words; "" = none
//
// `changes` are those of the load alone; what follows for the tasks is told by `work`.

#include <memory>
#include <string>
#include <vector>

#include "engine/decide/open_work.h"
#include "engine/decide/rules.h"
#include "engine/decide/view.h"

namespace cadans::decide {

struct LaidContent {
  Entry entry;  // of the load: its changes, and what stands beside them
  std::unique_ptr<View> state;
  std::shared_ptr<const Rules> before;  // none: this is the first content
  std::shared_ptr<const Rules> rules;
  std::vector<OpenWork> work;
};

[[nodiscard]] Result<LaidContent> lay_content(const View& state, const Event& load,
                                              RulesInForce& rules);
[[nodiscard]] std::string what_is_in_the_way(const std::vector<OpenWork>& work);

}  // namespace cadans::decide
