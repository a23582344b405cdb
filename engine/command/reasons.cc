#include "engine/command/reasons.h"

#include <set>

#include "engine/time/closed_days.h"

namespace cadans::command {
namespace {

using words::Values;

bool shorter_month(LocalDate from, LocalDate date, const Period& interval) {
  const bool by_month =
      interval.unit == Period::Unit::months || interval.unit == Period::Unit::years;
  return by_month && from.ymd().day() != date.ymd().day();
}

std::string numbered(int count) { return std::to_string(count < 0 ? -count : count); }

}  // namespace

Reasons::Reasons(const words::Messages& messages, const words::Reader& reader,
                 const settings::Duty& duty, LocalDate counted_from,
                 const time::CalendarContent& calendar)
    : messages_(&messages),
      reader_(reader),
      duty_(&duty),
      counted_from_(counted_from),
      calendar_(&calendar) {}

std::string Reasons::say(const std::string& id, const Values& values) const {
  const auto text = words::sentence(*messages_, reader_, id, values);
  return text ? *text : text.error().what;
}

std::string Reasons::by_rule(LocalDate nominal) const {
  if (nominal == counted_from_ && (!duty_->rule || duty_->rule->interval())) {
    return say("next.begins");
  }
  Period counted = duty_->recurrence == settings::Recurrence::event
                       ? duty_->period.value_or(Period{})
                       : duty_->lead_time;
  if (duty_->rule) {
    const auto interval = duty_->rule->interval();
    if (!interval) return say("next.named");
    counted = time::times_until(counted_from_, *interval, nominal);
  }
  return say("next.counted", Values()
                                 .text("span", words::span(*messages_, reader_, counted))
                                 .day("from_date", counted_from_)
                                 .flag("shorter", shorter_month(counted_from_, nominal, counted)));
}

std::string Reasons::closed_days(LocalDate date, LocalDate until) const {
  const auto step = std::chrono::days(until < date ? -1 : 1);
  std::string all;
  for (LocalDate day = date; day != until; day = day + step) {
    auto closed = time::closed_day(day, *calendar_, time::CalendarKind::office);
    if (!closed) closed = time::closed_day(day, *calendar_, time::CalendarKind::legal);
    if (!closed) continue;
    std::string name = closed->name;
    if (closed->by == time::ClosedDay::By::weekend) name = say("next.weekend");
    if (closed->by == time::ClosedDay::By::closure) name = say("next.closure");
    all += (all.empty() ? "" : ", ") + words::day(*messages_, reader_, day) + " " + name;
  }
  return all;
}

// Empty where the day of the rule stands.
std::string Reasons::by_shift(const decide::Occurrence& one) const {
  using Kind = Shift::Kind;
  const Shift shift = duty_->shift;
  Values values;
  values.day("due_date", one.due).text("closed_days", closed_days(one.nominal, one.due));
  values.text("day_number", numbered(shift.count));
  values.text("span", words::days(*messages_, reader_, shift.count));
  if (shift.kind == Kind::workday) {
    return say(shift.count < 0 ? "next.workday_from_end" : "next.workday", values);
  }
  if (shift.kind == Kind::before) return say("next.before", values);
  if (one.due == one.nominal) return {};
  if (shift.kind == Kind::previous) return say("next.previous", values);
  return say(shift.kind == Kind::next ? "next.next" : "next.nearest", values);
}

std::vector<std::string> Reasons::of(const decide::Occurrence& one) const {
  std::vector<std::string> all = {by_rule(one.nominal)};
  if (std::string shifted = by_shift(one); !shifted.empty()) all.push_back(std::move(shifted));
  if (one.target != one.due) {
    all.push_back(say("next.moved_back", Values()
                                             .text("closed_days", closed_days(one.due, one.target))
                                             .day("target_date", one.target)));
  }
  return all;
}

std::string Reasons::heading() const {
  const settings::Duty& duty = *duty_;
  const bool dutch = reader_.language == words::Language::nl;
  const bool counts = !duty.rule || duty.rule->interval();
  Values values;
  values.day("from_date", counts ? counted_from_ : LocalDate());
  if (duty.id.empty()) return say("next.heading", values.text("asked_for", duty.rule->text()));
  values.text("asked_for", duty.id + ": " + (dutch ? duty.title_nl : duty.title_en));
  if (duty.rule) values.text("rule", duty.rule->text());
  return say("next.heading", values);
}

std::vector<std::string> Reasons::heads() const {
  return {say("column.by_rule"), say("column.target"), say("column.issue"), say("column.why")};
}

std::string Reasons::none() const {
  if (!decide::falls_on_days(*duty_)) return say("next.at_once");
  return say("next.none", Values().day("from_date", reader_.today));
}

std::string Reasons::open_years(const std::vector<decide::Occurrence>& all) const {
  const auto calendars = time::make_calendars(*calendar_);
  std::set<int> open;
  for (const decide::Occurrence& one : all) {
    const int year = int{one.due.ymd().year()};
    if (!calendars.decree_known(year)) open.insert(year);
  }
  if (open.empty()) return {};
  std::string years;
  for (const int year : open) years += (years.empty() ? "" : ", ") + std::to_string(year);
  return say("next.decree_unknown", Values().text("open_years", years));
}

}  // namespace cadans::command
