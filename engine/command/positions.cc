// cadans positions: who holds which position, now or on any day, and who held one before.

#include <fmt/format.h>
#include <sysexits.h>

#include <algorithm>
#include <cstdio>
#include <memory>

#include "engine/command/command.h"
#include "engine/command/past_organisations.h"
#include "engine/command/store_at.h"
#include "engine/command/terminal.h"
#include "engine/json.h"
#include "engine/people/acting.h"
#include "engine/settings/csv_file.h"

namespace cadans::command {
namespace {

struct PositionsAsked {
  StoreAt at;
  std::string position;
  std::string on;  // any day, also one of long ago
  bool history = false;
  bool csv = false;
  bool json = false;
};

std::string handle(const Opened& opened, const std::string& key) {
  const auto person = opened.state().person(key);
  return person ? person->handle : std::string();
}

std::string blank_between(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
  return all;
}

// As it was in force at the end of the day that is asked about.
people::Organisation organisation_on(const Opened& opened,
                                     const std::vector<PastOrganisation>& past) {
  const auto later = [&](const PastOrganisation& one) {
    return opened.rules->day(one.since) > opened.today;
  };
  const auto next = std::find_if(past.begin(), past.end(), later);
  return next == past.begin() ? people::Organisation() : std::prev(next)->organisation;
}

std::string acting_on(const Opened& opened, const people::Organisation& organisation,
                      const people::Position& position) {
  return people::who_acts(organisation, position.key, opened.today, opened.rules->calendars).person;
}

void print_csv(const Opened& opened, const std::vector<people::Position>& positions) {
  std::printf("key,role,also,title,team,occupant,deputy,escalate_to,primary,capacity_hours\n");
  for (const people::Position& one : positions) {
    std::printf("%s\n", settings::csv_row({one.key, one.role, blank_between(one.also), one.title,
                                           one.team, handle(opened, one.occupant), one.deputy,
                                           one.escalate_to, one.primary ? "true" : "false",
                                           fmt::format("{}", one.capacity_hours)})
                            .c_str());
  }
}

Json as_json(const Opened& opened, const people::Organisation& organisation,
             const people::Position& one) {
  return {{"position", one.key},
          {"title", one.title},
          {"role", one.role},
          {"team", one.team},
          {"occupant", handle(opened, one.occupant)},
          {"acts", handle(opened, acting_on(opened, organisation, one))},
          {"deputy", one.deputy},
          {"escalate_to", one.escalate_to}};
}

void print_table(const Opened& opened, const people::Organisation& organisation,
                 const std::vector<people::Position>& positions) {
  const decide::Desk desk = opened.desk();
  Columns columns(heads(desk, {"position", "team", "occupant", "acts", "deputy", "what"}));
  for (const people::Position& one : positions) {
    columns.add({one.key, one.team, decide::person_name(desk, one.occupant),
                 decide::person_name(desk, acting_on(opened, organisation, one)), one.deputy,
                 one.title});
  }
  columns.print();
}

void print(const Opened& opened, const people::Organisation& organisation,
           const std::vector<people::Position>& positions, const PositionsAsked& asked) {
  if (asked.json) {
    Json rows = Json::array();
    for (const auto& one : positions) rows.push_back(as_json(opened, organisation, one));
    std::printf("%s\n", rows.dump(2).c_str());
  } else if (asked.csv) {
    print_csv(opened, positions);
  } else {
    print_table(opened, organisation, positions);
  }
}

Result<std::vector<people::Position>> those_asked(const Opened& opened,
                                                  const people::Organisation& organisation,
                                                  const std::string& key) {
  std::vector<people::Position> all;
  for (const people::Position& one : organisation.positions) {
    if (key.empty() || one.key == key) all.push_back(one);
  }
  if (!all.empty() || key.empty()) return all;
  return opened.refusal(Fault::not_found, "unknown_position",
                        words::Values().text("asked_for", key));
}

struct Holding {
  LocalDate since;
  std::string person;  // empty: nobody
  std::string by;
};

// Only where it went to somebody else.
std::vector<Holding> holdings(const Opened& opened, const std::vector<PastOrganisation>& past,
                              const std::string& key) {
  std::vector<Holding> all;
  for (const PastOrganisation& one : past) {
    const people::Position* position = one.organisation.positions.find(key);
    const std::string person = position == nullptr ? std::string() : position->occupant;
    if (all.empty() ? position == nullptr : all.back().person == person) continue;
    all.push_back({opened.rules->day(one.since), person, one.by});
  }
  return all;
}

int show_history(const Opened& opened, const std::vector<PastOrganisation>& past,
                 const PositionsAsked& asked) {
  const auto all = holdings(opened, past, asked.position);
  if (all.empty()) {
    return fail(opened.refusal(Fault::not_found, "unknown_position",
                               words::Values().text("asked_for", asked.position)));
  }
  const decide::Desk desk = opened.desk();
  Columns columns(heads(desk, {"since", "occupant", "by"}));
  Json rows = Json::array();
  for (const Holding& one : all) {
    columns.add({to_string(one.since), decide::person_name(desk, one.person),
                 decide::person_name(desk, one.by)});
    rows.push_back({{"since", to_string(one.since)},
                    {"occupant", handle(opened, one.person)},
                    {"by", handle(opened, one.by)}});
  }
  if (asked.json) {
    std::printf("%s\n", rows.dump(2).c_str());
  } else {
    columns.print();
  }
  return EX_OK;
}

int show(const PositionsAsked& asked) {
  auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  if (!asked.on.empty()) {
    const auto day = day_named(*opened, asked.on);
    if (!day) return fail(day.error());
    opened->today = *day;
  }
  people::Organisation organisation = opened->rules->organisation;
  if (asked.history || !asked.on.empty()) {  // the whole journal is read for it
    const auto past = past_organisations(*opened->reader);
    if (!past) return fail(past.error());
    if (asked.history) return show_history(*opened, *past, asked);
    organisation = organisation_on(*opened, *past);
  }
  const auto positions = those_asked(*opened, organisation, asked.position);
  if (!positions) return fail(positions.error());
  print(*opened, organisation, *positions, asked);
  return EX_OK;
}

}  // namespace

void add_positions(Command app, Chosen& chosen) {
  auto asked = std::make_shared<PositionsAsked>();
  const Command command = app.add_subcommand(
      "positions", "Who holds which position and who acts for it, today or on any day");
  add_store_options(command, asked->at);
  add_language_option(command, asked->at);
  command.add_option("position", asked->position, "One of them, by its key; without it: all");
  command.add_option("--on", asked->on, "On that day, 2027-03-01; without it today");
  command.add_flag("--history", asked->history, "Who held it before, and since when");
  command.add_flag("--csv", asked->csv, "As positions.csv of a config folder");
  command.add_flag("--json", asked->json, "As JSON");
  command.footer(
      "For example:  cadans positions --on 2027-03-01\n"
      "              cadans positions ciso --history\n"
      "              cadans positions --csv > config/positions.csv\n"
      "A CSV in the config folder stands beside the tables of organisation.toml: what it holds is\n"
      "taken out there. 'cadans apply' then shows what changes.");
  command.runs(chosen, [asked] { return show(*asked); });
}

}  // namespace cadans::command
