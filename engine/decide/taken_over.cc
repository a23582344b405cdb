#include "engine/decide/taken_over.h"

#include "engine/decide/stand_in.h"
#include "engine/json.h"
#include "engine/time/working_days.h"

namespace cadans::decide {
namespace {

constexpr const char* pause_mark = "reminders-paused";
constexpr WorkingDays pause{3};

}  // namespace

PausedUntil reminders_paused(const View& state) {
  const Json kept = Json::parse(state.mark(pause_mark), nullptr, false);
  PausedUntil all;
  if (!kept.is_object()) return all;
  for (const auto& [position, day] : kept.items()) {
    all[position] = parse_local_date(day.get<std::string>()).value_or(LocalDate());
  }
  return all;
}

void new_holder(Turn& turn) {
  const std::string position(turn.event.value("position"));
  turn.whose = position;
  if (!live(turn)) return;
  Json all = Json::object();
  for (const auto& [other, day] : reminders_paused(turn.state)) {
    if (day > turn.today) all[other] = to_string(day);
  }
  all[position] = to_string(time::plus(turn.today, pause, turn.rules.calendars));
  add(turn, MarkSet{pause_mark, all.dump()});
  notify(turn, {}, "taken-over", position);
  forget_stand_in(turn, position);
}

}  // namespace cadans::decide
