#include "engine/decide/subjects.h"

#include <algorithm>

#include "engine/decide/stages.h"

namespace cadans::decide {

std::vector<people::Subject> subjects_now(const View& state, const Rules& rules,
                                          const settings::Duty& duty) {
  if (&meant_by(state, rules, duty) != &duty) return {};
  return settings::subjects_of(duty, rules.organisation, std::max(stage_now(state), duty.stage));
}

const settings::Duty& meant_by(const View& state, const Rules& rules, const settings::Duty& duty) {
  const settings::Duty* other = rules.catalogue.replacing(duty.id);
  const bool runs = other != nullptr && !other->ended && stage_begun(state, other->stage);
  return runs ? *other : duty;
}

}  // namespace cadans::decide
