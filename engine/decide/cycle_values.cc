#include "engine/decide/cycle_values.h"

#include "engine/decide/letter_lists.h"
#include "engine/decide/week.h"

namespace cadans::decide {
namespace {

using words::Values;

std::optional<CycleFacts> facts_at(const Desk& desk, const std::string& year) {
  const auto id = cycle_at(desk.state, year);
  const auto text = id ? desk.state.facts(*id) : std::nullopt;
  return text ? std::optional(cycle_facts(*text)) : std::nullopt;
}

// The day on which it closed; not named where it is not there.
LocalDate closed_on(const Desk& desk, const std::string& year) {
  const auto facts = facts_at(desk, year);
  if (!facts) return {};
  for (const PhaseBegan& one : facts->phases) {
    if (one.phase == "closing") return one.on;
  }
  return {};
}

std::string phase_said(const Desk& desk, const CycleFacts& facts, const PhaseBegan& phase) {
  Values values;
  values.text("cycle_title", cycle_title(desk, {facts.year.key, facts.year.starts}));
  if (phase.phase != "review_due") values.count("open_count", phase.open);
  const people::Cycle* cycle = people::cycles_of(desk.rules.organisation).find(facts.year.key);
  if (phase.phase == "closed" && phase.open > 0 && cycle != nullptr) {
    values.text("to_years", people::years_text(people::year_after(facts.year, *cycle).starts));
  }
  return word(desk, "cycle.began_" + phase.phase, values);
}

}  // namespace

std::string cycle_title(const Desk& desk, const people::YearName& year) {
  Values values;
  values.text("cycle_years", people::years_text(year.starts));
  const people::Cycle* cycle = people::cycles_of(desk.rules.organisation).find(year.key);
  if (cycle != nullptr && !cycle->name.empty()) values.text("cycle_name", cycle->name);
  return word(desk, "cycle.title", values);
}

Values::Rows phases_of_week(const Desk& desk) {
  Values::Rows rows;
  for (const PhaseNoted& noted : phases_since(desk.state, week_before(desk.reader.today))) {
    const auto text = desk.state.facts(noted.cycle);
    if (!text) continue;
    const CycleFacts facts = cycle_facts(*text);
    if (noted.n >= facts.phases.size()) continue;
    rows.push_back(Values().text("cycle_said", phase_said(desk, facts, facts.phases[noted.n])));
  }
  return rows;
}

void say_year(Saying& saying, const TaskAtDesk& task) {
  const auto& years = task.facts.cycles;
  if (years.empty()) return;
  const Desk& desk = saying.desk();
  saying.say("explain.in_cycle",
             Values()
                 .text("cycle_title", cycle_title(desk, people::year_named(years.back())))
                 .text("phase_word", word(desk, "state." + task.duty->phase)),
             Weight::detail);
  for (std::size_t n = 1; n < years.size(); ++n) {
    saying.say("explain.carried_over",
               Values()
                   .text("from_years", people::years_text(people::year_named(years[n - 1]).starts))
                   .day("day", closed_on(desk, years[n - 1]))
                   .text("to_years", people::years_text(people::year_named(years[n]).starts)),
               Weight::useful);
  }
}

}  // namespace cadans::decide
