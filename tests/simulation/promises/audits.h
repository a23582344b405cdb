#pragma once
// Audits and their programme as the oracle follows them: that each goes from step to step in its
// order, with its terms, by somebody who has no part in it; that its task ends by its report; what
// it asks of others; that what is planned comes on its day, and that nothing is left out of the
// programme. Read from the facts of the journal: nothing of engine/decide is asked.
//
//   Audits audits(content);
//   audits.take(entry, day)      each entry of the journal, in order; what is wrong with it
//   audits.made(duty, facts)     a task that an audit or the programme asks: what is wrong, or ""
//   audits.missing(day)          at rest: what should be there and is not, told once
//
// Source  ISO/IEC 27001 clause 9.2; annual cycle, internal audit programme; evidence rules, RC7.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/decide/rules.h"
#include "engine/json.h"

namespace cadans::promises {

class Audits {
 public:
  explicit Audits(const decide::Rules& content) : content_(content) {}

  [[nodiscard]] std::vector<std::string> take(const Entry& entry, int day);
  [[nodiscard]] std::string made(const settings::Duty& duty, const Json& facts) const;
  [[nodiscard]] std::vector<std::string> missing(int day);

 private:
  struct Known {
    std::string state;
    Json facts;
  };

  void appears(const InstanceNew& one);
  void moves(const InstanceSet& one, const Event& event);
  void knows(const FactsSet& one, const Event& event);
  void goes(std::int64_t id, Known& audit, const std::string& state, const Event& event);
  [[nodiscard]] std::string part_of(const std::string& person, const Json& audit) const;
  [[nodiscard]] bool owns(const std::string& person, const Json& audit) const;
  [[nodiscard]] std::string wrong_with_adoption() const;
  [[nodiscard]] const Known* audit_of(std::int64_t task) const;
  [[nodiscard]] bool holds(const std::string& person, const std::string& role) const;
  [[nodiscard]] const settings::Duty* duty_of(const Known& task) const;
  [[nodiscard]] std::string wrong_with_task(const Known& task, const Known* audit) const;
  [[nodiscard]] std::string wrong_with_audit(std::int64_t id, const Known& audit) const;
  [[nodiscard]] std::string state_of_asked(std::int64_t audit, const std::string& event) const;
  [[nodiscard]] std::string wrong_with_programme(const Known& programme, int day) const;
  [[nodiscard]] std::string left_out(const Json& programme) const;
  [[nodiscard]] bool planned_at(const std::string& subject, const std::string& day) const;

  const decide::Rules& content_;
  std::map<std::int64_t, Known> tasks_;
  std::map<std::int64_t, Known> audits_;
  std::map<std::int64_t, Known> programmes_;
  std::set<std::string> told_;
  std::vector<std::string> wrong_;
};

}  // namespace cadans::promises
