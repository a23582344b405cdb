#pragma once
// The changes of one kind in an entry, in their order.
//
//   each<NoticeNew>(entry, [&](const NoticeNew& one) { ... });

#include <variant>

#include "engine/decide/decision.h"

namespace cadans::promises {

template <class Wanted, class Visit>
void each(const Entry& entry, Visit visit) {
  for (const Change& change : entry.changes) {
    if (const auto* one = std::get_if<Wanted>(&change)) visit(*one);
  }
}

}  // namespace cadans::promises
