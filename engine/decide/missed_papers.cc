#include "engine/decide/missed_papers.h"

#include <algorithm>
#include <optional>

#include "engine/decide/authority.h"

namespace cadans::decide {
namespace {

constexpr std::string_view ladder_of_papers = "governance";

std::optional<TaskFacts> task_of(const Turn& turn, const ItemFacts& item) {
  const auto text = item.topic == "gate" ? std::nullopt : turn.state.facts(item.about);
  if (!text) return std::nullopt;
  return task_facts(*text);
}

// The rung that so many missed meetings come to; none = nobody hears.
const settings::LadderRow* rung_of_papers(const Turn& turn, int missed) {
  const settings::Ladder* ladder = turn.rules.ladders.find(ladder_of_papers);
  if (ladder == nullptr) return nullptr;
  for (const settings::LadderRow& row : ladder->rows) {
    if (row.rung > 0 && row.missed == missed) return &row;
  }
  return nullptr;
}

// The body at the top gets an item about the papers that wait elsewhere: of a task it is a rung.
void lay_before_body(Turn& turn, InstanceId id, const ItemFacts& item,
                     const settings::LadderRow& row) {
  if (item.topic == "rung") return;
  auto task = task_of(turn, item);
  const bool got_it = task && was_put_to(*task, row.to);
  if (item.body == row.to || got_it) return remark(turn, id, "S1-told", row.to);
  ItemFacts above;
  above.body = row.to;
  above.topic = task ? "rung" : item.topic;
  above.about = item.about;
  above.duty = item.duty;
  above.gate = item.gate;
  above.rung = row.rung;
  above.told = item.told;
  const InstanceId laid = new_item(turn, std::move(above));
  if (!task) return;
  task->told.push_back({row.rung, row.to, "", turn.today, false, laid.n});
  add(turn, FactsSet{item.about, to_text(*task)});
}

}  // namespace

void tell_of_missed_papers(Turn& turn, InstanceId id, ItemFacts& item) {
  if (!live(turn)) return;
  const auto task = task_of(turn, item);
  const bool same_ladder = task && task->ladder == ladder_of_papers;
  const auto told = same_ladder ? task->told : std::vector<Told>();
  int missed = item.missed + 1;
  std::vector<std::string> heard = item.told;
  for (const Told& one : told) heard.push_back(one.person);
  if (!told.empty()) missed += told.back().rung;
  const settings::LadderRow* row = rung_of_papers(turn, missed);
  if (row == nullptr) return;
  if (row->body) return lay_before_body(turn, id, item, *row);
  const std::string doer = item.drafter.empty() && task ? task->owner : item.drafter;
  const std::string position = position_of(turn, row->to, {}, doer);
  const std::string person = acting_person(turn, position);
  if (person.empty()) return remark(turn, id, "nobody", row->to);
  if (holds(turn, doer, person)) return remark(turn, id, "S1-owner", position);
  if (std::find(heard.begin(), heard.end(), person) != heard.end()) {
    return remark(turn, id, "S1-told", position);
  }
  item.told.push_back(person);
  item.heard.push_back(position);
  notify(turn, id, "agenda-missed", position);
}

// Where that they heard waits still, they need not hear how it ended.
void tell_who_heard(Turn& turn, InstanceId id, ItemFacts& item, const char* kind) {
  for (const Notice& notice : turn.state.notices_of(id)) {
    if (notice.kind == "agenda-missed") std::erase(item.heard, notice.position);
  }
  for (const std::string& position : item.heard) {
    if (acting_person(turn, position) != turn.event.actor) notify(turn, id, kind, position);
  }
}

}  // namespace cadans::decide
