#include "engine/words/lines.h"

#include <fmt/format.h>

namespace cadans::words {

std::string Lines::at(std::string_view part, std::string_view says) const {
  auto found = places_.find(part);
  while (found == places_.end() && !part.empty()) {
    const auto dot = part.rfind('.');
    part = part.substr(0, dot == std::string_view::npos ? 0 : dot);
    found = places_.find(part);
  }
  const Place place = found == places_.end() ? Place() : found->second;
  return fmt::format("{}:{}:{}: error: {}", file_, place.line, place.column, says);
}

}  // namespace cadans::words
