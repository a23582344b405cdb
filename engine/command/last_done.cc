// cadans last-done: when what comes back was done before Cadans, as far as somebody knows.

#include <fmt/format.h>
#include <sysexits.h>

#include <algorithm>
#include <cstdio>
#include <memory>

#include "engine/command/act.h"
#include "engine/command/command.h"
#include "engine/command/input_file.h"
#include "engine/command/terminal.h"
#include "engine/decide/first_time.h"
#include "engine/decide/stages.h"
#include "engine/json.h"
#include "engine/settings/csv_file.h"
#include "engine/settings/table.h"

namespace cadans::command {
namespace {

using decide::FirstTime;

constexpr const char* head = "entry,about,last_done_on,title";

struct LastDoneAsked {
  StoreAt at;
  std::string as;
  std::string reason;
  std::string entry;
  std::string about = "organisation";
  std::string day;
  std::string file;
  bool unknown = false;
  bool still_to_do = false;
  bool not_this_year = false;
  bool json = false;
  bool csv = false;
};

// As an answer has it: "organisation", "process:brp".
std::string subject_text(const people::Subject& subject) {
  return subject.key.empty() ? subject.kind : subject.kind + ":" + subject.key;
}

std::string word_of(FirstTime::Known known) {
  switch (known) {
    case FirstTime::Known::no:
      return "asked";
    case FirstTime::Known::unknown:
      return "unknown";
    case FirstTime::Known::said:
      return "said";
    case FirstTime::Known::overdue:
      return "overdue";
    case FirstTime::Known::spread:
      return "spread";
    case FirstTime::Known::still_to_do:
      return "still-to-do";
    case FirstTime::Known::not_this_year:
      return "not-this-year";
  }
  broken_invariant("something is known of it, or nothing");
}

// What was decided of a day ahead, as the file has it.
std::string decided_word(FirstTime::Known known) {
  const bool decided =
      known == FirstTime::Known::still_to_do || known == FirstTime::Known::not_this_year;
  return decided ? word_of(known) : std::string();
}

// The day that an answer of a self-assessment names, where nobody said one yet; else not named.
LocalDate found_of(const decide::Desk& desk, const decide::AskedFirst& one, const FirstTime& time) {
  return time.known == FirstTime::Known::no
             ? decide::found_last(desk.state, one.duty->id, one.subject)
             : LocalDate();
}

// How it stands, for people.
std::string stands(const decide::Desk& desk, const decide::AskedFirst& one, const FirstTime& time) {
  const LocalDate found = found_of(desk, one, time);
  if (found.named())
    return decide::word(desk, "last_done.found", words::Values().day("day", found));
  const bool asked_ahead = time.known == FirstTime::Known::no && one.ahead.named();
  return decide::word(desk,
                      asked_ahead ? "last_done.asked_ahead" : "last_done." + word_of(time.known),
                      words::Values().day("day", asked_ahead ? one.ahead : time.last));
}

Json as_json(const decide::Desk& desk, const decide::AskedFirst& one, const FirstTime& time) {
  Json json = {{"entry", one.duty->id},
               {"about", subject_text(one.subject)},
               {"title", decide::title(desk, *one.duty)},
               {"position", one.owner},
               {"known", word_of(time.known)}};
  if (time.last.named()) json["last_done_on"] = to_string(time.last);
  if (one.ahead.named()) json["day_ahead"] = to_string(one.ahead);
  if (const LocalDate found = found_of(desk, one, time); found.named()) {
    json["found"] = to_string(found);
  }
  if (time.from.named()) json["counted_from"] = to_string(time.from);
  return json;
}

// To fill in with a spreadsheet, and to read again.
void print_csv(const decide::Desk& desk, const std::vector<decide::AskedFirst>& all) {
  std::printf("%s\n", head);
  for (const decide::AskedFirst& one : all) {
    const FirstTime time = decide::first_time(desk.state, one);
    const bool said = time.last.named();
    const std::string day = said ? to_string(time.last) : decided_word(time.known);
    std::printf("%s\n", settings::csv_row({one.duty->id, subject_text(one.subject), day,
                                           decide::title(desk, *one.duty)})
                            .c_str());
  }
}

void print_table(const decide::Desk& desk, const std::vector<decide::AskedFirst>& all) {
  Columns columns(heads(desk, {"task", "about", "position", "last_done", "what"}));
  for (const decide::AskedFirst& one : all) {
    const FirstTime time = decide::first_time(desk.state, one);
    columns.add({one.duty->id, subject_text(one.subject), decide::position_title(desk, one.owner),
                 stands(desk, one, time), decide::title(desk, *one.duty)});
  }
  if (columns.empty()) {
    std::printf("%s\n", decide::word(desk, "last_done.nothing").c_str());
  } else {
    columns.print();
  }
}

int list(const LastDoneAsked& asked) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const decide::Desk desk = opened->desk();
  const int stage = decide::stage_now(desk.state);
  const auto all = decide::asked_first_times(desk.state, *opened->rules, stage);
  if (asked.json) {
    Json rows = Json::array();
    for (const decide::AskedFirst& one : all) {
      rows.push_back(as_json(desk, one, decide::first_time(desk.state, one)));
    }
    std::printf("%s\n", rows.dump(2).c_str());
  } else if (asked.csv) {
    print_csv(desk, all);
  } else {
    print_table(desk, all);
  }
  return EX_OK;
}

int answer(const LastDoneAsked& asked, const std::string& answers) {
  Fields fields = {{"answers", answers}};
  if (!asked.reason.empty()) fields["reason"] = asked.reason;
  return deliver(asked.at, {"engine.last-done", "", asked.as, fields});
}

int say(const LastDoneAsked& asked) {
  std::string said = asked.day;
  if (asked.unknown) said = "unknown";
  if (asked.still_to_do) said = "still-to-do";
  if (asked.not_this_year) said = "not-this-year";
  return answer(asked, fmt::format("{} {} {}", asked.entry, asked.about, said));
}

// One row of the file as an answer; empty where nothing was filled in.
std::string answer_in(settings::Table& row) {
  std::string entry;
  std::string about;
  std::string day;
  row.named("entry", entry);
  row.named("about", about);
  row.need("last_done_on", day);
  row.noted({"title"});
  if (day.empty()) return {};
  static const settings::Words others = {"unknown", "still-to-do", "not-this-year"};
  if (std::ranges::find(others, day) == others.end() && !parse_local_date(day)) {
    row.refuse("last_done_on", day +
                                   " is no day such as 2026-03-01, nor 'unknown'; of a day ahead "
                                   "'still-to-do' or 'not-this-year'");
  }
  return fmt::format("{} {} {}", entry, about, day);
}

Result<std::string> answers_in(const std::string& name) {
  const auto text = text_of_file(name);
  if (!text) return text.error();
  const settings::File file{name, *text};
  settings::Problems problems;
  const settings::Node rows =
      settings::read_csv(file, {{"entry"}, {"about"}, {"last_done_on"}, {"title"}}, problems);
  std::string answers;
  for (const settings::Node& row : rows.items) {
    settings::Table table(row, file, problems);
    const std::string one = answer_in(table);
    if (!one.empty()) answers += (answers.empty() ? "" : "; ") + one;
  }
  if (settings::has_errors(problems)) return settings::as_error(std::move(problems));
  if (answers.empty()) return Error{Fault::invalid, name + ": no line of it says a day"};
  return answers;
}

int read(const LastDoneAsked& asked) {
  const auto answers = answers_in(asked.file);
  return answers ? answer(asked, *answers) : fail(answers.error());
}

void add_say(Command last_done, Chosen& chosen) {
  auto asked = std::make_shared<LastDoneAsked>();
  const Command command = last_done.add_subcommand("say", "Says of one when it was last done");
  add_store_options(command, asked->at);
  add_as_option(command, asked->as);
  command.add_option("entry", asked->entry, "Its id, as 'cadans last-done' lists it").required();
  command.add_option("--about", asked->about, "Which one, such as process:brp").shows_default();
  const Command when = command.add_choice("when");
  when.add_option("--on", asked->day, "The day it was last done on, 2026-03-01");
  when.add_flag("--unknown", asked->unknown, "Nobody knows: its first time is spread");
  when.add_flag("--still-to-do", asked->still_to_do, "Of a day ahead: its task comes now");
  when.add_flag("--not-this-year", asked->not_this_year, "Of a day ahead: no task for that day");
  command.add_option("--reason", asked->reason, "One sentence, kept beside the journal");
  command.footer("For example:  cadans last-done say S3.BCM.5 --on 2026-03-01 --as ciso");
  command.runs(chosen, [asked] { return say(*asked); });
}

void add_read(Command last_done, Chosen& chosen) {
  auto asked = std::make_shared<LastDoneAsked>();
  const Command command =
      last_done.add_subcommand("read", "Reads the answers from a CSV file, all or none");
  add_store_options(command, asked->at);
  add_as_option(command, asked->as);
  command.add_option("file", asked->file, "Made with 'cadans last-done --csv' and filled in")
      .required();
  command.add_option("--reason", asked->reason, "One sentence, kept beside the journal");
  command.footer(
      "A line is entry, about, last_done_on; a title after it is for the reader. A day is written\n"
      "2026-03-01; 'unknown' spreads the first time; of a day ahead 'still-to-do' or\n"
      "'not-this-year' as well; an empty field leaves the question open.\n\n"
      "For example:  cadans last-done --csv > answers.csv\n"
      "              cadans last-done read answers.csv --as ciso");
  command.runs(chosen, [asked] { return read(*asked); });
}

}  // namespace

void add_last_done(Command app, Chosen& chosen) {
  auto asked = std::make_shared<LastDoneAsked>();
  const Command command = app.add_subcommand(
      "last-done", "When what comes back was last done, before Cadans: what is asked and known");
  add_store_options(command, asked->at);
  add_language_option(command, asked->at);
  command.add_flag("--json", asked->json, "As JSON");
  command.add_flag("--csv", asked->csv, "As CSV, to fill in");
  command.footer(
      "Asked before the golive. What nobody knows by then is spread over its first interval, the\n"
      "highest risk first, so that not everything comes at once. Of what falls on a fixed day "
      "soon,\n"
      "and whose task would have come before the start, it is asked whether it is done, still to\n"
      "do, or not for this year; without an answer no task comes for that day.\n\n"
      "For example:  cadans last-done\n"
      "              cadans last-done say S3.BCM.5 --on 2026-03-01 --as ciso\n"
      "With --json a list of {entry, about, title, position, known, last_done_on, found,\n"
      "counted_from}; found is what an answer of a self-assessment names, and waits for a yes;\n"
      "known is asked, unknown, said, overdue (the next time had passed already), spread; of a\n"
      "day ahead (day_ahead) asked, said, still-to-do or not-this-year.");
  command.allows_subcommand();
  add_say(command, chosen);
  add_read(command, chosen);
  command.runs(chosen, [asked] { return list(*asked); });
}

}  // namespace cadans::command
