#pragma once
// What somebody outside may say: the acts of persons, each with the fields of its data. All else
// comes about in the engine.
//
//   is_act(type)  whether it is one
//   unfit(event)  why this is no such act, one sentence; empty: it is one
//
// The journal keeps an event as it came, for good, and holds no name and no free text. So a field
// that the act does not have is refused, a number has the form of one (as a day has, in decide),
// and what is written freely goes beside the chain (border.h).

#include <string>
#include <string_view>

#include "workflows/workflow.h"

namespace cadans {

[[nodiscard]] bool is_act(std::string_view type);
[[nodiscard]] std::string unfit(const Event& event);

}  // namespace cadans
