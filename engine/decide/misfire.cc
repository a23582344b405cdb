#include "engine/decide/misfire.h"

namespace cadans::decide {
namespace {

bool misfired(const Occurrence& one, const Days& days) {
  return days.first <= one.issue && one.issue < days.today;
}

}  // namespace

std::vector<Fate> fates(settings::Misfire rule, const std::vector<Occurrence>& due,
                        const Days& days) {
  std::vector<Fate> all;
  for (const Occurrence& one : due) {
    const bool last = &one == &due.back();
    const bool in_time = one.target >= days.today;
    const bool asked_for =
        rule == settings::Misfire::each || (rule == settings::Misfire::once && last);
    const Fate late = in_time || asked_for ? Fate::comes_late : Fate::passed_over;
    all.push_back(misfired(one, days) ? late : Fate::comes);
  }
  return all;
}

}  // namespace cadans::decide
