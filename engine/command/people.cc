// cadans people: who is known, as people.csv of a config folder has them.

#include <fmt/format.h>
#include <sysexits.h>

#include <algorithm>
#include <cstdio>
#include <memory>

#include "engine/command/command.h"
#include "engine/command/store_at.h"
#include "engine/command/terminal.h"
#include "engine/json.h"
#include "engine/settings/csv_file.h"

namespace cadans::command {
namespace {

struct PeopleAsked {
  StoreAt at;
  bool csv = false;
  bool json = false;
};

struct Known {
  Person person;
  people::Member member;
  std::string positions;  // keys, with a blank between
};

std::string days_of(const Weekdays& days) {
  std::string all;
  for (unsigned number = 1; number <= 7; ++number) {
    const std::chrono::weekday day(number);
    if (days.has(day)) all += (all.empty() ? "" : " ") + to_string(day);
  }
  return all;
}

// In order of handle: nothing here ranks people.
std::vector<Known> known_people(const Opened& opened) {
  const auto& organisation = opened.rules->organisation;
  std::vector<Known> all;
  for (const people::Member& member : organisation.members) {
    const auto person = opened.state().person(member.key);
    if (!person || person->handle.empty()) continue;
    Known known{*person, member, {}};
    for (const people::Position& position : organisation.positions) {
      if (position.occupant != member.key) continue;
      known.positions += (known.positions.empty() ? "" : " ") + position.key;
    }
    all.push_back(std::move(known));
  }
  std::ranges::sort(all, {}, [](const Known& one) { return one.person.handle; });
  return all;
}

void print_csv(const std::vector<Known>& all) {
  std::printf("key,name,mail,language,working_days,contract_hours\n");
  for (const Known& one : all) {
    std::printf("%s\n", settings::csv_row({one.person.handle, one.person.name, one.person.mail,
                                           one.person.language, days_of(one.member.working_days),
                                           fmt::format("{}", one.member.contract_hours)})
                            .c_str());
  }
}

void print_json(const std::vector<Known>& all) {
  Json rows = Json::array();
  for (const Known& one : all) {
    rows.push_back({{"key", one.person.handle},
                    {"name", one.person.name},
                    {"mail", one.person.mail},
                    {"language", one.person.language},
                    {"working_days", days_of(one.member.working_days)},
                    {"positions", one.positions}});
  }
  std::printf("%s\n", rows.dump(2).c_str());
}

int show(const PeopleAsked& asked) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const auto all = known_people(*opened);
  if (asked.json) {
    print_json(all);
  } else if (asked.csv) {
    print_csv(all);
  } else {
    Columns columns(heads(opened->desk(), {"person", "name", "mail", "working_days", "position"}));
    for (const Known& one : all) {
      columns.add({one.person.handle, one.person.name, one.person.mail,
                   days_of(one.member.working_days), one.positions});
    }
    columns.print();
  }
  return EX_OK;
}

}  // namespace

void add_people(Command app, Chosen& chosen) {
  auto asked = std::make_shared<PeopleAsked>();
  const Command command =
      app.add_subcommand("people", "Who is known, and which positions they hold");
  add_store_options(command, asked->at);
  add_language_option(command, asked->at);
  command.add_flag("--csv", asked->csv, "As people.csv of a config folder");
  command.add_flag("--json", asked->json, "As JSON");
  command.footer(
      "For example:  cadans people --csv > config/people.csv\n"
      "A CSV in the config folder stands beside the tables of organisation.toml: whom it holds is\n"
      "taken out there. 'cadans apply' then shows what changes.");
  command.runs(chosen, [asked] { return show(*asked); });
}

}  // namespace cadans::command
