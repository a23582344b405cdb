#pragma once
// What is known of an offer: the answer that it comes from, the entry that it fits, and what was
// said of it. Kept as JSON beside its state. The texts of the answer stand by their ids.
//
//   to_text(facts), offer_facts(text)   round trip
//   identity(facts, n)   "offer/BIO2/V-014/S1.VDW1.2/organisation:/1": the n-th answer to that
//                        question for that entry

#include <string>
#include <string_view>

#include "engine/people/roles.h"
#include "engine/settings/answers.h"
#include "engine/time/local_date.h"

namespace cadans::decide {

struct OfferFacts {
  std::string duty;
  people::Subject subject;
  settings::Answer answer;
  std::string verdict;      // "close", "part"; of a gap "none"
  std::string reason;       // of the verdict
  bool unverified = false;  // by a row of the concordance that nobody compared
  LocalDate offered;
  std::string answered_by;  // person
  LocalDate answered;
  std::string why;    // a text by id: what is missing, or why not
  std::string looks;  // position that looks at what was drawn
  std::string doubt;  // a text by id: what who looked is not sure of
  friend bool operator==(const OfferFacts&, const OfferFacts&) = default;
};

[[nodiscard]] std::string to_text(const OfferFacts& facts);
[[nodiscard]] OfferFacts offer_facts(std::string_view text);
[[nodiscard]] std::string identity(const OfferFacts& facts, int n);

}  // namespace cadans::decide
