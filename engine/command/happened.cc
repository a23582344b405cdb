#include "engine/command/happened.h"

#include <sysexits.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <memory>
#include <optional>

#include "engine/command/act.h"
#include "engine/command/command.h"
#include "engine/command/terminal.h"
#include "engine/decide/happened.h"
#include "engine/json.h"

namespace cadans::command {
namespace {

struct HappenedAsked {
  StoreAt at;
  std::string as;
  std::string about;
  Fields fields;
  std::string which;
  bool json = false;
};

std::optional<LocalTime> minute_of(const std::string& text) {
  const auto time = parse_local_time(text);
  return time ? std::optional(*time) : std::nullopt;
}

// Not named where it is none: the engine says what is wrong with it.
LocalDate date_of(const std::string& text) { return parse_local_date(text).value_or(LocalDate()); }

// A person stands in the journal under a key, never by name.
std::string key_meant(const Opened& opened, const HappenedAsked& asked) {
  const auto duties = decide::waiting_for_events(opened.state(), *opened.rules);
  const auto about_person = [&](const settings::Duty* duty) {
    return duty->event == asked.fields.at("name") && duty->per == "person";
  };
  if (std::ranges::none_of(duties, about_person)) return asked.about;
  const std::string key = opened.state().person_called(asked.about);
  return key.empty() ? asked.about : key;
}

// Where the clock showed that time twice: a person is asked which one is meant; who does not sit at
// a terminal gets the first, and is told.
bool second_meant(const Opened& opened, const Fields& fields) {
  const auto time = fields.find("time");
  const auto at = time == fields.end() ? std::nullopt : minute_of(time->second);
  const auto day = fields.find("day");
  const auto date = day == fields.end() ? opened.desk().reader.today : date_of(day->second);
  if (!at || !date.named() || !opened.rules->zone.again(date, *at)) return false;
  const auto values = words::Values().text("shown_time", to_string(*at)).day("day", date);
  if (isatty(STDIN_FILENO) == 0) {
    std::fprintf(stderr, "%s\n", decide::word(opened.desk(), "label.took_first", values).c_str());
    return false;
  }
  std::printf("%s ", decide::word(opened.desk(), "label.which_time", values).c_str());
  std::fflush(stdout);
  std::string answer;
  std::getline(std::cin, answer);
  return answer.starts_with('2');
}

int happened(const HappenedAsked& asked) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  Fields fields = asked.fields;
  const bool second = asked.which.empty() ? second_meant(*opened, fields) : asked.which == "second";
  if (second) fields["again"] = "yes";
  if (!asked.about.empty()) fields["about"] = key_meant(*opened, asked);
  return deliver(*opened, asked.at, {"engine.happened", "", asked.as, fields});
}

int names(const HappenedAsked& asked) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const decide::Desk desk = opened->desk();
  auto duties = decide::waiting_for_events(opened->state(), *opened->rules);
  std::ranges::stable_sort(duties, {}, &settings::Duty::event);
  Columns columns(heads(desk, {"event", "about", "task", "what"}));
  Json list = Json::array();
  for (const settings::Duty* duty : duties) {
    const std::string title = decide::title(desk, *duty);
    columns.add({duty->event, duty->per, duty->id, title});
    list.push_back(
        {{"event", duty->event}, {"about", duty->per}, {"duty", duty->id}, {"title", title}});
  }
  if (asked.json) {
    std::printf("%s\n", list.dump(2).c_str());
  } else if (columns.empty()) {
    std::printf("%s\n", decide::word(desk, "label.no_events").c_str());
  } else {
    columns.print();
  }
  return EX_OK;
}

void add_names(Command event, Chosen& chosen) {
  auto asked = std::make_shared<HappenedAsked>();
  const Command command = event.add_subcommand("names", "The events that duties wait for");
  add_store_options(command, asked->at);
  add_language_option(command, asked->at);
  command.add_flag("--json", asked->json, "As JSON");
  command.footer(
      "For example:  cadans event names\n"
      "With --json a list of {event, about, duty, title}; about is organisation, process, system,\n"
      "team, person, or incident and the like.");
  command.runs(chosen, [asked] { return names(*asked); });
}

}  // namespace

void add_happened(Command event, Chosen& chosen) {
  auto asked = std::make_shared<HappenedAsked>();
  const Command command = event.add_subcommand(
      "happened", "Reports what happened: the duties that wait for it get their tasks");
  add_store_options(command, asked->at);
  add_language_option(command, asked->at);
  add_as_option(command, asked->as);
  add_field(command, asked->fields, "name", "name", "The event, as 'cadans event names' lists it")
      .required();
  command.add_option("--about", asked->about,
                     "Key of the process, system, team or person; the number of an incident");
  add_field(command, asked->fields, "--day", "day", "When; without it today");
  add_field(command, asked->fields, "--time", "time", "At what time, as 16:30; without it now");
  command
      .add_option("--which", asked->which, "Of a time that came twice, as the clock was put back")
      .one_of({"first", "second"});
  add_field(command, asked->fields, "--reason", "reason", "One sentence, kept beside the journal");
  command.footer(
      "For example:  cadans event happened exercise-evaluated --day 2027-03-01 --as ciso\n"
      "              cadans event happened incident-detected --about INC-2027-12 --time 16:30\n"
      "Who gets a task from it may say it, who manages that, the CISO and the ISO. Said twice, it\n"
      "is refused and nothing comes double.");
  command.runs(chosen, [asked] { return happened(*asked); });
  add_names(event, chosen);
}

}  // namespace cadans::command
