#include "engine/people/roles.h"

#include <fmt/format.h>

#include <algorithm>

namespace cadans::people {
namespace {

Error nobody(std::string_view role, std::string_view because) {
  return Error{Fault::not_found, fmt::format("nobody holds the role {}: {}", role, because)};
}

Result<Holder> one_holder(const Organisation& organisation, std::string_view role) {
  const auto all = organisation.positions.holding(role);
  if (all.empty()) return nobody(role, "give it to a position, as role or in also");
  const auto primary = std::ranges::find_if(all, &Position::primary);
  return Holder{RoleKind::position, (primary == all.end() ? all.front() : *primary)->key};
}

template <class T>
std::string_view owner_of(const Keyed<T>& all, const Subject& subject, std::string_view kind) {
  const T* found = subject.kind == kind ? all.find(subject.key) : nullptr;
  return found == nullptr ? std::string_view() : std::string_view(found->owner);
}

std::string_view line_manager(const Organisation& organisation, const Subject& subject,
                              std::string_view doer) {
  if (subject.kind == "team") {
    const Team* team = organisation.teams.find(subject.key);
    return team == nullptr ? std::string_view() : std::string_view(team->led_by);
  }
  const bool about_one = doer.empty() && subject.kind == "position";
  const Position* position = organisation.positions.find(about_one ? subject.key : doer);
  return position == nullptr ? std::string_view() : std::string_view(position->escalate_to);
}

// The position that a relative role points to; empty when the subject gives none.
std::string_view pointed_at(const Organisation& organisation, std::string_view role,
                            const Subject& subject, std::string_view doer) {
  if (role == "process-owner" && subject.kind == "supplier") {
    return owner_of(organisation.suppliers, subject, "supplier");
  }
  if (role == "process-owner" && subject.kind == "ot-asset") {
    return owner_of(organisation.ot_assets, subject, "ot-asset");
  }
  if (role == "process-owner") return owner_of(organisation.processes, subject, "process");
  if (role == "system-owner") return owner_of(organisation.systems, subject, "system");
  if (role == "line-manager") return line_manager(organisation, subject, doer);
  if (role == "board-member" && subject.kind == role) return subject.key;
  return {};
}

Result<Holder> relative_holder(const Organisation& organisation, std::string_view role,
                               const Subject& subject, std::string_view doer) {
  const std::string_view key = pointed_at(organisation, role, subject, doer);
  if (key.empty()) {
    return nobody(role, fmt::format("{} {} has none{}", subject.kind, subject.key,
                                    doer.empty() ? "" : fmt::format(", nor has {}", doer)));
  }
  if (organisation.positions.find(key) == nullptr) {
    return nobody(role, fmt::format("there is no position {}", key));
  }
  return Holder{RoleKind::position, std::string(key)};
}

}  // namespace

Result<Holder> holder(const Organisation& organisation, std::string_view role,
                      const Subject& subject, std::string_view doer) {
  const auto found = organisation.roles.find(role);
  if (found == organisation.roles.end()) return nobody(role, "there is no such role");
  switch (found->second.kind) {
    case RoleKind::position:
      return one_holder(organisation, role);
    case RoleKind::relative:
      return relative_holder(organisation, role, subject, doer);
    case RoleKind::body:
      return Holder{RoleKind::body, std::string(role)};
    case RoleKind::outside:
      return nobody(role, "it stands outside the organisation and gets no task and no mail");
  }
  broken_invariant("a role has a kind");
}

}  // namespace cadans::people
