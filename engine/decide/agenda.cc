#include "engine/decide/agenda.h"

#include "engine/decide/authority.h"
#include "engine/decide/draft.h"
#include "engine/decide/task_work.h"
#include "engine/json.h"
#include "engine/people/meetings.h"
#include "engine/time/working_days.h"
#include "workflows/registry.h"

namespace cadans::decide {
namespace {

struct ItemWork {
  InstanceId id;
  Snapshot before;
  Snapshot now;
  ItemFacts facts;
  ItemFacts known;
  bool timer_fired = false;
};

LocalDate day_or_none(const Json& json, const char* name) {
  const auto day = parse_local_date(json.value(name, std::string()));
  return day ? *day : LocalDate();
}

std::string text_of(LocalDate day) { return day.named() ? to_string(day) : std::string(); }

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

void aim_at_next_meeting(const Turn& turn, ItemFacts& facts, LocalDate from) {
  LocalDate search = from;
  const people::MeetingBody* body = turn.rules.organisation.bodies.find(facts.body);
  for (int tries = 0; body != nullptr && tries < 60; ++tries) {
    const auto meeting =
        people::next_meeting(turn.rules.organisation, facts.body, search, turn.rules.calendars);
    if (!meeting) break;
    facts.meeting = *meeting;
    facts.papers_close = people::papers_close(*body, *meeting, turn.rules.calendars);
    if (facts.papers_close > turn.today) return;
    search = *meeting + std::chrono::days(1);
  }
}

// What comes after this moment: the papers of the meeting aimed at, or the day after it.
void chase_item(Turn& turn, ItemWork& item) {
  drop_timer(turn, item);
  const std::string_view verb = turn.event.verb();
  const bool placed = first_region(item.now.state) == "placed";
  if (verb == "meeting-over" && !placed) {
    ++item.facts.missed;
    item.facts.missed_on = item.facts.meeting;
    aim_at_next_meeting(turn, item.facts, turn.today);
  }
  if (verb == "defer") aim_at_next_meeting(turn, item.facts, item.facts.meeting);
  item.facts.asked_again = {};
  if (verb == "meeting-over" && placed) item.facts.asked_again = turn.today + std::chrono::days(7);
  item.now.progress.row = (placed || verb == "papers-close") ? 1 : 0;
  const Timer timer = item_timer(turn, item, item.facts);
  item.now.progress.due_us = timer.due.us;
  add(turn, TimerSet{timer});
}

void settle_placed(Turn& turn, const ItemWork& item) {
  if (item.facts.topic != "rung") return;
  raise(turn, "task.rung-delivered", item.facts.about,
        {{"rung", std::to_string(item.facts.rung)}, {"position", item.facts.body}});
}

void settle_ended(Turn& turn, const ItemWork& item) {
  const bool decided = first_region(item.now.state) == "decided";
  if (!item.facts.drafter.empty()) notify(turn, item.id, "agenda-outcome", item.facts.drafter);
  if (item.facts.topic != "approve") return;
  raise(turn, decided ? "task.approve" : "task.reject", item.facts.about,
        {{"item", std::to_string(item.id.n)},
         {"number", std::string(turn.event.value("number"))},
         {"reason", std::string(turn.event.value("reason"))}});
}

void carry_out(Turn& turn, ItemWork& item, Effect effect) {
  switch (effect) {
    case Effect::ask_secretary:
      return notify(turn, item.id,
                    turn.event.verb().starts_with("p") || turn.event.verb() == "meeting-over"
                        ? "agenda-reminder"
                        : "agenda",
                    secretary_of(turn, item.facts.body));
    case Effect::ask_turn:
      return notify(turn, item.id, "agenda-reminder", item.facts.drafter);
    case Effect::tell_clerk:
      return notify(turn, item.id, "agenda-missed", position_of(turn, "town-clerk", {}, ""));
    case Effect::settle_item:
      return first_region(item.now.state) == "placed" ? settle_placed(turn, item)
                                                      : settle_ended(turn, item);
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

// The secretary of the body, or the deputy where the secretary drafted the item.
bool records(const Turn& turn, const ItemFacts& facts) {
  const std::string secretary = secretary_of(turn, facts.body);
  const std::string& actor = turn.event.actor;
  if (!facts.drafter.empty() && holds(turn, facts.drafter, actor)) return false;
  if (holds(turn, secretary, actor)) return true;
  const people::Position* position = turn.rules.organisation.positions.find(secretary);
  return position != nullptr && facts.drafter == secretary && holds(turn, position->deputy, actor);
}

Facts facts_of(const Turn& turn, const ItemFacts& item) {
  Facts facts;
  facts.actor_records = records(turn, item);
  facts.actor_owns =
      turn.ours || (!item.drafter.empty() && holds(turn, item.drafter, turn.event.actor));
  facts.reason_given = !turn.event.value("reason").empty();
  facts.number_given = !turn.event.value("number").empty();
  const auto day = parse_local_date(turn.event.value("day"));
  facts.day_allowed = day.has_value() && *day >= item.drafted;
  return facts;
}

void keep_record(const Turn& turn, ItemWork& item) {
  const auto day = parse_local_date(turn.event.value("day"));
  if (day && (turn.event.verb() == "place" || turn.event.verb() == "defer" ||
              turn.event.verb() == "decide")) {
    item.facts.meeting = *day;
  }
  if (!turn.event.value("number").empty()) item.facts.number = turn.event.value("number");
}

// Who may record instead of the one who was refused.
std::string stand_in(const Turn& turn, const ItemFacts& facts) {
  const std::string secretary = secretary_of(turn, facts.body);
  const people::Position* position = turn.rules.organisation.positions.find(secretary);
  if (position == nullptr) return {};
  std::string person = acting_person(turn, secretary);
  if (holds(turn, facts.drafter, person)) person = acting_person(turn, position->deputy);
  const auto known = turn.state.person(person);
  return known ? known->name : position->title;
}

}  // namespace

std::string to_text(const ItemFacts& facts) {
  return Json({{"body", facts.body},
               {"topic", facts.topic},
               {"about", facts.about.n},
               {"duty", facts.duty},
               {"gate", facts.gate},
               {"drafter", facts.drafter},
               {"rung", facts.rung},
               {"drafted", text_of(facts.drafted)},
               {"meeting", text_of(facts.meeting)},
               {"papers_close", text_of(facts.papers_close)},
               {"asked_again", text_of(facts.asked_again)},
               {"number", facts.number},
               {"missed", facts.missed},
               {"missed_on", text_of(facts.missed_on)}})
      .dump();
}

ItemFacts item_facts(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  invariant(json.is_object() && json.contains("body"), "the facts of an item are our own JSON");
  ItemFacts facts;
  facts.body = json.value("body", std::string());
  facts.topic = json.value("topic", std::string());
  facts.about = {json.value("about", std::int64_t{0})};
  facts.duty = json.value("duty", std::string());
  facts.gate = json.value("gate", std::string());
  facts.drafter = json.value("drafter", std::string());
  facts.rung = json.value("rung", 0);
  facts.drafted = day_or_none(json, "drafted");
  facts.meeting = day_or_none(json, "meeting");
  facts.papers_close = day_or_none(json, "papers_close");
  facts.asked_again = day_or_none(json, "asked_again");
  facts.number = json.value("number", std::string());
  facts.missed = json.value("missed", 0);
  facts.missed_on = day_or_none(json, "missed_on");
  return facts;
}

InstanceId new_item(Turn& turn, ItemFacts facts) {
  ItemWork item;
  item.id = {turn.next_instance++};
  facts.drafted = turn.today;
  item.facts = std::move(facts);
  aim_at_next_meeting(turn, item.facts, turn.today);
  const workflows::Workflow* workflow = workflows::workflow("agenda_item");
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
  const std::string name = "agenda_item/" + std::to_string(item.id.n);
  turn.entry.changes.insert(turn.entry.changes.begin() + static_cast<std::ptrdiff_t>(place),
                            InstanceNew{item.id, name, item.now, to_text(item.facts)});
  return item.id;
}

InstanceId draft_item(Turn& turn, const TaskWork& task, std::string_view body,
                      std::string_view topic, int rung) {
  ItemFacts facts;
  facts.body = body;
  facts.topic = topic;
  facts.about = task.id;
  facts.duty = task.facts.duty;
  facts.rung = rung;
  if (topic == "approve") facts.drafter = task.facts.owner;
  return new_item(turn, std::move(facts));
}

void step_item(Turn& turn) {
  const auto snapshot = turn.state.snapshot(turn.event.instance);
  const auto text = turn.state.facts(turn.event.instance);
  if (!snapshot || !text || snapshot->workflow != "agenda_item") {
    return refuse(turn, "unknown_task");
  }
  ItemWork item;
  item.id = turn.event.instance;
  item.before = item.now = *snapshot;
  item.facts = item.known = item_facts(*text);
  item.timer_fired = !turn.event.value("due").empty();
  const Facts facts = facts_of(turn, item.facts);
  const Step step = workflows::workflow("agenda_item")->step(item.now, turn.event, facts);
  if (!step.accepted && !turn.ours) {
    return refuse(turn, step.reason,
                  words::Values()
                      .text("state_word", state_word(turn, item.now.state))
                      .text("other_name", stand_in(turn, item.facts)));
  }
  if (item.timer_fired) add(turn, TimerGone{fired_timer(turn.event)});
  if (!step.accepted) return;
  item.now = step.snapshot;
  keep_record(turn, item);
  for (const Effect effect : step.effects) carry_out(turn, item, effect);
  if (item.now != item.before) add(turn, InstanceSet{item.id, item.now});
  if (item.facts != item.known) add(turn, FactsSet{item.id, to_text(item.facts)});
}

}  // namespace cadans::decide
