// Every row of every table, walked through `step`;
// every event where it is not accepted, with its reason.

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "workflows/registry.h"

namespace cadans::workflows {
namespace {

std::vector<std::string> words_in(std::string_view list, std::string_view between) {
  std::vector<std::string> words;
  while (!list.empty()) {
    const auto end = std::min(list.find(between), list.size());
    words.emplace_back(list.substr(0, end));
    list.remove_prefix(std::min(list.size(), end + between.size()));
  }
  return words;
}

using FactsByGuard = std::map<std::string, void (*)(Facts&), std::less<>>;

// Those of audits and their programme.
const FactsByGuard& facts_of_audits() {
  static const FactsByGuard facts = {
      {"independent", [](Facts& f) { f.independent = true; }},
      {"terms_given", [](Facts& f) { f.terms_given = true; }},
      {"statement_given", [](Facts& f) { f.statement_given = true; }},
      {"sample_given", [](Facts& f) { f.sample_given = true; }},
      {"grade_given", [](Facts& f) { f.grade_given = true; }},
      {"findings_fit", [](Facts& f) { f.findings_fit = true; }},
      {"asked_last", [](Facts& f) { f.asked_last = true; }},
      {"has_findings", [](Facts& f) { f.has_findings = true; }},
      {"has_none", [](Facts& f) { f.has_findings = false; }},
      {"audits_final", [](Facts& f) { f.audits_final = true; }},
      {"differs", [](Facts& f) { f.differs = true; }},
      {"covers_all", [](Facts& f) { f.covers_all = true; }},
  };
  return facts;
}

// Facts under which a guard holds: found by name,
// so that a new guard without a fact here is a failure.
const FactsByGuard& facts_of_the_rest() {
  static const FactsByGuard facts = {
      {"row_before", [](Facts& f) { f.row_asks = true; }},
      {"row_overdue", [](Facts& f) { f.row_asks = f.row_overdue = true; }},
      {"row_climbs", [](Facts& f) { f.row_overdue = f.row_climbs = true; }},
      {"row_top", [](Facts& f) { f.row_overdue = f.row_climbs = f.row_top = true; }},
      {"row_asks_only", [](Facts& f) { f.row_asks = f.row_overdue = true; }},
      {"rung_reached", [](Facts& f) { f.rung_reached = true; }},
      {"no_rung_reached", [](Facts& f) { f.rung_reached = false; }},
      {"actor_owns", [](Facts& f) { f.actor_owns = true; }},
      {"actor_checks", [](Facts& f) { f.actor_checks = true; }},
      {"actor_manages", [](Facts& f) { f.actor_manages = true; }},
      {"actor_outranks", [](Facts& f) { f.actor_outranks = true; }},
      {"actor_above", [](Facts& f) { f.actor_above = true; }},
      {"actor_advises", [](Facts& f) { f.actor_advises = true; }},
      {"advice_asked", [](Facts& f) { f.advice_asked = true; }},
      {"measure_free", [](Facts& f) { f.measure_holds = false; }},
      {"actor_records", [](Facts& f) { f.actor_records = true; }},
      {"actor_decides", [](Facts& f) { f.actor_decides = true; }},
      {"actor_owns_or_manages", [](Facts& f) { f.actor_manages = true; }},
      {"evidence_valid", [](Facts& f) { f.evidence_valid = true; }},
      {"nil_allowed", [](Facts& f) { f.nil_allowed = true; }},
      {"second_eyes", [](Facts& f) { f.second_eyes = true; }},
      {"nobody_looks", [](Facts& f) { f.second_eyes = false; }},
      {"reason_if_alone", [](Facts& f) { f.alone = f.reason_given = true; }},
      {"reason_given", [](Facts& f) { f.reason_given = true; }},
      {"day_allowed", [](Facts& f) { f.day_allowed = true; }},
      {"first_time", [](Facts& f) { f.first_time = true; }},
      {"again", [](Facts& f) { f.first_time = false; }},
      {"asked_away", [](Facts& f) { f.asked_away = true; }},
      {"nothing_asked", [](Facts& f) { f.asked_away = false; }},
      {"suggestion_given", [](Facts& f) { f.suggestion_given = true; }},
      {"date_free", [](Facts& f) { f.date_in_law = false; }},
      {"number_given", [](Facts& f) { f.number_given = true; }},
      {"tries_left", [](Facts& f) { f.tries_left = true; }},
      {"no_tries_left", [](Facts& f) { f.tries_left = false; }},
      {"criteria_met", [](Facts& f) { f.criteria_met = true; }},
      {"gate_lost", [](Facts& f) { f.gate_lost = true; }},
      {"lower_may_end", [](Facts& f) { f.reserved = false; }},
      {"condition_given", [](Facts& f) { f.condition_given = true; }},
      {"criteria_lost", [](Facts& f) { f.criteria_met = false; }},
      {"entry_open", [](Facts& f) { f.entry_open = true; }},
      {"evidence_counts", [](Facts& f) { f.evidence_counts = true; }},
      {"not_renewed", [](Facts& f) { f.renewed = false; }},
      {"whole", [](Facts& f) { f.whole = true; }},
      {"begins_in_plan", [](Facts& f) { f.phase = "plan"; }},
      {"begins_in_do", [](Facts& f) { f.phase = "do"; }},
      {"begins_in_check", [](Facts& f) { f.phase = "check"; }},
      {"begins_in_act", [](Facts& f) { f.phase = "act"; }},
      {"review_open", [](Facts& f) { f.review_open = true; }},
      {"review_held", [](Facts& f) { f.review_open = false; }},
      {"more_open", [](Facts& f) { f.more_open = true; }},
      {"all_carried", [](Facts& f) { f.more_open = false; }},
      {"component", [](Facts& f) { f.component = "another"; }},
  };
  return facts;
}

const FactsByGuard& facts_by_guard() {
  static const FactsByGuard facts = [] {
    FactsByGuard all = facts_of_the_rest();
    all.insert(facts_of_audits().begin(), facts_of_audits().end());
    return all;
  }();
  return facts;
}

Facts facts_for(const RowText& row) {
  Facts facts;
  constexpr std::string_view about = "component ";  // which one, in the text of the guard itself
  if (row.guards.starts_with(about)) {
    facts.component = std::string_view(row.guards).substr(about.size());
    return facts;
  }
  for (const std::string& guard : words_in(row.guards, ", ")) {
    const auto found = facts_by_guard().find(guard);
    EXPECT_NE(found, facts_by_guard().end()) << "no fact is known for the guard " << guard;
    if (found != facts_by_guard().end()) found->second(facts);
  }
  return facts;
}

// The region that a state belongs to, found by following the rows from where each region starts.
std::size_t region_of(const Workflow& workflow, const std::string& state) {
  const auto starts = words_in(workflow.start, ",");
  for (std::size_t region = 0; region < starts.size(); ++region) {
    std::set<std::string> reached = {starts[region]};
    for (std::size_t before = 0; before != reached.size();) {
      before = reached.size();
      for (const RowText& row : workflow.table) {
        if (reached.contains(row.from)) reached.insert(row.to);
      }
    }
    if (reached.contains(state)) return region;
  }
  ADD_FAILURE() << state << " is reached by no row";
  return 0;
}

std::string state_with(const Workflow& workflow, const std::string& state) {
  auto regions = words_in(workflow.start, ",");
  regions[region_of(workflow, state)] = state;
  std::string all;
  for (const std::string& one : regions) all += (all.empty() ? "" : ",") + one;
  return all;
}

Step step_from(const Workflow& workflow, const std::string& state, const std::string& verb,
               const Facts& facts) {
  Event event;
  event.type = std::string(workflow.name) + "." + verb;
  return workflow.step({std::string(workflow.name), 1, state_with(workflow, state), {}}, event,
                       facts);
}

class EveryMachine : public testing::TestWithParam<const Workflow*> {};

TEST_P(EveryMachine, TakesEveryRowOfItsTableToWhereItSays) {
  const Workflow& workflow = *GetParam();
  for (const RowText& row : workflow.table) {
    const Step step = step_from(workflow, row.from, row.event, facts_for(row));
    EXPECT_TRUE(step.accepted) << row.from << " --" << row.event << "--> " << row.to
                               << " was refused: " << step.reason;
    const auto regions = words_in(step.snapshot.state, ",");
    EXPECT_EQ(regions[region_of(workflow, row.from)], row.to) << row.from << " on " << row.event;
  }
}

TEST_P(EveryMachine, RefusesEveryEventWhereNoRowTakesIt) {
  const Workflow& workflow = *GetParam();
  std::set<std::string> verbs;
  for (const RowText& row : workflow.table) verbs.insert(row.event);
  const auto others_take = [&](const std::string& verb, std::size_t region) {
    const auto starts = words_in(workflow.start, ",");
    return std::any_of(workflow.table.begin(), workflow.table.end(), [&](const RowText& row) {
      const std::size_t of = region_of(workflow, row.from);
      return row.event == verb && of != region && row.from == starts[of];
    });
  };
  for (const std::string_view state : workflow.states) {
    for (const std::string& verb : verbs) {
      const std::size_t region = region_of(workflow, std::string(state));
      const bool taken =
          std::any_of(workflow.table.begin(), workflow.table.end(),
                      [&](const RowText& row) { return row.from == state && row.event == verb; });
      if (taken || others_take(verb, region)) continue;
      const Step step = step_from(workflow, std::string(state), verb, Facts{});
      EXPECT_FALSE(step.accepted) << state << " took " << verb;
      EXPECT_FALSE(step.reason.empty());
      EXPECT_EQ(step.snapshot.state, state_with(workflow, std::string(state)));
    }
  }
}

TEST_P(EveryMachine, NamesTheGuardThatSaidNo) {
  const Workflow& workflow = *GetParam();
  for (const RowText& row : workflow.table) {
    const auto guards = words_in(row.guards, ", ");
    const Step step = step_from(workflow, row.from, row.event, Facts{});
    if (step.accepted || guards.empty()) continue;
    EXPECT_NE(step.reason, "state") << row.from << " on " << row.event;
    EXPECT_NE(facts_by_guard().find(step.reason), facts_by_guard().end()) << step.reason;
  }
}

// The diagram is made from the table; the walk is made by `step`. Both must draw the same arrows.
TEST_P(EveryMachine, IsDrawnAsItSteps) {
  const Workflow& workflow = *GetParam();
  std::set<std::string> drawn;
  for (const std::string& line : words_in(mermaid(workflow), "\n")) {
    if (line.find("[*]") != line.npos || line.find("-->") == line.npos) continue;
    drawn.insert(line.substr(2, line.find_first_of("[/", 2) - 2));
  }
  std::set<std::string> walked;
  for (const RowText& row : workflow.table) {
    const Step step = step_from(workflow, row.from, row.event, facts_for(row));
    const auto regions = words_in(step.snapshot.state, ",");
    walked.insert(row.from + " --> " + regions[region_of(workflow, row.from)] + " : " + row.event);
  }
  for (const std::string& arrow : walked) {
    const bool found = std::any_of(drawn.begin(), drawn.end(), [&](const std::string& line) {
      return line.starts_with(arrow);
    });
    EXPECT_TRUE(found) << arrow;
  }
  EXPECT_EQ(walked.size(), [&] {
    std::set<std::string> arrows;
    for (const std::string& line : drawn) {
      arrows.insert(line.substr(0, line.find_last_not_of(' ') + 1));
    }
    return arrows.size();
  }());
}

INSTANTIATE_TEST_SUITE_P(All, EveryMachine, testing::ValuesIn(all()),
                         [](const auto& at) { return std::string(at.param->name); });

TEST(KnownState, IsOneNameOfEachRegion) {
  const Workflow& machine = *workflow("task");
  EXPECT_TRUE(known_state(machine, "open,reminding"));
  EXPECT_FALSE(known_state(machine, "open"));
  EXPECT_FALSE(known_state(machine, "open,unheard_of"));
}

}  // namespace
}  // namespace cadans::workflows
