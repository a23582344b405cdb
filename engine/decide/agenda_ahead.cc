#include "engine/decide/agenda_ahead.h"

#include <algorithm>

#include "engine/decide/authority.h"
#include "engine/decide/kept.h"
#include "engine/time/working_days.h"

namespace cadans::decide {
namespace {

constexpr WorkingDays before_papers_close{-5};

}  // namespace

void show_ahead(Turn& turn, InstanceId id, const ItemFacts& item) {
  if (!live(turn)) return keep_question(turn, id);
  Notice notice;
  notice.instance = id;
  notice.kind = "agenda-ahead";
  notice.position = position_of(turn, "town-clerk", {}, "");
  const std::string person = acting_person(turn, notice.position);
  const bool knows_it =
      holds(turn, item.drafter, person) || holds(turn, secretary_of(turn, item.body), person);
  if (notice.position.empty() || knows_it) return;
  notice.from = std::max(turn.today,
                         time::plus(item.papers_close, before_papers_close, turn.rules.calendars));
  notify(turn, std::move(notice));
}

void move_ahead(Turn& turn, InstanceId id, const ItemFacts& item) {
  for (const Notice& notice : turn.state.notices_of(id)) {
    if (notice.kind != "agenda-ahead") continue;
    add(turn, NoticeGone{notice.id, "replaced"});
    show_ahead(turn, id, item);
  }
}

}  // namespace cadans::decide
