#include "engine/time/target.h"

namespace cadans::time {

LocalDate target_for(LocalDate nominal, const Calendars& calendars) {
  LocalDate target = nominal;
  while (!calendars.open_in_both(target)) target = target - std::chrono::days(1);
  return target;
}

}  // namespace cadans::time
