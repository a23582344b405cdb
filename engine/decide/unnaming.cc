#include "engine/decide/unnaming.h"

#include <algorithm>

#include "engine/decide/agenda.h"
#include "engine/decide/brake.h"
#include "engine/decide/task_facts.h"
#include "engine/json.h"

namespace cadans::decide {
namespace {

using std::chrono::January;
using std::chrono::September;

constexpr const char* unnamed_mark = "unnamed";
constexpr std::int64_t instances_a_night = 1000;

// How far it came: before which day, and the next instance to look at; 0 = all were.
struct Cursor {
  LocalDate before;
  std::int64_t next = 0;
};

Cursor cursor_of(const View& state) {
  const Json kept = Json::parse(state.mark(unnamed_mark), nullptr, false);
  if (!kept.is_object()) return {};
  const auto before = parse_local_date(kept.value("before", std::string()));
  return {before.value_or(LocalDate()), kept.value("next", std::int64_t{0})};
}

void keep(Turn& turn, const Cursor& cursor) {
  Json kept = {{"before", to_string(cursor.before)}};
  if (cursor.next != 0) kept["next"] = cursor.next;
  add(turn, MarkSet{unnamed_mark, kept.dump()});
}

void unname_task(Turn& turn, InstanceId id, const std::string& text, LocalDate before) {
  TaskFacts facts = task_facts(text);
  bool named = false;
  for (Told& told : facts.told) {
    if (told.person.empty() || told.on >= before) continue;
    told.person.clear();
    named = true;
  }
  if (named) add(turn, FactsSet{id, to_text(facts)});
}

void unname_item(Turn& turn, InstanceId id, const std::string& text, LocalDate before) {
  ItemFacts facts = item_facts(text);
  if (facts.told.empty() || facts.missed_on >= before) return;
  facts.told.clear();
  add(turn, FactsSet{id, to_text(facts)});
}

void unname_instance(Turn& turn, InstanceId id, LocalDate before) {
  const auto now = turn.state.snapshot(id);
  const auto facts = turn.state.facts(id);
  if (!now || !facts) return;
  if (now->workflow == "task") unname_task(turn, id, *facts, before);
  if (now->workflow == "agenda_item") unname_item(turn, id, *facts, before);
}

}  // namespace

LocalDate unnamed_before(LocalDate today) {
  const auto year = today.ymd().year();
  const LocalDate close = year / September / 15;
  return (year - std::chrono::years(today < close ? 2 : 1)) / January / 1;
}

void unname(Turn& turn) {
  Cursor cursor = cursor_of(turn.state);
  const LocalDate before = unnamed_before(turn.today);
  if (cursor.before != before) {
    cursor = {before, 1};
    add(turn, KeysUnnamed{turn.rules.zone.at(before, LocalTime{0})});
    for (const people::Member& member : turn.rules.organisation.members) {
      forget_mails_counted(turn, member.key, before);
    }
  }
  if (cursor.next == 0) return;
  const std::int64_t end = std::min(turn.state.next_instance(), cursor.next + instances_a_night);
  for (std::int64_t n = cursor.next; n < end; ++n) unname_instance(turn, InstanceId{n}, before);
  cursor.next = end == turn.state.next_instance() ? 0 : end;
  keep(turn, cursor);
}

}  // namespace cadans::decide
