#pragma once
// What people say to the engine beside what they do with their tasks; each in some of the simulated
// organisations.
//
//   Reports reports(seed, folder, run);
//   for (const auto& event : reports.of_today(state, rules, day, now)) ...   // once a day
//
// happened    in one of five: now and then what its duties wait for, some days later
// last done   in one of ten: when its first process was last seen to, before Cadans
// golive      in two of five: the CISO lets the team "work" begin before the others
// away        in one of five: now and then somebody says to be away from some days on, and
//             sometimes to be back before the end
// content     in one of five: two persons change the rules (content_acts.h)
// answers     in one of five: what was answered elsewhere, and what owners say to it (offer_acts.h)
// audits      in one of five: what is done around them, beside auditing (audit_acts.h)
// gates       in one of ten: what is decided on them, beside passing (gate_acts.h)

#include <optional>
#include <vector>

#include "tests/simulation/promises/content_acts.h"

namespace cadans::promises {

class Reports {
 public:
  Reports(std::uint64_t seed, const settings::ConfigFolder& folder, Run& run)
      : seed_(seed), run_(run), content_(folder, run) {}

  [[nodiscard]] std::vector<protocol::CloudEvent> of_today(const View& state,
                                                           const decide::RulesInForce& rules,
                                                           LocalDate day, Instant now);
  [[nodiscard]] bool says_who_is_away() const { return seed_ % 5 == 4; }

 private:
  using Event = std::optional<protocol::CloudEvent>;

  [[nodiscard]] Event what_happened(LocalDate day) const;
  [[nodiscard]] Event what_was_done(LocalDate day) const;
  [[nodiscard]] Event what_is_ahead(LocalDate day) const;
  [[nodiscard]] Event early_golive(LocalDate day) const;
  [[nodiscard]] Event of_days(const std::string& verb, LocalDate day) const;

  std::uint64_t seed_;
  Run& run_;
  ContentActs content_;
};

}  // namespace cadans::promises
