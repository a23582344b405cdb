#pragma once
// The rule behind a sentence of *explain*, by a short name of this project: T for days, O for
// whose work it is, R for reminders, S and L for rungs. docs/rules.md tells what each says, its
// source and which test holds it; the messages "rule.*" say it to people.
//
//   rule_behind("explain.passed_owner")   "S1"; "" where a sentence tells a fact and no rule
//   about("S1")                           About::rungs

#include <cstdint>
#include <string>
#include <string_view>

namespace cadans::decide {

// What of a task is asked why.
enum class About : std::uint8_t { all, date, owner, reminders, rungs };

// A sentence, and the rule that it rests on; "" = none.
struct Sentence {
  std::string text;
  std::string_view rule;
};

[[nodiscard]] std::string_view rule_behind(std::string_view sentence);
[[nodiscard]] About about(std::string_view rule);

}  // namespace cadans::decide
