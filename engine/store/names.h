#pragma once
// The names under which urgencies and outcomes are stored and journaled; both ways.
// An unknown name gives nothing.

#include <array>
#include <optional>
#include <string_view>

#include "engine/decide/decision.h"

namespace cadans::store {

inline constexpr std::array<std::string_view, 5> urgency_names = {"clock", "act", "rung", "routine",
                                                                  "window"};
inline constexpr std::array<std::string_view, 5> outcome_names = {"delivered", "unknown",
                                                                  "rejected", "dropped", "parked"};

constexpr std::string_view name(Urgency urgency) {
  return urgency_names[static_cast<std::size_t>(urgency)];
}
constexpr std::string_view name(Outcome outcome) {
  return outcome_names[static_cast<std::size_t>(outcome)];
}

template <class Named, std::size_t Size>
constexpr std::optional<Named> named(const std::array<std::string_view, Size>& names,
                                     std::string_view name) {
  for (std::size_t at = 0; at < Size; ++at) {
    if (names[at] == name) return static_cast<Named>(at);
  }
  return std::nullopt;
}

constexpr std::optional<Urgency> urgency_named(std::string_view name) {
  return named<Urgency>(urgency_names, name);
}
constexpr std::optional<Outcome> outcome_named(std::string_view name) {
  return named<Outcome>(outcome_names, name);
}

}  // namespace cadans::store
