#include "engine/decide/missed_papers.h"

#include <algorithm>

#include "engine/decide/authority.h"

namespace cadans::decide {
namespace {

constexpr std::string_view ladder_of_papers = "governance";

std::vector<Told> told_of_task(const Turn& turn, InstanceId id) {
  const auto text = turn.state.facts(id);
  if (!text) return {};
  const TaskFacts task = task_facts(*text);
  return task.ladder == ladder_of_papers ? task.told : std::vector<Told>();
}

// The rung of a person that so many missed meetings come to; none = nobody hears.
const settings::LadderRow* rung_of_papers(const Turn& turn, int missed) {
  const settings::Ladder* ladder = turn.rules.ladders.find(ladder_of_papers);
  if (ladder == nullptr) return nullptr;
  for (const settings::LadderRow& row : ladder->rows) {
    if (row.rung > 0 && row.missed == missed && !row.body) return &row;
  }
  return nullptr;
}

}  // namespace

void tell_of_missed_papers(Turn& turn, InstanceId id, ItemFacts& item) {
  if (!live(turn)) return;
  const auto told = told_of_task(turn, item.about);
  int missed = item.missed + 1;
  std::vector<std::string> heard = item.told;
  for (const Told& one : told) heard.push_back(one.person);
  if (!told.empty()) missed += told.back().rung;
  const settings::LadderRow* row = rung_of_papers(turn, missed);
  if (row == nullptr) return;
  const std::string position = position_of(turn, row->to, {}, item.drafter);
  const std::string person = acting_person(turn, position);
  if (person.empty()) return remark(turn, id, "nobody", row->to);
  if (holds(turn, item.drafter, person)) return remark(turn, id, "S1-owner", position);
  if (std::find(heard.begin(), heard.end(), person) != heard.end()) {
    return remark(turn, id, "S1-told", position);
  }
  item.told.push_back(person);
  notify(turn, id, "agenda-missed", position);
}

}  // namespace cadans::decide
