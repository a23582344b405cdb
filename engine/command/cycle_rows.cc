#include "engine/command/cycle_rows.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <tuple>

#include "engine/command/terminal.h"
#include "engine/decide/cycle_values.h"
#include "engine/json.h"

namespace cadans::command {
namespace {

constexpr int years_most = 10'000;
constexpr int year_tasks_most = 100'000;
constexpr std::array<const char*, 4> phases = {"plan", "do", "check", "act"};

YearTask task_of(const store::InstanceRow& instance, const decide::Desk& desk) {
  const decide::TaskFacts facts = decide::task_facts(instance.facts);
  const settings::Duty* duty = desk.rules.catalogue.duty(facts.duty);
  return {instance.id,
          facts.duty,
          duty == nullptr ? facts.duty : decide::title(desk, *duty),
          decide::subject_name(desk, facts.subject),
          duty == nullptr ? std::string() : duty->phase,
          std::string(first_region(instance.snapshot.state)),
          facts.target,
          facts.cycles};
}

void add_task(CycleRow& row, YearTask task) {
  const std::string year = row.facts.year.name();
  if (task.years.back() != year) {
    ++row.carried_out;
  } else {
    if (task.years.front() != year) ++row.carried_in;
    PhaseCount& count = row.counts[task.phase];
    if (task.state == "done") {
      ++count.done;
    } else {
      ++(ended(task.state) ? count.not_done : count.open);
    }
  }
  row.tasks.push_back(std::move(task));
}

PhaseCount count_of(const CycleRow& row, const char* phase) {
  const auto found = row.counts.find(phase);
  return found == row.counts.end() ? PhaseCount() : found->second;
}

std::string title_of(const decide::Desk& desk, const CycleRow& row) {
  return decide::cycle_title(desk, {row.facts.year.key, row.facts.year.starts});
}

// The years before the one at hand, through which it was carried.
std::string came_from(const YearTask& task, const std::string& year) {
  std::string text;
  for (const std::string& one : task.years) {
    if (one == year) break;
    text += (text.empty() ? "" : ", ") + people::years_text(people::year_named(one).starts);
  }
  return text;
}

}  // namespace

Result<std::vector<CycleRow>> cycle_rows(const Opened& opened, bool closed_too) {
  const auto years = opened.reader->instances(
      {.workflow = "pdca_cycle", .ended_too = closed_too, .limit = years_most});
  if (!years) return years.error();
  const auto tasks =
      opened.reader->instances({.workflow = "task", .ended_too = true, .limit = year_tasks_most});
  if (!tasks) return tasks.error();
  std::vector<CycleRow> rows;
  std::map<std::string, std::size_t> place;
  for (const store::InstanceRow& one : *years) {
    place.emplace(decide::cycle_facts(one.facts).year.name(), rows.size());
    rows.push_back({decide::cycle_facts(one.facts), one.snapshot.state, {}, 0, 0, {}});
  }
  const decide::Desk desk = opened.desk();
  for (const store::InstanceRow& one : *tasks) {
    const YearTask task = task_of(one, desk);
    for (const std::string& year : task.years) {
      const auto found = place.find(year);
      if (found != place.end()) add_task(rows[found->second], task);
    }
  }
  std::ranges::sort(rows, {}, [](const CycleRow& row) {
    return std::tuple(row.facts.year.starts, row.facts.year.key);
  });
  return rows;
}

void print_cycle(const decide::Desk& desk, const CycleRow& row) {
  words::Values values;
  values.text("cycle_title", title_of(desk, row));
  values.text("phase_word", decide::word(desk, "state." + row.state));
  values.day("day", row.facts.phases.back().on);
  const auto [next, on] = decide::next_phase(row.facts.year, row.state);
  if (on.named()) {
    values.text("next_word", decide::word(desk, "state." + std::string(next))).day("next_date", on);
  }
  const char* line = on.named() ? "cycle.line" : "cycle.line_over";
  std::printf("%s\n\n", inked(Ink::strong, decide::word(desk, line, values)).c_str());
  Columns columns(heads(desk, {"phase", "done", "open", "not_done"}));
  for (const char* phase : phases) {
    const PhaseCount count = count_of(row, phase);
    columns.add({decide::word(desk, std::string("state.") + phase), std::to_string(count.done),
                 std::to_string(count.open), std::to_string(count.not_done)});
  }
  columns.print();
  const auto say = [&](const char* id, int count) {
    if (count == 0) return;
    std::printf("%s\n", decide::word(desk, id, words::Values().count("task_count", count)).c_str());
  };
  say("cycle.carried_in", row.carried_in);
  say("cycle.carried_out", row.carried_out);
}

void print_tasks(const decide::Desk& desk, const CycleRow& row) {
  Columns columns(heads(desk, {"phase", "task", "what", "about", "target", "state", "from_year"}));
  for (const char* phase : phases) {
    for (const YearTask& task : row.tasks) {
      if (task.phase != phase) continue;
      const bool went_on = task.years.back() != row.facts.year.name();
      columns.add(
          {decide::word(desk, std::string("state.") + phase), "T" + std::to_string(task.id.n),
           task.duty + "  " + task.title, task.subject, to_string(task.target),
           decide::word(desk, "state." + task.state), came_from(task, row.facts.year.name())},
          went_on ? Ink::faint : Ink::plain);
    }
  }
  if (!columns.empty()) columns.print();
}

Json to_json(const decide::Desk& desk, const CycleRow& row) {
  const people::CycleYear& year = row.facts.year;
  Json went = Json::array();
  for (const decide::PhaseBegan& one : row.facts.phases) {
    went.push_back({{"phase", one.phase}, {"on", to_string(one.on)}, {"open_before", one.open}});
  }
  Json counts = Json::object();
  for (const char* phase : phases) {
    const PhaseCount count = count_of(row, phase);
    counts[phase] = {{"done", count.done}, {"open", count.open}, {"not_done", count.not_done}};
  }
  Json tasks = Json::array();
  for (const YearTask& task : row.tasks) {
    tasks.push_back({{"task", "T" + std::to_string(task.id.n)},
                     {"duty", task.duty},
                     {"phase", task.phase},
                     {"state", task.state},
                     {"target", to_string(task.target)},
                     {"years", task.years}});
  }
  return {{"cycle", year.key},
          {"years", people::years_text(year.starts)},
          {"title", title_of(desk, row)},
          {"state", row.state},
          {"plan", to_string(year.plan)},
          {"do", to_string(year.starts)},
          {"check", to_string(year.check)},
          {"act", to_string(year.act)},
          {"close", to_string(year.close)},
          {"went_through", std::move(went)},
          {"phases", std::move(counts)},
          {"carried_in", row.carried_in},
          {"carried_out", row.carried_out},
          {"tasks", std::move(tasks)}};
}

}  // namespace cadans::command
