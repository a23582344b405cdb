#include "engine/command/content_plan.h"

#include <utility>

#include "engine/decide/draft.h"
#include "engine/decide/load_content.h"
#include "engine/first_load.h"
#include "engine/real_world.h"

namespace cadans::command {
namespace {

// The state with this content, and its rules, which accepting it has read.
Result<std::shared_ptr<const decide::Rules>> lay(const Event& load, decide::Draft& state) {
  decide::RulesInForce rules;
  Entry entry;
  decide::load_content(state, load, entry, rules);
  if (!entry.refused.empty()) return Error{Fault::invalid, entry.said};
  state.apply(entry);
  return rules.read(state);
}

}  // namespace

Result<ContentPlan> content_plan(const settings::ConfigFolder& folder, const Opened& opened) {
  RealWorld real;
  const auto load = load_event(folder, opened.state(), real, opened.now);
  if (!load) return load.error();
  auto fresh = std::make_unique<decide::Draft>(opened.state());
  auto rules = lay(load->event, *fresh);
  if (!rules) return rules.error();
  ContentPlan plan{std::move(fresh), *std::move(rules), {}, {}};
  for (const Text& text : load->event.texts) {
    const auto lines = content_lines(opened.state(), text.id, text.body);
    plan.content.insert(plan.content.end(), lines.begin(), lines.end());
  }
  plan.work = decide::open_work(opened.state(), *opened.rules, *plan.rules, opened.today);
  return plan;
}

}  // namespace cadans::command
