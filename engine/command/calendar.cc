// cadans calendar YEAR: the days that do not count under the law, those on which the office is
// closed, and where they come from.

#include <fmt/format.h>
#include <sysexits.h>

#include <algorithm>
#include <cstdio>
#include <memory>

#include "engine/command/closed_names.h"
#include "engine/command/command.h"
#include "engine/command/folder_messages.h"
#include "engine/command/shipped.h"
#include "engine/command/terminal.h"
#include "engine/json.h"

namespace cadans::command {
namespace {

using time::CalendarKind;
using time::ClosedDay;
using words::Values;

struct CalendarAsked {
  std::uint64_t year = 0;
  std::string config = "config";
  std::string language;
  bool json = false;
};

// A day that is more than a weekend.
struct SpecialDay {
  LocalDate date;
  ClosedDay day;
  bool legal = false;   // counts under the law
  bool office = false;  // the office is open
};

struct Year {
  std::vector<SpecialDay> days;
  int legal = 0;   // days that count under the law
  int office = 0;  // days on which the office is open
};

Year year_of(int number, const time::CalendarContent& calendar) {
  using std::chrono::year;
  Year all;
  const LocalDate next(year(number + 1) / 1 / 1);
  for (LocalDate day(year(number) / 1 / 1); day < next; day = day + std::chrono::days(1)) {
    const auto legal = closed_day(day, calendar, CalendarKind::legal);
    const auto office = closed_day(day, calendar, CalendarKind::office);
    all.legal += legal ? 0 : 1;
    all.office += office ? 0 : 1;
    const auto special = [](const auto& one) { return one && one->by != ClosedDay::By::weekend; };
    if (special(legal)) {
      all.days.push_back({day, *legal, false, !office});
    } else if (special(office)) {
      all.days.push_back({day, *office, !legal, false});
    }
  }
  return all;
}

// The decree that names the days of a year; null where none is known.
const settings::Decree* decree_of(int year, const settings::Decrees& decrees) {
  const auto found = std::ranges::find_if(decrees, [year](const settings::Decree& one) {
    return std::ranges::find(one.years, year) != one.years.end();
  });
  return found == decrees.end() ? nullptr : &*found;
}

std::string_view kind(ClosedDay::By by) {
  if (by == ClosedDay::By::holiday) return "holiday";
  return by == ClosedDay::By::decree ? "decree" : "closure";
}

Json to_json(int number, const Year& year, const settings::Decree* decree,
             const ClosedNames& names) {
  Json days = Json::array();
  for (const SpecialDay& one : year.days) {
    days.push_back({{"date", to_string(one.date)},
                    {"name", names.of(one.day)},
                    {"kind", kind(one.day.by)},
                    {"legal", one.legal},
                    {"office", one.office}});
  }
  Json known;
  if (decree != nullptr) known = {{"source", decree->source}, {"confidence", decree->confidence}};
  return {{"year", number},
          {"legal_days", year.legal},
          {"office_days", year.office},
          {"decree", known},
          {"days", days}};
}

class Page {
 public:
  Page(const FolderRules& rules, const words::Reader& reader) : rules_(rules), reader_(reader) {}

  void print(int number, const Year& year, const settings::Decree* decree,
             const ClosedNames& names) const {
    const auto head =
        say("calendar.heading", Values()
                                    .text("year_number", std::to_string(number))
                                    .text("legal_number", std::to_string(year.legal))
                                    .text("office_number", std::to_string(year.office)));
    std::printf("%s\n\n", inked(Ink::strong, head).c_str());
    Columns columns(
        {say("column.day"), say("column.what"), say("column.law"), say("column.office")});
    for (const SpecialDay& one : year.days) {
      columns.add({words::day(rules_.messages, reader_, one.date), names.of(one.day),
                   say(one.legal ? "deadline.counts" : "deadline.counts_not"),
                   say(one.office ? "calendar.open" : "calendar.closed")});
    }
    columns.print();
    const std::string from =
        decree != nullptr ? say("calendar.decree", Values().text("decree_source", decree->source))
                          : names.unknown_years({LocalDate(std::chrono::year(number) / 1 / 1)});
    std::printf("\n%s\n", from.c_str());
  }

 private:
  [[nodiscard]] std::string say(const std::string& id, const Values& values = {}) const {
    return command::say(rules_.messages, reader_, id, values);
  }

  const FolderRules& rules_;
  words::Reader reader_;
};

int show(const CalendarAsked& asked) {
  const auto rules = rules_in(asked.config, shipped_duties());
  if (!rules) return fail(rules.error());
  const time::CalendarContent& calendar = rules->calendar;
  const auto number = static_cast<int>(std::min<std::uint64_t>(asked.year, 9999));
  if (number < calendar.first_year || calendar.last_year < number) {
    return fail({Fault::invalid, fmt::format("the calendar runs from {} to {}; {} lies outside it",
                                             calendar.first_year, calendar.last_year, asked.year)});
  }
  words::Reader who = reader(*rules, asked.language);
  who.today = {};  // each date says its own year
  const Year year = year_of(number, calendar);
  const settings::Decree* decree = decree_of(number, rules->content.decrees);
  const ClosedNames names(rules->messages, who, calendar);
  if (asked.json) {
    std::printf("%s\n", to_json(number, year, decree, names).dump(2).c_str());
  } else {
    Page(*rules, who).print(number, year, decree, names);
  }
  return EX_OK;
}

}  // namespace

void add_calendar(Command app, Chosen& chosen) {
  auto asked = std::make_shared<CalendarAsked>();
  const Command command = app.add_subcommand(
      "calendar",
      "The holidays of a year: which days count under the law, when the office is open");
  command.add_option("year", asked->year, "A year, 2020 to 2060").required();
  command.add_option("--config", asked->config, "Folder of the organisation").shows_default();
  command.add_option("--lang", asked->language, "nl or en; without it, as in the settings")
      .one_of({"nl", "en"});
  command.add_flag("--json", asked->json, "As JSON");
  command.footer(
      "For example:  cadans calendar 2027\n"
      "              cadans calendar 2029 --json\n"
      "Two calendars: under the Algemene termijnenwet Good Friday and the days of a royal decree\n"
      "are holidays; the office is open on those and closed on its own closure days. The days of\n"
      "a decree stand in calendar.toml of the folder, with their source.\n"
      "With --json: {year, legal_days, office_days, decree, days}; decree is {source, "
      "confidence},\n"
      "or null where none is known yet; a day is {date, name, kind, legal, office}.");
  command.runs(chosen, [asked] { return show(*asked); });
}

}  // namespace cadans::command
