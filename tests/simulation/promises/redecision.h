#pragma once
// A journal decided anew: each event that came from outside goes through `decide` again, over a
// store that begins empty, and must come to the very entries that were written then.
//
//   const std::string difference = redecide(here, journal, tries, rules);   // "" = there is none
//
// What the journal leaves out on purpose comes from beside it: texts, people and content from
// `here`, and how often a delivery was sent from `tries`, as the run saw it. Batches are left out
// as well: each event is one of its own. A refused event changed nothing and stands nowhere.
//
//   const std::string other = difference_when_rebuilt(here, head, path);   // nothing is decided:
//                                                                          // what was is applied
// Limits  one load of content, and nobody forgotten: what is gone cannot be decided on again.

#include <string>
#include <vector>

#include "engine/decide/rules.h"
#include "engine/store/reader.h"

namespace cadans::promises {

// After entry `seq` a delivery had been sent so often.
struct Try {
  std::int64_t seq = 0;
  std::int64_t delivery = 0;
  int attempt = 0;
};

[[nodiscard]] std::string redecide(const store::Reader& here,
                                   const std::vector<store::Record>& journal,
                                   const std::vector<Try>& tries, decide::RulesInForce rules);

[[nodiscard]] std::string difference_when_rebuilt(const store::Reader& here, const Hash& head,
                                                  const std::string& path);

}  // namespace cadans::promises
