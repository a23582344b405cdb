#pragma once
// The entry that an offer fits: its task, who owns it, and what an answer to the offer does to it.
//
//   task_of_entry(state, rules, offer)    none where it has none yet, or a rule took it back
//   state_of_entry(state, rules, offer)   its work, as "open"; "" = there is no task
//   owner_of_offer(state, rules, offer)   the position that answers; "" = nobody holds the role
//   shown_already(state, rules, offer)    it is done: what is accepted is added to it
//   owns_entry(turn, offer)               who acts may answer
//   second_person(turn, offer)            the position that looks at what was drawn: never who
//                                         accepted it, nor who owns the entry; "" = there is nobody
//   show_entry(turn, id, offer)           accepted: it is already shown, with a task of its own
//                                         where it has none yet
//   show_part(turn, id, offer)            in part: what is missing is asked
//   offers_of(state, duty, subject)       all of an entry, gaps and answered ones too, oldest first
//   keep_with_entry(turn, id, offer)      one more
//   numbers_in(text)                      "12 15": each once, in that order
//
// Source  evidence rules, EV3, EV14, EV15, EV18.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/offer_facts.h"
#include "engine/decide/turn.h"

namespace cadans::decide {

[[nodiscard]] std::optional<InstanceId> task_of_entry(const View& state, const Rules& rules,
                                                      const OfferFacts& offer);
[[nodiscard]] std::string state_of_entry(const View& state, const Rules& rules,
                                         const OfferFacts& offer);
[[nodiscard]] std::string owner_of_offer(const View& state, const Rules& rules,
                                         const OfferFacts& offer);
[[nodiscard]] bool shown_already(const View& state, const Rules& rules, const OfferFacts& offer);
[[nodiscard]] bool owns_entry(const Turn& turn, const OfferFacts& offer);
[[nodiscard]] std::string second_person(const Turn& turn, const OfferFacts& offer);

void show_entry(Turn& turn, InstanceId id, const OfferFacts& offer);
void show_part(Turn& turn, InstanceId id, const OfferFacts& offer);

[[nodiscard]] std::vector<InstanceId> offers_of(const View& state, std::string_view duty,
                                                const people::Subject& subject);
void keep_with_entry(Turn& turn, InstanceId id, const OfferFacts& offer);
[[nodiscard]] std::vector<InstanceId> numbers_in(std::string_view text);

}  // namespace cadans::decide
