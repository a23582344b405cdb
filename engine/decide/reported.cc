#include "engine/decide/reported.h"

#include <algorithm>
#include <array>

#include "engine/decide/answers_import.h"
#include "engine/decide/first_time.h"
#include "engine/decide/happened.h"
#include "engine/decide/offer.h"

namespace cadans::decide {
namespace {

struct ReportedVerb {
  std::string_view name;
  void (*step)(Turn&);
};

constexpr std::array reported_verbs{
    ReportedVerb{"accept-offers", accept_offers},
    ReportedVerb{"happened", happened},
    ReportedVerb{"import-answers", import_answers},
    ReportedVerb{"last-done", last_done},
};

}  // namespace

bool step_reported(Turn& turn) {
  const auto known = std::ranges::find(reported_verbs, turn.event.verb(), &ReportedVerb::name);
  if (known == reported_verbs.end()) return false;
  known->step(turn);
  return true;
}

}  // namespace cadans::decide
