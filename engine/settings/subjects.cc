#include "engine/settings/subjects.h"

#include <algorithm>
#include <array>

namespace cadans::settings {
namespace {

constexpr int stage_last = 3;

bool scoped(int from_stage, int stage) { return from_stage > 0 && from_stage <= stage; }

bool process_meant(const people::Process& process, std::string_view where, int stage) {
  if (where == "any" || where.empty()) return true;
  if (where == "critical") return process.critical;
  if (where == "uses-suwinet") return process.uses_suwinet;
  if (where == "brp") return process.brp;
  if (where == "with-open-finding") return false;  // nothing finds them yet
  const bool in_scope = people::in_scope(process, stage);
  if (where == "added-to-scope") return in_scope && process.in_scope_from_stage > 1;
  if (where == "in-scope-with-plan") return in_scope && (process.has_plan || stage >= stage_last);
  if (where == "in-scope-with-ot") return in_scope && process.with_ot;
  return in_scope;
}

bool system_meant(const people::System& system, std::string_view where, int stage) {
  const bool in_scope = scoped(system.in_scope_from_stage, stage);
  if (where == "internet-facing") return in_scope && system.internet_facing;
  if (where == "suwinet") return in_scope && system.suwinet;
  return in_scope;
}

// The Cyberbeveiligingswet came into force that day: those in office then, and those after it.
bool sits(const people::BoardMember& member, std::string_view where) {
  constexpr LocalDate in_force(std::chrono::year(2026) / std::chrono::August / 15);
  if (where == "in-office-2026-08-15") return member.appointed <= in_force;
  return where != "appointed-later" || member.appointed > in_force;
}

bool class_meant(std::string_view of, std::string_view where) {
  if (where == "class-high") return of == "high";
  return where != "class-high-or-medium" || of == "high" || of == "medium";
}

template <class Many, class Holds>
std::vector<people::Subject> those(const char* kind, const Many& many, Holds holds) {
  std::vector<people::Subject> subjects;
  for (const auto& one : many) {
    if (holds(one)) subjects.push_back({kind, one.key});
  }
  return subjects;
}

}  // namespace

std::vector<people::Subject> subjects_of(const Duty& duty, const people::Organisation& organisation,
                                         int stage) {
  if (!is_asked(duty, organisation)) return {};
  if (duty.per == "organisation") return {{"organisation", ""}};
  if (duty.per == "process") {
    return those("process", organisation.processes, [&](const people::Process& process) {
      return process_meant(process, duty.where, stage);
    });
  }
  if (duty.per == "system") {
    return those("system", organisation.systems, [&](const people::System& system) {
      return system_meant(system, duty.where, stage);
    });
  }
  if (duty.per == "supplier") {
    return those("supplier", organisation.suppliers, [&](const people::Supplier& supplier) {
      return class_meant(supplier.risk_class, duty.where);
    });
  }
  if (duty.per == "ot-asset") {
    return those("ot-asset", organisation.ot_assets, [&](const people::OtAsset& asset) {
      return class_meant(asset.consequence, duty.where);
    });
  }
  if (duty.per == "board-member") {
    return those("board-member", organisation.board_members,
                 [&](const people::BoardMember& one) { return sits(one, duty.where); });
  }
  if (duty.per == "digid-connection") {
    return those("digid-connection", organisation.connections, [](const auto&) { return true; });
  }
  if (duty.per == "position") {
    return those("position", organisation.positions, [&](const people::Position& position) {
      return duty.where != "without-deputy" || position.deputy.empty();
    });
  }
  if (duty.per == "team") {
    return those("team", organisation.teams,
                 [&](const people::Team& team) { return team.staff || duty.where != "staff"; });
  }
  return {};
}

bool may_be_none(const Duty& duty) {
  static constexpr std::array<std::string_view, 12> by_kind = {
      "added-to-scope",       "in-scope-with-ot",
      "in-scope-with-plan",   "class-high",
      "class-high-or-medium", "with-open-finding",
      "internet-facing",      "suwinet",
      "uses-suwinet",         "brp",
      "in-office-2026-08-15", "appointed-later"};
  return !duty.scheme.empty() || std::ranges::find(by_kind, duty.where) != by_kind.end();
}

bool is_asked(const Duty& duty, const people::Organisation& organisation) {
  return duty.scheme.empty() ||
         std::ranges::find(organisation.switches, duty.scheme) != organisation.switches.end();
}

bool takes_turn(const Duty& duty, const people::Organisation& organisation,
                const people::Subject& subject, LocalDate nominal) {
  if (duty.where != "in-window") return true;
  const people::Connection* connection = organisation.connections.find(subject.key);
  if (connection == nullptr) return false;
  const LocalDate a_year_on{connection->activated.ymd() + std::chrono::years(1)};
  return a_year_on <= LocalDate(nominal.ymd().year() / std::chrono::May / 1);
}

}  // namespace cadans::settings
