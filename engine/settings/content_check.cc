#include "engine/settings/content_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "engine/people/roles.h"
#include "engine/settings/subjects.h"

namespace cadans::settings {
namespace {

using people::Organisation;
using people::RoleKind;
using people::Subject;

// What a duty runs over, at the stage at hand or its own. Of a position nobody says yet which, and
// of a process that is out of scope an event may tell, once somebody owns it.
std::vector<Subject> about(const Duty& duty, const Organisation& organisation) {
  if (duty.per == "position") return {};
  auto all = subjects_of(duty, organisation, std::max({organisation.stage.current, duty.stage, 1}));
  std::erase_if(all, [&](const Subject& subject) {
    const people::Process* process =
        subject.kind == "process" ? organisation.processes.find(subject.key) : nullptr;
    return duty.anchor == Anchor::event && process != nullptr && process->in_scope_from_stage == 0;
  });
  return all;
}

class ContentCheck {
 public:
  ContentCheck(const Catalogue& catalogue, const Ladders& ladders, const Organisation& organisation)
      : catalogue_(catalogue), ladders_(ladders), organisation_(organisation) {}

  Problems run() {
    for (const Duty& duty : catalogue_.duties()) check(duty);
    say_unowned_later();
    for (const Gate& gate : catalogue_.gates()) check(gate);
    for (const Ladder& ladder : ladders_) check(ladder);
    std::ranges::sort(problems_);
    problems_.erase(std::unique(problems_.begin(), problems_.end()), problems_.end());
    return std::move(problems_);
  }

 private:
  void check(const Duty& duty) {
    const std::vector<Subject> subjects = about(duty, organisation_);
    const bool known = duty.per == "process" || duty.per == "system" || duty.per == "team";
    if (known && subjects.empty() && !may_be_none(duty)) {
      warn(duty.place, fmt::format("{}: this organisation has no {} {} for it", in_quotes(duty.id),
                                   duty.per, duty.where));
    }
    for (const Subject& subject : subjects) check_people(duty, subject);
    if (kind(duty.role) == RoleKind::body) want_meetings(duty.place, duty.id, duty.role);
    if (kind(duty.approver) == RoleKind::body) want_meetings(duty.place, duty.id, duty.approver);
    check_ladder(duty);
  }

  void check_people(const Duty& duty, const Subject& subject) {
    const auto doer = people::holder(organisation_, duty.doer(), subject);
    if (!doer) {
      say_unowned(duty, doer.error().what);
      return;
    }
    if (const std::string missing = without(duty.approver, subject, doer->key); !missing.empty()) {
      refuse(duty.place, fmt::format("{}: nobody can approve it: {}", in_quotes(duty.id), missing));
    }
    if (duty.review == "sample") return;
    if (const std::string missing = without(duty.review, subject, doer->key); !missing.empty()) {
      warn(duty.place, fmt::format("{}: nobody reviews it: {}", in_quotes(duty.id), missing));
    }
  }

  // Of a later stage it can be mended before that begins.
  void say_unowned(const Duty& duty, const std::string& why) {
    const bool later = duty.stage > std::max(1, organisation_.stage.current);
    if (later) {
      unowned_later_[{duty.stage, why}].push_back(&duty);
    } else {
      refuse(duty.place, fmt::format("{}: nobody can own it: {}", in_quotes(duty.id), why));
    }
  }

  // One line for each role that a later stage needs, however many of its duties do.
  void say_unowned_later() {
    for (const auto& [missing, duties] : unowned_later_) {
      const auto& [stage, why] = missing;
      const std::string others =
          duties.size() == 1 ? "" : fmt::format(" and {} more", duties.size() - 1);
      warn(duties.front()->place,
           fmt::format("stage {}: {}. {}{} would go to the municipal secretary", stage, why,
                       in_quotes(duties.front()->id), others));
    }
  }

  // Why nobody holds the role, or nothing.
  [[nodiscard]] std::string without(const std::string& role, const Subject& subject,
                                    const std::string& doer) const {
    if (role.empty()) return {};
    const auto holder = people::holder(organisation_, role, subject, doer);
    return holder ? std::string() : holder.error().what;
  }

  void check_ladder(const Duty& duty) {
    const Ladder* ladder = ladders_.find(duty.ladder);
    if (!ladder) {
      refuse(duty.place, fmt::format("{}: 'ladder': {}", in_quotes(duty.id),
                                     unknown("ladder", duty.ladder, ladders_.keys())));
      return;
    }
    used_.insert(ladder->key);
    const std::string& doer = duty.doer();
    if ((doer == "ciso" || doer == "internal-auditor") && tells_the_ciso(*ladder, duty)) {
      refuse(duty.place,
             fmt::format("{}: 'ladder': {} has a rung of the CISO, and this is work of the {}; use "
                         "second-line or governance",
                         in_quotes(duty.id), in_quotes(ladder->key), doer));
    }
    const bool hours = duty.lead_time.in_hours() && !duty.lead_time.zero();
    if (hours && duty.recurrence != Recurrence::event && ladder->unit != LadderUnit::hours) {
      refuse(duty.place, fmt::format("{}: 'lead_time' in hours needs a ladder in hours; use days "
                                     "or weeks",
                                     in_quotes(duty.id)));
    }
  }

  // On a rung that this duty has.
  [[nodiscard]] bool tells_the_ciso(const Ladder& ladder, const Duty& duty) const {
    return std::ranges::any_of(ladder.rows, [&](const LadderRow& row) {
      const bool has = row.only_for.empty() || rests_on(catalogue_, duty, row.only_for);
      const bool told = row.to == "ciso" || std::ranges::find(row.also, "ciso") != row.also.end();
      return has && told && row.kind == RowKind::rung;
    });
  }

  void check(const Gate& gate) {
    for (const std::string& role : {gate.decided_by, gate.checked_by}) {
      if (kind(role) == RoleKind::body) {
        want_meetings(gate.place, gate.id, role);
      } else if (const std::string missing = without(role, {}, {}); !missing.empty()) {
        refuse(gate.place, fmt::format("gate {}: {}", in_quotes(gate.id), missing));
      }
    }
  }

  void check(const Ladder& ladder) {
    if (used_.contains(ladder.key) && !ladder.roster.empty() &&
        organisation_.rosters.find(ladder.roster) == nullptr) {
      warn(ladder.place, fmt::format("ladder {}: the organisation file has no [[duty_roster]] {}: "
                                     "who is away hears of no clock, the deputy does",
                                     in_quotes(ladder.key), in_quotes(ladder.roster)));
    }
    for (const auto* role : {&ladder.nobody_left, &ladder.personal, &ladder.monthly_list}) {
      if (!role->empty()) want_role(ladder, ladder.place, *role);
    }
    for (std::size_t i = 0; i < ladder.rows.size(); ++i) {
      if (ladder.rows[i].kind == RowKind::rung) check(ladder, ladder.rows[i], ladder.row_places[i]);
    }
  }

  void check(const Ladder& ladder, const LadderRow& row, const Place& place) {
    want_role(ladder, place, row.to);
    for (const std::string& role : row.also) {
      if (role != "process-owners") want_role(ladder, place, role);
    }
    const std::string to = in_quotes(row.to);
    const bool body = kind(row.to) == RoleKind::body;
    if (row.body && !body) {
      refuse(place, fmt::format("'body': {} is no body, take it out", to));
    } else if (!row.body && body) {
      refuse(place, fmt::format("'to': {} is a body, it gets agenda items and no mail; add body = "
                                "true",
                                to));
    } else if (body && used_.contains(ladder.key) && !organisation_.bodies.find(row.to)) {
      warn(place, fmt::format("{} has no meetings in the organisation file: this rung is never "
                              "reached",
                              to));
    }
  }

  void want_role(const Ladder& ladder, const Place& place, const std::string& key) {
    const Role* role = catalogue_.role(key);
    if (!role) {
      Words keys;
      for (const Role& one : catalogue_.roles()) keys.push_back(one.key);
      refuse(place,
             fmt::format("ladder {}: {}", in_quotes(ladder.key), unknown("role", key, keys)));
    } else if (role->kind == RoleKind::outside) {
      refuse(place, fmt::format("ladder {}: {} stands outside the organisation and gets no mail",
                                in_quotes(ladder.key), in_quotes(key)));
    } else if (role->kind == RoleKind::position && used_.contains(ladder.key)) {
      if (const std::string missing = without(key, {}, {}); !missing.empty()) {
        warn(place, fmt::format("ladder {}: this rung is passed over: {}", in_quotes(ladder.key),
                                missing));
      }
    }
  }

  void want_meetings(const Place& place, const std::string& id, const std::string& body) {
    if (organisation_.bodies.find(body)) return;
    refuse(place, fmt::format("{}: {} must decide, and has no [[meeting_body]] in the "
                              "organisation file",
                              in_quotes(id), in_quotes(body)));
  }

  [[nodiscard]] RoleKind kind(const std::string& role) const {
    const Role* found = catalogue_.role(role);
    return found ? found->kind : RoleKind::position;
  }
  void refuse(const Place& place, std::string text) {
    problems_.push_back({place, Severity::error, std::move(text)});
  }
  void warn(const Place& place, std::string text) {
    problems_.push_back({place, Severity::warning, std::move(text)});
  }

  const Catalogue& catalogue_;
  const Ladders& ladders_;
  const Organisation& organisation_;
  Problems problems_;
  std::map<std::pair<int, std::string>, std::vector<const Duty*>> unowned_later_;  // stage, why
  std::set<std::string, std::less<>> used_;  // ladders that a duty names
};

}  // namespace

Problems check_content(const Catalogue& catalogue, const Ladders& ladders,
                       const people::Organisation& organisation) {
  return ContentCheck(catalogue, ladders, organisation).run();
}

Problems check_behaviour(const Behaviour& behaviour, const people::Organisation& organisation) {
  Problems problems;
  Words roles;
  Words positions;
  for (const auto& [key, role] : organisation.roles) roles.push_back(key);
  for (const people::Position& position : organisation.positions) positions.push_back(position.key);
  const auto want = [&](std::string_view kind, const Behaviour::Overrides& named,
                        const Words& known) {
    for (const auto& [name, habits] : named) {
      if (std::ranges::find(known, name) != known.end()) continue;
      problems.push_back({habits.place, Severity::error, unknown(kind, name, known)});
    }
  };
  want("role", behaviour.by_role(), roles);
  want("position", behaviour.by_position(), positions);
  std::ranges::sort(problems);
  return problems;
}

}  // namespace cadans::settings
