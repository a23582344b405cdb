#include "tests/simulation/promises/ranking.h"

#include <fmt/format.h>

namespace cadans::promises {
namespace {

bool first_of_week(const SlowCalendar& calendar, std::string_view person, int day) {
  for (int before = day - SlowCalendar::weekday(day) + 1; before < day; ++before) {
    if (calendar.works(person, before)) return false;
  }
  return true;
}

// The day on which a week begins for them has come since the notice was made.
bool week_began(const Notice& notice, const SlowCalendar& calendar, std::string_view person,
                int day) {
  for (int at = day; at >= notice.from.day && at > day - 7; --at) {
    if (calendar.works(person, at) && first_of_week(calendar, person, at)) return true;
  }
  return false;
}

bool goes_on(const Notice& notice, const SlowCalendar& calendar, int day) {
  const std::string person = calendar.acts(notice.position, day);
  return notice.from.day <= day && !person.empty() && calendar.works(person, day) &&
         (!notice.monday || week_began(notice, calendar, person, day));
}

void order(const Delivery& delivery, std::vector<std::string>& wrong) {
  std::map<std::string, std::int64_t> last;  // by kind
  for (const Notice& notice : delivery.notices) {
    std::int64_t& before = last[notice.kind];
    if (notice.id < before) wrong.push_back(delivery.key + " is in an order of its own");
    before = notice.id;
  }
}

}  // namespace

std::vector<std::string> ranked(const Entry& entry, const std::map<std::int64_t, Notice>& waiting,
                                const SlowCalendar& calendar, const LeftOut& may) {
  std::vector<std::string> wrong;
  bool batch = false;
  for (const Change& change : entry.changes) {
    if (const auto* made = std::get_if<DeliveryNew>(&change)) order(made->delivery, wrong);
    const auto* set = std::get_if<MarkSet>(&change);
    batch = batch || (set != nullptr && set->name == "window");
  }
  const int day = SlowCalendar::day_of(entry.event.at.us);
  for (const auto& [id, notice] : waiting) {
    if (!batch || !goes_on(notice, calendar, day)) continue;
    const std::string person = calendar.acts(notice.position, day);
    if (may.full(person) || may.rests(notice, day)) continue;
    if (notice.kind == "personal" && may.mailed(person)) continue;
    wrong.push_back(fmt::format("a notice \"{}\" for {} is left out of the batch", notice.kind,
                                notice.position));
  }
  return wrong;
}

}  // namespace cadans::promises
