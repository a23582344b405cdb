#include "engine/decide/engine_step.h"

#include <algorithm>
#include <array>

#include "engine/decide/authority.h"
#include "engine/decide/brake.h"
#include "engine/decide/happened.h"
#include "engine/decide/horizon.h"
#include "engine/decide/parked.h"
#include "engine/decide/vacancy.h"
#include "engine/decide/window.h"

namespace cadans::decide {
namespace {

constexpr int asked_anew_most = 5'000;

// Every chase that waits for the golive waits for this day from now on.
void golive(Turn& turn) {
  const auto day = parse_local_date(turn.event.value("day"));
  if (!turn.ours && !may_release(turn)) return refuse_release(turn);
  if (!day) return refuse_date(turn, "day");
  if (live(turn)) return refuse(turn, "not_now");
  add(turn, MarkSet{"golive", to_string(*day)});
  for (const InstanceId task : turn.state.running("task", {}, asked_anew_most)) {
    raise(turn, "task.row-due", task);
  }
}

// Forgetting is the records keeper's or the data protection officer's, never the administrator's.
bool may_forget(const Turn& turn) {
  for (const char* role : {"records-keeper", "dpo"}) {
    for (const auto* position : turn.rules.organisation.positions.holding(role)) {
      if (holds(turn, position->key, turn.event.actor)) return true;
    }
  }
  return false;
}

words::Values who_may_forget(const Turn& turn) {
  const auto keepers = turn.rules.organisation.positions.holding("records-keeper");
  if (keepers.empty()) return {};
  const auto person = turn.state.person(acting_person(turn, keepers.front()->key));
  return words::Values()
      .text("position_title", keepers.front()->title)
      .text("other_name", person ? person->name : "");
}

void forget_person(Turn& turn) {
  if (!may_forget(turn)) return refuse(turn, "records_keeper", who_may_forget(turn));
  const std::string key(turn.event.value("person"));
  if (!turn.state.person(key)) {
    return refuse(turn, "unknown_person", words::Values().text("asked_for", key));
  }
  add(turn, PersonGone{key});
  vacate(turn, key);
}

void remove_text(Turn& turn) {
  if (!may_forget(turn)) return refuse(turn, "records_keeper", who_may_forget(turn));
  const std::string id(turn.event.value("text"));
  if (turn.state.text(id).empty()) {
    return refuse(turn, "unknown_text", words::Values().text("asked_for", id));
  }
  add(turn, TextGone{id});
}

// What is between these two in the journal was rehearsed.
void rehearsed(Turn& turn) { add(turn, MarkSet{"rehearsed", to_string(turn.today)}); }
void go_live(Turn& turn) { add(turn, MarkSet{"live", to_string(turn.today)}); }

struct EngineVerb {
  std::string_view name;
  bool ours_only;  // nobody may say it: a timer fired, or another step raised it
  void (*step)(Turn&);
};

constexpr std::array engine_verbs{
    EngineVerb{"golive", false, golive},
    EngineVerb{"hold", false, hold_batch},
    EngineVerb{"release", false, release_batch},
    EngineVerb{"drop", false, drop_mails},
    EngineVerb{"happened", false, happened},
    EngineVerb{"forget-person", false, forget_person},
    EngineVerb{"remove-text", false, remove_text},
    EngineVerb{"release-parked", false, release_parked},
    EngineVerb{"park", true, park},
    EngineVerb{"start", true, start_journey},
    EngineVerb{"rehearsed", true, rehearsed},
    EngineVerb{"live", true, go_live},
    EngineVerb{"window", true, open_window},
    EngineVerb{"window-over", true, close_window},
    EngineVerb{"day", true, new_day},
    EngineVerb{"look-around", true, look_around},
    EngineVerb{"start-stage", true, start_stage},
    EngineVerb{"send-single", true, send_single},
};

}  // namespace

void step_engine(Turn& turn) {
  const auto known = std::ranges::find(engine_verbs, turn.event.verb(), &EngineVerb::name);
  if (known == engine_verbs.end() || (known->ours_only && !turn.ours)) {
    return refuse(turn, "unknown_event", words::Values().text("asked_for", turn.event.type));
  }
  known->step(turn);
}

}  // namespace cadans::decide
