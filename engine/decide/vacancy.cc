#include "engine/decide/vacancy.h"

#include <algorithm>

#include "engine/decide/authority.h"
#include "engine/decide/week.h"
#include "engine/json.h"
#include "engine/people/json.h"

namespace cadans::decide {
namespace {

constexpr const char* asked_mark = "vacant";  // the positions that were asked for, as JSON

Json keys_of(const std::vector<const people::Position*>& positions) {
  Json keys = Json::array();
  for (const people::Position* position : positions) keys.push_back(position->key);
  return keys;
}

bool all_known(const Json& keys, const Json& known) {
  return std::all_of(keys.begin(), keys.end(), [&](const Json& key) {
    return std::find(known.begin(), known.end(), key) != known.end();
  });
}

std::string who_fills(const Turn& turn) {
  for (const char* role : {"town-clerk", "ciso"}) {
    std::string position = position_of(turn, role, {}, {});
    if (!acting_person(turn, position).empty()) return position;
  }
  return {};
}

}  // namespace

std::vector<const people::Position*> empty_positions(const people::Organisation& organisation) {
  std::vector<const people::Position*> empty;
  for (const people::Position& position : organisation.positions) {
    if (position.occupant.empty()) empty.push_back(&position);
  }
  return empty;
}

void ask_to_fill(Turn& turn) {
  if (!live(turn)) return;
  const Json empty = keys_of(empty_positions(turn.rules.organisation));
  const std::string asked = turn.state.mark(asked_mark);
  const Json known = Json::parse(asked, nullptr, false);
  const bool asked_before = all_known(empty, known.is_array() ? known : Json::array());
  const std::string mark = empty.empty() ? std::string() : empty.dump();
  if (mark != asked) add(turn, MarkSet{asked_mark, mark});
  Notice next;
  next.kind = "vacant";
  if (!empty.empty()) next.position = who_fills(turn);
  next.monday = asked_before;
  next.from = asked_before ? next_monday(turn.today) : turn.today;
  keep_one(turn, std::move(next));
}

void vacate(Turn& turn, const std::string& person) {
  // As its content has it: who is said to be away since does not belong to that.
  const auto content = turn.state.content("organisation");
  auto known = people::from_json(Json::parse(content->body));
  invariant(known.has_value(), "the organisation in force can be read");
  people::Organisation left = *std::move(known);
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
  raise(turn, "engine.who-is-away", {});
}

}  // namespace cadans::decide
