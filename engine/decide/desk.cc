#include "engine/decide/desk.h"

#include <algorithm>
#include <sstream>

#include "engine/decide/audit_values.h"
#include "engine/decide/plan.h"
#include "engine/people/acting.h"
#include "engine/people/subjects.h"
#include "engine/time/working_days.h"
#include "engine/words/contract.h"

namespace cadans::decide {
namespace {

bool dutch(const Desk& desk) { return desk.reader.language == words::Language::nl; }

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const std::string& part : parts) all += (all.empty() ? "" : ", ") + part;
  return all;
}

}  // namespace

std::optional<TaskAtDesk> task_at(const Desk& desk, InstanceId id) {
  if (desk.in_hand != nullptr && desk.in_hand->id == id) return *desk.in_hand;
  const auto snapshot = desk.state.snapshot(id);
  const auto text = desk.state.facts(id);
  if (!snapshot || !text || snapshot->workflow != "task") return std::nullopt;
  TaskAtDesk task{id, *snapshot, task_facts(*text), nullptr};
  task.duty = desk.rules.catalogue.duty(task.facts.duty);
  if (task.duty == nullptr) return std::nullopt;
  return task;
}

std::string title(const Desk& desk, const settings::Duty& duty) {
  return dutch(desk) ? duty.title_nl : duty.title_en;
}

std::string role_title(const Desk& desk, std::string_view role) {
  const auto& roles = desk.rules.organisation.roles;
  const auto found = roles.find(role);
  if (found == roles.end()) return std::string(role);
  return dutch(desk) ? found->second.title_nl : found->second.title_en;
}

std::string body_name(const Desk& desk, std::string_view role) {
  const std::string id = "body." + std::string(role);
  return words::sentence_shape(id) != nullptr ? word(desk, id) : role_title(desk, role);
}

std::string position_title(const Desk& desk, std::string_view position) {
  const people::Position* known = desk.rules.organisation.positions.find(position);
  return known == nullptr ? body_name(desk, position) : known->title;
}

std::string subject_name(const Desk& desk, const people::Subject& subject) {
  if (subject.kind == "condition") return text_or_removed(desk, subject.key);
  if (const auto asks = audit_asking(subject)) {
    const auto audit = audit_at(desk, *asks);
    return audit ? audit_title(desk, audit->facts) : std::string();
  }
  return people::name_of(desk.rules.organisation, subject);
}

std::string team_name(const Desk& desk, std::string_view position) {
  const people::Position* known = desk.rules.organisation.positions.find(position);
  if (known == nullptr) return {};
  const auto* team = desk.rules.organisation.teams.find(known->team);
  return team == nullptr ? known->title : team->name;
}

std::string person_name(const Desk& desk, std::string_view person) {
  const auto known = desk.state.person(person);
  return known ? known->name : std::string();
}

std::string name_or_role(const Desk& desk, std::string_view person, std::string_view role) {
  const std::string name = person_name(desk, person);
  return name.empty() ? role_title(desk, role) : name;
}

std::string acting_name(const Desk& desk, std::string_view position) {
  const auto acting =
      people::who_acts(desk.rules.organisation, position, desk.reader.today, desk.rules.calendars);
  const std::string name = person_name(desk, acting.person);
  return name.empty() ? position_title(desk, position) : name;
}

std::string name_of_who_has(const Desk& desk, const TaskFacts& facts) {
  const std::string name = person_name(desk, has_it(desk.rules, facts, desk.reader.today));
  return name.empty() ? position_title(desk, asked_of(facts)) : name;
}

std::string position_for(const Desk& desk, std::string_view role, const TaskFacts& facts) {
  const auto holder = people::holder(desk.rules.organisation, role, facts.subject, facts.owner);
  return holder ? holder->key : std::string();
}

std::string text_or_removed(const Desk& desk, std::string_view id) {
  std::string text = desk.state.text(id);
  return text.empty() ? word(desk, "text.removed") : text;
}

std::string texts_or_removed(const Desk& desk, std::string_view ids) {
  std::istringstream words{std::string(ids)};
  std::string all;
  for (std::string id; words >> id;) all += (all.empty() ? "" : "; ") + text_or_removed(desk, id);
  return all;
}

std::string word(const Desk& desk, const std::string& id, const words::Values& values) {
  const auto text = words::sentence(desk.rules.messages, desk.reader, id, values);
  return text ? *text : id;
}

std::string span(const Desk& desk, const Period& period) {
  return words::span(desk.rules.messages, desk.reader, period);
}

std::string titled(const Desk& desk, std::string_view title, std::string_view subject) {
  const auto text =
      words::sentence(desk.rules.messages, desk.reader, "text.titled",
                      words::Values().text("task_title", title).text("subject_name", subject));
  return text ? *text : std::string(title);
}

std::string gate_title(const Desk& desk, const settings::Gate& gate) {
  return dutch(desk) || gate.title_en.empty() ? gate.title_nl : gate.title_en;
}

std::string evidence_asked(const Desk& desk, const settings::Duty& duty, const TaskFacts& task) {
  if (!task.missing.empty()) return text_or_removed(desk, task.missing);
  return joined(dutch(desk) ? duty.evidence_nl : duty.evidence_en);
}

std::int64_t days_late(const Desk& desk, const TaskAtDesk& task) {
  const LocalDate due = due_day(*task.duty, task.facts, desk.rules);
  if (desk.reader.today <= due) return 0;
  return time::between(due, desk.reader.today, desk.rules.calendars).count;
}

}  // namespace cadans::decide
