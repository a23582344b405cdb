#pragma once
// A small organisation for the tests: enough positions for every rule, people known by letters.
//
//   top <- town-clerk <- {ciso <- iso, head <- {privacy, owner, second, sewer, hr-1, hr-2}}
//   deputies: owner -> second -> head -> owner, ciso -> iso <-> privacy, hr-1 <-> hr-2
//   sewer is vacant and has none; of the two of hr, hr-2 is primary

#include "engine/people/organisation.h"
#include "engine/time/calendar.h"

namespace cadans::people {

constexpr LocalDate on(int year, unsigned month, unsigned day) {
  return LocalDate(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day));
}

Organisation small_town();
time::Calendars town_calendars();  // the Dutch ones, with the decree day of 2027

// The position with another occupant; empty = vacant.
void appoint(Organisation& organisation, const std::string& position, const std::string& person);

}  // namespace cadans::people
