#include "engine/decide/cycle_step.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/decide/cycle_facts.h"
#include "engine/decide/task_facts.h"
#include "engine/decide/week.h"
#include "workflows/registry.h"

namespace cadans::decide {
namespace {

using people::CycleYear;

constexpr int looked_at_once = 100;
constexpr int counted_most = 10'000;  // of what is open, for the list of the week

struct CycleWork {
  InstanceId id;
  Snapshot before;
  Snapshot now;
  CycleFacts facts;
  CycleFacts known;
};

std::string_view phase_on(const CycleYear& year, LocalDate day) {
  if (year.act <= day) return "act";
  if (year.check <= day) return "check";
  return year.starts <= day ? "do" : "plan";
}

// What comes before a phase, and is to be done by its first day.
bool before_phase(std::string_view phase, std::string_view of_duty) {
  constexpr std::array<std::string_view, 4> order = {"plan", "do", "check", "act"};
  const auto place = [&](std::string_view one) { return std::ranges::find(order, one); };
  return place(of_duty) < place(phase == "review_due" ? "act" : phase);
}

struct OpenTask {
  InstanceId id;
  TaskFacts facts;
};

// Open tasks of a year, among `limit` that are open at all, after one.
struct Looked {
  std::vector<OpenTask> of_year;
  std::int64_t last = 0;
};

Looked look_at_open(const View& state, const std::string& year, std::int64_t after, int limit) {
  Looked looked{{}, after};
  for (const InstanceId id : state.running("task", {after}, limit)) {
    looked.last = id.n;
    TaskFacts facts = task_facts(state.facts(id).value());
    const bool of_it = !facts.cycles.empty() && facts.cycles.back() == year;
    if (of_it) looked.of_year.push_back({id, std::move(facts)});
  }
  return looked;
}

// What the phases before this one left open.
int left_open(const Turn& turn, const CycleYear& year, std::string_view phase) {
  const auto open = look_at_open(turn.state, year.name(), 0, counted_most).of_year;
  return static_cast<int>(std::ranges::count_if(open, [&](const OpenTask& one) {
    const settings::Duty* duty = turn.rules.catalogue.duty(one.facts.duty);
    return duty != nullptr && before_phase(phase, duty->phase);
  }));
}

void phase_begins(Turn& turn, CycleWork& cycle) {
  const std::string& phase = cycle.now.state;
  auto& phases = cycle.facts.phases;
  const bool begins = phases.empty();
  const int carried = static_cast<int>(cycle.facts.carried);
  const int open = phase == "closed" ? carried : left_open(turn, cycle.facts.year, phase);
  phases.push_back({phase, turn.today, begins ? 0 : open});
  if (begins || phase == "closing") return;
  note_phase(turn, {cycle.id, phases.size() - 1, phases.back().open > 0});
}

void wait_for_next(Turn& turn, CycleWork& cycle) {
  const LocalDate next = next_phase(cycle.facts.year, cycle.now.state).on;
  const Instant due = turn.rules.zone.at(next, LocalTime{0});
  add(turn, TimerSet{{Urgency::routine, due, cycle.id, "phase-day"}});
  cycle.now.progress.due_us = due.us;
}

// A page of what is open, and itself again for the next.
void carry_page(Turn& turn, CycleWork& cycle) {
  const std::string year = cycle.facts.year.name();
  const Looked looked = look_at_open(turn.state, year, cycle.facts.looked, looked_at_once);
  for (const OpenTask& one : looked.of_year) raise(turn, "task.carry-over", one.id);
  cycle.facts.carried += static_cast<std::int64_t>(looked.of_year.size());
  cycle.facts.looked = looked.last;
  add(turn, TimerSet{{Urgency::routine, turn.event.at, cycle.id, "carry"}});
  cycle.now.progress.due_us = turn.event.at.us;
}

void carry_out(Turn& turn, CycleWork& cycle, Effect effect) {
  switch (effect) {
    case Effect::phase_begins:
      return phase_begins(turn, cycle);
    case Effect::next_phase:
      return wait_for_next(turn, cycle);
    case Effect::carry_over:
      return carry_page(turn, cycle);
    default:
      broken_invariant("a cycle has no other effect");
  }
}

Facts facts_of_cycle(const Turn& turn, const CycleWork& cycle) {
  Facts facts;
  facts.phase = phase_on(cycle.facts.year, turn.today);
  facts.review_open = !turn.state.mark(review_mark(cycle.facts.year.name())).empty();
  facts.more_open = !turn.state.running("task", {cycle.facts.looked}, 1).empty();
  return facts;
}

void take(Turn& turn, CycleWork& cycle) {
  const Step step =
      workflows::workflow("pdca_cycle")->step(cycle.now, turn.event, facts_of_cycle(turn, cycle));
  if (!turn.event.value("due").empty()) {
    add(turn, TimerGone{fired_timer(turn.event)});
    cycle.now.progress.due_us = 0;
  }
  if (!step.accepted) return;
  cycle.now.state = step.snapshot.state;
  const auto place = static_cast<std::ptrdiff_t>(turn.entry.changes.size());
  for (const Effect effect : step.effects) carry_out(turn, cycle, effect);
  auto& changes = turn.entry.changes;
  const std::string text = to_text(cycle.facts);
  if (cycle.known.phases.empty()) {
    changes.insert(changes.begin() + place,
                   InstanceNew{cycle.id, identity(cycle.facts.year), cycle.now, text});
    return;
  }
  if (cycle.now != cycle.before) add(turn, InstanceSet{cycle.id, cycle.now});
  if (cycle.facts != cycle.known) add(turn, FactsSet{cycle.id, text});
}

const people::Cycle* cycle_named(const Rules& rules, std::string_view key) {
  return people::cycles_of(rules.organisation).find(key);
}

void begin_cycle(Turn& turn) {
  const people::Cycle* known = cycle_named(turn.rules, turn.event.value("key"));
  const LocalDate starts = day_said(turn, "starts");
  invariant(known != nullptr && starts.named(), "a year that begins is one of a cycle");
  CycleWork cycle;
  cycle.facts.year = people::year_of(*known, starts);
  if (cycle_at(turn.state, cycle.facts.year.name())) return;
  cycle.id = {turn.next_instance++};
  const workflows::Workflow* workflow = workflows::workflow("pdca_cycle");
  cycle.before = cycle.now = {"pdca_cycle", workflow->version, workflow->start, {}};
  take(turn, cycle);
}

// Each year whose plan has begun, and that is not over, has its machine.
void look_at_years(Turn& turn) {
  for (const people::Cycle& cycle : people::cycles_of(turn.rules.organisation)) {
    CycleYear year = people::year_after(people::year_of(cycle, turn.today), cycle);
    for (; turn.today < year.close; year = people::year_before(year, cycle)) {
      if (turn.today < year.plan || cycle_at(turn.state, year.name())) continue;
      raise(turn, "pdca_cycle.begin", {}, {{"key", cycle.key}, {"starts", to_string(year.starts)}});
    }
  }
}

}  // namespace

void step_cycle(Turn& turn) {
  if (!turn.ours) return refuse(turn, "engine_only");
  if (turn.event.verb() == "look") return look_at_years(turn);
  if (turn.event.verb() == "begin") return begin_cycle(turn);
  const auto snapshot = turn.state.snapshot(turn.event.instance);
  const auto text = turn.state.facts(turn.event.instance);
  if (!snapshot || !text || snapshot->workflow != "pdca_cycle") return;
  CycleWork cycle{turn.event.instance, *snapshot, *snapshot, cycle_facts(*text), {}};
  cycle.known = cycle.facts;
  take(turn, cycle);
}

}  // namespace cadans::decide
