// cadans next RULE|DUTY: the days on which something falls, and why each is where it is.

#include <fmt/format.h>
#include <sysexits.h>

#include <cstdio>
#include <memory>

#include "engine/command/command.h"
#include "engine/command/folder_messages.h"
#include "engine/command/reasons.h"
#include "engine/command/shipped.h"
#include "engine/command/terminal.h"
#include "engine/json.h"

namespace cadans::command {
namespace {

constexpr std::uint64_t count_most = 1000;

struct NextAsked {
  std::string what;
  std::string config = "config";
  std::string duties = shipped_duties();
  std::string from;
  std::string counted_from;
  std::string shift;
  std::string language;
  std::uint64_t count = 10;
  bool json = false;
};

// What is asked, with all that is needed to answer.
struct Sought {
  settings::Duty duty;
  LocalDate counted_from;
  time::Bounds bounds;
};

Result<settings::Duty> duty_asked(const NextAsked& asked, const settings::Catalogue& catalogue) {
  settings::Duty duty;
  if (asked.what.find("FREQ=") == std::string::npos) {
    const settings::Duty* known = catalogue.duty(asked.what);
    if (known == nullptr) {
      settings::Words ids;
      for (const settings::Duty& one : catalogue.duties()) ids.push_back(one.id);
      return Error{Fault::not_found,
                   settings::unknown("duty", asked.what, ids) + "; a rule begins with RRULE:FREQ="};
    }
    duty = *known;
  } else {
    auto rule = time::RecurrenceRule::read(asked.what);
    if (!rule) return rule.error();
    duty.recurrence = settings::Recurrence::rule;
    duty.anchor = settings::Anchor::calendar;
    duty.rule = *std::move(rule);
  }
  if (asked.shift.empty()) return duty;
  const auto shift = parse_shift(asked.shift);
  if (!shift) return shift.error();
  duty.shift = *shift;
  return duty;
}

// A duty that the journey begins with is counted from there, and so are years between its days.
LocalDate counted_from(const settings::Duty& duty, const people::Stage& stage, LocalDate from) {
  const bool from_start = duty.anchor == settings::Anchor::journey_start ||
                          (duty.anchor == settings::Anchor::calendar && !duty.id.empty());
  return from_start ? stage.journey_start : from;
}

Result<LocalDate> day_or(const std::string& text, LocalDate otherwise) {
  return text.empty() ? Result<LocalDate>(otherwise) : parse_local_date(text);
}

Result<Sought> question(const NextAsked& asked, const FolderRules& rules, LocalDate today) {
  auto duty = duty_asked(asked, rules.content.catalogue);
  if (!duty) return duty.error();
  const auto from = day_or(asked.from, today);
  if (!from) return from.error();
  const auto& stage = rules.content.organisation.organisation.stage;
  const auto anchor = day_or(asked.counted_from, counted_from(*duty, stage, *from));
  if (!anchor) return anchor.error();
  if (asked.count == 0 || count_most < asked.count) {
    return Error{Fault::invalid, fmt::format("--count lies between 1 and {}", count_most)};
  }
  const LocalDate until = *from + std::chrono::days(366 * 60);
  return Sought{*std::move(duty), *anchor, {*from, until, static_cast<int>(asked.count)}};
}

Json to_json(const Sought& question, const std::vector<decide::Occurrence>& all,
             const Reasons& reasons) {
  Json days = Json::array();
  for (const decide::Occurrence& one : all) {
    days.push_back({{"nominal", to_string(one.nominal)},
                    {"due", to_string(one.due)},
                    {"target", to_string(one.target)},
                    {"issue", to_string(one.issue)},
                    {"why", reasons.of(one)}});
  }
  const settings::Duty& duty = question.duty;
  return {{"duty", duty.id},
          {"rule", duty.rule ? duty.rule->text() : ""},
          {"shift", to_string(duty.shift)},
          {"counted_from", to_string(question.counted_from)},
          {"occurrences", days}};
}

void print(const std::vector<decide::Occurrence>& all, const Reasons& reasons) {
  std::printf("%s\n", inked(Ink::strong, reasons.heading()).c_str());
  if (all.empty()) {
    std::printf("%s\n", reasons.none().c_str());
    return;
  }
  Columns columns(reasons.heads());
  for (const decide::Occurrence& one : all) {
    columns.add({to_string(one.nominal), to_string(one.target), to_string(one.issue),
                 fmt::format("{}", fmt::join(reasons.of(one), "; "))});
  }
  columns.print();
  const std::string open = reasons.open_years(all);
  if (!open.empty()) std::printf("%s\n", open.c_str());
}

int next(const NextAsked& asked) {
  const auto rules = rules_in(asked.config, asked.duties);
  if (!rules) return fail(rules.error());
  words::Reader who = reader(*rules, asked.language);
  const auto put = question(asked, *rules, who.today);
  if (!put) return fail(put.error());
  const auto calendars = time::make_calendars(rules->calendar);
  const auto all = decide::occurrences(put->duty, put->counted_from, put->bounds, calendars);
  who.today = put->bounds.from;
  const Reasons reasons(rules->messages, who, put->duty, put->counted_from, rules->calendar);
  if (asked.json) {
    std::printf("%s\n", to_json(*put, all, reasons).dump(2).c_str());
  } else {
    print(all, reasons);
  }
  return EX_OK;
}

}  // namespace

void add_next(Command app, Chosen& chosen) {
  auto asked = std::make_shared<NextAsked>();
  const Command command = app.add_subcommand(
      "next", "The coming days of a rule or a duty, and why each is where it is");
  command.add_option("what", asked->what, "A rule, RRULE:FREQ=...; or the id of a duty").required();
  command.add_option("--from", asked->from, "The first day to look at; without it: today");
  command.add_option("--counted-from", asked->counted_from,
                     "The day that the rule counts from; without it: the start of the journey "
                     "where the duty counts from there, else the first day");
  command.add_option(
      "--shift", asked->shift,
      "previous, next, nearest, 'workday N', 'before N': in place of the duty's own");
  command.add_option("--count", asked->count, "How many, at most 1000").shows_default();
  command.add_option("--config", asked->config, "Folder of the organisation").shows_default();
  command.add_option("--duties", asked->duties, "Folder of the duties").shows_default();
  command.add_option("--lang", asked->language, "nl or en; without it, as in the settings")
      .one_of({"nl", "en"});
  command.add_flag("--json", asked->json, "As JSON");
  command.footer(
      "For example:  cadans next 'RRULE:FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=30' --count 5\n"
      "              cadans next 'RRULE:FREQ=MONTHLY;INTERVAL=3' --counted-from 2026-11-30\n"
      "              cadans next 'RRULE:FREQ=MONTHLY;BYMONTHDAY=1' --shift 'workday 3'\n"
      "              cadans next S1.POLICY.1 --lang en\n"
      "FREQ and INTERVAL alone count periods from a day; any other rule names its days (RFC "
      "5545).\n"
      "With --json: {duty, rule, shift, counted_from, occurrences}; an occurrence is {nominal, "
      "due,\n"
      "target, issue, why}: the day by the rule, after the shift, as people see it, the day on\n"
      "which its task is made, and sentences.");
  command.runs(chosen, [asked] { return next(*asked); });
}

}  // namespace cadans::command
