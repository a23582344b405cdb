#include "engine/decide/subjects.h"

#include <algorithm>

#include "engine/decide/stages.h"

namespace cadans::decide {

std::vector<people::Subject> subjects_at(const Rules& rules, const settings::Duty& duty,
                                         int stage) {
  return settings::subjects_of(duty, rules.organisation, std::max(stage, duty.stage));
}

std::vector<people::Subject> subjects_now(const View& state, const Rules& rules,
                                          const settings::Duty& duty) {
  auto subjects = subjects_at(rules, duty, stage_now(state));
  std::erase_if(subjects, [&](const people::Subject& subject) {
    return &meant_for(state, rules, duty, subject) != &duty;
  });
  return subjects;
}

const settings::Duty& meant_for(const View& state, const Rules& rules, const settings::Duty& duty,
                                const people::Subject& subject) {
  const settings::Duty* other = rules.catalogue.replacing(duty.id);
  if (other == nullptr || other->ended || !stage_begun(state, other->stage)) return duty;
  const auto subjects = subjects_at(rules, *other, stage_now(state));
  return std::ranges::find(subjects, subject) == subjects.end() ? duty : *other;
}

bool joined_later(const Rules& rules, const people::Subject& subject) {
  const people::Process* process = rules.organisation.processes.find(subject.key);
  return subject.kind == "process" && process != nullptr && process->in_scope_from_stage > 1;
}

}  // namespace cadans::decide
