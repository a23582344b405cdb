#include "engine/decide/recurring.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/decide/first_time.h"
#include "engine/decide/horizon.h"
#include "engine/decide/misfire.h"
#include "engine/decide/occurrence.h"
#include "engine/decide/stages.h"
#include "engine/decide/subjects.h"
#include "engine/decide/task_dates.h"
#include "engine/decide/task_step.h"

namespace cadans::decide {
namespace {

std::string mark_of(const char* what, std::string_view duty, const people::Subject& subject) {
  return std::string(what) + "/" + std::string(duty) + "/" + subject.kind + ":" + subject.key;
}

LocalDate day_marked(const View& state, const std::string& mark) {
  const std::string text = state.mark(mark);
  return text.empty() ? LocalDate() : parse_local_date(text).value_or(LocalDate());
}

// The day on which a stage began, from the first look after it; not named while it did not.
LocalDate since(Turn& turn, int stage) {
  const LocalDate known = begun_since(turn.state, stage);
  if (known.named() || (stage > 0 && !stage_begun(turn.state, stage))) return known;
  add(turn, MarkSet{begun_mark(stage), to_string(turn.today)});
  return turn.today;
}

std::string built_mark(std::string_view duty) { return "built-since/" + std::string(duty); }

bool done_once(const Rules& rules, const std::string& id) {
  const settings::Duty* duty = rules.catalogue.duty(id);
  return duty != nullptr && duty->recurrence == settings::Recurrence::once;
}

// The day from which a duty of a stage that began then names its days: where it builds on work that
// is done once, the first look after that was done; not named while it is not.
LocalDate since(Turn& turn, const settings::Duty& duty, LocalDate stage_begun) {
  const auto once = [&](const std::string& id) { return done_once(turn.rules, id); };
  if (!stage_begun.named() || std::ranges::none_of(duty.depends_on, once)) return stage_begun;
  if (waits_for_work(turn.state, turn.rules, duty)) return {};
  const LocalDate known = day_marked(turn.state, built_mark(duty.id));
  if (known.named()) return known;
  add(turn, MarkSet{built_mark(duty.id), to_string(turn.today)});
  return turn.today;
}

std::string rule_mark(std::string_view duty) { return "rule-since/" + std::string(duty); }

bool same_rule(const settings::Duty& one, const settings::Duty& other) {
  return one.rule.has_value() == other.rule.has_value() &&
         (!one.rule || one.rule->text() == other.rule->text()) && one.shift == other.shift &&
         one.anchor == other.anchor && one.interval == other.interval && one.ended == other.ended;
}

// An occurrence whose task was to be made by today.
struct Coming {
  LocalDate counted_from;
  Occurrence occurrence;
  Fate fate = Fate::comes;
};

std::vector<Coming> with_fates(const settings::Duty& duty, LocalDate counted_from,
                               const std::vector<Occurrence>& due, const Days& days) {
  std::vector<Coming> all;
  const std::vector<Fate> their = fates(duty.misfire, due, days);
  for (std::size_t n = 0; n < due.size(); ++n) all.push_back({counted_from, due[n], their[n]});
  return all;
}

// Those of the days on which nothing was made yet. Where there are none the last one before, if its
// day lies ahead still: its task is there, or its subject is new. An interval is counted from
// `from`.
std::vector<Coming> by_the_calendar(const Turn& turn, const settings::Duty& duty, LocalDate from,
                                    LocalDate begun, const Days& days) {
  const bool named = duty.anchor == settings::Anchor::calendar;
  const std::chrono::days reach = furthest_shift(duty);
  const LocalDate until = time::plus(days.today, duty.lead_time) + reach;
  const LocalDate changed = day_marked(turn.state, rule_mark(duty.id));
  const time::Bounds bounds{std::max(begun, days.first) - reach, until, 100'000};
  std::vector<Occurrence> due;
  std::vector<Occurrence> before;
  for (const Occurrence& one : occurrences(duty, from, bounds, turn.rules.calendars)) {
    const bool itself = !named && one.nominal == from;
    if (itself || one.issue < begun || days.today < one.issue || one.due < changed) continue;
    (one.issue < days.first ? before : due).push_back(one);
  }
  const bool still_ahead = !before.empty() && days.today <= before.back().due;
  if (due.empty() && still_ahead) due.push_back(before.back());
  return with_fates(duty, from, due, days);
}

// One at a time: what is passed over counts from its own day.
std::vector<Coming> by_the_last_time(const Turn& turn, const settings::Duty& duty,
                                     const people::Subject& subject, LocalDate first,
                                     const Days& days) {
  std::vector<Coming> all;
  const std::string is = state_of(turn.state, latest(turn.state, duty, subject));
  if (!is.empty() && !ended(is)) return all;
  const LocalDate last = day_marked(turn.state, mark_of("counted-from", duty.id, subject));
  LocalDate from = last.named() ? last : first;
  do {
    const LocalDate nominal = time::plus(from, *duty.rule->interval());
    const Occurrence one = occurrence_on(duty, nominal, turn.rules.calendars);
    if (days.today < one.issue) break;
    all.push_back(with_fates(duty, from, {one}, days).front());
    from = nominal;
  } while (all.back().fate == Fate::passed_over);
  return all;
}

bool late(const Coming& coming) { return coming.fate == Fate::comes_late; }
bool passed(const Coming& coming) { return coming.fate == Fate::passed_over; }

void issue(Turn& turn, const settings::Duty& duty, const people::Subject& subject,
           const std::vector<Coming>& all) {
  int unsaid = 0;  // passed over, and no task says so yet
  for (const Coming& one : all) {
    const LocalDate nominal = one.occurrence.nominal;
    const std::string name = identity(duty.id, subject, nominal);
    if (has_task(turn.state, name) || (passed(one) && turn.state.find(name))) continue;
    Named named = {{"nominal", to_string(nominal)}, {"from", to_string(one.counted_from)}};
    if (passed(one) || late(one)) named.emplace_back("expected", to_string(one.occurrence.issue));
    if (passed(one)) {
      ++unsaid;
      raise_pass_over(turn, duty, subject, std::move(named));
    } else {
      if (unsaid > 0) named.emplace_back("passed_over", std::to_string(std::exchange(unsaid, 0)));
      raise_issue(turn, duty, subject, std::move(named));
    }
    add(turn, MarkSet{mark_of("issued", duty.id, subject), to_string(nominal)});
  }
}

// What waits for its answer, when it was last done, waits.
void issue_counted(Turn& turn, const settings::Duty& duty, const FirstTimes& first_times,
                   LocalDate begun, const Days& days) {
  for (const people::Subject& subject : subjects_now(turn.state, turn.rules, duty)) {
    const LocalDate first = first_times.from(duty, subject);
    if (!first.named()) continue;
    issue(turn, duty, subject,
          counts_from_last_time(duty) ? by_the_last_time(turn, duty, subject, first, days)
                                      : by_the_calendar(turn, duty, first, begun, days));
  }
}

// What was under way at the start, and somebody said that it is still to do.
void issue_still_to_do(Turn& turn) {
  const LocalDate journey = turn.rules.organisation.stage.journey_start;
  for (const AskedFirst& one : asked_first_times(turn.state, turn.rules, stage_now(turn.state))) {
    if (first_time(turn.state, one).known != FirstTime::Known::still_to_do) continue;
    const Occurrence occurrence = occurrence_on(*one.duty, one.ahead, turn.rules.calendars);
    issue(turn, *one.duty, one.subject, {{journey, occurrence}});
  }
}

void issue_named(Turn& turn, const settings::Duty& duty, LocalDate begun, const Days& days) {
  const LocalDate journey = turn.rules.organisation.stage.journey_start;
  const auto all = by_the_calendar(turn, duty, journey, begun, days);
  for (const people::Subject& subject : subjects_now(turn.state, turn.rules, duty)) {
    auto its_own = all;
    std::erase_if(its_own, [&](const Coming& one) {
      return !settings::takes_turn(duty, turn.rules.organisation, subject, one.occurrence.nominal);
    });
    issue(turn, duty, subject, its_own);
  }
}

// What comes once, on a day of its own.
void issue_on_its_day(Turn& turn, const settings::Duty& duty, LocalDate today) {
  if (!duty.first_due.named() || time::plus(today, duty.lead_time) < duty.first_due) return;
  for (const people::Subject& subject : subjects_now(turn.state, turn.rules, duty)) {
    const int round = round_of(turn.state, duty.id, subject);
    if (!has_task(turn.state, identity(duty.id, subject, round))) raise_issue(turn, duty, subject);
  }
}

// At midnight: the day of the midnight that was waited for. It is an earlier one after an outage.
Days days_of(const Turn& turn) {
  const bool midnight = turn.event.verb() == "day";
  return {midnight ? turn.rules.day(fired_timer(turn.event).due) : turn.today, turn.today};
}

}  // namespace

bool waits_for_work(const View& state, const Rules& rules, const settings::Duty& duty) {
  if (!duty.rule || day_marked(state, built_mark(duty.id)).named()) return false;
  return std::ranges::any_of(duty.depends_on, [&](const std::string& id) {
    return done_once(rules, id) && !all_in(state, rules, id, {"done"}, stage_now(state));
  });
}

bool counts_from_last_time(const settings::Duty& duty) {
  return duty.anchor == settings::Anchor::last_done && duty.interval == "max-interval";
}

LocalDate counted_from(const View& state, const settings::Duty& duty,
                       const people::Subject& subject) {
  const LocalDate last = counts_from_last_time(duty)
                             ? day_marked(state, mark_of("counted-from", duty.id, subject))
                             : LocalDate();
  return last.named() ? last : first_time(state, {&duty, subject, {}, {}}).from;
}

void remember_rules(const settings::Catalogue& before, const settings::Catalogue& after,
                    LocalDate today, Entry& entry) {
  for (const settings::Duty& duty : after.duties()) {
    const settings::Duty* known = before.duty(duty.id);
    if (!duty.rule || (known != nullptr && same_rule(*known, duty))) continue;
    entry.changes.push_back(MarkSet{rule_mark(duty.id), to_string(today)});
  }
}

namespace {

// By a rule, or by the one day that its entry has.
bool names_days(const settings::Duty& duty) {
  return duty.rule || (duty.anchor == settings::Anchor::calendar && duty.first_due.named());
}

void issue_by_its_days(Turn& turn, const settings::Duty& duty, const FirstTimes& first_times,
                       LocalDate begun, const Days& days) {
  if (!duty.rule) return issue_on_its_day(turn, duty, days.today);
  if (duty.anchor == settings::Anchor::last_done) {
    return issue_counted(turn, duty, first_times, begun, days);
  }
  issue_named(turn, duty, begun, days);
}

}  // namespace

void issue_recurring(Turn& turn) {
  const auto& duties = turn.rules.catalogue.duties();
  if (std::ranges::none_of(duties, names_days)) return;
  std::array<LocalDate, last_stage + 1> begun;
  for (int stage = 0; stage <= last_stage; ++stage) {
    begun.at(static_cast<std::size_t>(stage)) = since(turn, stage);
  }
  const FirstTimes first_times(turn, stages_begun(turn.state));
  const Days days = days_of(turn);
  issue_still_to_do(turn);
  for (const settings::Duty& duty : duties) {
    if (!names_days(duty) || duty.ended) continue;
    const LocalDate from = since(turn, duty, begun.at(static_cast<std::size_t>(duty.stage)));
    if (from.named()) issue_by_its_days(turn, duty, first_times, from, days);
  }
}

namespace {

// Only a clock has a moment, and the ladder says whether it is one.
Instant started(const Turn& turn, const settings::Duty& duty) {
  const settings::Ladder* ladder = turn.rules.ladders.find(duty.ladder);
  if (ladder == nullptr || !ladder->runs_at_night()) return {};
  const std::string_view said = turn.event.value("started");
  return said.empty() ? turn.event.at : Instant{number(said)};
}

LocalDate day_of(const Turn& turn, std::string_view name) {
  return parse_local_date(turn.event.value(name)).value();
}

}  // namespace

void date_task(const Turn& turn, const settings::Duty& duty, TaskFacts& facts) {
  facts.started = started(turn, duty);
  const time::Calendars& calendars = turn.rules.calendars;
  if (duty.anchor == settings::Anchor::event) {
    return date_after(duty, day_of(turn, "from"), calendars, facts);
  }
  if (!turn.event.value("lapses").empty()) {
    facts.round = static_cast<int>(number(turn.event.value("round")));
    return date_renewal(day_of(turn, "lapses"), calendars, facts);
  }
  if (turn.event.value("nominal").empty()) return date_once(duty, turn.today, calendars, facts);
  date_named(duty, day_of(turn, "nominal"), calendars, facts);
  if (duty.rule && duty.rule->interval()) facts.counted_from = day_of(turn, "from");
}

void remember_end(Turn& turn, const TaskFacts& facts, std::string_view state) {
  const settings::Duty* duty = turn.rules.catalogue.duty(facts.duty);
  if (facts.round != 0 || duty == nullptr || !duty->rule) return;
  const bool given_up = state == "missed" || state == "cancelled";
  if (state != "done" && !given_up) return;
  if (!given_up) {
    add(turn, MarkSet{mark_of("last-done", facts.duty, facts.subject), to_string(facts.closed)});
  }
  const LocalDate day = given_up ? facts.nominal : facts.closed;
  add(turn, MarkSet{mark_of("counted-from", facts.duty, facts.subject), to_string(day)});
}

bool kept_up(const View& state, const settings::Duty& duty, const people::Subject& subject) {
  const int round = duty.rule ? 0 : round_of(state, duty.id, subject);
  if (round > 1) return state_of(state, identity(duty.id, subject, round - 1)) == "done";
  if (!duty.rule || !day_marked(state, mark_of("last-done", duty.id, subject)).named())
    return false;
  const auto id = state.find(latest(state, duty, subject));
  const auto snapshot = id ? state.snapshot(*id) : std::nullopt;
  if (!snapshot || ended(snapshot->state)) return false;
  const std::string_view chase =
      std::string_view(snapshot->state).substr(snapshot->state.find(',') + 1);
  return chase == "quiet" || chase == "reminding";
}

std::string latest(const View& state, const settings::Duty& duty, const people::Subject& subject) {
  if (!duty.rule) return identity(duty.id, subject, round_of(state, duty.id, subject));
  const LocalDate nominal = day_marked(state, mark_of("issued", duty.id, subject));
  return nominal.named() ? identity(duty.id, subject, nominal) : std::string();
}

}  // namespace cadans::decide
