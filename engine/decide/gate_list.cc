#include "engine/decide/gate_list.h"

#include "engine/decide/criteria.h"
#include "engine/decide/recurring.h"
#include "engine/decide/subjects.h"

namespace cadans::decide {
namespace {

Criterion line_of(const Desk& desk, const settings::Duty& duty, const people::Subject& subject) {
  Criterion line{duty.id, &duty, subject, std::nullopt, false};
  const auto found = desk.state.find(latest(desk.state, duty, subject));
  if (found) line.task = task_at(desk, *found);
  const bool done = line.task && first_region(line.task->snapshot.state) == "done";
  line.met = done || kept_up(desk.state, duty, subject);
  return line;
}

}  // namespace

std::vector<Criterion> gate_list(const Desk& desk, const settings::Gate& gate) {
  std::vector<Criterion> lines;
  for (const std::string& id : gate.requires_ids) {
    const settings::Duty* duty = desk.rules.catalogue.duty(id);
    const auto subjects = duty == nullptr ? std::vector<people::Subject>()
                                          : subjects_at(desk.rules, *duty, gate.stage);
    for (const people::Subject& subject : subjects) {
      const auto& meant = meant_for(desk.state, desk.rules, *duty, subject);
      lines.push_back(line_of(desk, meant, subject));
    }
    if (!subjects.empty()) continue;
    lines.push_back(
        {id, duty, {}, std::nullopt, criterion_met(desk.state, desk.rules, id, gate.stage)});
  }
  return lines;
}

}  // namespace cadans::decide
