#include "engine/decide/happened.h"

#include <algorithm>
#include <set>

#include "engine/decide/authority.h"
#include "engine/decide/horizon.h"
#include "engine/decide/occurrence.h"
#include "engine/decide/stages.h"
#include "engine/decide/task_facts.h"
#include "engine/decide/task_step.h"
#include "engine/people/subjects.h"
#include "engine/time/local_time.h"

namespace cadans::decide {
namespace {

using Duties = std::vector<const settings::Duty*>;

Duties begun_by(const Turn& turn, std::string_view name) {
  Duties all = waiting_for_events(turn.state, turn.rules);
  std::erase_if(all, [&](const settings::Duty* duty) {
    return duty->event != name || !stage_begun(turn.state, duty->stage);
  });
  return all;
}

std::string names_of(const Turn& turn) {
  std::set<std::string> names;
  for (const settings::Duty* duty : waiting_for_events(turn.state, turn.rules))
    names.insert(duty->event);
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : ", ") + name;
  return all;
}

people::Subject subject_of(const Turn& turn, const settings::Duty& duty) {
  const bool whole = duty.per == "organisation";
  return {duty.per, whole ? std::string() : std::string(turn.event.value("about"))};
}

// The positions of which one may say it, those that do the work first.
std::vector<std::string> who_may_say(const Turn& turn, const Duties& duties) {
  std::vector<std::string> all;
  for (const settings::Duty* duty : duties) {
    TaskFacts facts;
    facts.subject = subject_of(turn, *duty);
    facts.owner = position_of(turn, duty->doer(), facts.subject, "");
    all.push_back(facts.owner);
    all.push_back(manager_of(turn, facts));
  }
  all.push_back(position_of(turn, "ciso", {}, ""));
  all.push_back(position_of(turn, "iso", {}, ""));
  std::erase(all, "");
  return all;
}

bool may_say(const Turn& turn, const std::vector<std::string>& positions) {
  return turn.ours || std::ranges::any_of(positions, [&](const std::string& position) {
           return holds(turn, position, turn.event.actor);
         });
}

struct Moment {
  LocalDate day;
  Instant at;
  bool exact = true;  // the hour is known too
};

Moment moment_of(const Turn& turn) {
  const LocalDate said = day_said(turn, "day");
  const LocalDate day = said.named() ? said : turn.today;
  const auto time = parse_local_time(turn.event.value("time"));
  const auto& zone = turn.rules.zone;
  if (time) {
    const bool second = turn.event.value("again") == "yes";
    return {day,
            second ? zone.again(day, *time).value_or(zone.at(day, *time)) : zone.at(day, *time)};
  }
  return {day, turn.event.at, day == turn.today};
}

bool there_already(const Turn& turn, const settings::Duty& duty, LocalDate day) {
  const LocalDate nominal = occurrence_after(duty, day, turn.rules.calendars).nominal;
  return has_task(turn.state, identity(duty.id, subject_of(turn, duty), nominal));
}

// What is wrong with the time that was said; empty: nothing, or none was.
std::string_view at_wrong_time(const Turn& turn, LocalDate day) {
  const auto time = parse_local_time(turn.event.value("time"));
  const bool second = turn.event.value("again") == "yes";
  if (!time) return second ? "came_once" : "";
  if (turn.rules.zone.skips(day, *time)) return "time_skipped";
  return second && !turn.rules.zone.again(day, *time) ? "came_once" : "";
}

// Why it cannot be so; empty: it can.
std::string_view at_fault(const Turn& turn, const Duties& duties, const Moment& moment) {
  if (moment.day > turn.today || moment.at > turn.event.at) return "lies_ahead";
  if (const auto wrong = at_wrong_time(turn, moment.day); !wrong.empty()) return wrong;
  const auto strange = [&](const settings::Duty* duty) {
    return !people::is_known(turn.rules.organisation, subject_of(turn, *duty));
  };
  if (std::ranges::any_of(duties, strange)) return "unknown_subject";
  const auto in_hours = [](const settings::Duty* duty) { return !falls_on_days(*duty); };
  if (!moment.exact && std::ranges::any_of(duties, in_hours)) return "time_asked";
  const auto known = [&](const settings::Duty* duty) {
    return there_already(turn, *duty, moment.day);
  };
  return std::ranges::all_of(duties, known) ? "known_already" : "";
}

}  // namespace

Duties waiting_for_events(const View& state, const Rules& rules) {
  const int stage = stage_now(state);
  Duties all;
  for (const settings::Duty& duty : rules.catalogue.duties()) {
    const bool waits = duty.anchor == settings::Anchor::event && duty.stage <= stage;
    // It comes with a decision, or with an audit and its programme.
    const bool said_elsewhere =
        duty.per == "condition" || duty.per == "audit" || duty.event == "audit-planned";
    if (waits && !duty.ended && !said_elsewhere) all.push_back(&duty);
  }
  return all;
}

void happened(Turn& turn) {
  const std::string name(turn.event.value("name"));
  const Duties duties = begun_by(turn, name);
  if (duties.empty()) {
    return refuse(turn, "nothing_waits",
                  words::Values().text("asked_for", name).text("possible", names_of(turn)));
  }
  const auto positions = who_may_say(turn, duties);
  if (!may_say(turn, positions))
    return refuse(turn, "not_involved", who_may_instead(turn, positions));
  const Moment moment = moment_of(turn);
  if (const auto rule = at_fault(turn, duties, moment); !rule.empty()) {
    return refuse(turn, rule, words::Values().text("asked_for", turn.event.value("about")));
  }
  for (const settings::Duty* duty : duties) {
    if (there_already(turn, *duty, moment.day)) continue;
    raise_issue(turn, *duty, subject_of(turn, *duty),
                {{"from", to_string(moment.day)}, {"started", std::to_string(moment.at.us)}});
  }
}

}  // namespace cadans::decide
