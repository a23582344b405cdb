#pragma once
// Other content that waits for a second person: nothing of it is in force before somebody else has
// looked at it.
//
//   proposed(state)          the one that waits; none, or a text of it was removed
//   load_of(state, one, at)  what approving it will load, as an "engine.load"
//   code_of(state, one, work)
//                            of what somebody saw: the proposal, what is in force, and what
//                            becomes of open work. Another one as soon as one of these is
//   propose_content(turn)    "engine.propose-content": texts by kind; takes the place of another
//   approve_content(turn)    "engine.approve-content": somebody else, by the code of what they saw
//   withdraw_content(turn)   "engine.withdraw-content": who proposed it, or who may approve it
//   forget_proposal(turn)    its texts go, as they may name somebody who is forgotten
//
// Who may   the CISO and who keeps the system running, each for the other. Who typed it for another
//           is no second person, and who proposed it types no approval of another. Where nobody
//           else is there, alone, with a reason, marked.
// Kept      as texts beside the chain, until it is approved or withdrawn; the chain holds who and
//           when.
// Source    evidence rules, section 2, FE3 and FE4.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/decide/open_work.h"
#include "engine/decide/turn.h"

namespace cadans::decide {

struct Proposal {
  std::string by;          // persons
  std::string entered_by;  // who typed it, where another
  Instant at;
  std::string why;                           // a text by id; "" = none was given
  std::map<std::string, std::string> texts;  // by kind, as in "engine.load"
};

[[nodiscard]] std::optional<Proposal> proposed(const View& state);
[[nodiscard]] Event load_of(const View& state, const Proposal& proposal, Instant at);
[[nodiscard]] std::string code_of(const View& state, const Proposal& proposal,
                                  const std::vector<OpenWork>& work);

void propose_content(Turn& turn);
void approve_content(Turn& turn);
void withdraw_content(Turn& turn);
void forget_proposal(Turn& turn);

}  // namespace cadans::decide
