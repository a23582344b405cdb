#pragma once
// The content of one test, as a test writes it: duties and gates with what matters to it.
//
//   as_toml(duty, start)   a [[duty]] with the title "Task A"; without other lines it begins at the
//                          journey's start, so that its target is the one named
//   as_toml(gate)          a [[gate]] with the title "Gate IN"

#include <string>

#include "engine/time/local_date.h"

namespace cadans::cases {

struct TestDuty {
  std::string id;
  std::string role;
  LocalDate target;
  std::string ladder = "standard";
  std::string basis = "practice";
  std::string drafter{};
  std::string review{};
  std::string per = "organisation";
  std::string where{};
  std::string period{};
  bool allows_nil = false;
  std::string clause{};
  std::string adjust = "previous-office-day";
  std::string comes_back{};  // the lines that say by what rule; then `target` says nothing
  bool ended = false;
  std::string grade{};  // of the finding that it mends
  int stage = -1;       // else 1, of what comes back 0
  std::string component = "VDW1";
  std::string begins{};  // the lines that say from when, where that is not the journey's start
  std::string also{};    // further lines
};

struct TestGate {
  std::string id;
  std::string kind;  // "entry", "exit"
  std::string asks;  // the id of a duty, or of a gate before it
  std::string decided_by;
  int stage = 1;
  std::string tested_after{};  // the id of a duty
};

[[nodiscard]] std::string as_toml(const TestDuty& duty, LocalDate start);
[[nodiscard]] std::string as_toml(const TestGate& gate);

}  // namespace cadans::cases
