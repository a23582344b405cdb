#include "engine/decide/authority.h"

#include <algorithm>

#include "engine/people/acting.h"

namespace cadans::decide {
namespace {

// Its owner, or the deputy who keeps it.
bool owns(const Turn& turn, const TaskFacts& facts, std::string_view person) {
  return holds(turn, facts.owner, person) || holds(turn, asked_of(facts), person);
}

// The doer: who handed it in, who started it, or who acts for the owner.
bool did_the_work(const Turn& turn, const TaskFacts& facts, std::string_view person) {
  return person == facts.submitted_by || person == facts.started_by || owns(turn, facts, person);
}

// The role that looks before a task closes; "" = nobody need.
std::string checking_role(const settings::Duty& duty) {
  const std::string& role = duty.approver.empty() ? duty.review : duty.approver;
  return role == "sample" ? std::string() : role;
}

bool manages(const Turn& turn, const TaskFacts& facts, std::string_view person) {
  return !owns(turn, facts, person) && holds(turn, manager_of(turn, facts), person);
}

bool stands_above(const Turn& turn, const TaskFacts& facts, std::string_view person) {
  if (owns(turn, facts, person)) return false;
  const auto above = positions_above_line(turn, facts);
  return std::any_of(above.begin(), above.end(),
                     [&](const std::string& position) { return holds(turn, position, person); });
}

}  // namespace

std::string acting_person(const Turn& turn, std::string_view position) {
  if (position.empty()) return {};
  return people::who_acts(turn.rules.organisation, position, turn.today, turn.rules.calendars)
      .person;
}

words::Values who_may_instead(const Turn& turn, const std::vector<std::string>& positions) {
  for (const std::string& position : positions) {
    const people::Position* known = turn.rules.organisation.positions.find(position);
    const auto person = turn.state.person(acting_person(turn, position));
    if (known == nullptr || !person || person->name.empty()) continue;
    return words::Values().text("position_title", known->title).text("other_name", person->name);
  }
  return {};
}

bool holds(const Turn& turn, std::string_view position, std::string_view person) {
  if (person.empty()) return false;
  const people::Position* known = turn.rules.organisation.positions.find(position);
  if (known == nullptr) return false;
  return known->occupant == person || acting_person(turn, position) == person;
}

std::string position_of(const Turn& turn, std::string_view role, const people::Subject& subject,
                        std::string_view doer) {
  const auto holder = people::holder(turn.rules.organisation, role, subject, doer);
  return holder ? holder->key : std::string();
}

bool is_body(const Turn& turn, std::string_view key) {
  const auto& roles = turn.rules.organisation.roles;
  const auto found = roles.find(key);
  return found != roles.end() && found->second.kind == people::RoleKind::body;
}

std::string secretary_of(const Turn& turn, std::string_view body) {
  const people::MeetingBody* known = turn.rules.organisation.bodies.find(body);
  return known == nullptr ? std::string() : known->secretary;
}

std::vector<std::string> administrators(const Turn& turn) {
  return {"functional-admin", position_of(turn, "iso", {}, ""),
          position_of(turn, "town-clerk", {}, "")};
}

std::string administrator(const Turn& turn, std::string_view unreached) {
  for (const std::string& position : administrators(turn)) {
    std::string person = acting_person(turn, position);
    if (!person.empty() && person != unreached) return person;
  }
  return {};
}

std::vector<std::string> positions_above_line(const Turn& turn, const TaskFacts& facts) {
  std::vector<std::string> above = {position_of(turn, "town-clerk", facts.subject, facts.owner)};
  for (const auto* position : turn.rules.organisation.positions.holding("directie")) {
    above.push_back(position->key);
  }
  return above;
}

std::string manager_of(const Turn& turn, const TaskFacts& facts) {
  const auto& positions = turn.rules.organisation.positions;
  std::string position = position_of(turn, "line-manager", facts.subject, facts.owner);
  for (std::size_t steps = 0; !position.empty() && steps < positions.size(); ++steps) {
    const std::string person = acting_person(turn, position);
    if (!person.empty() && !owns(turn, facts, person)) return position;
    position = positions.find(position)->escalate_to;
  }
  return {};
}

std::string next_pair_of_eyes(const Turn& turn, const TaskFacts& facts) {
  std::vector<std::string> next = {position_of(turn, "iso", facts.subject, facts.owner),
                                   position_of(turn, "ciso", facts.subject, facts.owner)};
  for (const std::string& third : turn.rules.organisation.four_eyes.third) next.push_back(third);
  for (const std::string& position : next) {
    const std::string person = acting_person(turn, position);
    if (!person.empty() && !did_the_work(turn, facts, person)) return position;
  }
  return {};
}

std::string checker_for(const Turn& turn, const settings::Duty& duty, const TaskFacts& facts) {
  if (is_body(turn, duty.role)) return duty.role;
  const std::string role = checking_role(duty);
  if (role.empty()) return {};
  const std::string position = position_of(turn, role, facts.subject, facts.owner);
  if (is_body(turn, position)) return position;
  const std::string person = acting_person(turn, position);
  if (!person.empty() && !did_the_work(turn, facts, person)) return position;
  return next_pair_of_eyes(turn, facts);
}

bool alone_with(const Turn& turn, const settings::Duty& duty, const TaskFacts& facts) {
  return !checking_role(duty).empty() && checker_for(turn, duty, facts).empty();
}

std::string recorder_of(const Turn& turn, std::string_view body, std::string_view drafter) {
  const auto& positions = turn.rules.organisation.positions;
  const people::Position* secretary = positions.find(secretary_of(turn, body));
  if (secretary == nullptr) return {};
  std::vector<std::string> next = {secretary->key, secretary->deputy, secretary->escalate_to};
  while (next.size() < positions.size() + 2) {
    const people::Position* above = positions.find(next.back());
    if (above == nullptr) break;
    next.push_back(above->escalate_to);
  }
  for (const std::string& position : next) {
    const std::string person = acting_person(turn, position);
    if (!person.empty() && !holds(turn, drafter, person)) return position;
  }
  return {};
}

void who_may(const Turn& turn, const TaskFacts& task, Facts& facts) {
  const std::string& actor = turn.event.actor;
  if (actor.empty()) return;
  facts.actor_owns = owns(turn, task, actor);
  facts.actor_manages = manages(turn, task, actor);
  facts.actor_above = stands_above(turn, task, actor);
  facts.actor_outranks = facts.actor_manages || facts.actor_above;
  const std::string ciso = position_of(turn, "ciso", {}, "");
  facts.actor_advises = holds(turn, ciso, actor);
  facts.advice_asked = was_put_to(task, ciso);
  const bool did = actor == task.submitted_by || actor == task.started_by;
  facts.actor_checks = !did && !task.checker.empty() && holds(turn, task.checker, actor);
}

}  // namespace cadans::decide
