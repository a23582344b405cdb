#include "engine/decide/agenda_values.h"

#include "engine/decide/audit_values.h"
#include "engine/decide/desk.h"
#include "engine/decide/gate_decision.h"
#include "engine/decide/gate_list.h"
#include "engine/decide/offer_values.h"
#include "engine/decide/plan.h"
#include "engine/decide/stages.h"
#include "engine/json.h"

namespace cadans::decide {
namespace {

using words::Item;
using words::Values;

// A rung is before the body because its task is still open: for which day it stood.
LocalDate was_due(const Desk& desk, const ItemFacts& item) {
  const auto task = item.topic == "rung" ? task_at(desk, item.about) : std::nullopt;
  return task ? due_day(*task->duty, task->facts, desk.rules) : LocalDate();
}

// What the secretary or the drafter wrote of it.
void said_values(const Desk& desk, const ItemFacts& item, Values& values) {
  const auto said = [&](const char* name, const std::string& id) {
    if (!id.empty()) values.text(name, text_or_removed(desk, id));
  };
  said("reason", item.reason);
  said("decision", item.decision);
  said("link", item.link);
}

// An item falls away with its task: how that ended, and why where management said so.
void end_of_task(const Desk& desk, const ItemFacts& item, Values& values) {
  const auto task = task_at(desk, item.about);
  if (!task || !ended(task->snapshot.state)) return;
  const std::string state(first_region(task->snapshot.state));
  values.text("task_state", word(desk, "state." + state));
  const std::string& why = task->facts.decided_why;
  if (state != "done" && !why.empty()) values.text("reason", text_or_removed(desk, why));
}

Item of_item(const Desk& desk, const Notice& notice, const Snapshot& snapshot,
             const ItemFacts& item) {
  Values values;
  const std::string state(first_region(snapshot.state));
  const std::string drafter = item.drafter.empty() ? position_for(desk, "ciso", {}) : item.drafter;
  values.text("topic", item_topic(desk, item));
  const LocalDate due = was_due(desk, item);
  if (due.named()) values.day("was_due", due);
  values.text("body_name", body_name(desk, item.body));
  values.day("meeting_date", notice.kind == "agenda-missed" ? item.missed_on : item.meeting);
  values.day("papers_close", item.papers_close);
  values.text("drafter_name", acting_name(desk, drafter));
  values.text("drafter_position", position_title(desk, drafter));
  // The engine fills a paper, and never the advice.
  values.flag("no_advice", item.drafter.empty() && item.advice.empty());
  if (!item.advice.empty()) {
    values.text("advice", text_or_removed(desk, item.advice));
    values.text("adviser_name", person_name(desk, item.advised_by));
  }
  values.day("accept_until", item.accept_until);
  values.day("next_meeting", item.meeting);
  values.count("times", item.missed > 1 ? item.missed : 0);  // once is no number to tell
  values.flag("decided", state == "decided");
  const bool deferred = item.deferred_from.named() && (state == "deferred" || state == "placed");
  values.flag("deferred", deferred);
  values.flag("withdrawn", state == "withdrawn");
  values.day("decided_on", deferred ? item.deferred_from : item.meeting);
  values.text("number", item.number);
  said_values(desk, item, values);
  if (notice.kind == "agenda-withdrawn") end_of_task(desk, item, values);
  return {"mail." + notice.kind, std::move(values)};
}

// What the gate asks and is done.
Values::Rows done_rows(const Desk& desk, const std::vector<Criterion>& lines) {
  Values::Rows rows;
  for (const Criterion& line : lines) {
    if (!line.task || !line.task->facts.closed.named()) continue;
    rows.push_back(Values()
                       .text("item_title", title(desk, *line.duty))
                       .day("done_date", line.task->facts.closed));
  }
  return rows;
}

// What the gate asks and that is not done: the task, or the duty where it was not issued.
Values::Rows open_rows(const Desk& desk, const std::vector<Criterion>& lines) {
  Values::Rows rows;
  for (const Criterion& line : lines) {
    if (line.met || line.duty == nullptr) continue;
    TaskFacts to_come;
    to_come.subject = line.subject;
    const std::string owner =
        line.task ? line.task->facts.owner : position_for(desk, line.duty->doer(), to_come);
    const std::string about = subject_name(desk, line.subject);
    rows.push_back(Values()
                       .text("item_title", titled(desk, title(desk, *line.duty), about))
                       .text("owner_position", position_title(desk, owner)));
  }
  return rows;
}

// When the stage after it begins, where that is decided.
void next_stage(const Desk& desk, int stage, Values& values) {
  const settings::Gate* gate = gate_of(desk.rules, stage, false);
  if (gate == nullptr) return;
  values.count("next_stage", stage);
  const auto id = stage_at(desk.state, stage);
  const std::string facts = id ? desk.state.facts(*id).value_or("{}") : "{}";
  values.day("start_date", gate_decision(facts, gate->id).start);
}

std::optional<Item> of_stage(const Desk& desk, const Notice& notice, InstanceId stage,
                             const Snapshot& snapshot) {
  const int number = stage_of(snapshot.workflow);
  const settings::Gate* gate = gate_at_hand(desk.state, desk.rules, number);
  if (gate == nullptr) return std::nullopt;
  Values values;
  const std::vector<Criterion> lines = gate_list(desk, *gate);
  Values::Rows items = done_rows(desk, lines);
  values.text("gate_title", gate_title(desk, *gate));
  values.count("stage", gate->stage);
  values.text("decider", body_name(desk, gate->decided_by));
  const auto decision = gate_decision(desk.state.facts(stage).value_or("{}"), gate->id);
  values.day("decided_on", decision.on.named() ? decision.on : desk.reader.today);
  if (!decision.reason.empty()) values.text("reason", text_or_removed(desk, decision.reason));
  values.day("again_date", decision.asked_again);
  if (notice.kind == "stage-reached") next_stage(desk, gate->stage + 1, values);
  values.count("item_count", static_cast<std::int64_t>(items.size()));
  values.rows("items", std::move(items));
  values.rows("open", open_rows(desk, lines));
  return Item{"mail." + notice.kind, std::move(values)};
}

}  // namespace

std::string item_topic(const Desk& desk, const ItemFacts& item) {
  if (const settings::Gate* gate = desk.rules.catalogue.gate(item.gate)) {
    return gate_title(desk, *gate);
  }
  const settings::Duty* duty = desk.rules.catalogue.duty(item.duty);
  if (duty == nullptr) return body_name(desk, item.body);
  const auto task = task_at(desk, item.about);
  const std::string subject = task ? subject_name(desk, task->facts.subject) : std::string();
  return titled(desk, title(desk, *duty), subject);
}

std::string item_question(const Desk& desk, const ItemFacts& item) {
  Values values;
  const LocalDate due = was_due(desk, item);
  if (due.named()) values.day("was_due", due);
  const auto said = words::sentence(desk.rules.messages, desk.reader, "item." + item.topic, values);
  return said ? *said : item.topic;
}

std::optional<Item> agenda_values(const Desk& desk, const Notice& notice) {
  if (auto offer = offer_item(desk, notice)) return offer;
  if (auto audit = audit_item(desk, notice)) return audit;
  const auto snapshot = desk.state.snapshot(notice.instance);
  const auto text = desk.state.facts(notice.instance);
  if (!snapshot || !text) return std::nullopt;
  if (snapshot->workflow == "agenda_item") {
    return of_item(desk, notice, *snapshot, item_facts(*text));
  }
  if (stage_of(snapshot->workflow) > 0) return of_stage(desk, notice, notice.instance, *snapshot);
  // An earlier program said of the journey that its first stage was reached.
  const auto first = snapshot->workflow == "journey" ? stage_at(desk.state, 1) : std::nullopt;
  if (first) return of_stage(desk, notice, *first, desk.state.snapshot(*first).value());
  return std::nullopt;
}

}  // namespace cadans::decide
