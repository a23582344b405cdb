#pragma once
// Two persons who change the rules during the year, where the organisation has rules that change:
// now and then one proposes the next version, the other looks, and approves some days later what
// they saw, or it is taken back. A change may be undone within days.
//
//   ContentActs acts(folder, run);
//   if (const auto event = acts.act(state, rules, day, now)) ...   // once a day
//
// `rules`    as the engine has them; a copy, since looking at a proposal reads others.
// Versions   of which something may come into force are noted in run.versions.

#include <optional>
#include <string>

#include "connectors/protocol/frames.h"
#include "engine/decide/rules.h"
#include "engine/settings/config_folder.h"
#include "tests/simulation/promises/simulation.h"

namespace cadans::promises {

class ContentActs {
 public:
  ContentActs(const settings::ConfigFolder& folder, Run& run) : folder_(folder), run_(run) {}

  [[nodiscard]] std::optional<protocol::CloudEvent> act(const View& state,
                                                        decide::RulesInForce rules, LocalDate day,
                                                        Instant now);

 private:
  void look_at_force(const View& state, LocalDate day);
  [[nodiscard]] protocol::CloudEvent propose(int version);

  const settings::ConfigFolder& folder_;
  Run& run_;
  int version_ = 0;  // the last new one
  int in_force_ = 0;
  int before_ = 0;     // in force before that
  LocalDate changed_;  // the day on which that was seen
  Instant seen_at_;    // of the proposal that the other one looked at
  std::string seen_;
};

}  // namespace cadans::promises
