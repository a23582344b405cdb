#include "tests/simulation/promises/leaves.h"

#include "engine/rehearsal/paper_world.h"

namespace cadans::promises {
namespace {

using rehearsal::roll;
using rehearsal::roll_between;
using std::chrono::days;

constexpr days said_before{3};  // that it is not needed, after it was said

std::optional<Leave> away_said(std::uint64_t seed, const people::Organisation& organisation,
                               LocalDate day) {
  const std::string about = "away/" + to_string(day);
  if (roll(seed, about) > 0.12) return std::nullopt;
  const auto count = static_cast<int>(organisation.positions.size());
  const int chosen = roll_between(seed, about + "/who", 0, count - 1);
  const people::Position& position = *(organisation.positions.begin() + chosen);
  if (position.occupant.empty()) return std::nullopt;
  const LocalDate first = day + days(roll_between(seed, about + "/from", 7, 20));
  const int length = roll_between(seed, about + "/days", 0, 20);
  return Leave{position.occupant, "p-" + position.key, {first, first + days(length)}};
}

std::optional<Leave> back_said(std::uint64_t seed, const people::Organisation& organisation,
                               LocalDate day) {
  if (roll(seed, "back/" + to_string(day)) > 0.3) return std::nullopt;
  auto leave = away_said(seed, organisation, day - said_before);
  if (leave) leave->days.first = leave->days.first + (leave->days.last - leave->days.first) / 2;
  return leave;
}

}  // namespace

std::optional<Leave> leave_of(std::uint64_t seed, const people::Organisation& organisation,
                              std::string_view event_id) {
  const auto slash = event_id.find('/');
  const auto day = parse_local_date(event_id.substr(slash + 1)).value();
  return event_id.starts_with("away/") ? away_said(seed, organisation, day)
                                       : back_said(seed, organisation, day);
}

}  // namespace cadans::promises
