#include "engine/command/plan_entry.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "engine/decide/plan.h"
#include "engine/decide/saying.h"
#include "engine/decide/why_due.h"
#include "engine/json.h"
#include "engine/settings/csv_file.h"

namespace cadans::command {
namespace {

using decide::PlannedWork;
using decide::Stands;
using words::Values;

constexpr std::size_t plan_sentences_most = 12;

// How one work comes into a file; none: not at all.
enum class Comes { own, stand_in, gone };

bool was_theirs(const PlannedWork& work, const ForWhom& whom) {
  return std::ranges::any_of(work.before, [&](const decide::Whose& one) {
    return whom.person.empty() ? one.position == whom.position : one.person == whom.person;
  });
}

std::optional<Comes> comes(const Opened& opened, const PlannedWork& work, const ForWhom& whom) {
  if (whom.position.empty() && whom.person.empty()) return Comes::own;
  const bool own =
      whom.person.empty() ? work.whose.position == whom.position : work.whose.person == whom.person;
  if (own) return Comes::own;
  const bool alive = work.stands == Stands::coming || work.stands == Stands::open;
  if (!whom.person.empty() && alive &&
      decide::has_it(*opened.rules, work.facts, opened.today) == whom.person) {
    return Comes::stand_in;
  }
  return was_theirs(work, whom) ? std::optional(Comes::gone) : std::nullopt;
}

// Characters that a server may not take in the name of a file.
std::string uid_of(const PlannedWork& work, const people::Organisation& organisation) {
  std::string uid = work.identity + "@" + organisation.key + ".cadans";
  std::ranges::replace(uid, '/', '_');
  std::ranges::replace(uid, ':', '-');
  return uid;
}

std::string task_reference(const PlannedWork& work) {
  return work.task.n == 0 ? std::string() : fmt::format("T{}", work.task.n);
}

// What is said of one work. Days are said in full: nobody knows when it will be read.
class Speaker {
 public:
  Speaker(const Opened& opened, const PlannedWork& work)
      : work_(work),
        duty_(*work.rules->catalogue.duty(work.facts.duty)),
        now_{opened.state(), *opened.rules, {opened.desk().reader.language, {}}, {}},
        then_{opened.state(), *work.rules, now_.reader, {}} {}

  [[nodiscard]] PlanEntry entry(Comes comes) const {
    PlanEntry entry;
    entry.stands = comes == Comes::gone ? Stands::cancelled : work_.stands;
    entry.title = decide::title(then_, duty_);
    entry.subject = decide::subject_name(then_, work_.facts.subject);
    entry.position_title = decide::position_title(then_, work_.whose.position);
    entry.stands_word = decide::word(now_, "plan.is_" + std::string(decide::name_of(entry.stands)));
    if (const auto* component = then_.rules.catalogue.component(duty_.component)) {
      const bool dutch = now_.reader.language == words::Language::nl;
      entry.component = dutch ? component->title_nl : component->title_en;
    }
    entry.basis = decide::word(now_, "basis." + duty_.basis);
    entry.norms = decide::clauses(now_, duty_);
    if (work_.at) entry.local_time = to_string(work_.rules->zone.time(*work_.at));
    entry.summary = summary(entry, comes);
    entry.says = says(entry, comes);
    return entry;
  }

 private:
  [[nodiscard]] std::string summary(const PlanEntry& entry, Comes comes) const {
    Values values;
    values.text("task_title", entry.title).text("subject_name", entry.subject);
    if (comes == Comes::stand_in) values.text("position_title", entry.position_title);
    values.flag("done", entry.stands == Stands::done);
    values.flag("cancelled", entry.stands == Stands::cancelled);
    return decide::word(now_, "plan.summary", values);
  }

  [[nodiscard]] std::vector<std::string> says(const PlanEntry& entry, Comes comes) const {
    decide::Saying saying(now_);
    const auto position = Values().text("position_title", entry.position_title);
    if (entry.stands == Stands::cancelled) {
      const bool elsewhere = work_.stands != Stands::cancelled;
      saying.say(elsewhere ? "plan.elsewhere" : "plan.cancelled", elsewhere ? position : Values());
    } else {
      saying.say(comes == Comes::stand_in ? "plan.stand_in" : "plan.whose", position);
      say_what(saying, entry);
    }
    if (work_.stands == Stands::coming) {
      saying.say("plan.coming", Values().day("issue_date", work_.facts.issued));
    } else if (work_.task.n != 0) {
      saying.say("plan.task", Values().text("task_reference", task_reference(work_)));
    }
    const auto sentences = saying.finish(plan_sentences_most);
    return sentences ? *sentences : std::vector{sentences.error().what};
  }

  void say_what(decide::Saying& saying, const PlanEntry& entry) const {
    if (!duty_.drafter.empty()) {
      saying.say("explain.drafter", Values()
                                        .text("body_name", decide::body_name(now_, duty_.role))
                                        .text("position_title", entry.position_title));
    }
    const std::string evidence = decide::evidence_asked(now_, duty_, {});
    if (!evidence.empty()) saying.say("plan.evidence", Values().text("evidence_asked", evidence));
    saying.say("explain.basis",
               Values().text("basis_word", entry.basis).text("clauses", entry.norms));
    const bool by_law = duty_.basis == "law" || duty_.basis == "scheme";
    if (!by_law) saying.say("explain.own_date", {}, decide::Weight::useful);
    if (work_.stands != Stands::done) say_when(saying, entry);
  }

  void say_when(decide::Saying& saying, const PlanEntry& entry) const {
    if (work_.at) {
      return saying.say("plan.clock",
                        Values().day("day", work_.day).text("moment_time", entry.local_time));
    }
    decide::say_dates(saying, {work_.task, {}, work_.facts, &duty_});
    const LocalDate due = decide::due_day(duty_, work_.facts, *work_.rules);
    if (due == work_.day) return;
    saying.say("plan.shown", Values().day("due_date", due).day("shown_date", work_.day));
  }

  const PlannedWork& work_;
  const settings::Duty& duty_;
  decide::Desk now_;
  decide::Desk then_;  // the names as the last content that knew it has them
};

std::string in_one(const std::vector<std::string>& lines, const char* between) {
  return fmt::format("{}", fmt::join(lines, between));
}

// Whose file it is; empty: the organisation's.
std::string title_of(const Opened& opened, const ForWhom& whom) {
  const decide::Desk desk = opened.desk();
  if (!whom.person.empty()) return decide::person_name(desk, whom.person);
  return whom.position.empty() ? std::string() : decide::position_title(desk, whom.position);
}

}  // namespace

std::vector<PlanEntry> plan_entries(const Opened& opened, std::vector<PlannedWork> plan,
                                    const ForWhom& whom) {
  std::vector<PlanEntry> all;
  for (PlannedWork& work : plan) {
    const auto how = comes(opened, work, whom);
    if (!how) continue;
    PlanEntry entry = Speaker(opened, work).entry(*how);
    entry.uid = uid_of(work, opened.rules->organisation);
    entry.work = std::move(work);
    all.push_back(std::move(entry));
  }
  return all;
}

time::PublishedCalendar plan_calendar(const Opened& opened, const std::vector<PlanEntry>& entries,
                                      const decide::PlanSpan& span, const ForWhom& whom) {
  decide::Desk desk = opened.desk();
  desk.reader.today = {};
  Values head;
  head.text("organisation_name", opened.rules->organisation.name);
  head.text("position_title", title_of(opened, whom));
  time::PublishedCalendar calendar;
  calendar.name = decide::word(desk, "plan.calendar", head);
  calendar.says = decide::word(desk, "plan.says",
                               Values().day("from_date", span.from).day("until_date", span.until));
  calendar.language = desk.reader.language == words::Language::nl ? "NL" : "EN";
  calendar.from = span.from;
  calendar.until = span.until;
  for (const PlanEntry& entry : entries) {
    time::CalendarEvent event;
    event.uid = entry.uid;
    event.sequence = entry.work.sequence;
    event.cancelled = entry.stands == Stands::cancelled;
    event.on = entry.work.day;
    event.at = entry.work.at;
    event.changed = entry.work.changed;
    event.summary = entry.summary;
    event.description = in_one(entry.says, "\n");
    event.category = entry.component;
    calendar.events.push_back(std::move(event));
  }
  return calendar;
}

std::string plan_csv(const std::vector<PlanEntry>& entries) {
  std::string text = "day,time,title,about,position,stands,basis,norms,why,task,uid,sequence\r\n";
  for (const PlanEntry& entry : entries) {
    text += settings::csv_row({to_string(entry.work.day), entry.local_time, entry.title,
                               entry.subject, entry.position_title, entry.stands_word, entry.basis,
                               entry.norms, in_one(entry.says, " "), task_reference(entry.work),
                               entry.uid, fmt::format("{}", entry.work.sequence)});
    text += "\r\n";
  }
  return text;
}

Json plan_json(const std::vector<PlanEntry>& entries) {
  Json all = Json::array();
  for (const PlanEntry& entry : entries) {
    const PlannedWork& work = entry.work;
    all.push_back({{"uid", entry.uid},
                   {"sequence", work.sequence},
                   {"changed", work.rules->zone.text(work.changed)},
                   {"day", to_string(work.day)},
                   {"at", work.at ? Json(work.rules->zone.text(*work.at)) : Json()},
                   {"duty", work.facts.duty},
                   {"title", entry.title},
                   {"about", entry.subject},
                   {"position", work.whose.position},
                   {"stands", decide::name_of(entry.stands)},
                   {"task", work.task.n == 0 ? Json() : Json(task_reference(work))},
                   {"basis", entry.basis},
                   {"norms", entry.norms},
                   {"why", entry.says}});
  }
  return all;
}

}  // namespace cadans::command
