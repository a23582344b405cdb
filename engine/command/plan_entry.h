#pragma once
// The year plan in words: what a line of it says, whichever form it is written in.
//
//   plan_entries(opened, plan, whom)             in the order of the plan
//   plan_calendar(opened, entries, span, whom)   for time::icalendar
//   plan_csv(entries), plan_json(entries)        RFC 4180, safe against formulas; a list of objects
//
// For whom   the whole organisation: positions and no person. One position, or the positions of
//            one person and what that person does now for another's, said beside it.
// Gone       what was in such a file and is another's now stands there as cancelled, under its UID.
// Never      whether anything is late, was late, or by whom it was done (promise P12).
// UID        the identity of the task and the key of the organisation:
//            "task_A.ENSIA.4_organisation_2027-12-31@voorbeeldstad.cadans"

#include <string>
#include <vector>

#include "engine/command/store_at.h"
#include "engine/decide/year_plan.h"
#include "engine/json_fwd.h"
#include "engine/time/icalendar.h"

namespace cadans::command {

struct PlanEntry {
  decide::PlannedWork work;
  std::string uid;
  decide::Stands stands = decide::Stands::coming;  // in this file
  std::string summary;
  std::string title;
  std::string subject;
  std::string position_title;
  std::string stands_word;
  std::string component;
  std::string basis;  // the word for it, and what it rests on
  std::string norms;
  std::vector<std::string> says;
  std::string local_time;  // "18:00", of a clock in hours
};

struct ForWhom {
  std::string position{};  // key; both empty: the organisation
  std::string person{};    // key
};

[[nodiscard]] std::vector<PlanEntry> plan_entries(const Opened& opened,
                                                  std::vector<decide::PlannedWork> plan,
                                                  const ForWhom& whom);
[[nodiscard]] time::PublishedCalendar plan_calendar(const Opened& opened,
                                                    const std::vector<PlanEntry>& entries,
                                                    const decide::PlanSpan& span,
                                                    const ForWhom& whom);
[[nodiscard]] std::string plan_csv(const std::vector<PlanEntry>& entries);
[[nodiscard]] Json plan_json(const std::vector<PlanEntry>& entries);

}  // namespace cadans::command
