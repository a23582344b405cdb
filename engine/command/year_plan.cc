// cadans year-plan: what comes, for whom and when, as a calendar that other programs read.

#include <fmt/format.h>
#include <sysexits.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>

#include "engine/command/command.h"
#include "engine/command/plan_entry.h"
#include "engine/command/plan_sources.h"
#include "engine/command/terminal.h"
#include "engine/json.h"

namespace cadans::command {
namespace {

constexpr int years_most = 5;

struct PlanAsked {
  StoreAt at;
  std::string person;
  std::string position;
  std::string from;
  std::string until;
  std::string out;
  bool ics = false;
  bool csv = false;
  bool json = false;
};

// Of the day before, so that a year is a year: 28 November up to and with 27 November.
LocalDate years_on(LocalDate from, int years) {
  return time::plus(from, Period{years, Period::Unit::years}) - std::chrono::days(1);
}

Result<decide::PlanSpan> span_asked(const Opened& opened, const PlanAsked& asked) {
  decide::PlanSpan span{opened.today, {}, asked.from.empty()};
  if (!asked.from.empty()) {
    const auto from = day_named(opened, asked.from);
    if (!from) return from.error();
    span.from = *from;
  }
  span.until = years_on(span.from, 1);
  if (!asked.until.empty()) {
    const auto until = day_named(opened, asked.until);
    if (!until) return until.error();
    span.until = *until;
  }
  if (span.until < span.from) {
    return opened.refusal(Fault::invalid, "plan_backwards",
                          words::Values().day("from_date", span.from));
  }
  if (years_on(span.from, years_most) < span.until) {
    return opened.refusal(Fault::invalid, "plan_too_long",
                          words::Values().day("until_date", years_on(span.from, years_most)));
  }
  return span;
}

Error unknown(const Opened& opened, const char* rule, const std::string& asked,
              const std::vector<std::string>& known) {
  return opened.refusal(Fault::not_found, rule,
                        words::Values()
                            .text("asked_for", asked)
                            .text("known", fmt::format("{}", fmt::join(known, ", "))));
}

Result<ForWhom> whom_asked(const Opened& opened, const PlanAsked& asked) {
  const auto& organisation = opened.rules->organisation;
  ForWhom whom{asked.position, {}};
  if (!asked.position.empty() && !asked.person.empty()) {
    return Error{Fault::invalid, "a plan is of a position or of a person: --position or --person"};
  }
  if (!asked.position.empty() && organisation.positions.find(asked.position) == nullptr) {
    std::vector<std::string> known;
    for (const people::Position& one : organisation.positions) known.push_back(one.key);
    return unknown(opened, "unknown_position", asked.position, known);
  }
  if (asked.person.empty()) return whom;
  whom.person = opened.state().person_called(asked.person);
  if (!whom.person.empty() && organisation.members.find(whom.person) != nullptr) return whom;
  std::vector<std::string> known;
  for (const people::Member& one : organisation.members) {
    const auto person = opened.state().person(one.key);
    if (person && !person->handle.empty()) known.push_back(person->handle);
  }
  return unknown(opened, "unknown_person", asked.person, known);
}

// By what was asked, else by the name of the file.
std::string form_of(const PlanAsked& asked) {
  if (asked.json) return "json";
  if (asked.csv) return "csv";
  if (asked.ics) return "ics";
  const std::string ending = std::filesystem::path(asked.out).extension().string();
  if (ending == ".csv" || ending == ".json") return ending.substr(1);
  return asked.out.empty() ? "table" : "ics";
}

void print_table(const Opened& opened, const std::vector<PlanEntry>& entries,
                 const decide::PlanSpan& span) {
  const decide::Desk desk = opened.desk();
  Columns columns(heads(desk, {"day", "state", "position", "what"}));
  for (const PlanEntry& entry : entries) {
    const bool runs = entry.stands == decide::Stands::open;
    columns.add({to_string(entry.work.day), entry.stands_word, entry.position_title,
                 decide::titled(desk, entry.title, entry.subject)},
                runs ? Ink::plain : Ink::faint);
  }
  if (!columns.empty()) return columns.print();
  const auto values = words::Values().day("from_date", span.from).day("until_date", span.until);
  std::printf("%s\n", decide::word(desk, "plan.nothing", values).c_str());
}

// Whole or not at all: who reads the file meanwhile has the old one.
Result<void> write_out(const std::string& path, const std::string& text) {
  const std::string beside = path + ".new";
  std::ofstream file(beside, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  std::error_code failed;
  if (file) std::filesystem::rename(beside, path, failed);
  if (file && !failed) return {};
  std::error_code ignored;
  std::filesystem::remove(beside, ignored);
  return Error{Fault::io, path + " cannot be written"};
}

int year_plan(const PlanAsked& asked) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const auto span = span_asked(*opened, asked);
  if (!span) return fail(span.error());
  const auto whom = whom_asked(*opened, asked);
  if (!whom) return fail(whom.error());
  const auto sources = plan_sources(*opened, *span);
  if (!sources) return fail(sources.error());
  const auto entries =
      plan_entries(*opened, decide::year_plan(opened->state(), *sources, *span), *whom);
  const std::string form = form_of(asked);
  if (form == "table") return print_table(*opened, entries, *span), EX_OK;
  const std::string text =
      form == "json" ? plan_json(entries).dump(2) + "\n"
      : form == "csv"
          ? plan_csv(entries)
          : time::icalendar(plan_calendar(*opened, entries, *span, *whom), opened->rules->zone);
  if (!asked.out.empty()) {
    const auto done = write_out(asked.out, text);
    return done ? EX_OK : fail(done.error());
  }
  std::fwrite(text.data(), 1, text.size(), stdout);
  return EX_OK;
}

}  // namespace

void add_year_plan(Command app, Chosen& chosen) {
  auto asked = std::make_shared<PlanAsked>();
  const Command command = app.add_subcommand(
      "year-plan", "What comes in a year, as a list, a calendar (iCalendar) or CSV");
  add_store_options(command, asked->at);
  add_day_option(command, asked->at);
  command.add_option("--position", asked->position, "Only of this position");
  command.add_option("--person", asked->person,
                     "Only what this person has: of own positions, and now for another's");
  command.add_option("--from", asked->from,
                     "The first day, 2027-01-01; without it: today, and what is open from before");
  command.add_option("--until", asked->until,
                     "The last day, at most five years on; without it: a year");
  command.add_flag("--ics", asked->ics, "As iCalendar (RFC 5545), for Outlook and others");
  command.add_flag("--csv", asked->csv, "As CSV (RFC 4180, UTF-8)");
  command.add_flag("--json", asked->json, "As JSON");
  command.add_option("--out", asked->out,
                     "Into this file, whole or not at all; its form by its name, .ics, .csv or "
                     ".json");
  add_language_option(command, asked->at);
  command.footer(
      "For example:  cadans year-plan --position ciso\n"
      "              cadans year-plan --out jaarplan.ics\n"
      "              cadans year-plan --person gijs --out gijs.ics\n"
      "              cadans year-plan --from 2027-01-01 --until 2027-12-31 --out 2027.csv\n"
      "Read the file into a calendar again, or let a calendar follow it: what moved moves there,\n"
      "what is no longer asked stands there as cancelled. What waits for other work, or for when\n"
      "it was last done, is added once its date is known.\n"
      "With --json a list of {uid, sequence, changed, day, at, duty, title, about, position,\n"
      "stands, task, basis, norms, why}; stands is coming, open, done or cancelled.");
  command.runs(chosen, [asked] { return year_plan(*asked); });
}

}  // namespace cadans::command
