#pragma once
// The answer no to an act on an agenda item or on a gate: who may record it instead, on which days
// the body meets, what is still open.
//
//   refuse_item(turn, item, now, facts, rule)   `rule` is the guard that said no
//   refuse_gate(turn, gate, now, facts, rule)
//   titles_of(turn, duties)                     what is open, by title, one after another

#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/agenda.h"

namespace cadans::decide {

[[nodiscard]] std::string titles_of(const Turn& turn, const std::vector<std::string>& duties);
void refuse_item(Turn& turn, const ItemFacts& item, const Snapshot& now, const Facts& facts,
                 std::string_view rule);
void refuse_gate(Turn& turn, const settings::Gate& gate, const Snapshot& now, const Facts& facts,
                 std::string_view rule);

}  // namespace cadans::decide
