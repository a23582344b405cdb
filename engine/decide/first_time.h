#pragma once
// The first time of a duty that comes back: what was done before Cadans, its people know. Of one
// that counts from when it was last done (anchor "last-done") they are asked that day; what nobody
// knows is spread. Of one whose rule names its days ("calendar") they are asked what to do with the
// day that lies ahead and whose task would have come before the start: it is done, still to do, or
// not for this year. Without an answer none comes.
//
//   first_time(state, asked)           what is known of one
//   asked_first_times(state, rules, stage)
//                                      all of duties up to and with that stage, each with the
//                                      position that has the work
//   begun_since(state, stage)          the day on which the stage began; not named: it did not
//   found_last(state, duty, subject)   the day that an answer of a self-assessment names, until
//                                      somebody says yes to it or another; not named: none does
//   note_found(turn, duty, subject, day)   the latest of those counts
//   FirstTimes(turn, begun)            the day that each is counted from. Those that nobody knows
//                                      are spread now, where whose they are speaks; the rest waits
//   last_done(turn)                    "engine.last-done": `answers`, all of them or none
//
// Answers   "S3.BCM.5 organisation 2026-03-01; S2.SUP.4 process:brp unknown"; of a day ahead
//           "A.OWN.1 organisation still-to-do", "not-this-year", or the day it was done
// Spread    over `over` of the duty, the first one after its lead time, evenly for each position,
//           the highest risk first: a critical process, a system of one, one that faces the
//           internet. What is bundled for its owner comes on one day. The order of risk is a
//           proposal.
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
  enum class Known : std::uint8_t {
    no,
    unknown,
    said,
    overdue,
    spread,
    still_to_do,
    not_this_year
  };
  Known known = Known::no;
  LocalDate last;  // as it was said
  LocalDate from;  // counted from there; not named while it waits
};

struct AskedFirst {
  const settings::Duty* duty = nullptr;
  people::Subject subject;
  std::string owner;  // position
  LocalDate ahead;    // the day that is asked about, by its rule; not named: when it was last done
};

[[nodiscard]] FirstTime first_time(const View& state, const AskedFirst& asked);
[[nodiscard]] std::vector<AskedFirst> asked_first_times(const View& state, const Rules& rules,
                                                        int stage);
[[nodiscard]] LocalDate found_last(const View& state, std::string_view duty,
                                   const people::Subject& subject);
void note_found(Turn& turn, const settings::Duty& duty, const people::Subject& subject,
                LocalDate day);
[[nodiscard]] LocalDate begun_since(const View& state, int stage);
[[nodiscard]] std::string begun_mark(int stage);

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
