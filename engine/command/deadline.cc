// cadans deadline TERM: when a term ends, every day that was counted and every rule that was asked.

#include "engine/time/deadline.h"

#include <fmt/format.h>
#include <sysexits.h>

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

using time::Deadline;
using time::Term;
using time::TermRule;
using words::Values;

struct DeadlineAsked {
  std::string term;
  std::string config = "config";
  std::string language;
  bool json = false;
};

// A day of the term: whether it counts, and if not, what it is.
struct TermDay {
  LocalDate date;
  bool counts = true;
  std::string what;
};

class Answer {
 public:
  Answer(const FolderRules& rules, const words::Reader& reader, const Term& term,
         const Deadline& end)
      : rules_(rules),
        reader_(reader),
        term_(term),
        end_(end),
        closed_(rules.messages, reader, rules.calendar) {}

  [[nodiscard]] std::string say(const std::string& id, const Values& values = {}) const {
    return command::say(rules_.messages, reader_, id, values);
  }

  [[nodiscard]] std::string of(TermRule rule) const {
    Values values;
    values.day("from_date", term_.from).day("end_date", end_.end);
    values.day("counted_date", end_.counted);
    switch (rule) {
      case TermRule::counted:
        return counted(values);
      case TermRule::article_1:
        values.day("end_date", end_.by_article_1);
        values.text("closed_days",
                    closed_.between(end_.counted, end_.by_article_1, time::CalendarKind::legal));
        break;
      default:
        break;
    }
    return say("deadline." + std::string(word(rule)), values);
  }

  // The last of the reasons: why people see another day than the one that was counted.
  [[nodiscard]] std::string moved_back() const {
    if (!end_.target.named() || end_.target == end_.counted) return {};
    return say("next.moved_back",
               Values()
                   .text("closed_days", closed_.between(end_.counted, end_.target))
                   .day("target_date", end_.target));
  }

  [[nodiscard]] std::string unknown_years() const {
    return end_.decree_known ? std::string() : closed_.unknown_years({end_.counted, end_.end});
  }

  // From the first after day 0 to the end, or back; none of hours and of a date that is named.
  [[nodiscard]] std::vector<TermDay> days() const {
    std::vector<TermDay> all;
    if (term_.counts == Term::Counts::hours || term_.counts == Term::Counts::named) return all;
    const auto step = std::chrono::days(term_.back ? -1 : 1);
    for (LocalDate day = term_.from; day != end_.end;) {
      day = day + step;
      const auto closed = closed_day(day, rules_.calendar, calendar());
      // Without a statute the calendar counts every day; what is closed is told all the same.
      const bool counts = !closed || (!term_.legal && term_.counts == Term::Counts::calendar);
      all.push_back({day, counts, closed ? closed_.of(*closed) : std::string()});
    }
    return all;
  }

  [[nodiscard]] std::string end() const {
    const std::string time = to_string(rules_.zone.time(end_.ends_at));
    Values values;
    values.day("end_date", end_.end);
    if (term_.counts == Term::Counts::hours) {
      return say("deadline.end_moment", values.text("moment_time", time));
    }
    return say(term_.legal ? "deadline.end_legal" : "deadline.end", values);
  }

 private:
  [[nodiscard]] time::CalendarKind calendar() const {
    return term_.legal ? time::CalendarKind::legal : time::CalendarKind::office;
  }

  [[nodiscard]] std::string counted(Values& values) const {
    const std::string back = term_.back ? "-back" : "";
    if (term_.counts == Term::Counts::workdays) {
      values.text("span", words::days(rules_.messages, reader_, term_.workdays));
      return say("deadline.workdays" + back, values);
    }
    values.text("span", words::span(rules_.messages, reader_, term_.period));
    if (term_.counts == Term::Counts::hours) {
      values.text("moment_time", to_string(rules_.zone.time(term_.at)));
      return say("deadline.hours" + back, values);
    }
    return say("deadline.counted" + back, values);
  }

  const FolderRules& rules_;
  words::Reader reader_;
  const Term& term_;
  const Deadline& end_;
  ClosedNames closed_;
};

Json deadline_json(const DeadlineAsked& asked, const FolderRules& rules, const Term& term,
                   const Deadline& end, const Answer& answer) {
  Json reasons = Json::array();
  for (const TermRule rule : end.rules) {
    reasons.push_back({{"rule", word(rule)}, {"text", answer.of(rule)}});
  }
  Json days = Json::array();
  for (const TermDay& day : answer.days()) {
    days.push_back({{"date", to_string(day.date)}, {"counts", day.counts}, {"what", day.what}});
  }
  Json all = {{"asked", asked.term},
              {"legal", term.legal},
              {"from", to_string(term.from)},
              {"counted", to_string(end.counted)},
              {"end", to_string(end.end)},
              {"target", end.target.named() ? Json(to_string(end.target)) : Json()},
              {"decree_known", end.decree_known},
              {"rules", reasons},
              {"days", days}};
  if (term.counts == Term::Counts::hours) all["ends_at"] = rules.zone.text(end.ends_at);
  return all;
}

void print(const Deadline& end, const Answer& answer) {
  std::printf("%s\n", inked(Ink::strong, answer.end()).c_str());
  if (end.target.named()) {
    const auto target = answer.say("deadline.target", Values().day("target_date", end.target));
    std::printf("%s\n", target.c_str());
  }
  std::printf("\n");
  for (const TermRule rule : end.rules) std::printf("- %s\n", answer.of(rule).c_str());
  for (const std::string& one : {answer.moved_back(), answer.unknown_years()}) {
    if (!one.empty()) std::printf("- %s\n", one.c_str());
  }
  Columns columns({answer.say("column.day"), answer.say("column.counts"), ""});
  for (const TermDay& day : answer.days()) {
    const auto counts = answer.say(day.counts ? "deadline.counts" : "deadline.counts_not");
    columns.add({to_string(day.date), counts, day.what}, day.counts ? Ink::plain : Ink::faint);
  }
  if (columns.empty()) return;
  std::printf("\n");
  columns.print();
}

int ask(const DeadlineAsked& asked) {
  const auto rules = rules_in(asked.config, shipped_duties());
  if (!rules) return fail(rules.error());
  const auto term = time::parse_term(asked.term, rules->zone);
  if (!term) return fail(term.error());
  const auto end = time::deadline(*term, time::make_calendars(rules->calendar), rules->zone);
  if (!end) return fail(end.error());
  words::Reader who = reader(*rules, asked.language);
  who.today = {};  // a term may lie in any year: each date says its own
  const Answer answer(*rules, who, *term, *end);
  if (asked.json) {
    std::printf("%s\n", deadline_json(asked, *rules, *term, *end, answer).dump(2).c_str());
  } else {
    print(*end, answer);
  }
  return EX_OK;
}

}  // namespace

void add_deadline(Command app, Chosen& chosen) {
  auto asked = std::make_shared<DeadlineAsked>();
  const Command command =
      app.add_subcommand("deadline", "When a term ends: every day counted, every rule asked");
  command.add_option("term", asked->term, "PERIOD from|before DAY [legal], between quotes")
      .required();
  command.add_option("--config", asked->config, "Folder of the organisation").shows_default();
  command.add_option("--lang", asked->language, "nl or en; without it, as in the settings")
      .one_of({"nl", "en"});
  command.add_flag("--json", asked->json, "As JSON");
  command.footer(
      "For example:  cadans deadline 'P6W from 2026-04-03 legal'\n"
      "              cadans deadline 'P2W before 2027-05-05'\n"
      "              cadans deadline '10 workdays from 2026-12-18'\n"
      "              cadans deadline 'PT72H from 2026-10-23T16:00 legal'\n"
      "              cadans deadline '2028-04-30 legal'\n"
      "legal: a law or an order in council sets the term, so that the Algemene termijnenwet is\n"
      "asked. Not for what BIO2, ENSIA, a scheme or a contract asks: that ends where it is "
      "counted.\n"
      "With --json: {asked, legal, from, counted, end, target, decree_known, rules, days}; of "
      "hours\n"
      "also ends_at. A rule is {rule, text}, a day {date, counts, what}.");
  command.runs(chosen, [asked] { return ask(*asked); });
}

}  // namespace cadans::command
