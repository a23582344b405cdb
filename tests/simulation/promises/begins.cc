#include "tests/simulation/promises/begins.h"

#include <algorithm>

namespace cadans::promises {

void Begins::take(const Entry& entry) {
  if (entry.event.type != "engine.golive") return;
  const std::string team(entry.event.value("team"));
  if (!team.empty()) teams_[team] = parse_local_date(entry.event.value("day")).value().day;
}

int Begins::from(const std::string& position) const {
  const int everybody = content_.organisation.stage.project_mode_until.day + 1;
  const people::Position* known = content_.organisation.positions.find(position);
  const auto team = known == nullptr ? teams_.end() : teams_.find(known->team);
  return team == teams_.end() ? everybody : std::min(everybody, team->second);
}

}  // namespace cadans::promises
