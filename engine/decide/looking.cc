#include "engine/decide/looking.h"

#include "engine/decide/authority.h"
#include "engine/decide/forgetting.h"

namespace cadans::decide {

void export_person(Turn& turn) {
  const std::string key(turn.event.value("person"));
  if (key == turn.event.actor && !key.empty()) return remark(turn, {}, looked_as, "");
  const std::string position = keeps_records(turn);
  if (position.empty()) {
    const std::string keeper = position_of(turn, "records-keeper", {}, "");
    return refuse(turn, "held_about_another", who_may_instead(turn, {keeper}));
  }
  if (!turn.state.person(key)) {
    return refuse(turn, "unknown_person", words::Values().text("asked_for", key));
  }
  if (text_said(turn, "reason").empty()) return refuse(turn, "look_without_reason");
  remark(turn, {}, looked_as, position);
}

}  // namespace cadans::decide
