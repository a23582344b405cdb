#pragma once
// Why one thing of a task is as it is: its date, whose it is, its reminders or its rungs; the
// facts, and by which rule.
//
//   why_one(desk, id, past, About::rungs)
//     sentences   that tell facts, each with the rule behind it
//     rows        of the ladder, in order of day; of reminders and rungs
//     looks       who was looked at to find who acts, in order; of the owner
//     rules       that stand behind these, each once, with what it says
//
// Errors  as why.h; Fault::invalid of what is no task.

#include "engine/decide/why_rows.h"
#include "engine/decide/why_rule.h"
#include "engine/people/acting.h"

namespace cadans::decide {

struct LookWhy {
  std::string who;  // the position
  std::string as;   // what it is asked as
  std::string is;   // whether somebody is there
};

struct RuleWhy {
  std::string rule;
  std::string says;
};

struct OneWhy {
  std::string title;
  std::vector<Sentence> sentences;
  std::vector<RowWhy> rows;
  std::vector<LookWhy> looks;
  std::vector<RuleWhy> rules;
};

[[nodiscard]] Result<OneWhy> why_one(const Desk& desk, InstanceId id, const Past& past,
                                     About about);

}  // namespace cadans::decide
