#include "engine/people/meetings.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "engine/time/working_days.h"

namespace cadans::people {
namespace {

constexpr int horizon_days = 731;   // two years
constexpr int moved_days_max = 31;  // no office is closed longer

// The meetings of one body by number: the first is 0.
class Meetings {
 public:
  Meetings(const Organisation& organisation, const MeetingBody& body,
           const time::Calendars& calendars)
      : organisation_(organisation), body_(body), calendars_(calendars) {}

  // The last number whose day, before it moves, is not after `date`; under 0 = before the first.
  [[nodiscard]] int number_at(LocalDate date) const {
    const int since = date.day - body_.first.day;
    return since < 0 ? -1 : since / interval_days();
  }
  [[nodiscard]] LocalDate planned(int number) const {
    return body_.first + std::chrono::days(number * interval_days());
  }
  // The day it happens; nothing when it does not.
  [[nodiscard]] std::optional<LocalDate> held(int number) const {
    const LocalDate day = time::open_on_or_after(planned(number), calendars_);
    if (in_recess(planned(number)) || in_recess(day)) return std::nullopt;
    return day;
  }

 private:
  [[nodiscard]] int interval_days() const { return 7 * std::max(body_.interval_weeks, 1); }
  [[nodiscard]] bool in_recess(LocalDate day) const {
    return people::in_recess(organisation_, body_.key, day);
  }

  const Organisation& organisation_;
  const MeetingBody& body_;
  const time::Calendars& calendars_;
};

Error no_body(std::string_view body) {
  return Error{Fault::not_found,
               fmt::format("there is no meeting body {}: add it to the organisation file", body)};
}

}  // namespace

bool in_recess(const Organisation& organisation, std::string_view body, LocalDate day) {
  return std::ranges::any_of(organisation.recesses, [&](const Recess& recess) {
    return recess.body == body && recess.first <= day && day <= recess.last;
  });
}

Result<LocalDate> next_meeting(const Organisation& organisation, std::string_view body,
                               LocalDate from, const time::Calendars& calendars) {
  const MeetingBody* found = organisation.bodies.find(body);
  if (found == nullptr) return no_body(body);
  const Meetings meetings(organisation, *found, calendars);
  const LocalDate start = std::max(from, found->first);
  const int before = meetings.number_at(start - std::chrono::days(moved_days_max));
  for (int number = std::max(before, 0); (meetings.planned(number) - start).count() <= horizon_days;
       ++number) {
    const auto day = meetings.held(number);
    if (day && *day >= from) return *day;
  }
  return Error{Fault::out_of_range, fmt::format("{} has no meeting within two years of {}: look at "
                                                "its interval and recesses",
                                                body, to_string(from))};
}

Result<LocalDate> last_meeting_on_or_before(const Organisation& organisation, std::string_view body,
                                            LocalDate date, const time::Calendars& calendars) {
  const MeetingBody* found = organisation.bodies.find(body);
  if (found == nullptr) return no_body(body);
  const Meetings meetings(organisation, *found, calendars);
  for (int number = meetings.number_at(date);
       number >= 0 && (date - meetings.planned(number)).count() <= horizon_days; --number) {
    const auto day = meetings.held(number);
    if (day && *day <= date) return *day;
  }
  return Error{Fault::out_of_range,
               fmt::format("{} had no meeting in the two years before {}; its first is {}", body,
                           to_string(date), to_string(found->first))};
}

LocalDate papers_close(const MeetingBody& body, LocalDate meeting,
                       const time::Calendars& calendars) {
  return time::plus(meeting, WorkingDays{-body.papers_close_office_days}, calendars);
}

}  // namespace cadans::people
