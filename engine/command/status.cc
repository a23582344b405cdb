// cadans status: where the journey stands, what is open, what waits and what stands still.

#include <fmt/format.h>
#include <sysexits.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <optional>

#include "engine/command/alone_rows.h"
#include "engine/command/command.h"
#include "engine/command/stage_row.h"
#include "engine/command/standing.h"
#include "engine/command/task_rows.h"
#include "engine/command/terminal.h"
#include "engine/decide/parked.h"
#include "engine/json.h"
#include "engine/people/acting.h"

namespace cadans::command {
namespace {

constexpr Elapsed far_ahead = hours(9'600);  // 400 days

struct StatusAsked {
  StoreAt at;
  bool json = false;
};

struct Numbers {
  int open = 0;
  int late = 0;
  int escalated = 0;
};

Numbers count(const std::vector<TaskRow>& rows) {
  Numbers numbers;
  for (const TaskRow& row : rows) {
    ++numbers.open;
    numbers.late += row.late ? 1 : 0;
    numbers.escalated += escalated(row) ? 1 : 0;
  }
  return numbers;
}

// Years up to the last target of which no decree is known: a statutory end in them may still move.
std::vector<int> open_years(const Opened& opened, const std::vector<TaskRow>& rows) {
  LocalDate last = opened.today;
  for (const TaskRow& row : rows) last = std::max(last, row.target);
  std::vector<int> open;
  for (int year = int{opened.today.ymd().year()}; year <= int{last.ymd().year()}; ++year) {
    if (!opened.rules->calendars.decree_known(year)) open.push_back(year);
  }
  return open;
}

Result<std::optional<Instant>> next_window(const Opened& opened) {
  const auto timers = opened.reader->timers(opened.now + far_ahead, 100'000);
  if (!timers) return timers.error();
  for (const store::DueTimer& due : *timers) {
    if (due.timer.kind == "window") return std::optional(due.timer.due);
  }
  return std::optional<Instant>();
}

struct Vacancy {
  std::string position;
  std::string title;
  std::string acts;  // title of the position that does its work today; empty: nobody
};

std::vector<Vacancy> vacancies(const Opened& opened, const decide::Desk& desk) {
  std::vector<Vacancy> all;
  for (const people::Position& position : opened.rules->organisation.positions) {
    if (!position.occupant.empty()) continue;
    const auto acting = people::who_acts(opened.rules->organisation, position.key, opened.today,
                                         opened.rules->calendars);
    all.push_back({position.key, position.title,
                   acting.person.empty() ? "" : decide::position_title(desk, acting.position)});
  }
  return all;
}

// Events that stopped the engine three times.
struct Parked {
  std::string name;
  std::string type;
};

Result<std::vector<Parked>> parked_events(const Opened& opened) {
  const auto marks = opened.reader->marks();
  if (!marks) return marks.error();
  std::vector<Parked> all;
  for (const auto& [name, value] : *marks) {
    if (!name.starts_with(decide::parked_mark)) continue;
    const Json about = Json::parse(value, nullptr, false);
    all.push_back({name.substr(decide::parked_mark.size()),
                   about.is_object() ? about.value("type", std::string()) : std::string()});
  }
  return all;
}

struct Status {
  StageRow stage;
  Numbers tasks;
  store::Counts counts;
  std::vector<std::string> standing;
  std::vector<int> open_years;
  std::optional<Instant> window;  // none: the journey has not begun
  std::vector<Parked> parked;
  std::vector<Vacancy> vacancies;
  LocalDate alone_since;
  std::vector<AloneRow> alone;
};

Result<Status> look(const Opened& opened, const decide::Desk& desk) {
  Status status;
  status.stage = stage_row(opened, desk);
  const auto rows = rows_of(opened, desk, {.open = true});
  if (!rows) return rows.error();
  status.tasks = count(*rows);
  status.open_years = open_years(opened, *rows);
  const auto counts = opened.reader->counts();
  if (!counts) return counts.error();
  status.counts = *counts;
  auto standing = standing_still(opened, desk);
  if (!standing) return standing.error();
  status.standing = *std::move(standing);
  auto window = next_window(opened);
  if (!window) return window.error();
  status.window = *window;
  auto parked = parked_events(opened);
  if (!parked) return parked.error();
  status.parked = *std::move(parked);
  status.vacancies = vacancies(opened, desk);
  status.alone_since = alone_since(opened.today);
  auto alone = alone_rows(opened, desk, status.alone_since);
  if (!alone) return alone.error();
  status.alone = *std::move(alone);
  return status;
}

void print_json(const Opened& opened, const Status& status) {
  Json all = to_json(status.stage);
  all["organisation"] = opened.rules->organisation.name;
  all["day"] = to_string(opened.today);
  all["tasks"] = {{"open", status.tasks.open},
                  {"late", status.tasks.late},
                  {"escalated", status.tasks.escalated}};
  all["deliveries"] = {{"waiting", status.counts.waiting - status.counts.parked},
                       {"parked", status.counts.parked}};
  all["notices"] = status.counts.notices;
  all["journal"] = status.counts.entries;
  all["stands_still"] = status.standing;
  all["decree_unknown"] = status.open_years;
  all["next_window"] = status.window ? opened.rules->zone.text(*status.window) : std::string();
  Json parked = Json::array();
  for (const Parked& one : status.parked) {
    parked.push_back({{"name", one.name}, {"type", one.type}});
  }
  all["parked_events"] = std::move(parked);
  Json vacant = Json::array();
  for (const Vacancy& one : status.vacancies) {
    vacant.push_back({{"position", one.position}, {"title", one.title}, {"acts", one.acts}});
  }
  all["vacancies"] = std::move(vacant);
  all["alone_since"] = to_string(status.alone_since);
  all["alone"] = Json::array();
  for (const AloneRow& row : status.alone) all["alone"].push_back(to_json(row));
  std::printf("%s\n", all.dump(2).c_str());
}

// A nought is a number here: a count would be taken as not there.
void print_numbers(const Opened& opened, const Status& status, const decide::Desk& desk) {
  const auto line = [&](const char* label, const words::Values& values) {
    print_labelled(desk, label, decide::word(desk, std::string("status.") + label, values));
  };
  const auto& [open, late, escalated] = status.tasks;
  const store::Counts& counts = status.counts;
  line("tasks", words::Values()
                    .text("open_number", std::to_string(open))
                    .text("late_number", std::to_string(late))
                    .text("top_number", std::to_string(escalated)));
  line("mail", words::Values()
                   .text("waiting_number", std::to_string(counts.waiting - counts.parked))
                   .text("parked_number", std::to_string(counts.parked))
                   .text("notice_number", std::to_string(counts.notices)));
  if (status.window) {
    line("window", words::Values()
                       .day("day", opened.rules->day(*status.window))
                       .text("moment_time", to_string(opened.rules->zone.time(*status.window))));
  } else {
    print_labelled(desk, "window", decide::word(desk, "status.window_none"));
  }
  line("journal", words::Values().text("record_number", std::to_string(counts.entries)));
  line("alone", words::Values()
                    .text("alone_number", std::to_string(status.alone.size()))
                    .day("from_date", status.alone_since));
}

void print_alone(const AloneRow& row, const decide::Desk& desk) {
  print_labelled(desk, "alone",
                 decide::word(desk, "status.alone_one",
                              words::Values()
                                  .text("task_reference", row.reference)
                                  .text("task_title", row.title)
                                  .text("by_name", row.by)
                                  .day("day", row.day)
                                  .text("reason", row.reason)));
}

void print_text(const Opened& opened, const Status& status, const decide::Desk& desk) {
  std::printf("%s, %s\n\n", inked(Ink::strong, opened.rules->organisation.name).c_str(),
              to_string(opened.today).c_str());
  print_stage(status.stage, desk);
  std::printf("\n");
  print_numbers(opened, status, desk);
  for (const std::string& line : status.standing) print_labelled(desk, "note", line, Ink::alarm);
  if (!status.open_years.empty()) {
    const auto values =
        words::Values().text("open_years", fmt::format("{}", fmt::join(status.open_years, ", ")));
    print_labelled(desk, "note", decide::word(desk, "status.decree_unknown", values));
  }
  for (const Parked& one : status.parked) {
    print_labelled(desk, "parked",
                   decide::word(desk, "status.parked", words::Values().text("asked_for", one.name)),
                   Ink::alarm);
  }
  for (const Vacancy& one : status.vacancies) {
    const auto values =
        words::Values().text("vacant_position", one.title).text("acting_name", one.acts);
    print_labelled(desk, "vacant", decide::word(desk, "status.vacant", values));
  }
  for (const AloneRow& row : status.alone) print_alone(row, desk);
  print_purpose(desk);
}

int show(const StatusAsked& asked) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const decide::Desk desk = opened->desk();
  const auto status = look(*opened, desk);
  if (!status) return fail(status.error());
  if (asked.json) {
    print_json(*opened, *status);
  } else {
    print_text(*opened, *status, desk);
  }
  return EX_OK;
}

}  // namespace

void add_status(Command app, Chosen& chosen) {
  auto asked = std::make_shared<StatusAsked>();
  const Command command =
      app.add_subcommand("status", "Where things stand: journey, gate, tasks, mail, vacancies");
  add_store_options(command, asked->at);
  add_day_option(command, asked->at);
  add_language_option(command, asked->at);
  command.add_flag("--json", asked->json, "As JSON");
  command.footer(
      "For example:  cadans status\n"
      "              cadans status --store run-data/year/rehearsal.db --lang en");
  command.runs(chosen, [asked] { return show(*asked); });
}

}  // namespace cadans::command
