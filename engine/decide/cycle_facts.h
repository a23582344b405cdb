#pragma once
// What is known of one year of a cycle: its days, how it went through its phases, and what it
// carried over. Kept as JSON beside its state.
//
//   to_text(facts), cycle_facts(text)   round trip
//   cycle_at(state, name)               its instance, by "isms/2027-01-01"; none where it is not
//                                       there
//   next_phase(year, state)             what comes after that state by the calendar, and its first
//                                       day; not named after the last
//   review_mark(name)                   the mark that holds its management reviews that are open

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/view.h"
#include "engine/people/cycles.h"

namespace cadans::decide {

struct PhaseBegan {
  std::string phase;  // state of the machine
  LocalDate on;
  int open = 0;  // of the phases before it: what was not done by then
  friend bool operator==(const PhaseBegan&, const PhaseBegan&) = default;
};

struct CycleFacts {
  people::CycleYear year;
  std::vector<PhaseBegan> phases;  // in order; the first is where it began
  std::int64_t looked = 0;         // the last task that the close looked at
  std::int64_t carried = 0;        // tasks that it carried over
  friend bool operator==(const CycleFacts&, const CycleFacts&) = default;
};

[[nodiscard]] std::string to_text(const CycleFacts& facts);
[[nodiscard]] CycleFacts cycle_facts(std::string_view text);
[[nodiscard]] std::string identity(const people::CycleYear& year);
[[nodiscard]] std::optional<InstanceId> cycle_at(const View& state, const std::string& name);
struct NextPhase {
  std::string_view state;
  LocalDate on;
};
[[nodiscard]] NextPhase next_phase(const people::CycleYear& year, std::string_view state);
[[nodiscard]] std::string review_mark(const std::string& name);

}  // namespace cadans::decide
