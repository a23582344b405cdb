#include "engine/time/shift.h"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <utility>

#include "engine/time/digits.h"
#include "engine/time/working_days.h"

namespace cadans {
namespace {

using Kind = Shift::Kind;

constexpr std::array<std::pair<std::string_view, Kind>, 4> words = {{
    {"", Kind::none},
    {"previous", Kind::previous},
    {"next", Kind::next},
    {"nearest", Kind::nearest},
}};
constexpr std::string_view workday = "workday ";
constexpr std::string_view before = "before ";
constexpr int workday_most = 15;
constexpr int before_most = 250;

std::optional<int> number(std::string_view text, int most) {
  const auto read = time::digits(text);
  if (!read || *read < 1 || most < *read) return std::nullopt;
  return read;
}

std::optional<Shift> counted(std::string_view text) {
  if (text.starts_with(before)) {
    const auto count = number(text.substr(before.size()), before_most);
    return count ? std::optional(Shift{Kind::before, *count}) : std::nullopt;
  }
  if (!text.starts_with(workday)) return std::nullopt;
  text.remove_prefix(workday.size());
  const bool from_end = text.starts_with('-');
  const auto count = number(text.substr(from_end ? 1 : 0), workday_most);
  return count ? std::optional(Shift{Kind::workday, from_end ? -*count : *count}) : std::nullopt;
}

}  // namespace

std::string to_string(Shift shift) {
  if (shift.kind == Kind::workday) return fmt::format("{}{}", workday, shift.count);
  if (shift.kind == Kind::before) return fmt::format("{}{}", before, shift.count);
  for (const auto& [word, kind] : words) {
    if (kind == shift.kind) return std::string(word);
  }
  return {};
}

Result<Shift> parse_shift(std::string_view text) {
  for (const auto& [word, kind] : words) {
    if (word == text) return Shift{kind, 0};
  }
  if (const auto shift = counted(text)) return *shift;
  return Error{
      Fault::invalid,
      fmt::format(
          "\"{0}\" is no shift: write previous, next, nearest, workday N (1 to {1}, or -1 to "
          "-{1} from the end of the month) or before N (working days, 1 to {2})",
          text, workday_most, before_most)};
}

}  // namespace cadans

namespace cadans::time {
namespace {

LocalDate workday_of_month(LocalDate date, int count, const Calendars& calendars) {
  const auto month = date.ymd().year() / date.ymd().month();
  if (count > 0) {
    return plus(LocalDate(month / 1) - std::chrono::days(1), WorkingDays{count}, calendars);
  }
  const LocalDate last(std::chrono::year_month_day(month / std::chrono::last));
  return plus(last + std::chrono::days(1), WorkingDays{count}, calendars);
}

}  // namespace

LocalDate shifted(LocalDate date, Shift shift, const Calendars& calendars) {
  switch (shift.kind) {
    case Shift::Kind::none:
      return date;
    case Shift::Kind::previous:
      return open_on_or_before(date, calendars);
    case Shift::Kind::next:
      return open_on_or_after(date, calendars);
    case Shift::Kind::nearest: {
      const LocalDate back = open_on_or_before(date, calendars);
      const LocalDate on = open_on_or_after(date, calendars);
      return on - date < date - back ? on : back;
    }
    case Shift::Kind::workday:
      return workday_of_month(date, shift.count, calendars);
    case Shift::Kind::before:
      return plus(date, WorkingDays{-shift.count}, calendars);
  }
  return date;
}

}  // namespace cadans::time
