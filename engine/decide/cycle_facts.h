#pragma once
// What is known of one year of a cycle: its days, how it went through its phases, and what it
// carried over. Kept as JSON beside its state.
//
//   to_text(facts), cycle_facts(text)   round trip
//   cycle_at(state, name)               its instance, by "isms/2027-01-01"; none where it is not
//                                       there
//   review_mark(name)                   the mark that holds its management reviews that are open
//   cycles_running(state)               those that are not closed, in order of their beginning

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

struct CycleRunning {
  InstanceId id;
  Snapshot snapshot;
  CycleFacts facts;
};

[[nodiscard]] std::string to_text(const CycleFacts& facts);
[[nodiscard]] CycleFacts cycle_facts(std::string_view text);
[[nodiscard]] std::string identity(const people::CycleYear& year);
[[nodiscard]] std::optional<InstanceId> cycle_at(const View& state, const std::string& name);
[[nodiscard]] std::string review_mark(const std::string& name);
[[nodiscard]] std::vector<CycleRunning> cycles_running(const View& state);

}  // namespace cadans::decide
