#include "tests/simulation/promises/after_events.h"

#include <fmt/format.h>

namespace cadans::promises {

void AfterEvents::said(const Event& event) {
  const auto named = parse_local_date(event.value("day"));
  const int day = named ? named->day : SlowCalendar::day_of(event.at.us);
  for (const settings::Duty& duty : content_.catalogue.duties()) {
    if (duty.anchor != settings::Anchor::event || duty.event != event.value("name")) continue;
    const Task task(duty.id, day + 7 * duty.period->count);
    if (!made_.contains(task)) wanted_.insert(task);
  }
}

std::string AfterEvents::made(const std::string& duty, int nominal) {
  const Task task(duty, nominal);
  if (!made_.insert(task).second) return "is made twice";
  if (wanted_.erase(task) != 0) return {};
  return fmt::format("is made for {}, and nothing happened that asks for it",
                     to_string(LocalDate(nominal)));
}

int AfterEvents::target(int nominal) const {
  int day = nominal;
  while (!calendar_.office(day) || !calendar_.legal(day)) --day;
  return day;
}

std::vector<std::string> AfterEvents::missing() const {
  std::vector<std::string> all;
  for (const auto& [duty, nominal] : wanted_) {
    all.push_back(fmt::format("lost: {} has no task for {}", duty, to_string(LocalDate(nominal))));
  }
  return all;
}

}  // namespace cadans::promises
