#pragma once
// Why an occurrence of a duty is where it is, in sentences.
//
//   reasons.of(occurrence)   by what rule, where that day moved to and why; never empty
//   reasons.heading()        what is asked, and from which day it counts
//   reasons.heads()          of the columns: day by the rule, asked for, task made, why
//   reasons.none()           why there is no day
//   reasons.open_years(all)  of which years no decree is known; empty when all are
//
// Life  refers to the messages, the duty and the calendar: all three outlive it.

#include <string>
#include <vector>

#include "engine/command/closed_names.h"
#include "engine/decide/occurrence.h"

namespace cadans::command {

class Reasons {
 public:
  Reasons(const words::Messages& messages, const words::Reader& reader, const settings::Duty& duty,
          LocalDate counted_from, const time::CalendarContent& calendar);

  [[nodiscard]] std::vector<std::string> of(const decide::Occurrence& one) const;
  [[nodiscard]] std::string heading() const;
  [[nodiscard]] std::vector<std::string> heads() const;
  [[nodiscard]] std::string none() const;
  [[nodiscard]] std::string open_years(const std::vector<decide::Occurrence>& all) const;

 private:
  [[nodiscard]] std::string say(const std::string& id, const words::Values& values = {}) const;
  [[nodiscard]] std::string by_rule(LocalDate nominal) const;
  [[nodiscard]] std::string by_shift(const decide::Occurrence& one) const;

  const words::Messages* messages_;
  words::Reader reader_;
  const settings::Duty* duty_;
  LocalDate counted_from_;
  ClosedNames closed_;
};

}  // namespace cadans::command
