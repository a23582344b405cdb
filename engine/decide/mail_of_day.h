#pragma once
// What the one mail of a person holds, of the notices that came for that person on a day.
//
//   set_apart(mail, state, day)   what is for one person alone goes in a mail of its own, one of
//                                 them, and only on a day without another mail: they wait otherwise
//   put_in_order(mail)            the most urgent first, and of two about one task the one to say
//
// Source  escalation, sections 5 (rule 8) and 6.

#include <string>
#include <vector>

#include "engine/decide/view.h"

namespace cadans::decide {

struct Mail {
  std::string person;
  std::vector<Notice> notices;  // most urgent first; merged ones are in `merged`
  std::vector<Notice> merged;   // about the same task, said by another notice of this mail
  bool held = false;            // by a person: it lies ready until the window after its release
};

void set_apart(Mail& mail, const View& state, LocalDate day);
void put_in_order(Mail& mail);

}  // namespace cadans::decide
