#pragma once
// The first time of a duty that counts from when it was last done (anchor "last-done"): what was
// done before Cadans, its people know. They are asked; what nobody knows is spread.
//
//   first_time(state, duty, subject)   what is known of one
//   asked_first_times(rules, stage)    all of duties up to and with that stage, each with the
//                                      position that has the work
//   FirstTimes(turn, begun)            the day that each is counted from. Those that nobody knows
//                                      are spread now, where whose they are speaks; the rest waits
//   last_done(turn)                    "engine.last-done": `answers`, all of them or none
//
// Answers   "S3.BCM.5 organisation 2026-03-01; S2.SUP.4 process:brp unknown"
// Spread    over `over` of the duty, the first one after its lead time, evenly for each position,
//           the highest risk first: a critical process, a system of one, one that faces the
//           internet. The order of risk is a proposal.
// Overdue   the next time after the answer has passed already: first its lead time from now
// Refused   an entry that asks nothing; somebody else than who has the work, the CISO and the ISO;
//           a day to come; an entry that has a task already: what it counts from is settled.
// Source    catalogue, legend: first.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/decide/turn.h"
#include "engine/people/roles.h"

namespace cadans::decide {

struct FirstTime {
  enum class Known : std::uint8_t { no, unknown, said, overdue, spread };
  Known known = Known::no;
  LocalDate last;  // as it was said
  LocalDate from;  // counted from there; not named while it waits
};

struct AskedFirst {
  const settings::Duty* duty = nullptr;
  people::Subject subject;
  std::string owner;  // position
};

[[nodiscard]] FirstTime first_time(const View& state, const settings::Duty& duty,
                                   const people::Subject& subject);
[[nodiscard]] std::vector<AskedFirst> asked_first_times(const Rules& rules, int stage);

class FirstTimes {
 public:
  FirstTimes(Turn& turn, int stage);
  // Not named where it waits for its answer.
  [[nodiscard]] LocalDate from(const settings::Duty& duty, const people::Subject& subject) const;

 private:
  std::map<std::string, LocalDate> from_;  // by its mark
};

void last_done(Turn& turn);

}  // namespace cadans::decide
