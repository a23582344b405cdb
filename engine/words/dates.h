#pragma once
// How people say dates, and the one who reads them.
//
//   day(messages, reader, date)   "vandaag", "morgen", "do 14 januari", "do 14 januari 2027"
//   day_after("op", ...)          the same, "op do 14 januari" where it is a full date
//   days(messages, reader, n)     "1 werkdag", "3 werkdagen"
//   span(messages, reader, P6W)   "6 weken"
//
// The year is said only when it is another than the reader's.

#include <cstdint>
#include <string>

#include "engine/time/local_date.h"
#include "engine/time/period.h"
#include "engine/words/messages.h"

namespace cadans::words {

// Who reads, and on which day: dates are said as seen from it.
struct Reader {
  Language language = Language::nl;
  LocalDate today;
};

[[nodiscard]] std::string day(const Messages& messages, const Reader& reader, LocalDate date);
[[nodiscard]] std::string day_after(std::string_view word, const Messages& messages,
                                    const Reader& reader, LocalDate date);
[[nodiscard]] std::string days(const Messages& messages, const Reader& reader, std::int64_t count);
[[nodiscard]] std::string span(const Messages& messages, const Reader& reader, Period period);

}  // namespace cadans::words
