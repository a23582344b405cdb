#include "engine/decide/agenda.h"

#include "engine/decide/agenda_ahead.h"
#include "engine/decide/authority.h"
#include "engine/decide/body_refusal.h"
#include "engine/decide/missed_papers.h"
#include "engine/decide/task_work.h"
#include "engine/people/meetings.h"
#include "workflows/registry.h"

namespace cadans::decide {
namespace {

constexpr int meetings_looked_at = 60;

struct ItemWork {
  InstanceId id;
  std::string_view verb;  // what happens to it: a new one is handed over, whatever the event
  Snapshot before;
  Snapshot now;
  ItemFacts facts;
  ItemFacts known;
  bool timer_fired = false;
};

// Before the meeting the papers close; afterwards somebody asks what became of it.
Timer item_timer(const Turn& turn, const ItemWork& item, const ItemFacts& facts) {
  const bool waits_for_papers = item.now.progress.row == 0;
  const LocalDate after =
      facts.asked_again.named() ? facts.asked_again : facts.meeting + std::chrono::days(1);
  const LocalDate day = waits_for_papers ? facts.papers_close : after;
  return {Urgency::rung, turn.rules.zone.at(day, LocalTime{0}), item.id,
          waits_for_papers ? "papers-close" : "meeting-over"};
}

void drop_timer(Turn& turn, ItemWork& item) {
  if (item.timer_fired || item.before.progress.due_us == 0) return;
  add(turn, TimerGone{{Urgency::rung, Instant{item.before.progress.due_us}, item.id,
                       item.before.progress.row == 0 ? "papers-close" : "meeting-over"}});
  item.timer_fired = true;
}

void aim_at(const Turn& turn, ItemFacts& facts, LocalDate meeting) {
  facts.meeting = meeting;
  const people::MeetingBody* body = turn.rules.organisation.bodies.find(facts.body);
  if (body != nullptr) {
    facts.papers_close = people::papers_close(*body, meeting, turn.rules.calendars);
  }
}

void aim_at_next_meeting(const Turn& turn, ItemFacts& facts, LocalDate from) {
  LocalDate search = from;
  for (int tries = 0; tries < meetings_looked_at; ++tries) {
    const auto meeting =
        people::next_meeting(turn.rules.organisation, facts.body, search, turn.rules.calendars);
    if (!meeting) break;
    aim_at(turn, facts, *meeting);
    if (facts.papers_close > turn.today) return;
    search = *meeting + std::chrono::days(1);
  }
}

// Placed or deferred, it asks its secretary no longer what was asked until now.
void take_questions_back(Turn& turn, InstanceId item) {
  for (const Notice& notice : turn.state.notices_of(item)) {
    if (notice.kind == "agenda-outcome" || notice.kind == "agenda-ahead") continue;
    add(turn, NoticeGone{notice.id, "answered"});
  }
}

// What comes after this moment: the papers of the meeting aimed at, or the day after it.
void chase_item(Turn& turn, ItemWork& item) {
  drop_timer(turn, item);
  const std::string_view verb = item.verb;
  const bool placed = first_region(item.now.state) == "placed";
  if (verb == "meeting-over" && !placed) {
    item.facts.missed += live(turn) ? 1 : 0;
    item.facts.missed_on = item.facts.meeting;
    aim_at_next_meeting(turn, item.facts, turn.today);
    move_ahead(turn, item.id, item.facts);
  }
  if (verb == "defer") move_ahead(turn, item.id, item.facts);
  if (verb == "place" || verb == "defer") take_questions_back(turn, item.id);
  // Papers that closed before it was deferred are there already.
  const bool papers_closed = verb == "defer" && item.facts.papers_close <= turn.today;
  item.facts.asked_again = {};
  if (verb == "meeting-over" && placed) item.facts.asked_again = turn.today + std::chrono::days(7);
  item.now.progress.row = (placed || papers_closed || verb == "papers-close") ? 1 : 0;
  const Timer timer = item_timer(turn, item, item.facts);
  item.now.progress.due_us = timer.due.us;
  add(turn, TimerSet{timer});
}

void settle_placed(Turn& turn, ItemWork& item) {
  tell_who_heard(turn, item.id, item.facts, "agenda-placed");
  if (item.facts.topic != "rung") return;
  raise(turn, "task.rung-delivered", item.facts.about,
        {{"rung", std::to_string(item.facts.rung)}, {"position", item.facts.body}});
}

std::string who_is_asked(const Turn& turn, const ItemFacts& item) {
  std::string recorder = recorder_of(turn, item.body, item.drafter);
  return recorder.empty() ? secretary_of(turn, item.body) : recorder;
}

// Whoever was asked to place it hears that it falls away. This says how the task ended too, so that
// the task itself need not.
void tell_recorder_withdrawn(Turn& turn, const ItemWork& item) {
  const std::string recorder = who_is_asked(turn, item.facts);
  for (const Notice& notice : turn.state.notices_of(item.id)) {
    if (notice.kind == "agenda") return;  // it waited still: nobody was asked
  }
  if (recorder.empty() || recorder == item.facts.drafter) return;
  if (acting_person(turn, recorder) == turn.event.actor) return;
  notify(turn, item.id, "agenda-withdrawn", recorder);
  for (const Notice& notice : turn.state.notices_of(item.facts.about)) {
    const bool says_the_end = notice.kind == "solved" || notice.kind == "ended";
    if (says_the_end && notice.position == recorder) add(turn, NoticeGone{notice.id, "merged"});
  }
}

void tell_drafter(Turn& turn, const ItemWork& item) {
  notify(turn, item.id, "agenda-outcome", item.facts.drafter);
}

void settle_ended(Turn& turn, ItemWork& item) {
  const bool decided = first_region(item.now.state) == "decided";
  tell_who_heard(turn, item.id, item.facts, decided ? "agenda-outcome" : "agenda-withdrawn");
  if (!decided) tell_recorder_withdrawn(turn, item);
  if (!turn.ours) tell_drafter(turn, item);  // else the task or the gate that ended it says so
  if (item.facts.topic != "approve") return;
  raise(turn, decided ? "task.approve" : "task.reject", item.facts.about,
        {{"item", std::to_string(item.id.n)},
         {"number", std::string(turn.event.value("number"))},
         {"reason", std::string(turn.event.value("reason"))}});
}

void settle(Turn& turn, ItemWork& item) {
  const std::string_view state = first_region(item.now.state);
  if (state == "placed") return settle_placed(turn, item);
  if (state == "deferred") return tell_drafter(turn, item);
  settle_ended(turn, item);
}

// For a place on the agenda, again, or after the meeting for what was decided.
const char* question(std::string_view verb) {
  if (verb == "papers-close") return "agenda-reminder";
  return verb == "meeting-over" ? "agenda-undecided" : "agenda";
}

// The same of an item as it stands, whatever has happened to it.
std::string open_question(const Snapshot& now, const ItemFacts& item) {
  const std::string_view state = first_region(now.state);
  if (state == "placed") return item.asked_again.named() ? "agenda-undecided" : "";
  if (now.progress.row != 0) return "agenda-reminder";
  return state == "handed_over" ? "agenda" : "";
}

void carry_out(Turn& turn, ItemWork& item, Effect effect) {
  switch (effect) {
    case Effect::ask_secretary:
      return notify(turn, item.id, question(item.verb), who_is_asked(turn, item.facts));
    case Effect::ask_turn:
      return notify(turn, item.id, "agenda-reminder", item.facts.drafter);
    case Effect::tell_clerk:
      return tell_of_missed_papers(turn, item.id, item.facts);
    case Effect::settle_item:
      return settle(turn, item);
    case Effect::chase_on:
      return chase_item(turn, item);
    case Effect::chase_stop:
      drop_timer(turn, item);
      item.now.progress.due_us = 0;
      return withdraw_notices(turn, item.id, "closed");
    default:
      broken_invariant("an agenda item has no other effect");
  }
}

// The secretary of the body, or who records where the secretary drafted the item. Where there is
// nobody but the drafter, the secretary all the same.
bool records(const Turn& turn, const ItemFacts& facts) {
  const std::string& actor = turn.event.actor;
  const std::string recorder = recorder_of(turn, facts.body, facts.drafter);
  const bool keeps = holds(turn, secretary_of(turn, facts.body), actor);
  if (recorder.empty()) return keeps;
  return (keeps || holds(turn, recorder, actor)) && !holds(turn, facts.drafter, actor);
}

// A deferral keeps the day that the secretary names: ahead, and one on which the body meets by its
// calendar or, as the secretary says, meets besides.
bool may_defer(const Turn& turn, const ItemFacts& item, LocalDate day) {
  if (day <= turn.today) return false;
  if (turn.event.value("extra") == "yes") return true;
  const auto meets =
      people::next_meeting(turn.rules.organisation, item.body, day, turn.rules.calendars);
  return meets && *meets == day;
}

Facts facts_of(const Turn& turn, const ItemFacts& item) {
  Facts facts;
  facts.actor_records = turn.ours || records(turn, item);
  facts.actor_owns =
      turn.ours || (!item.drafter.empty() && holds(turn, item.drafter, turn.event.actor));
  facts.alone = !turn.ours && recorder_of(turn, item.body, item.drafter).empty();
  facts.reason_given = !turn.event.value("reason").empty();
  facts.number_given = !turn.event.value("number").empty();
  const LocalDate day = day_said(turn, "day");
  const bool has_come = turn.event.verb() != "decide" || day <= turn.today;
  facts.day_allowed = turn.event.verb() == "defer"
                          ? may_defer(turn, item, day)
                          : turn.ours || (day.named() && day >= item.drafted && has_come);
  return facts;
}

void keep_record(const Turn& turn, ItemWork& item) {
  const std::string_view verb = item.verb;
  if (turn.ours && verb != "place" && verb != "decide") return;
  const LocalDate day = day_said(turn, "day");
  if (verb == "place" || verb == "decide") item.facts.meeting = day;
  if (verb == "defer") {
    item.facts.deferred_from = item.facts.meeting;
    aim_at(turn, item.facts, day);
  }
  if (verb != "place") item.facts.reason = turn.event.value("reason");
  if (verb == "decide") {
    item.facts.decision = turn.event.value("decision");
    item.facts.link = turn.event.value("evidence");
  }
  if (!turn.event.value("number").empty()) item.facts.number = turn.event.value("number");
}

// Handed in again, papers go on from the meetings that passed without them and from who heard.
void count_on(const Turn& turn, std::int64_t item_before, ItemFacts& facts) {
  const auto text = item_before == 0 ? std::nullopt : turn.state.facts({item_before});
  if (!text) return;
  const ItemFacts before = item_facts(*text);
  facts.missed = before.missed;
  facts.told = before.told;
  facts.heard = before.heard;
}

}  // namespace

void take_advice(ItemFacts& item, const TaskFacts& task) {
  const Advice& advice = task.advice;
  item.advice = advice.why;
  item.advised_by = advice.by;
  item.accept_until = advice.answer == "propose-acceptance" ? advice.day : LocalDate();
}

InstanceId new_item(Turn& turn, ItemFacts facts) {
  ItemWork item;
  item.id = {turn.next_instance++};
  facts.drafted = turn.today;
  item.facts = std::move(facts);
  aim_at_next_meeting(turn, item.facts, turn.today);
  const workflows::Workflow* workflow = workflows::workflow("agenda_item");
  item.verb = "hand-over";
  item.before = {"agenda_item", workflow->version, workflow->start, {}};
  Event hand_over;
  hand_over.type = "agenda_item.hand-over";
  Facts known;
  known.actor_owns = true;
  const Step step = workflow->step(item.before, hand_over, known);
  invariant(step.accepted, "a drafted item can be handed over");
  item.now = step.snapshot;
  const auto place = turn.entry.changes.size();
  for (const Effect effect : step.effects) carry_out(turn, item, effect);
  show_ahead(turn, item.id, item.facts);
  const std::string name = "agenda_item/" + std::to_string(item.id.n);
  turn.entry.changes.insert(turn.entry.changes.begin() + static_cast<std::ptrdiff_t>(place),
                            InstanceNew{item.id, name, item.now, to_text(item.facts)});
  return item.id;
}

std::string whose_item(const Turn& turn, const ItemFacts& facts) {
  const auto about = turn.state.snapshot(facts.about);
  if (!about || about->workflow != "task") return {};
  return task_facts(turn.state.facts(facts.about).value_or("{}")).owner;
}

void ask_of_item(Turn& turn, InstanceId id, const Snapshot& now, const ItemFacts& facts) {
  const std::string kind = open_question(now, facts);
  if (!kind.empty()) notify(turn, id, kind, who_is_asked(turn, facts));
  if (facts.papers_close > turn.today) show_ahead(turn, id, facts);
}

InstanceId draft_item(Turn& turn, const TaskWork& task, std::string_view body,
                      std::string_view topic, int rung) {
  ItemFacts facts;
  facts.body = body;
  facts.topic = topic;
  facts.about = task.id;
  facts.duty = task.facts.duty;
  facts.rung = rung;
  if (topic == "approve") {
    facts.drafter = task.facts.owner;
    count_on(turn, task.facts.item, facts);
  } else {
    take_advice(facts, task.facts);
  }
  return new_item(turn, std::move(facts));
}

void step_item(Turn& turn) {
  const auto snapshot = turn.state.snapshot(turn.event.instance);
  const auto text = turn.state.facts(turn.event.instance);
  if (!snapshot || !text || snapshot->workflow != "agenda_item") {
    return refuse(
        turn, "unknown_item",
        words::Values().text(
            "asked_for", turn.event.instance.n > 0 ? std::to_string(turn.event.instance.n) : ""));
  }
  ItemWork item;
  item.id = turn.event.instance;
  item.verb = turn.event.verb();
  item.before = item.now = *snapshot;
  item.facts = item.known = item_facts(*text);
  turn.whose = whose_item(turn, item.facts);
  item.timer_fired = !turn.event.value("due").empty();
  const Facts facts = facts_of(turn, item.facts);
  const Step step = workflows::workflow("agenda_item")->step(item.now, turn.event, facts);
  if (!step.accepted && !turn.ours) {
    return refuse_item(turn, item.facts, item.now, facts, step.reason);
  }
  if (item.timer_fired) add(turn, TimerGone{fired_timer(turn.event)});
  if (!step.accepted) return;
  item.now = step.snapshot;
  keep_record(turn, item);
  if (facts.alone && item.verb != "withdraw") {
    remark(turn, item.id, "two-eyes", item.facts.drafter);
  }
  for (const Effect effect : step.effects) carry_out(turn, item, effect);
  if (item.now != item.before) add(turn, InstanceSet{item.id, item.now});
  if (item.facts != item.known) add(turn, FactsSet{item.id, to_text(item.facts)});
}

}  // namespace cadans::decide
