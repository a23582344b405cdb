#pragma once
// What was decided on a gate last, as the facts of its stage keep it.
//
//   gate_decision(facts, gate)   of the gate with that id; nothing decided: all of it empty
//   keep(decision, facts, gate)  the facts with this decision of that gate
//
// The day of a decision is the one named with it, else the one on which it was recorded.

#include <string>
#include <string_view>

#include "engine/time/local_date.h"

namespace cadans::decide {

struct GateDecision {
  std::string outcome;  // "pass", "pass-with-conditions", "refuse", "postpone", "reopen"
  LocalDate on;
  std::string number;     // of the resolution
  std::string reason;     // a text by id
  LocalDate asked_again;  // put off: until then nobody is asked
  LocalDate start;        // of the stage that it lets begin
};

[[nodiscard]] GateDecision gate_decision(std::string_view facts, std::string_view gate);
[[nodiscard]] std::string keep(const GateDecision& decision, std::string_view facts,
                               std::string_view gate);

}  // namespace cadans::decide
