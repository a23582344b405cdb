#pragma once
// Answers and offers as they are shown: for people as lines, for programs as JSON.
//
//   print_offers(desk, offers), to_json(desk, offer)
//   print_offer(desk, offer)                 what is asked beside what was found
//   print_judged(desk, answers, judged)      a file of answers, row by row, with what each is worth
//   judged_json(desk, answers, judged)

#include <vector>

#include "engine/decide/judgement.h"
#include "engine/decide/offer_values.h"
#include "engine/json.h"

namespace cadans::command {

using Answers = std::vector<settings::Answer>;
using Judged = std::vector<decide::Judgement>;

void print_offers(const decide::Desk& desk, const std::vector<decide::OfferAtDesk>& offers);
void print_offer(const decide::Desk& desk, const decide::OfferAtDesk& offer);
[[nodiscard]] Json to_json(const decide::Desk& desk, const decide::OfferAtDesk& offer);
void print_judged(const decide::Desk& desk, const Answers& answers, const Judged& judged);
[[nodiscard]] Json judged_json(const decide::Desk& desk, const Answers& answers,
                               const Judged& judged);

}  // namespace cadans::command
