#include "engine/decide/vacancy.h"

#include "engine/decide/authority.h"
#include "engine/json.h"
#include "engine/people/json.h"

namespace cadans::decide {
namespace {

std::string mark_of(std::string_view position) { return "vacant/" + std::string(position); }

bool vacant(const people::Position& position) { return position.occupant.empty(); }

}  // namespace

void ask_to_fill(Turn& turn, InstanceId task, std::string_view position) {
  const people::Position* known = turn.rules.organisation.positions.find(position);
  if (known == nullptr || !vacant(*known) || !live(turn)) return;
  if (!turn.state.mark(mark_of(position)).empty()) return;
  const std::string clerk = position_of(turn, "town-clerk", {}, position);
  if (clerk.empty() || clerk == position) return;
  add(turn, MarkSet{mark_of(position), std::to_string(task.n)});
  notify(turn, task, "vacant", clerk);
}

void forget_filled(Turn& turn) {
  for (const people::Position& position : turn.rules.organisation.positions) {
    const std::string mark = mark_of(position.key);
    if (!vacant(position) && !turn.state.mark(mark).empty()) add(turn, MarkSet{mark, ""});
  }
}

void vacate(Turn& turn, const std::string& person) {
  people::Organisation left = turn.rules.organisation;
  bool held = false;
  for (people::Position position : turn.rules.organisation.positions) {
    if (position.occupant != person) continue;
    position.occupant.clear();
    held = left.positions.replace(std::move(position));
  }
  if (!held) return;
  left.absences.erase(person);
  std::string body = people::to_json(left).dump();
  add(turn, ContentSet{"organisation", digest({body})});
  turn.entry.beside.contents.push_back({"organisation", std::move(body)});
}

std::string asked_to_fill(const View& state, const Rules& rules, InstanceId task) {
  for (const people::Position& position : rules.organisation.positions) {
    if (state.mark(mark_of(position.key)) == std::to_string(task.n)) return position.key;
  }
  return {};
}

}  // namespace cadans::decide
