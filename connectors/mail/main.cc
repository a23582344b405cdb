// cadans-mail: the mail connector as a process of its own.

#include <fmt/format.h>
#include <sysexits.h>

#include "connectors/mail/program.h"

int main(int count, char** words) {
  const auto flags = cadans::mail::read_flags(count, words);
  if (!flags) {
    fmt::print(stderr, "cadans-mail: {}\n\n{}", flags.error().what, cadans::mail::usage());
    return EX_USAGE;
  }
  if (flags->help) return fmt::print("{}", cadans::mail::usage()), EX_OK;
  const auto served = cadans::mail::serve(*flags);
  if (!served) fmt::print(stderr, "cadans-mail: {}\n", served.error().what);
  return served ? EX_OK : EX_UNAVAILABLE;
}
