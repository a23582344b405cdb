#pragma once
// The growth stages: 1, 2 and 3, each a machine of its own, and the journey over them.
//
//   stages_begun(state)          how many have begun: 0 while the journey prepares
//   stage_now(state)             the one at hand: the first while none has begun
//   stage_begun(state, stage)    its duties may be issued; 0 = those of every stage
//   stage_workflow(stage)        "growth_stage_2"
//   stage_of(workflow)           2 of "growth_stage_2"; 0 of what is no stage
//   stage_at(state, stage)       its instance; none where it is not there yet
//   journey_at(state)            the journey's; none before it starts
//   gate_of(rules, stage, exit)  nullptr where the catalogue has none
//   gate_at_hand(state, rules, stage)   until the stage begins its entry gate, then its exit gate
//   gate_passed(state, gate)     it stays so until its body takes it back
//   passed_in(gate, is)          the same, of a stage that stands in that state
//   stage_state(state, stage)    where its gates stand; empty: it is not there yet
//   is_shown(is)                 what it passed was not found lacking in a yearly test
//   asks_decider(is)             its gate waits for a decision in that state
//   may_conform(state, rules)    to BIO2 (part 1, 5 and 6: its scope covers all that is critical);
//                                the gate after the second stage is the first that can say so

#include <optional>
#include <string>
#include <string_view>

#include "engine/decide/rules.h"
#include "engine/decide/view.h"

namespace cadans::decide {

inline constexpr int last_stage = 3;

[[nodiscard]] int stages_begun(const View& state);
[[nodiscard]] int stage_now(const View& state);
[[nodiscard]] bool stage_begun(const View& state, int stage);

[[nodiscard]] std::string stage_workflow(int stage);
[[nodiscard]] int stage_of(std::string_view workflow);
[[nodiscard]] std::optional<InstanceId> stage_at(const View& state, int stage);
[[nodiscard]] std::optional<InstanceId> journey_at(const View& state);

[[nodiscard]] const settings::Gate* gate_of(const Rules& rules, int stage, bool exit);
[[nodiscard]] const settings::Gate* gate_at_hand(const View& state, const Rules& rules, int stage);
[[nodiscard]] bool gate_passed(const View& state, const settings::Gate& gate);
[[nodiscard]] bool passed_in(const settings::Gate& gate, std::string_view is);
[[nodiscard]] std::string stage_state(const View& state, int stage);
[[nodiscard]] bool is_shown(std::string_view is);
[[nodiscard]] bool asks_decider(std::string_view is);
[[nodiscard]] bool may_conform(const View& state, const Rules& rules);

}  // namespace cadans::decide
