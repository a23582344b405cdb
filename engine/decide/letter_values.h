#pragma once
// The values of each kind of message: the names of engine/words/contract.h, filled from the state.
//
//   items_of(desk, notices)      one item a notice; rungs of one team are one table
//   about_person(desk, notices)  the greeting and the foot
//   first_name("G. Kat")         how a person is greeted

#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/rules.h"
#include "engine/decide/view.h"
#include "engine/words/words.h"

namespace cadans::decide {

struct TaskAtDesk;

struct Desk {
  const View& state;
  const Rules& rules;
  words::Reader reader;
  std::string person;
  const TaskAtDesk* in_hand = nullptr;  // as this event leaves it: the state does not have it yet
};

[[nodiscard]] std::vector<words::Item> items_of(const Desk& desk,
                                                const std::vector<Notice>& notices);
[[nodiscard]] words::Values about_person(const Desk& desk, const std::vector<Notice>& notices);
[[nodiscard]] std::string first_name(std::string_view name);

}  // namespace cadans::decide
