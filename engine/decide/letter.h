#pragma once
// From notices to a delivery: who reads it, in which language, with which values. Body and address
// are frozen here; what comes later waits.
//
//   post(turn, letter)                    one delivery of all its notices; false when it could not
//                                         be written, and then it is remarked and the notices wait
//   post_at_once(turn, task, notices)     clocks in hours: each a mail of its own, now, to who
//                                         acts, whatever window, hold and working days say, about
//                                         the task as this event leaves it; one that cannot be
//                                         written waits for the window
//   post_alarm(turn, letter, id, values)  one message that comes from no notice
//   compose(state, rules, mail, today)    the body as JSON, for `post` and for `preview`

#include <string>
#include <vector>

#include "engine/decide/desk.h"
#include "engine/decide/turn.h"

namespace cadans::decide {

inline constexpr const char* mail_channel = "mail";

struct Letter {
  std::string key;
  std::string person;
  Urgency urgency = Urgency::routine;
  std::vector<Notice> notices;
};

[[nodiscard]] Result<std::string> compose(const View& state, const Rules& rules,
                                          const Letter& letter, LocalDate today,
                                          const TaskAtDesk* in_hand = nullptr);

bool post(Turn& turn, const Letter& letter);
// What its notices would say holds no longer: there is no mail to write.
[[nodiscard]] bool says_nothing(const Turn& turn, const Letter& letter);
void post_at_once(Turn& turn, const TaskAtDesk& task, std::vector<Notice> notices);
bool post_alarm(Turn& turn, const Letter& letter, std::string_view message,
                const words::Values& values);

}  // namespace cadans::decide
