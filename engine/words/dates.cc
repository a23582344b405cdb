#include "engine/words/dates.h"

#include <array>

#include "engine/words/render.h"
#include "engine/words/values.h"

namespace cadans::words {
namespace {

std::string say(const Messages& messages, const Reader& reader, std::string_view id,
                const Values& values = {}) {
  const auto text = fill(messages, reader, messages.sentence(reader.language, id), {values});
  invariant(text.has_value(), "a date is said with the values that its contract names");
  return *text;
}

// Word `number` of a list of words, from 1.
std::string word(const std::string& words, unsigned number) {
  std::size_t start = 0;
  for (unsigned i = 1; i < number; ++i) start = words.find(' ', start) + 1;
  return words.substr(start, words.find(' ', start) - start);
}

}  // namespace

std::string day(const Messages& messages, const Reader& reader, LocalDate date) {
  using std::chrono::days;
  if (date == reader.today) return say(messages, reader, "date.today");
  if (date == reader.today + days(1)) return say(messages, reader, "date.tomorrow");
  const auto ymd = date.ymd();
  const bool this_year = ymd.year() == reader.today.ymd().year();
  Values values;
  values.text("weekday", word(say(messages, reader, "date.weekdays"), weekday(date).iso_encoding()))
      .text("day_number", std::to_string(static_cast<unsigned>(ymd.day())))
      .text("month", word(say(messages, reader, "date.months"), static_cast<unsigned>(ymd.month())))
      .text("year", std::to_string(static_cast<int>(ymd.year())));
  return say(messages, reader, this_year ? "date.this_year" : "date.other_year", values);
}

std::string day_after(std::string_view word, const Messages& messages, const Reader& reader,
                      LocalDate date) {
  const bool near = date == reader.today || date == reader.today + std::chrono::days(1);
  return (near || word.empty() ? "" : std::string(word) + ' ') + day(messages, reader, date);
}

std::string days(const Messages& messages, const Reader& reader, std::int64_t count) {
  return say(messages, reader, "span.working_days", Values().count("count", count));
}

std::string span(const Messages& messages, const Reader& reader, Period period) {
  static constexpr std::array names = {"span.years", "span.months", "span.weeks",
                                       "span.days",  "span.hours",  "span.minutes"};
  const auto unit = static_cast<std::size_t>(period.unit);
  if (unit >= names.size()) return to_string(period);
  return say(messages, reader, names.at(unit), Values().count("count", period.count));
}

}  // namespace cadans::words
