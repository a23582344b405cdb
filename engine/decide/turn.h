#pragma once
// One event being decided: what it may read, and where its changes go. Handed to every rule of this
// room, so that none of them needs more than the state, the content in force and the event itself.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/decide/rules.h"
#include "engine/decide/view.h"
#include "engine/words/words.h"

namespace cadans::decide {

struct Turn {
  const View& state;
  const Rules& rules;
  const Event& event;
  bool ours = false;  // a timer, or raised by another step: no person asked for it
  Entry& entry;
  LocalDate today;
  std::vector<Event> raised;  // for other instances, handled after this one
  std::int64_t next_instance = 0;
  std::int64_t next_notice = 0;
  std::int64_t next_delivery = 0;
  std::string
      whose{};  // position whose work it is about, for the golive of its team; "" = nobody's
};

// The number that a field of an event holds; 0 where it holds none.
[[nodiscard]] std::int64_t number(std::string_view text);

void add(Turn& turn, Change change);
void remark(Turn& turn, InstanceId id, std::string_view rule, std::string text);

// Who acts, as a reader of what is answered.
[[nodiscard]] words::Reader reader_of(const Turn& turn);
// The word for a state, in the language of who acts.
[[nodiscard]] std::string state_word(const Turn& turn, std::string_view state);
// The answer is no: `rule` is the guard or check that said it. Nothing of the event is kept.
void refuse(Turn& turn, std::string_view rule, const words::Values& values = {});
// What this event names so is no date.
void refuse_date(Turn& turn, std::string_view name);

using Named = std::vector<std::pair<std::string, std::string>>;
void raise(Turn& turn, std::string type, InstanceId instance, const Named& named = {});

// A notice for a position, from `notice.from` on (today, where not set).
// In project mode none is made.
void notify(Turn& turn, Notice notice);
// One that says no more than its kind; none where there is no position.
void notify(Turn& turn, InstanceId about, std::string kind, const std::string& position);
// The same notice with its number and day, for who carries it at once.
[[nodiscard]] Notice numbered(Turn& turn, Notice notice);
// Whether a notice about no task of that kind waits for the position already.
[[nodiscard]] bool waits(const Turn& turn, std::string_view kind, std::string_view position);
void withdraw_notices(Turn& turn, InstanceId id, std::string_view why);
// A mark as this event leaves it so far: what is added to one several times reads this.
[[nodiscard]] std::string mark_now(const Turn& turn, std::string_view name);
// A machine of the whole organisation begins, in its first state.
void start_machine(Turn& turn, std::string_view workflow);

// Whether this work speaks yet: the golive of whose it is has come.
[[nodiscard]] bool live(const Turn& turn);

// Later than it should: more than an hour between the moment and its handling.
[[nodiscard]] bool handled_late(const Turn& turn);
// The day that this event names; not named where it is none.
[[nodiscard]] LocalDate day_said(const Turn& turn, std::string_view name);
// The free text of this event that `name` refers to; of this event or an earlier one, by its id.
[[nodiscard]] std::string text_said(const Turn& turn, std::string_view name);
[[nodiscard]] std::string text_by_id(const Turn& turn, std::string_view id);
// The timer that this event fired.
[[nodiscard]] Timer fired_timer(const Event& event);

}  // namespace cadans::decide
