#include "engine/decide/gate_asking.h"

#include "engine/decide/agenda.h"
#include "engine/decide/authority.h"
#include "engine/decide/gate_decision.h"
#include "engine/decide/kept.h"
#include "engine/decide/stages.h"

namespace cadans::decide {
namespace {

constexpr int items_most = 10'000;  // running items that a decision looks through

// Asked once: the day to which it was put off is over.
void forget_put_off(Turn& turn, InstanceId stage, const settings::Gate& gate) {
  const std::string facts = turn.state.facts(stage).value_or("{}");
  GateDecision last = gate_decision(facts, gate.id);
  if (!last.asked_again.named()) return;
  last.asked_again = {};
  add(turn, FactsSet{stage, keep(last, facts, gate.id)});
}

// Who looks whether all is there, and the position that decides. A body is asked by its item.
void tell_who_decides(Turn& turn, InstanceId stage, const settings::Gate& gate) {
  if (!live(turn)) return keep_question(turn, stage);
  notify(turn, stage, "gate-check", position_of(turn, gate.checked_by, {}, ""));
  const std::string decider = position_of(turn, gate.decided_by, {}, "");
  if (!is_body(turn, decider)) notify(turn, stage, "gate", decider);
}

// What the body decided on the gate stands on its item too. Without a number, or where the gate can
// be decided no longer, there is nothing left to lay before it.
void settle_item(Turn& turn, InstanceId item) {
  const std::string number(turn.event.value("number"));
  const std::string reason(turn.event.value("reason"));
  if (number.empty()) {
    const std::string why = reason.empty() ? "the gate cannot be decided now" : reason;
    return raise(turn, "agenda_item.withdraw", item, {{"reason", why}});
  }
  const LocalDate day = day_said(turn, "day");
  const std::string on = to_string(day.named() ? day : turn.today);
  raise(turn, "agenda_item.place", item, {{"day", on}, {"number", number}});
  raise(turn, "agenda_item.decide", item, {{"day", on}, {"number", number}, {"reason", reason}});
}

}  // namespace

void ask_decider(Turn& turn, InstanceId stage, const settings::Gate& gate) {
  forget_put_off(turn, stage, gate);
  tell_who_decides(turn, stage, gate);
  const std::string decider = position_of(turn, gate.decided_by, {}, "");
  if (!is_body(turn, decider)) return;
  ItemFacts item;
  item.body = decider;
  item.topic = "gate";
  item.about = stage;
  item.gate = gate.id;
  item.drafter = position_of(turn, "ciso", {}, "");
  new_item(turn, std::move(item));
}

void ask_of_gate(Turn& turn, InstanceId stage) {
  const auto snapshot = turn.state.snapshot(stage);
  if (!snapshot) return;
  const std::string_view state = first_region(snapshot->state);
  const settings::Gate* gate = gate_at_hand(turn.state, turn.rules, stage_of(snapshot->workflow));
  if (gate == nullptr || !asks_decider(state)) return;
  const auto last = gate_decision(turn.state.facts(stage).value_or("{}"), gate->id);
  if (!last.asked_again.named()) tell_who_decides(turn, stage, *gate);
}

void ask_no_more(Turn& turn, InstanceId stage, const settings::Gate& gate) {
  for (const Notice& notice : turn.state.notices_of(stage)) {
    const bool asks = notice.kind == "gate" || notice.kind == "gate-check";
    if (asks) add(turn, NoticeGone{notice.id, "answered"});
  }
  for (const InstanceId id : turn.state.running("agenda_item", {}, items_most)) {
    const ItemFacts item = item_facts(turn.state.facts(id).value());
    if (item.topic == "gate" && item.gate == gate.id) settle_item(turn, id);
  }
}

}  // namespace cadans::decide
