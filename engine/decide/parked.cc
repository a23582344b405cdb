#include "engine/decide/parked.h"

#include "engine/decide/moment.h"
#include "engine/json.h"

namespace cadans::decide {
namespace {

std::string mark_of(const Turn& turn) {
  return std::string(parked_mark) + std::string(turn.event.value("name"));
}

}  // namespace

void park(Turn& turn) {
  const std::string of(turn.event.value("of"));
  Json about = {{"type", of}, {"instance", turn.event.instance.n}};
  if (!turn.event.value("due").empty()) {
    Timer timer = fired_timer(turn.event);
    timer.kind = of.substr(of.find('.') + 1);
    about["kind"] = timer.kind;
    about["urgency"] = static_cast<int>(timer.urgency);
    add(turn, TimerGone{timer});
    keep_moment(turn, timer.instance, timer.due.us, 0);
  }
  add(turn, MarkSet{mark_of(turn), about.dump()});
}

void release_parked(Turn& turn) {
  const Json about = Json::parse(turn.state.mark(mark_of(turn)), nullptr, false);
  if (!about.is_object()) {
    return refuse(turn, "unknown_parked",
                  words::Values().text("asked_for", std::string(turn.event.value("name"))));
  }
  if (turn.event.value("reason").empty()) return refuse(turn, "reason_given");
  if (about.contains("kind")) {
    const Timer timer{static_cast<Urgency>(about.value("urgency", 0)),
                      turn.event.at,
                      {about.value("instance", std::int64_t{0})},
                      about.value("kind", std::string())};
    add(turn, TimerSet{timer});
    keep_moment(turn, timer.instance, 0, timer.due.us);
  }
  add(turn, MarkSet{mark_of(turn), ""});
}

}  // namespace cadans::decide
