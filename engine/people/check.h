#pragma once
// What is wrong with an organisation, or costs something when somebody is away.
//
//   problems(org)  refused first, then warnings, each in file order; empty = nothing to say
//
// Refused   a position that is its own deputy; a line (`escalate_to`) that goes round; a reference
//           to a position, team, person, system or body that does not exist; a member without
//           working days; days that end before they begin; a body that can never meet
// Warnings  a vacant position; no deputy; the deputy is the line manager; several hold a role and
//           none is primary; a role of kind position that nobody holds; a process, system or team
//           without owner or manager
//
// Each is one sentence that names the key. Who reads the file adds its line.

#include <string>
#include <vector>

#include "engine/people/organisation.h"

namespace cadans::people {

enum class Severity { refused, warning };

struct Problem {
  Severity severity = Severity::warning;
  std::string text;
  std::string
      position{};  // key of the position it is about; empty = another thing, named in the text
  friend bool operator==(const Problem&, const Problem&) = default;
};

[[nodiscard]] std::vector<Problem> problems(const Organisation& organisation);

}  // namespace cadans::people
