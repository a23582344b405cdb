#include "engine/time/weekdays.h"

#include <fmt/format.h>

#include <array>

namespace cadans {
namespace {

// From Monday on: the ISO number of a day less one is its place.
constexpr std::array<std::string_view, 7> names = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

}  // namespace

std::string to_string(std::chrono::weekday day) {
  return std::string(names.at(day.iso_encoding() - 1));
}

Result<std::chrono::weekday> parse_weekday(std::string_view text) {
  for (unsigned place = 0; place < names.size(); ++place) {
    if (names.at(place) == text) return std::chrono::weekday(place + 1);
  }
  return Error{
      Fault::invalid,
      fmt::format("\"{}\" is not a day of the week: write MO, TU, WE, TH, FR, SA or SU", text)};
}

}  // namespace cadans
