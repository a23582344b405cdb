#include "engine/decide/approved_list.h"

#include <algorithm>

#include "engine/decide/agenda.h"
#include "engine/decide/happened.h"
#include "engine/decide/programme.h"
#include "engine/hash.h"
#include "engine/json.h"

namespace cadans::decide {
namespace {

constexpr const char* approved_mark = "approved-measures";
constexpr const char* asked_mark = "measures-asked-again";  // hash of the list that was
constexpr std::string_view changed = "measures-changed";

bool serves_care_duty(const settings::Duty& duty) {
  return std::ranges::any_of(duty.clause_refs, [](const std::string& clause) {
    return clause == "CBW:21.3" || clause.starts_with("CBW:21.3.");
  });
}

std::string line_of(const settings::Duty& duty) {
  std::string line = duty.id + " " + duty.role;
  for (const std::string& clause : duty.clause_refs) line += " " + clause;
  return line;
}

bool waited_for(const Turn& turn) {
  const auto duties = waiting_for_events(turn.state, turn.rules);
  return std::ranges::any_of(duties, [](const auto* duty) { return duty->event == changed; });
}

}  // namespace

std::vector<std::string> measures_now(const Rules& rules) {
  std::vector<std::string> lines;
  for (const settings::Duty& duty : rules.catalogue.duties()) {
    if (!duty.ended && serves_care_duty(duty)) lines.push_back(line_of(duty));
  }
  return lines;
}

std::string hash_of(const std::vector<std::string>& lines) {
  std::string all;
  for (const std::string& line : lines) all += line + "\n";
  return hex(digest({all}));
}

std::optional<ApprovedList> approved_list(const View& state) {
  const Json kept = Json::parse(state.mark(approved_mark), nullptr, false);
  if (!kept.is_object()) return std::nullopt;
  ApprovedList list;
  list.hash = kept.value("hash", std::string());
  list.on = parse_local_date(kept.value("on", std::string())).value_or(LocalDate());
  list.number = kept.value("number", std::string());
  list.lines = kept.value("lines", std::vector<std::string>());
  return list;
}

namespace {

void freeze_list(Turn& turn, const TaskFacts& task) {
  const Resolution said = resolution_of(turn.state, task, turn.today);
  ApprovedList list;
  list.on = said.on;
  list.number = said.number;
  list.lines = measures_now(turn.rules);
  const Json kept = {{"hash", hash_of(list.lines)},
                     {"on", to_string(list.on)},
                     {"number", list.number},
                     {"lines", list.lines}};
  add(turn, MarkSet{approved_mark, kept.dump()});
}

}  // namespace

void keep_what_was_approved(Turn& turn, const TaskWork& task) {
  if (task.duty->approves == "measures") freeze_list(turn, task.facts);
  if (task.duty->approves == "audit-programme") adopt_programme(turn, task.id);
}

void look_at_list(Turn& turn) {
  const auto approved = approved_list(turn.state);
  if (!approved || !waited_for(turn)) return;
  const std::string hash = hash_of(measures_now(turn.rules));
  if (hash == approved->hash || turn.state.mark(asked_mark) == hash) return;
  add(turn, MarkSet{asked_mark, hash});
  raise(turn, "engine.happened", {}, {{"name", std::string(changed)}});
}

}  // namespace cadans::decide
