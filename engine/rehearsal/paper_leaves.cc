#include "engine/rehearsal/paper_leaves.h"

#include "engine/people/presence.h"
#include "engine/rehearsal/paper_world.h"

namespace cadans::rehearsal {
namespace {

constexpr int shortest_days = 1;
constexpr int longest_days = 25;
constexpr double working_days_mean = 9.3;  // of so many days on the calendar, five in seven

}  // namespace

std::vector<DaysOff> PaperLeaves::said(const decide::Rules& rules, LocalDate today) const {
  std::vector<DaysOff> all;
  if (leaves_.absent <= 0) return all;
  const double begins = leaves_.absent / ((1 - leaves_.absent) * working_days_mean);
  for (const people::Member& member : rules.organisation.members) {
    const std::string about = "leave/" + member.key + "/" + to_string(today);
    const bool works = people::works_on(rules.organisation, member.key, today, rules.calendars);
    if (!works || roll(seed_, about) >= begins) continue;
    const LocalDate first = today + std::chrono::days(1);
    const int length = roll_between(seed_, about + "/days", shortest_days, longest_days);
    all.push_back({member.key, {first, first + std::chrono::days(length - 1)}});
  }
  return all;
}

std::string PaperLeaves::gone(const decide::Rules& rules, LocalDate today) const {
  const people::Position* position = rules.organisation.positions.find(leaves_.left);
  return position == nullptr || today < leaves_.on ? std::string() : position->occupant;
}

}  // namespace cadans::rehearsal
