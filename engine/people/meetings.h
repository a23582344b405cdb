#pragma once
// When a body meets, and when its papers close.
//
//   next_meeting(org, body, from, calendars)              the first on or after `from`
//   last_meeting_on_or_before(org, body, date, calendars)
//   papers_close(body, meeting, calendars)                so many office days before the meeting
//
// Meetings are the first one plus k intervals. One that falls on a day that the office is closed
// happens on the next open day; one that falls in a recess, itself or by moving, does not happen.
//
// Errors  Fault::not_found for an unknown body; Fault::out_of_range when there is none within two
//         years, or none before `date` since the first.
// Source  time rules, section 8.

#include <string_view>

#include "engine/people/organisation.h"
#include "engine/result.h"
#include "engine/time/calendar.h"

namespace cadans::people {

[[nodiscard]] Result<LocalDate> next_meeting(const Organisation& organisation,
                                             std::string_view body, LocalDate from,
                                             const time::Calendars& calendars);
[[nodiscard]] Result<LocalDate> last_meeting_on_or_before(const Organisation& organisation,
                                                          std::string_view body, LocalDate date,
                                                          const time::Calendars& calendars);
[[nodiscard]] bool in_recess(const Organisation& organisation, std::string_view body,
                             LocalDate day);
[[nodiscard]] LocalDate papers_close(const MeetingBody& body, LocalDate meeting,
                                     const time::Calendars& calendars);

}  // namespace cadans::people
