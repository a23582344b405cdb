#include "engine/decide/moment.h"

namespace cadans::decide {
namespace {

constexpr const char* zone_mark = "zone";
constexpr const char* cursor_mark = "zone-cursor";

}  // namespace

void keep_moment(Turn& turn, InstanceId instance, std::int64_t was_us, std::int64_t is_us) {
  auto snapshot = turn.state.snapshot(instance);
  if (!snapshot || snapshot->progress.due_us != was_us) return;
  snapshot->progress.due_us = is_us;
  add(turn, InstanceSet{instance, *snapshot});
}

void retime(Turn& turn) {
  Timer timer = fired_timer(turn.event);
  timer.kind = turn.event.value("kind");
  const Instant to{number(turn.event.value("to"))};
  add(turn, TimerGone{timer});
  keep_moment(turn, timer.instance, timer.due.us, to.us);
  timer.due = to;
  add(turn, TimerSet{std::move(timer)});
  const std::string_view cursor = turn.event.value("cursor");
  if (!cursor.empty()) add(turn, MarkSet{cursor_mark, std::string(cursor)});
}

void zone_is(Turn& turn) {
  add(turn, MarkSet{zone_mark, std::string(turn.event.value("offsets"))});
  add(turn, MarkSet{cursor_mark, ""});
}

std::string zone_before(const View& state) { return state.mark(zone_mark); }

InstanceId zone_cursor(const View& state) {
  const std::string cursor = state.mark(cursor_mark);
  return cursor.empty() ? InstanceId{-1} : InstanceId{number(cursor)};
}

}  // namespace cadans::decide
