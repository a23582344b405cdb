#include "engine/people/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "engine/people/roles.h"
#include "engine/people/subjects.h"

namespace cadans::people {
namespace {

// All that is found, in the order of looking.
class Problems {
 public:
  void refuse(std::string text, std::string position = {}) {
    all_.push_back({Severity::refused, std::move(text), std::move(position)});
  }
  void warn(std::string text, std::string position = {}) {
    all_.push_back({Severity::warning, std::move(text), std::move(position)});
  }
  std::vector<Problem> refused_first() && {
    std::ranges::stable_sort(all_, {}, &Problem::severity);
    return std::move(all_);
  }

 private:
  std::vector<Problem> all_;
};

// Whether the line from a position comes back to it.
bool goes_round(const Positions& positions, const Position& from) {
  std::set<std::string_view> seen;
  const Position* at = positions.find(from.escalate_to);
  while (at != nullptr && at->key != from.key && seen.insert(at->key).second) {
    at = positions.find(at->escalate_to);
  }
  return at != nullptr && at->key == from.key;
}

template <class T>
bool unknown(const T& all, const std::string& key) {
  return !key.empty() && all.find(key) == nullptr;
}

void check_references(const Organisation& organisation, const Position& one, Problems& problems) {
  const auto refuse = [&](std::string_view what, const std::string& key) {
    problems.refuse(fmt::format("position {}: there is no {} {}", one.key, what, key), one.key);
  };
  if (unknown(organisation.positions, one.deputy)) refuse("position for its deputy,", one.deputy);
  if (unknown(organisation.positions, one.escalate_to)) {
    refuse("position for escalate_to,", one.escalate_to);
  }
  if (unknown(organisation.teams, one.team)) refuse("team", one.team);
  if (unknown(organisation.members, one.occupant)) refuse("person", one.occupant);
  if (!organisation.roles.contains(one.role)) refuse("role", one.role);
  for (const std::string& role : one.also) {
    if (!organisation.roles.contains(role)) refuse("role", role);
  }
}

void check_stand_ins(const Organisation& organisation, const Position& one, Problems& problems) {
  if (goes_round(organisation.positions, one)) {
    problems.refuse(
        fmt::format("position {}: its line by escalate_to comes back to itself", one.key), one.key);
  }
  if (one.deputy == one.key) {
    problems.refuse(fmt::format("position {} is its own deputy", one.key), one.key);
  } else if (one.deputy.empty()) {
    problems.warn(fmt::format("position {} has no deputy: when it is empty or its occupant is away "
                              "its work goes up the line",
                              one.key),
                  one.key);
  } else if (one.deputy == one.escalate_to) {
    problems.warn(
        fmt::format("position {}: the deputy {} is the line manager, so during an absence "
                    "the first rung is passed over",
                    one.key, one.deputy),
        one.key);
  }
  if (one.occupant.empty()) {
    problems.warn(fmt::format("position {} is vacant: its work goes to {}", one.key,
                              one.deputy.empty() ? "the line" : one.deputy),
                  one.key);
  }
}

// Who acts for the other looks at no work of the other: somebody else has to be named.
void check_second_eyes(const Organisation& organisation, Problems& problems) {
  const auto ciso = holder(organisation, "ciso");
  const auto iso = holder(organisation, "iso");
  if (!ciso || !iso || !organisation.four_eyes.third.empty()) return;
  const Position* first = organisation.positions.find(ciso->key);
  const Position* second = organisation.positions.find(iso->key);
  if (first->deputy != second->key && second->deputy != first->key) return;
  problems.warn(
      fmt::format("positions {} and {} stand in for each other, and four_eyes.third names nobody: "
                  "when one is away nobody looks at the work of the other",
                  first->key, second->key),
      first->key);
}

void check_roles(const Organisation& organisation, Problems& problems) {
  for (const auto& [key, role] : organisation.roles) {
    if (role.kind != RoleKind::position) continue;
    const auto holders = organisation.positions.holding(key);
    const auto primaries = std::ranges::count_if(holders, &Position::primary);
    if (holders.empty()) {
      problems.warn(
          fmt::format("nobody holds the role {}: what it should do cannot be given", key));
    } else if (holders.size() > 1 && primaries != 1) {
      const std::string asked = holder(organisation, key).value().key;
      problems.warn(fmt::format("{} positions hold the role {} and {} of them are primary: {} is "
                                "the one asked",
                                holders.size(), key, primaries, asked),
                    asked);
    }
  }
}

// Who answers for `what`: a position that exists, and one there must be where `asked`.
void check_owner(const Organisation& organisation, std::string_view what, const std::string& owner,
                 bool asked, Problems& problems) {
  if (unknown(organisation.positions, owner)) {
    problems.refuse(fmt::format("{}: there is no position {}", what, owner));
  } else if (owner.empty() && asked) {
    problems.warn(fmt::format("{}: nobody is named to answer for it", what));
  }
}

void check_suppliers(const Organisation& organisation, Problems& problems) {
  for (const Supplier& supplier : organisation.suppliers) {
    check_owner(organisation, "supplier " + supplier.key, supplier.owner, true, problems);
    for (const std::string& process : supplier.processes) {
      if (unknown(organisation.processes, process)) {
        problems.refuse(fmt::format("supplier {}: there is no process {}", supplier.key, process));
      }
    }
  }
  for (const OtAsset& asset : organisation.ot_assets) {
    check_owner(organisation, "OT asset " + asset.key, asset.owner, true, problems);
    if (unknown(organisation.suppliers, asset.supplier)) {
      problems.refuse(
          fmt::format("OT asset {}: there is no supplier {}", asset.key, asset.supplier));
    }
  }
}

void check_board(const Organisation& organisation, Problems& problems) {
  for (const BoardMember& member : organisation.board_members) {
    if (organisation.positions.find(member.key) == nullptr) {
      problems.refuse(fmt::format("board member: there is no position {}", member.key));
    }
  }
  for (const Connection& connection : organisation.connections) {
    if (unknown(organisation.suppliers, connection.supplier)) {
      problems.refuse(fmt::format("connection {}: there is no supplier {}", connection.key,
                                  connection.supplier));
    }
  }
}

Subject subject_in(const std::string& text) {
  const auto colon = std::min(text.find(':'), text.size());
  return {text.substr(0, colon), text.substr(std::min(colon + 1, text.size()))};
}

// A whole kind, or one that the file has.
bool may_be_cycled(const Organisation& organisation, const std::string& text) {
  static constexpr std::array<std::string_view, 7> kinds = {
      "process", "system", "supplier", "ot-asset", "digid-connection", "team", "board-member"};
  const Subject subject = subject_in(text);
  if (std::ranges::find(kinds, subject.kind) == kinds.end()) return false;
  return subject.key.empty() ? text == subject.kind : is_known(organisation, subject);
}

// Every subject has one cycle: one of them is over what the others do not name.
void check_cycles(const Organisation& organisation, Problems& problems) {
  std::set<std::string> named;
  for (const Cycle& cycle : organisation.cycles) {
    for (const std::string& subject : cycle.subjects) {
      if (!may_be_cycled(organisation, subject)) {
        problems.refuse(fmt::format("cycle {}: there is no {}", cycle.key, subject));
      } else if (!named.insert(subject).second) {
        problems.refuse(
            fmt::format("cycle {}: {} belongs to a cycle before it", cycle.key, subject));
      }
    }
  }
  const auto over_all = std::ranges::count_if(
      organisation.cycles, [](const Cycle& cycle) { return cycle.subjects.empty(); });
  if (organisation.cycles.empty() || over_all == 1) return;
  problems.refuse(
      fmt::format("{} cycles name no subjects: one must, for all that the others do not "
                  "name",
                  over_all));
}

void check_subjects(const Organisation& organisation, Problems& problems) {
  for (const Team& team : organisation.teams) {
    check_owner(organisation, "team " + team.key, team.led_by, team.staff, problems);
  }
  for (const System& system : organisation.systems) {
    check_owner(organisation, "system " + system.key, system.owner, true, problems);
  }
  for (const Process& process : organisation.processes) {
    check_owner(organisation, "process " + process.key, process.owner, true, problems);
    for (const std::string& system : process.systems) {
      if (unknown(organisation.systems, system)) {
        problems.refuse(fmt::format("process {}: there is no system {}", process.key, system));
      }
    }
  }
}

void check_people(const Organisation& organisation, Problems& problems) {
  for (const Member& member : organisation.members) {
    if (member.working_days.empty()) {
      problems.refuse(fmt::format("person {} has no working days", member.key));
    }
  }
  for (const auto& [person, absences] : organisation.absences) {
    if (unknown(organisation.members, person)) {
      problems.refuse(fmt::format("absence: there is no person {}", person));
    }
    for (const Absence& absence : absences) {
      if (absence.last < absence.first) {
        problems.refuse(fmt::format("absence of {}: it ends on {}, before it begins on {}", person,
                                    to_string(absence.last), to_string(absence.first)));
      }
    }
  }
}

void check_body(const Organisation& organisation, const MeetingBody& body, Problems& problems) {
  if (body.interval_weeks < 1 || !body.first.named()) {
    problems.refuse(fmt::format(
        "body {}: it needs a first meeting and an interval of a week or more", body.key));
  } else if (weekday(body.first) != body.weekday) {
    problems.refuse(fmt::format("body {}: its first meeting {} is not on its weekday {}", body.key,
                                to_string(body.first), to_string(body.weekday)));
  }
  check_owner(organisation, fmt::format("secretary of the body {}", body.key), body.secretary, true,
              problems);
}

void check_bodies(const Organisation& organisation, Problems& problems) {
  for (const MeetingBody& body : organisation.bodies) check_body(organisation, body, problems);
  for (const Recess& recess : organisation.recesses) {
    if (unknown(organisation.bodies, recess.body)) {
      problems.refuse(fmt::format("recess: there is no body {}", recess.body));
    }
    if (recess.last < recess.first) {
      problems.refuse(fmt::format("recess of {}: it ends on {}, before it begins on {}",
                                  recess.body, to_string(recess.last), to_string(recess.first)));
    }
  }
}

void check_named_positions(const Organisation& organisation, Problems& problems) {
  for (const Roster& roster : organisation.rosters) {
    for (const std::string& position : roster.positions) {
      check_owner(organisation, "duty roster " + roster.key, position, true, problems);
    }
  }
  for (const std::string& third : organisation.four_eyes.third) {
    check_owner(organisation, "four_eyes.third", third, true, problems);
  }
  check_owner(organisation, "on_call.crisis_position", organisation.on_call.crisis_position, false,
              problems);
  check_owner(organisation, "works_council.position", organisation.works_council.position, false,
              problems);
}

// Start small, then all that is critical; what stays out of scope is nobody's mistake.
void check_scope(const Organisation& organisation, Problems& problems) {
  constexpr std::ptrdiff_t small = 2;
  const auto first = std::ranges::count(organisation.processes, 1, &Process::in_scope_from_stage);
  if (first > small) {
    problems.warn(
        fmt::format("{} processes are in scope from stage 1: begin with one or two", first));
  }
  for (const Process& process : organisation.processes) {
    const int from = process.in_scope_from_stage;
    if (from == 1 && !process.critical) {
      problems.warn(
          fmt::format("process {} is in scope from stage 1 and not critical: begin with "
                      "one that is",
                      process.key));
    }
    if (!process.critical || from == 1 || from == 2) continue;
    problems.warn(
        fmt::format("process {} is critical and {}: stage 2 asks all that is critical, "
                    "and before that BIO2 cannot be met",
                    process.key, from == 0 ? "not in scope" : "in scope from stage 3 only"));
  }
}

}  // namespace

std::vector<Problem> problems(const Organisation& organisation) {
  Problems found;
  for (const Position& one : organisation.positions) {
    check_references(organisation, one, found);
    check_stand_ins(organisation, one, found);
  }
  check_second_eyes(organisation, found);
  check_roles(organisation, found);
  check_subjects(organisation, found);
  check_suppliers(organisation, found);
  check_cycles(organisation, found);
  check_board(organisation, found);
  check_scope(organisation, found);
  check_people(organisation, found);
  check_bodies(organisation, found);
  check_named_positions(organisation, found);
  return std::move(found).refused_first();
}

}  // namespace cadans::people
