#include "engine/command/closed_names.h"

#include <set>

namespace cadans::command {

std::string ClosedNames::of(const time::ClosedDay& closed) const {
  if (closed.by == time::ClosedDay::By::weekend) return say(*messages_, reader_, "next.weekend");
  if (closed.by == time::ClosedDay::By::closure) return say(*messages_, reader_, "next.closure");
  return closed.name;
}

std::string ClosedNames::between(LocalDate date, LocalDate until, time::CalendarKind first) const {
  using time::CalendarKind;
  const auto other = first == CalendarKind::office ? CalendarKind::legal : CalendarKind::office;
  const auto step = std::chrono::days(until < date ? -1 : 1);
  std::string all;
  for (LocalDate day = date; day != until; day = day + step) {
    auto closed = time::closed_day(day, *calendar_, first);
    if (!closed) closed = time::closed_day(day, *calendar_, other);
    if (!closed) continue;
    all += (all.empty() ? "" : ", ") + words::day(*messages_, reader_, day) + " " + of(*closed);
  }
  return all;
}

std::string ClosedNames::unknown_years(const std::vector<LocalDate>& days) const {
  const auto calendars = time::make_calendars(*calendar_);
  std::set<int> open;
  for (const LocalDate day : days) {
    const int year = int{day.ymd().year()};
    if (!calendars.decree_known(year)) open.insert(year);
  }
  if (open.empty()) return {};
  std::string years;
  for (const int year : open) years += (years.empty() ? "" : ", ") + std::to_string(year);
  return say(*messages_, reader_, "next.decree_unknown", words::Values().text("open_years", years));
}

}  // namespace cadans::command
