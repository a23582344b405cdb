#pragma once
// Who says to be away in a simulated organisation: some days before it begins; and of some of it,
// days later, that it is not needed. It follows from the seed, so that the oracle knows what was
// said from the id of its event, whatever became of the text.
//
//   leave_of(seed, organisation, "away/2027-03-04")   nullopt: on most days nobody says anything

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/people/organisation.h"

namespace cadans::promises {

struct Leave {
  std::string person;  // key
  std::string handle;
  people::Absence days;
};

[[nodiscard]] std::optional<Leave> leave_of(std::uint64_t seed,
                                            const people::Organisation& organisation,
                                            std::string_view event_id);

}  // namespace cadans::promises
