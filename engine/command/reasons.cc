#include "engine/command/reasons.h"

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
      closed_(messages, reader, calendar) {}

std::string Reasons::say(const std::string& id, const Values& values) const {
  return command::say(*messages_, reader_, id, values);
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

// Empty where the day of the rule stands.
std::string Reasons::by_shift(const decide::Occurrence& one) const {
  using Kind = Shift::Kind;
  const Shift shift = duty_->shift;
  Values values;
  values.day("due_date", one.due).text("closed_days", closed_.between(one.nominal, one.due));
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
    all.push_back(
        say("next.moved_back", Values()
                                   .text("closed_days", closed_.between(one.due, one.target))
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
  std::vector<LocalDate> days;
  days.reserve(all.size());
  for (const decide::Occurrence& one : all) days.push_back(one.due);
  return closed_.unknown_years(days);
}

}  // namespace cadans::command
