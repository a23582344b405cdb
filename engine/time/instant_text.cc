#include "engine/time/instant_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "engine/time/digits.h"
#include "engine/time/local_date.h"

namespace cadans::time {
namespace {

constexpr std::int64_t us_a_second = 1'000'000;
constexpr std::int64_t seconds_a_day = 86'400;

// Cuts the parts of a text off from the left. Once one part is wrong, all that follow are.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  std::string_view take(std::size_t size) {
    const auto part = rest_.substr(0, size);
    right_ = right_ && part.size() == size;
    rest_.remove_prefix(part.size());
    return part;
  }
  int number(std::size_t size, int most) {
    const auto value = digits(take(size));
    right_ = right_ && value && *value <= most;
    return value.value_or(0);
  }
  void expect(char c) { right_ = right_ && take(1) == std::string_view(&c, 1); }
  bool next_is(char c) const { return rest_.starts_with(c); }
  std::string_view take_digits() {
    return take(std::min(rest_.find_first_not_of("0123456789"), rest_.size()));
  }
  void fail() { right_ = false; }
  bool read_all() const { return right_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool right_ = true;
};

LocalDate read_date(Reader& reader) {
  const auto date = parse_local_date(reader.take(10));
  if (!date) reader.fail();
  return date.value_or(LocalDate());
}

std::int64_t read_seconds(Reader& reader) {
  const int hour = reader.number(2, 23);
  reader.expect(':');
  const int minute = reader.number(2, 59);
  reader.expect(':');
  return hour * 3600 + minute * 60 + reader.number(2, 59);
}

std::int64_t read_fraction_us(Reader& reader) {
  if (!reader.next_is('.')) return 0;
  reader.take(1);
  const std::string_view fraction = reader.take_digits();
  if (fraction.empty() || fraction.size() > 9) reader.fail();
  std::int64_t us = 0;
  for (std::size_t place = 0; place < 6; ++place) {
    us = us * 10 + (place < fraction.size() ? fraction[place] - '0' : 0);
  }
  return us;
}

std::int64_t read_offset_seconds(Reader& reader) {
  if (reader.next_is('Z')) {
    reader.take(1);
    return 0;
  }
  const std::int64_t sign = reader.next_is('-') ? -1 : 1;
  reader.expect(sign < 0 ? '-' : '+');
  const int hour = reader.number(2, 23);
  reader.expect(':');
  return sign * (hour * 3600 + reader.number(2, 59) * 60);
}

}  // namespace

std::string utc_text(Instant instant) {
  const auto since =
      std::chrono::sys_time<std::chrono::microseconds>(std::chrono::microseconds(instant.us));
  const auto day = std::chrono::floor<std::chrono::days>(since);
  const std::chrono::hh_mm_ss clock(since - day);
  std::string text =
      fmt::format("{}T{:02}:{:02}:{:02}",
                  to_string(LocalDate(static_cast<std::int32_t>(day.time_since_epoch().count()))),
                  clock.hours().count(), clock.minutes().count(), clock.seconds().count());
  if (const auto us = clock.subseconds().count(); us != 0) {
    text += fmt::format(".{:06}", us);
    text.erase(text.find_last_not_of('0') + 1);
  }
  return text + "Z";
}

Result<Instant> parse_instant(std::string_view text) {
  Reader reader(text);
  const LocalDate date = read_date(reader);
  reader.expect('T');
  const std::int64_t local = read_seconds(reader);
  const std::int64_t us = read_fraction_us(reader);
  const std::int64_t offset = read_offset_seconds(reader);
  if (!reader.read_all()) {
    return Error{Fault::invalid,
                 fmt::format("\"{}\" is not an instant: write date, time and offset, as "
                             "2027-04-20T09:30:00+02:00",
                             text)};
  }
  return Instant{(date.day * seconds_a_day + local - offset) * us_a_second + us};
}

}  // namespace cadans::time
