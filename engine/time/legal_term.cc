#include "engine/time/legal_term.h"

#include <fmt/format.h>

namespace cadans::time {
namespace {

constexpr std::chrono::days one(1);

// Days that count after the event, up to and with `end`.
int counting_days(LocalDate event, LocalDate end, const Calendars& calendars) {
  int count = 0;
  for (LocalDate day = event + one; day <= end; day = day + one) {
    if (calendars.legal_day(day)) ++count;
  }
  return count;
}

bool at_least_three_days(LocalDate event, LocalDate counted) {
  return counted - event >= std::chrono::days(3);
}

Error ends_too_soon(LocalDate end, const Calendars& calendars) {
  return Error{
      Fault::out_of_range,
      fmt::format("a legal term that ends about {} lies outside the calendar, which runs "
                  "from {} to {}: extend the calendar",
                  to_string(end), to_string(calendars.first()), to_string(calendars.last()))};
}

}  // namespace

bool falls_under_atw(Period term) {
  switch (term.unit) {
    case Period::Unit::days:
      return term.count <= 90;
    case Period::Unit::weeks:
      return term.count <= 12;
    case Period::Unit::months:
      return term.count <= 3;
    default:
      return false;
  }
}

Result<LocalDate> legal_end(LocalDate end, const Calendars& calendars) {
  LocalDate date = end;
  while (calendars.covers(date) && !calendars.legal_day(date)) date = date + one;
  if (!calendars.covers(date)) return ends_too_soon(end, calendars);
  return date;
}

Result<LegalEnd> legal_end(LocalDate event, Period term, const Calendars& calendars) {
  invariant(!term.in_hours(), "a legal term in hours is counted in instants");
  LegalEnd end;
  end.counted = plus(event, term);
  if (!calendars.covers(event) || !calendars.covers(end.counted)) {
    return ends_too_soon(end.counted, calendars);
  }
  end.date = end.by_article_1 = end.counted;
  if (falls_under_atw(term)) {
    auto date = legal_end(end.counted, calendars);
    if (date) end.by_article_1 = *date;
    while (date && at_least_three_days(event, end.counted) &&
           counting_days(event, *date, calendars) < 2) {
      date = legal_end(*date + one, calendars);
    }
    if (!date) return date.error();
    end.date = *date;
  }
  end.decree_known = calendars.decree_known(int{end.date.ymd().year()});
  return end;
}

}  // namespace cadans::time
