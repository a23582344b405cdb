#include "engine/decide/kept.h"

#include <algorithm>

#include "engine/decide/agenda.h"
#include "engine/decide/gate_asking.h"
#include "engine/decide/help.h"
#include "engine/decide/offer.h"
#include "engine/decide/stages.h"
#include "engine/decide/task_work.h"
#include "engine/json.h"

namespace cadans::decide {
namespace {

// Who asks, as JSON; named after the question that was kept first.
constexpr const char* kept_mark = "help";

Json kept(const Turn& turn) {
  const Json list = Json::parse(mark_now(turn, kept_mark), nullptr, false);
  return list.is_array() ? list : Json::array();
}

void ask_of_task(Turn& turn, InstanceId id, const Snapshot& now, const TaskFacts& facts) {
  if (!facts.help.empty()) ask_for_help(turn, id, facts);
  const bool handed_in = first_region(now.state) == "submitted";
  if (!facts.asked_away.empty() && !handed_in) ask_whose(turn, id, facts);
}

bool ask_of_offer(Turn& turn, InstanceId id, const Snapshot& now, const OfferFacts& offer) {
  turn.whose = owner_of_offer(turn.state, turn.rules, offer);
  if (!live(turn)) return false;
  if (now.state == "drawn") {
    notify(turn, id, "look", offer.looks);
  } else if (!waits(turn, "offered", turn.whose)) {
    notify(turn, {}, "offered", turn.whose);
  }
  return true;
}

// False while whose it is waits for its golive.
bool ask(Turn& turn, InstanceId id) {
  const auto now = turn.state.snapshot(id);
  const auto facts = turn.state.facts(id);
  if (!now || !facts || ended(now->state)) return true;
  const bool task = now->workflow == "task";
  const bool gate = stage_of(now->workflow) > 0;
  if (now->workflow == "offer") return ask_of_offer(turn, id, *now, offer_facts(*facts));
  turn.whose = task   ? task_facts(*facts).owner
               : gate ? std::string()
                      : whose_item(turn, item_facts(*facts));
  if (!live(turn)) return false;
  if (task) {
    ask_of_task(turn, id, *now, task_facts(*facts));
  } else if (gate) {
    ask_of_gate(turn, id);
  } else {
    ask_of_item(turn, id, *now, item_facts(*facts));
  }
  return true;
}

}  // namespace

void keep_question(Turn& turn, InstanceId id) {
  Json list = kept(turn);
  if (std::find(list.begin(), list.end(), Json(id.n)) != list.end()) return;
  list.push_back(id.n);
  add(turn, MarkSet{kept_mark, list.dump()});
}

void ask_what_was_kept(Turn& turn) {
  if (turn.state.mark(kept_mark).empty()) return;
  const Json before = kept(turn);
  Json still = Json::array();
  for (const Json& one : before) {
    if (!ask(turn, InstanceId{one.get<std::int64_t>()})) still.push_back(one);
  }
  turn.whose.clear();
  if (still.size() == before.size()) return;
  add(turn, MarkSet{kept_mark, still.empty() ? std::string() : still.dump()});
}

}  // namespace cadans::decide
