#pragma once
// What is known of one audit programme: its years, what it touches in which of them, who chose
// other years, and of the version in force the audits with their days. Kept as JSON beside its
// state.
//
//   to_text(facts), programme_facts(text)   round trip
//   programmes(state)        those that are not over, oldest first: where one ends the next is
//                            drafted beside it. Two at most
//   planned_as(state, task)  the audit of the programme that this task is, by its identity
//   hash_of(lines)           BLAKE2b-256 over the lines, in hex
//
// Source  BIO2 5.35.02; ISO/IEC 27001 clause 9.2.2; its length is a proposal.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/view.h"
#include "engine/people/roles.h"

namespace cadans::decide {

struct ProgrammeLine {
  people::Subject subject;  // a process, a supplier, or a theme of the catalogue: {"theme", "5"}
  std::string why;          // "red", "critical", "class-high", "amber", "once", "theme", "chosen"
  std::vector<int> years;
  friend bool operator==(const ProgrammeLine&, const ProgrammeLine&) = default;
};

// The years that somebody chose in place of those laid.
struct ChosenYears {
  people::Subject subject;
  std::vector<int> years;
  std::string by;  // person
  LocalDate on;
  std::string reason;  // a text by id
  friend bool operator==(const ChosenYears&, const ChosenYears&) = default;
};

struct PlannedAudit {
  int year = 0;
  people::Subject subject;          // a process, a supplier, or the organisation with its themes
  std::vector<std::string> themes;  // of that year
  LocalDate on;                     // its report is there
  std::string task;                 // identity; empty = it has none yet
  bool left_out = false;            // its day came, and its subject was not there any more
  friend bool operator==(const PlannedAudit&, const PlannedAudit&) = default;
};

struct ProgrammeFacts {
  int first = 0;
  int last = 0;
  std::vector<ProgrammeLine> lines;
  std::vector<ChosenYears> chosen;
  int version = 0;  // times adopted
  LocalDate adopted;
  std::string number;  // of the resolution
  std::string hash;    // of the lines that were adopted
  std::vector<PlannedAudit> planned;
  friend bool operator==(const ProgrammeFacts&, const ProgrammeFacts&) = default;
};

struct Programme {
  InstanceId id;
  Snapshot snapshot;
  ProgrammeFacts facts;
};

[[nodiscard]] std::string to_text(const ProgrammeFacts& facts);
[[nodiscard]] ProgrammeFacts programme_facts(std::string_view text);
[[nodiscard]] std::string identity(const ProgrammeFacts& facts);
[[nodiscard]] std::vector<Programme> programmes(const View& state);
[[nodiscard]] std::optional<PlannedAudit> planned_as(const View& state, std::string_view task);
[[nodiscard]] std::string hash_of(const std::vector<ProgrammeLine>& lines);

}  // namespace cadans::decide
