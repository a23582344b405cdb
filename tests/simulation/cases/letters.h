#pragma once
// The mails of a Maildir, read back as a mail program would read them.
//
//   letters_in("/tmp/.../mail", zone)   in order of their date, then of whom they are for
// Errors  throws std::runtime_error for a file that is no mail: a test has nothing to go on with.

#include <string>
#include <string_view>
#include <vector>

#include "engine/time/local_date.h"
#include "engine/time/local_time.h"
#include "engine/time/zone.h"

namespace cadans::cases {

struct Letter {
  LocalDate on;  // by its own Date
  LocalTime at;
  std::string to;  // how the sample calls the person: "vuur" of h.vuur@voorbeeldstad.example
  std::string subject;
  std::string text;          // the plain part, on one line
  std::string thread;        // of its References; empty = of none
  std::string answers_to{};  // its Reply-To
};

[[nodiscard]] inline bool says(const Letter& letter, std::string_view words) {
  return letter.text.find(words) != std::string::npos;
}

[[nodiscard]] std::vector<Letter> letters_in(const std::string& maildir, const time::Zone& zone);

}  // namespace cadans::cases
