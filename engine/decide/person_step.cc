#include "engine/decide/person_step.h"

#include <algorithm>
#include <array>

#include "engine/decide/absence.h"
#include "engine/decide/forgetting.h"
#include "engine/decide/looking.h"
#include "engine/decide/stand_in.h"
#include "engine/decide/taken_over.h"

namespace cadans::decide {
namespace {

struct PersonVerb {
  std::string_view name;
  void (*step)(Turn&);
  bool ours = false;  // raised by another step
};

constexpr std::array person_verbs{
    PersonVerb{"away", say_away},
    PersonVerb{"back", say_back},
    PersonVerb{"export-person", export_person},
    PersonVerb{"forget-person", forget_person},
    PersonVerb{"new-holder", new_holder, true},
    PersonVerb{"remove-text", remove_text},
    PersonVerb{"who-is-away", look_who_is_away, true},
};

}  // namespace

bool step_person(Turn& turn) {
  const auto known = std::ranges::find(person_verbs, turn.event.verb(), &PersonVerb::name);
  if (known == person_verbs.end() || (known->ours && !turn.ours)) return false;
  known->step(turn);
  return true;
}

}  // namespace cadans::decide
