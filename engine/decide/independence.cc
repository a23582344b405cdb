#include "engine/decide/independence.h"

#include <algorithm>

#include "engine/decide/authority.h"
#include "engine/decide/recurring.h"
#include "engine/decide/subjects.h"

namespace cadans::decide {
namespace {

constexpr std::chrono::days a_year{365};

// Whoever owns what an audit of this subject looks at.
std::vector<std::string> owners_of(const people::Organisation& organisation,
                                   const people::Subject& subject) {
  std::vector<std::string> all;
  if (subject.kind == "process") {
    const people::Process* process = organisation.processes.find(subject.key);
    if (process == nullptr) return all;
    all.push_back(process->owner);
    for (const std::string& key : process->systems) {
      const people::System* system = organisation.systems.find(key);
      if (system != nullptr) all.push_back(system->owner);
    }
  }
  if (subject.kind == "supplier") {
    const people::Supplier* supplier = organisation.suppliers.find(subject.key);
    if (supplier != nullptr) all.push_back(supplier->owner);
  }
  return all;
}

bool touches(const settings::Theme& theme, const settings::Duty& duty) {
  return std::ranges::any_of(duty.clause_refs, [&](const std::string& clause) {
    return std::ranges::any_of(
        theme.clause_refs, [&](const std::string& begins) { return clause.starts_with(begins); });
  });
}

// Work that this audit looks at.
bool looked_at(const Rules& rules, const AuditFacts& audit, const settings::Duty& duty) {
  const settings::Duty* itself = rules.catalogue.duty(audit.duty);
  const bool auditing = itself != nullptr && duty.doer() == itself->doer();
  if (duty.ended || auditing || duty.per != audit.subject.kind) return false;
  return audit.themes.empty() || std::ranges::any_of(audit.themes, [&](const std::string& key) {
           const settings::Theme* theme = rules.catalogue.theme(key);
           return theme != nullptr && touches(*theme, duty);
         });
}

bool handed_in(const Turn& turn, const settings::Duty& duty, const people::Subject& subject,
               std::string_view person) {
  const std::string name = latest(turn.state, duty, subject);
  const auto id = name.empty() ? std::nullopt : turn.state.find(name);
  const auto text = id ? turn.state.facts(*id) : std::nullopt;
  if (!text) return false;
  const TaskFacts task = task_facts(*text);
  return task.submitted_by == person && turn.today - task.submitted <= a_year;
}

// The position through which a person does work that is looked at; "" = none.
std::string does(const Turn& turn, const AuditFacts& audit, std::string_view person) {
  for (const settings::Duty& duty : turn.rules.catalogue.duties()) {
    if (!looked_at(turn.rules, audit, duty)) continue;
    const auto subjects = subjects_now(turn.state, turn.rules, duty);
    if (std::ranges::find(subjects, audit.subject) == subjects.end()) continue;
    std::string owner = doer_of(turn.rules, duty, audit.subject);
    const bool did = handed_in(turn, duty, audit.subject, person);
    if (did || holds(turn, owner, person)) return owner;
  }
  return {};
}

}  // namespace

std::string answers_for(const Turn& turn, const AuditFacts& audit) {
  const settings::Duty* duty = turn.rules.catalogue.duty(audit.duty);
  if (duty == nullptr) return {};
  const std::string position = position_of(turn, duty->answers, audit.subject, "");
  return position.empty() ? position_of(turn, "town-clerk", {}, "") : position;
}

std::string conflict_of(const Turn& turn, const AuditFacts& audit, std::string_view person) {
  const std::string officer = position_of(turn, "dpo", {}, "");
  if (audit.kind.starts_with("wpg-") && holds(turn, officer, person)) return officer;
  if (settings::audited_outside(audit.kind) || !audit.outside.empty()) return {};
  std::vector<std::string> own = owners_of(turn.rules.organisation, audit.subject);
  own.push_back(answers_for(turn, audit));
  const auto held = std::ranges::find_if(
      own, [&](const std::string& position) { return holds(turn, position, person); });
  return held == own.end() ? does(turn, audit, person) : *held;
}

}  // namespace cadans::decide
