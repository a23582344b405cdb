// cadans absence: who is away, who does the work meanwhile, and how to say it.

#include <fmt/format.h>
#include <sysexits.h>

#include <algorithm>
#include <cstdio>
#include <memory>

#include "engine/command/act.h"
#include "engine/command/command.h"
#include "engine/command/terminal.h"
#include "engine/json.h"
#include "engine/people/acting.h"
#include "engine/people/presence.h"

namespace cadans::command {
namespace {

struct AbsenceAsked {
  StoreAt at;
  std::string as;
  std::string person;
  std::string from;
  std::string until;
  bool json = false;
};

// One position of somebody who is away, and who does its work then.
struct AwayRow {
  std::string person;  // as the organisation calls the person
  people::Absence days;
  std::string position;
  std::string acts;    // the same of who acts; empty: nobody
  bool waits = false;  // too short to move work
};

std::string handle_of(const Opened& opened, const std::string& key) {
  const auto person = opened.state().person(key);
  return person ? person->handle : std::string();
}

// The person, who manages or stands in for a position, and who keeps the system running: it is
// nobody else's business. Whoever has the machine and is none of its people sees all.
bool concerns(const Opened& opened, const std::string& asker, const people::Position& position) {
  if (asker.empty() || asker == position.occupant) return true;
  const auto& organisation = opened.rules->organisation;
  for (const std::string& key :
       {position.escalate_to, position.deputy, std::string("functional-admin")}) {
    const people::Position* other = organisation.positions.find(key);
    if (other == nullptr) continue;
    const auto acting = people::who_acts(organisation, key, opened.today, opened.rules->calendars);
    if (other->occupant == asker || acting.person == asker) return true;
  }
  return false;
}

AwayRow row_of(const Opened& opened, const people::Position& position,
               const people::Absence& days) {
  const LocalDate day = std::max(days.first, opened.today);
  const auto acting =
      people::who_acts(opened.rules->organisation, position.key, day, opened.rules->calendars);
  const bool waits = acting.waits_until.named();
  return {handle_of(opened, position.occupant), days, position.key,
          waits ? std::string() : handle_of(opened, acting.person), waits};
}

std::vector<AwayRow> rows(const Opened& opened, const std::string& asker) {
  const auto& organisation = opened.rules->organisation;
  std::vector<AwayRow> all;
  for (const people::Position& position : organisation.positions) {
    const auto found = organisation.absences.find(position.occupant);
    if (found == organisation.absences.end() || !concerns(opened, asker, position)) continue;
    for (const people::Absence& days : found->second) {
      if (days.last >= opened.today) all.push_back(row_of(opened, position, days));
    }
  }
  std::ranges::stable_sort(all, {}, [](const AwayRow& row) { return row.days; });
  return all;
}

void print_json(const std::vector<AwayRow>& all) {
  Json list = Json::array();
  for (const AwayRow& row : all) {
    list.push_back({{"person", row.person},
                    {"from", to_string(row.days.first)},
                    {"until", to_string(row.days.last)},
                    {"position", row.position},
                    {"acts", row.acts.empty() ? Json() : Json(row.acts)},
                    {"waits", row.waits}});
  }
  std::printf("%s\n", list.dump(2).c_str());
}

int show(const AbsenceAsked& asked) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const auto asker = asking_person(*opened, asked.as);
  if (!asker) return fail(asker.error());
  const auto all = rows(*opened, *asker);
  if (asked.json) {
    print_json(all);
    return EX_OK;
  }
  const decide::Desk desk = opened->desk();
  Columns columns(heads(desk, {"person", "from", "until", "position", "acts"}));
  for (const AwayRow& row : all) {
    const char* word = row.waits ? "label.waits" : "label.nobody";
    columns.add({row.person, to_string(row.days.first), to_string(row.days.last), row.position,
                 row.acts.empty() ? decide::word(desk, word) : row.acts});
  }
  if (columns.empty()) {
    std::printf("%s\n", decide::word(desk, "label.nobody_away").c_str());
  } else {
    columns.print();
  }
  return EX_OK;
}

int say(const AbsenceAsked& asked, const char* type, const std::string& first,
        const std::string& last) {
  return deliver(
      asked.at,
      {type, "", asked.as, {{"absence", fmt::format("{} {}/{}", asked.person, first, last)}}});
}

// Until the end of the absence that holds the day, or the day before: the next ones stay.
int back(const AbsenceAsked& asked) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const auto day =
      asked.from.empty() ? Result<LocalDate>(opened->today) : day_named(*opened, asked.from);
  if (!day) return fail(day.error());
  const std::string known = opened->state().person_called(asked.person);
  const auto away =
      people::absence_on(opened->rules->organisation, known, *day, opened->rules->calendars);
  return say(asked, "engine.back", to_string(*day), to_string(away ? away->last : *day));
}

void add_add(Command absence, Chosen& chosen) {
  auto asked = std::make_shared<AbsenceAsked>();
  const Command command = absence.add_subcommand("add", "Somebody is away; it holds at once");
  add_store_options(command, asked->at);
  command.add_option("person", asked->person, "As the organisation file calls the person")
      .required();
  command.add_option("--from", asked->from, "The first day, 2027-01-04").required();
  command.add_option("--until", asked->until, "The last day").required();
  add_as_option(command, asked->as);
  command.footer(
      "For example:  cadans absence add gijs --from 2027-01-04 --until 2027-01-20 --as gijs\n\n"
      "By the person, who manages one of the person's positions, or an administrator. Days only:\n"
      "no kind, no reason. Up to four office days nothing moves, and mail waits. From five on\n"
      "what is due before the return goes to the deputy, and comes back after it, except what\n"
      "the deputy began.");
  command.runs(chosen, [asked] { return say(*asked, "engine.away", asked->from, asked->until); });
}

void add_back(Command absence, Chosen& chosen) {
  auto asked = std::make_shared<AbsenceAsked>();
  const Command command = absence.add_subcommand("back", "Somebody is there again before the end");
  add_store_options(command, asked->at);
  command.add_option("person", asked->person, "As the organisation file calls the person")
      .required();
  command.add_option("--on", asked->from, "The first day; without it today");
  add_as_option(command, asked->as);
  command.footer("For example:  cadans absence back gijs --on 2027-01-15 --as gijs");
  command.runs(chosen, [asked] { return back(*asked); });
}

}  // namespace

void add_absence(Command app, Chosen& chosen) {
  auto asked = std::make_shared<AbsenceAsked>();
  const Command command =
      app.add_subcommand("absence", "Who is away now or later, and who does the work meanwhile");
  add_store_options(command, asked->at);
  add_day_option(command, asked->at);
  add_language_option(command, asked->at);
  add_as_option(command, asked->as);
  command.add_flag("--json", asked->json, "As JSON");
  command.allows_subcommand();
  add_add(command, chosen);
  add_back(command, chosen);
  command.footer(
      "For example:  cadans absence\n"
      "              cadans absence add gijs --from 2027-01-04 --until 2027-01-20 --as gijs\n\n"
      "Shown to the person, who manages or stands in for a position, and an administrator. A year\n"
      "after its end an absence is forgotten; who acted for which position stays known. With\n"
      "--json a list of {person, from, until, position, acts, waits}.");
  command.runs(chosen, [asked] { return show(*asked); });
}

}  // namespace cadans::command
