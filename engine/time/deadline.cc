#include "engine/time/deadline.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/time/digits.h"
#include "engine/time/instant_text.h"
#include "engine/time/target.h"
#include "engine/time/working_days.h"

namespace cadans::time {
namespace {

constexpr std::size_t words_most = 5;
constexpr std::size_t shown_most = 80;  // characters of what is no term

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

Error no_term(std::string_view text) {
  return {Fault::invalid, fmt::format("'{}' is no term: write it as 'P6W from 2026-04-03 legal', "
                                      "'P2W before 2027-05-05', '10 workdays from 2026-12-18', "
                                      "'PT72H from 2026-10-23T16:00' or '2028-04-30 legal'",
                                      text.substr(0, shown_most))};
}

// A moment of the wall clock, or one that says its offset.
Result<Instant> moment(std::string_view text, const Zone& zone) {
  if (auto instant = parse_instant(text)) return instant;
  const std::size_t split = std::min(text.find('T'), text.size());
  const auto date = parse_local_date(text.substr(0, split));
  if (!date) return date.error();
  if (split == text.size()) {
    return Error{Fault::invalid, fmt::format("hours count from a moment: '{}T16:00'", text)};
  }
  const auto time = parse_local_time(text.substr(split + 1));
  if (!time) return time.error();
  const Instant at = zone.at(*date, *time);
  if (zone.time(at) == *time) return at;
  return Error{Fault::invalid,
               fmt::format("'{}' does not exist: the clock was put forward then", text)};
}

// What stands before "from" or "before".
Result<Term> length_of(const std::vector<std::string_view>& words, std::string_view text) {
  Term term;
  if (words.size() == 2 && words[1] == "workdays") {
    const auto count = digits(words[0]);
    if (!count || *count > 9999) return no_term(text);
    term.counts = Term::Counts::workdays;
    term.workdays = *count;
    return term;
  }
  if (words.size() != 1) return no_term(text);
  const auto period = parse_period(words[0]);
  if (!period) return period.error();
  term.period = *period;
  term.counts = period->in_hours() ? Term::Counts::hours : Term::Counts::calendar;
  return term;
}

Result<Term> counted_term(const std::vector<std::string_view>& words, std::string_view text,
                          const Zone& zone) {
  const auto preposition = std::ranges::find_if(
      words, [](std::string_view word) { return word == "from" || word == "before"; });
  if (preposition == words.end() || words.end() - preposition != 2) return no_term(text);
  auto term = length_of({words.begin(), preposition}, text);
  if (!term) return term;
  term->back = *preposition == "before";
  if (term->counts == Term::Counts::hours) {
    const auto at = moment(words.back(), zone);
    if (!at) return at.error();
    term->at = *at;
    term->from = zone.date(*at);
    return term;
  }
  const auto from = parse_local_date(words.back());
  if (!from) return from.error();
  term->from = *from;
  return term;
}

Error ends_outside(LocalDate end, const Calendars& calendars) {
  return {Fault::out_of_range,
          fmt::format("{} lies outside the calendar, which runs from {} to {}", to_string(end),
                      to_string(calendars.first()), to_string(calendars.last()))};
}

// Only months and years can miss a day number.
bool shorter_month(const Term& term, LocalDate end) {
  const bool by_month =
      term.period.unit == Period::Unit::months || term.period.unit == Period::Unit::years;
  return by_month && end.ymd().day() != term.from.ymd().day();
}

// Days, weeks, months and years from a day on, which a law may make longer.
Result<void> count_on(const Term& term, const Calendars& calendars, Deadline& all) {
  all.counted = all.by_article_1 = all.end = plus(term.from, term.period);
  if (shorter_month(term, all.counted)) all.rules.push_back(TermRule::shorter_month);
  if (!term.legal) {
    all.rules.push_back(TermRule::no_statute);
    return {};
  }
  const auto legal = legal_end(term.from, term.period, calendars);
  if (!legal) return legal.error();
  all.by_article_1 = legal->by_article_1;
  all.end = legal->date;
  if (!falls_under_atw(term.period)) all.rules.push_back(TermRule::article_4);
  if (all.by_article_1 != all.counted) all.rules.push_back(TermRule::article_1);
  if (all.end != all.by_article_1) all.rules.push_back(TermRule::article_2);
  return {};
}

void count_back(const Term& term, Deadline& all) {
  all.counted = all.by_article_1 = all.end = minus(term.from, term.period);
  if (shorter_month(term, all.counted)) all.rules.push_back(TermRule::shorter_month);
  all.rules.push_back(term.legal ? TermRule::article_1_back : TermRule::no_statute);
}

void count_hours(const Term& term, const Zone& zone, Deadline& all) {
  const Elapsed elapsed = term.period.elapsed();
  all.ends_at = term.back ? term.at - elapsed : term.at + elapsed;
  all.counted = all.by_article_1 = all.end = zone.date(all.ends_at);
  all.rules.push_back(term.legal ? TermRule::article_4 : TermRule::no_statute);
}

}  // namespace

Result<Term> parse_term(std::string_view text, const Zone& zone) {
  auto words = words_of(text);
  if (words.empty() || words.size() > words_most) return no_term(text);
  const bool legal = words.back() == "legal";
  if (legal) words.pop_back();
  Result<Term> term = Term{};
  if (words.size() == 1) {
    const auto date = parse_local_date(words[0]);
    if (!date) return no_term(text);
    term->counts = Term::Counts::named;
    term->from = *date;
  } else {
    term = counted_term(words, text, zone);
  }
  if (!term) return term;
  term->legal = legal;
  if (legal && term->counts == Term::Counts::workdays) {
    return Error{Fault::invalid,
                 "a law counts days, weeks, months or years; workdays are an agreement: leave "
                 "'legal' out"};
  }
  return term;
}

Result<Deadline> deadline(const Term& term, const Calendars& calendars, const Zone& zone) {
  Deadline all;
  if (term.counts == Term::Counts::named) {
    all.counted = all.by_article_1 = all.end = term.from;
    all.rules = {TermRule::named};
  } else if (term.counts == Term::Counts::hours) {
    all.rules = {TermRule::counted};
    count_hours(term, zone, all);
  } else {
    all.rules = {TermRule::day_zero, TermRule::counted};
    if (term.counts == Term::Counts::workdays) {
      const WorkingDays count{term.back ? -term.workdays : term.workdays};
      all.counted = all.by_article_1 = all.end = plus(term.from, count, calendars);
    } else if (term.back) {
      count_back(term, all);
    } else if (const auto done = count_on(term, calendars, all); !done) {
      return done.error();
    }
  }
  for (const LocalDate day : {term.from, all.counted, all.end}) {
    if (!calendars.covers(day)) return ends_outside(day, calendars);
  }
  if (term.counts == Term::Counts::hours) return all;
  all.target = target_for(all.counted, calendars);
  all.decree_known = calendars.decree_known(int{all.end.ymd().year()}) &&
                     calendars.decree_known(int{all.counted.ymd().year()});
  return all;
}

std::string_view word(TermRule rule) {
  switch (rule) {
    case TermRule::day_zero:
      return "day-zero";
    case TermRule::counted:
      return "counted";
    case TermRule::shorter_month:
      return "shorter-month";
    case TermRule::article_1:
      return "article-1";
    case TermRule::article_1_back:
      return "article-1-back";
    case TermRule::article_2:
      return "article-2";
    case TermRule::article_4:
      return "article-4";
    case TermRule::no_statute:
      return "no-statute";
    case TermRule::named:
      return "named";
  }
  broken_invariant("a rule of a term has a word");
}

}  // namespace cadans::time
