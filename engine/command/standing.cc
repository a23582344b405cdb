#include "engine/command/standing.h"

#include "engine/decide/brake.h"
#include "engine/decide/golive.h"
#include "engine/decide/held_time.h"
#include "engine/decide/proposal.h"

namespace cadans::command {
namespace {

// Nothing falls due: the machine's clock jumped ahead, and nobody says yet that it is right.
std::string time_held(const Opened& opened, const decide::Desk& desk) {
  const auto held = decide::held_time(opened.state());
  if (!held) return {};
  const auto& zone = opened.rules->zone;
  const Instant shown = held->since + held->ahead;
  return decide::word(desk, "status.time_held",
                      words::Values()
                          .text("span", decide::how_far(*opened.rules, desk.reader, held->ahead))
                          .day("shown_date", zone.date(shown))
                          .text("shown_time", to_string(zone.time(shown)))
                          .day("day", zone.date(held->since))
                          .text("moment_time", to_string(zone.time(held->since))));
}

// Nothing is sent yet, or only of the teams that have begun; empty where everybody's work speaks.
std::string project_mode(const Opened& opened, const decide::Desk& desk) {
  const View& state = opened.state();
  const auto come = [&](LocalDate day) { return day.named() && day <= opened.today; };
  const LocalDate everybody = decide::golive_day(state, "");
  if (come(everybody)) return {};
  std::string teams;
  for (const people::Team& team : opened.rules->organisation.teams) {
    if (come(decide::golive_day(state, team.key))) teams += (teams.empty() ? "" : ", ") + team.name;
  }
  if (!teams.empty()) {
    return decide::word(desk, "status.golive_part",
                        words::Values().text("team_names", teams).day("day", everybody));
  }
  const LocalDate first = decide::golive_of(state, *opened.rules, "");
  return decide::word(desk, "status.project_mode", words::Values().day("day", first));
}

std::vector<std::string> marked_standing(const Opened& opened, const decide::Desk& desk) {
  std::vector<std::string> all;
  const auto marked = [&](const char* mark) {
    const auto day = parse_local_date(opened.state().mark(mark));
    return day ? *day : LocalDate();
  };
  const auto say = [&](const char* id, LocalDate day) {
    all.push_back(decide::word(desk, id, words::Values().day("day", day)));
  };
  if (auto held = time_held(opened, desk); !held.empty()) all.push_back(std::move(held));
  if (auto mode = project_mode(opened, desk); !mode.empty()) all.push_back(std::move(mode));
  const auto hold = decide::holding(opened.state(), *opened.rules, opened.today);
  if (hold) say("status.held", hold->since);
  if (marked("awaiting").named()) say("status.awaiting", marked("awaiting"));
  if (const auto proposal = decide::proposed(opened.state())) {
    const auto values = words::Values()
                            .text("by_name", decide::person_name(desk, proposal->by))
                            .day("day", opened.rules->day(proposal->at));
    all.push_back(decide::word(desk, "status.proposal", values));
  }
  if (marked("rehearsed").named()) {
    const auto values =
        words::Values().day("day", marked("rehearsed")).day("until_date", marked("live"));
    all.push_back(decide::word(desk, "status.rehearsed", values));
  }
  return all;
}

// Whose mail is held, where all other mail goes.
Result<void> add_held_mails(const Opened& opened, const decide::Desk& desk,
                            std::vector<std::string>& standing) {
  const auto marks = opened.reader->marks();
  if (!marks) return marks.error();
  for (const auto& [name, value] : *marks) {
    if (!name.starts_with(decide::hold_mark)) continue;
    const std::string person = name.substr(decide::hold_mark.size());
    const auto hold = decide::holding(opened.state(), *opened.rules, opened.today, person);
    if (!hold) continue;
    const auto values = words::Values()
                            .text("person_name", decide::person_name(desk, person))
                            .day("day", hold->since);
    standing.push_back(decide::word(desk, "status.held_person", values));
  }
  return {};
}

}  // namespace

Result<std::vector<std::string>> standing_still(const Opened& opened, const decide::Desk& desk) {
  std::vector<std::string> all = marked_standing(opened, desk);
  if (const auto done = add_held_mails(opened, desk, all); !done) return done.error();
  return all;
}

}  // namespace cadans::command
