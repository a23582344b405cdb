#include "engine/time/local_date.h"

#include <fmt/format.h>

#include "engine/time/digits.h"

namespace cadans {

std::string to_string(LocalDate date) {
  const auto ymd = date.ymd();
  return fmt::format("{:04}-{:02}-{:02}", int{ymd.year()}, unsigned{ymd.month()},
                     unsigned{ymd.day()});
}

Result<LocalDate> parse_local_date(std::string_view text) {
  const bool shaped = text.size() == 10 && text[4] == '-' && text[7] == '-';
  const auto year = time::digits(text.substr(0, 4));
  const auto month = shaped ? time::digits(text.substr(5, 2)) : std::nullopt;
  const auto day = shaped ? time::digits(text.substr(8, 2)) : std::nullopt;
  if (!year || !month || !day) {
    return Error{Fault::invalid,
                 fmt::format("\"{}\" is not a date: write YYYY-MM-DD, as 2027-04-20", text)};
  }
  const std::chrono::year_month_day ymd{std::chrono::year{*year},
                                        std::chrono::month{static_cast<unsigned>(*month)},
                                        std::chrono::day{static_cast<unsigned>(*day)}};
  if (!ymd.ok()) {
    return Error{Fault::invalid, fmt::format("the day {} does not exist", text)};
  }
  return LocalDate(ymd);
}

}  // namespace cadans
