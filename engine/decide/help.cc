#include "engine/decide/help.h"

#include <algorithm>

#include "engine/decide/authority.h"
#include "engine/decide/draft.h"
#include "engine/json.h"
#include "engine/people/acting.h"
#include "engine/people/roles.h"

namespace cadans::decide {
namespace {

constexpr const char* kept_mark = "help";  // tasks whose question waits for the golive, as JSON

Json kept_tasks(const Turn& turn) {
  const Json kept = Json::parse(turn.state.mark(kept_mark), nullptr, false);
  return kept.is_array() ? kept : Json::array();
}

}  // namespace

std::string helper_for(const Rules& rules, LocalDate today, const TaskFacts& facts,
                       std::string_view asks) {
  for (const char* role : {"ciso", "line-manager", "iso"}) {
    const auto holder = people::holder(rules.organisation, role, facts.subject, facts.owner);
    if (!holder) continue;
    const auto acting = people::who_acts(rules.organisation, holder->key, today, rules.calendars);
    if (!acting.person.empty() && acting.person != asks) return holder->key;
  }
  return {};
}

void ask_for_help(Turn& turn, InstanceId task, const TaskFacts& facts) {
  if (live(turn)) {
    const std::string asks = acting_person(turn, facts.owner);
    return notify(turn, task, "help", helper_for(turn.rules, turn.today, facts, asks));
  }
  Json kept = kept_tasks(turn);
  if (std::find(kept.begin(), kept.end(), Json(task.n)) != kept.end()) return;
  kept.push_back(task.n);
  add(turn, MarkSet{kept_mark, kept.dump()});
}

void ask_what_was_kept(Turn& turn) {
  if (!live(turn) || turn.state.mark(kept_mark).empty()) return;
  for (const Json& one : kept_tasks(turn)) {
    const InstanceId task{one.get<std::int64_t>()};
    const auto snapshot = turn.state.snapshot(task);
    const auto facts = turn.state.facts(task);
    if (!snapshot || !facts || ended(snapshot->state)) continue;
    ask_for_help(turn, task, task_facts(*facts));
  }
  add(turn, MarkSet{kept_mark, ""});
}

}  // namespace cadans::decide
