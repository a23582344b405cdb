#pragma once
// Who is away, as it was said while the engine runs. What the organisation file says of absences
// stays there: what was said counts over it, the later over the earlier.
//
//   said_absences(state)            in the order in which it was said
//   mark_of(all)                    the same, for `said_mark`
//   read_days_away("p-kat 2027-01-04/2027-01-20")   nullopt where it is none of this form
//   lay_said(state, organisation)   over the absences of the file
//
// Form    PERSON FIRST/LAST, an interval as ISO 8601 writes it, both days inclusive; PERSON by key
//         or by the organisation's word.
// Where   each is a text beside the chain: person and days can be forgotten, and are a year after
//         their end. The chain holds that something was said, and who acted for which position.
// Source  escalation, section 7.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/view.h"
#include "engine/people/organisation.h"

namespace cadans::decide {

inline constexpr std::string_view said_mark = "absences";

struct DaysAway {
  std::string person;
  people::Absence days;
};

struct SaidAbsence {
  std::string text;   // by id
  bool here = false;  // there after all, on these days
  DaysAway away{};    // nobody, where the text was removed
};

[[nodiscard]] std::vector<SaidAbsence> said_absences(const View& state);
[[nodiscard]] std::string mark_of(const std::vector<SaidAbsence>& all);
[[nodiscard]] std::optional<DaysAway> read_days_away(std::string_view text);
// The key of a person, by that key or by the organisation's word; "" = nobody is called so.
[[nodiscard]] std::string key_of_person(const View& state, std::string_view name);
void lay_said(const View& state, people::Organisation& organisation);

}  // namespace cadans::decide
