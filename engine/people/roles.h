#pragma once
// Whom a role means.
//
//   holder(org, role, subject, doer) -> {kind, key}
//
// kind position  the one that holds the role (`also` counts); `primary` where several; several and
//                none primary: the first in file order (check.h warns)
// kind relative  found through the subject: process-owner = owner of the process, of the
//                supplier's contract or of the OT asset,
//                system-owner = owner of the system, board-member = the position named,
//                line-manager = who leads the team where the subject is a team, else the
//                `escalate_to` of the doer's position
// kind body      the body itself; its key is the role key, and it may have meetings or not
// kind outside   nobody: no task and no mail
//
// Errors  Fault::not_found, with a sentence, when nobody holds it;
//         the position may still be vacant.

#include <string>
#include <string_view>

#include "engine/people/organisation.h"
#include "engine/result.h"

namespace cadans::people {

// What a task is about: "organisation", "process", "system", "team", "board-member" ..., and which.
struct Subject {
  std::string kind = "organisation";
  std::string key{};
  friend auto operator<=>(const Subject&, const Subject&) = default;
};

struct Holder {
  RoleKind kind = RoleKind::position;  // position or body: a relative role ends in a position
  std::string key;                     // of the position, or of the body
  friend bool operator==(const Holder&, const Holder&) = default;
};

// `doer` is the key of the position that does the work; only line-manager reads it.
[[nodiscard]] Result<Holder> holder(const Organisation& organisation, std::string_view role,
                                    const Subject& subject = {}, std::string_view doer = {});

}  // namespace cadans::people
