#include "engine/time/recurrence.h"

#include <fmt/format.h>
#include <libical/ical.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace cadans::time {

struct RecurrenceRule::Parts {
  explicit Parts(const std::string& text) : rule(icalrecurrencetype_from_string(text.c_str())) {}
  ~Parts() { std::free(rule.rscale); }  // the reader's own copy
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;

  icalrecurrencetype rule;
};

namespace {

constexpr std::string_view prefix = "RRULE:";
constexpr std::size_t length_most = 200;
constexpr int years_to_find_one = 10;
constexpr LocalDate last_date{std::chrono::year(2099) / std::chrono::December / 31};

using Iterator = std::unique_ptr<icalrecur_iterator, void (*)(icalrecur_iterator*)>;

icaltimetype to_ical(LocalDate date) {
  const auto day = date.ymd();
  icaltimetype time{};  // at midnight: icaltime_null_date() is an hour before it, and is counted so
  time.is_date = 1;
  time.year = int{day.year()};
  time.month = static_cast<int>(unsigned{day.month()});
  time.day = static_cast<int>(unsigned{day.day()});
  return time;
}

LocalDate from_ical(const icaltimetype& time) {
  return LocalDate(std::chrono::year(time.year) /
                   std::chrono::month(static_cast<unsigned>(time.month)) /
                   std::chrono::day(static_cast<unsigned>(time.day)));
}

template <std::size_t size>
bool any(const short (&list)[size]) {
  return list[0] != ICAL_RECURRENCE_ARRAY_MAX;
}

bool names_days(const icalrecurrencetype& rule) {
  return any(rule.by_day) || any(rule.by_month_day) || any(rule.by_year_day) ||
         any(rule.by_month) || any(rule.by_set_pos);
}

// FREQ and INTERVAL alone.
bool is_interval(const icalrecurrencetype& rule) {
  const bool ends = rule.count != 0 || icaltime_is_null_time(rule.until) == 0;
  return !ends && !names_days(rule);
}

template <std::size_t size, class Holds>
bool any(const short (&list)[size], Holds holds) {
  const auto* const end =
      std::find(std::begin(list), std::end(list), short{ICAL_RECURRENCE_ARRAY_MAX});
  return std::any_of(std::begin(list), end, holds);
}

bool numbered_day(const icalrecurrencetype& rule) {
  return any(rule.by_day, [](short day) { return icalrecurrencetype_day_position(day) != 0; });
}

bool only_sunday(const icalrecurrencetype& rule) {
  return any(rule.by_day) && !any(rule.by_day, [](short day) {
           return icalrecurrencetype_day_day_of_week(day) != ICAL_SUNDAY_WEEKDAY;
         });
}

bool counts_back(const icalrecurrencetype& rule) {
  return any(rule.by_month_day, [](short day) { return day < 0; });
}

std::optional<Period::Unit> unit_of(icalrecurrencetype_frequency frequency) {
  switch (frequency) {
    case ICAL_YEARLY_RECURRENCE:
      return Period::Unit::years;
    case ICAL_MONTHLY_RECURRENCE:
      return Period::Unit::months;
    case ICAL_WEEKLY_RECURRENCE:
      return Period::Unit::weeks;
    case ICAL_DAILY_RECURRENCE:
      return Period::Unit::days;
    default:
      return std::nullopt;
  }
}

bool every(const icalrecurrencetype& rule, icalrecurrencetype_frequency frequency) {
  return rule.freq == frequency;
}

// What libical can read and Cadans does not follow. The lines that name its version were found by a
// comparison with a look at every day (recurrence_test.cc).
struct Refusal {
  bool (*holds)(const icalrecurrencetype&);
  std::string_view why;
};
using Rule = icalrecurrencetype;
constexpr auto yearly = ICAL_YEARLY_RECURRENCE;
constexpr auto monthly = ICAL_MONTHLY_RECURRENCE;
constexpr auto weekly = ICAL_WEEKLY_RECURRENCE;
constexpr auto daily = ICAL_DAILY_RECURRENCE;
const std::array refusals = {
    Refusal{[](const Rule& rule) {
              return !unit_of(rule.freq) || any(rule.by_hour) || any(rule.by_minute) ||
                     any(rule.by_second);
            },
            "it is finer than days; write FREQ=DAILY, WEEKLY, MONTHLY or YEARLY, without BYHOUR"},
    Refusal{[](const Rule& rule) { return any(rule.by_week_no); },
            "BYWEEKNO goes wrong at the edges of a year (libical 3.0.16); name the month and the "
            "day of the week, as BYMONTH=1;BYDAY=2MO"},
    Refusal{[](const Rule& rule) { return rule.rscale != nullptr || rule.skip != ICAL_SKIP_OMIT; },
            "RSCALE and SKIP belong to other calendars; leave them out"},
    Refusal{[](const Rule& rule) {
              return numbered_day(rule) && !every(rule, monthly) && !every(rule, yearly);
            },
            "a number before a day of the week needs FREQ=MONTHLY or YEARLY"},
    Refusal{[](const Rule& rule) {
              return every(rule, weekly) && any(rule.by_month) && rule.interval != 1;
            },
            "BYMONTH with every so many weeks loses count of the weeks (libical 3.0.16); leave "
            "INTERVAL or BYMONTH out"},
    Refusal{[](const Rule& rule) {
              return every(rule, weekly) && only_sunday(rule) && rule.interval != 1;
            },
            "Sundays every so many weeks fall in the wrong week (libical 3.0.16); leave BYDAY out "
            "and let it count from a Sunday"},
    Refusal{[](const Rule& rule) { return every(rule, weekly) && any(rule.by_month_day); },
            "BYMONTHDAY does not go with FREQ=WEEKLY; write FREQ=MONTHLY"},
    Refusal{[](const Rule& rule) { return every(rule, daily) && counts_back(rule); },
            "BYMONTHDAY from the end finds no day with FREQ=DAILY (libical 3.0.16); write "
            "FREQ=MONTHLY"},
    Refusal{[](const Rule& rule) {
              return every(rule, yearly) && any(rule.by_month_day) && !any(rule.by_month);
            },
            "BYMONTHDAY in a year means every month, and libical 3.0.16 takes one; write "
            "FREQ=MONTHLY, or name the month with BYMONTH"},
    Refusal{[](const Rule& rule) { return !every(rule, yearly) && any(rule.by_year_day); },
            "BYYEARDAY needs FREQ=YEARLY"},
    Refusal{[](const Rule& rule) {
              return any(rule.by_set_pos) && !any(rule.by_day) && !any(rule.by_month_day) &&
                     !any(rule.by_year_day) && !any(rule.by_month);
            },
            "BYSETPOS needs another BY part beside it"},
    Refusal{[](const Rule& rule) {
              return icaltime_is_null_time(rule.until) == 0 && rule.until.is_date == 0;
            },
            "UNTIL is a day, as UNTIL=20301231"},
};

Error wrong(std::string_view text, std::string_view why) {
  return {Fault::invalid, fmt::format("\"{}\" is not a rule that Cadans follows: {}", text, why)};
}

}  // namespace

// The dates of one rule from one anchor, in order, from `from` up to and with `until`.
class RecurrenceRule::Dates {
 public:
  Dates(const RecurrenceRule& rule, LocalDate anchor, LocalDate from, LocalDate until)
      : rule_(rule),
        anchor_(anchor),
        from_(std::max(anchor, from)),
        until_(std::min(until, last_date)) {
    if (!icaltime_is_null_time(parts().until)) until_ = std::min(until_, from_ical(parts().until));
    if (rule.interval_) {
      skip_periods();
    } else {
      iterate();
    }
  }

  std::optional<LocalDate> next() {
    while (const auto date = one()) {
      if (until_ < *date) return std::nullopt;
      if (from_ <= *date) return date;
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] const icalrecurrencetype& parts() const { return rule_.parts_->rule; }

  // libical looks for a date until the rule ends: a rule without one would keep it busy for long.
  void iterate() {
    icalrecurrencetype rule = parts();
    rule.until = to_ical(until_);
    iterator_.reset(icalrecur_iterator_new(rule, to_ical(anchor_)));
    // It must not be moved where occurrences are counted.
    if (iterator_ && parts().count == 0 && anchor_ < from_) {
      icalrecur_iterator_set_start(iterator_.get(), to_ical(from_));
    }
  }

  // To just before the period in which `from` lies.
  void skip_periods() {
    const auto months = std::chrono::floor<std::chrono::months>(from_ - anchor_).count();
    const auto days = (from_ - anchor_).count();
    const std::int64_t count = rule_.interval_->count;
    const Period::Unit unit = rule_.interval_->unit;
    std::int64_t passed = days / count;
    if (unit == Period::Unit::years) passed = months / (12 * count);
    if (unit == Period::Unit::months) passed = months / count;
    if (unit == Period::Unit::weeks) passed = days / (7 * count);
    times_ = static_cast<int>(std::max<std::int64_t>(0, passed - 1));
  }

  std::optional<LocalDate> one() {
    if (rule_.interval_) return plus(anchor_, times_++, *rule_.interval_);
    if (!iterator_) return std::nullopt;
    const icaltimetype time = icalrecur_iterator_next(iterator_.get());
    if (icaltime_is_null_time(time) != 0) return std::nullopt;
    return from_ical(time);
  }

  const RecurrenceRule& rule_;
  LocalDate anchor_;
  LocalDate from_;
  LocalDate until_;
  Iterator iterator_{nullptr, icalrecur_iterator_free};
  int times_ = 0;
};

Result<RecurrenceRule> RecurrenceRule::read(std::string_view text) {
  if (text.size() > length_most) {
    return wrong(text.substr(0, 40), fmt::format("it has over {} characters", length_most));
  }
  std::string bare(text.starts_with(prefix) ? text.substr(prefix.size()) : text);
  auto parts = std::make_shared<const Parts>(bare);
  if (bare.ends_with(';') || bare.size() != std::char_traits<char>::length(bare.c_str()) ||
      parts->rule.freq == ICAL_NO_RECURRENCE) {
    return wrong(text, "write it as RRULE:FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=30 (RFC 5545)");
  }
  for (const Refusal& one : refusals) {
    if (one.holds(parts->rule)) return wrong(text, one.why);
  }
  RecurrenceRule rule;
  rule.text_ = std::string(prefix) + bare;
  rule.parts_ = parts;
  if (is_interval(parts->rule)) {
    rule.interval_ = Period{parts->rule.interval, *unit_of(parts->rule.freq)};
  }
  // 29 February is the rarest day; from 2024 on it comes in time.
  constexpr LocalDate anchor{std::chrono::year(2024) / std::chrono::January / 1};
  const LocalDate until = plus(anchor, Period{years_to_find_one, Period::Unit::years});
  if (!Dates(rule, anchor, anchor, until).next()) {
    return wrong(text, fmt::format("it names no day in {} years", years_to_find_one));
  }
  return rule;
}

std::vector<LocalDate> RecurrenceRule::dates(LocalDate anchor, const Bounds& bounds) const {
  std::vector<LocalDate> all;
  Dates dates(*this, anchor, bounds.from, bounds.until);
  while (static_cast<int>(all.size()) < bounds.most) {
    const auto date = dates.next();
    if (!date) break;
    all.push_back(*date);
  }
  return all;
}

std::optional<LocalDate> RecurrenceRule::next(LocalDate anchor, LocalDate from) const {
  return Dates(*this, anchor, from, last_date).next();
}

}  // namespace cadans::time
