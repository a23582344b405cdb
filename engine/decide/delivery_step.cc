#include "engine/decide/delivery_step.h"

#include <algorithm>
#include <set>

#include "engine/decide/authority.h"
#include "engine/decide/desk.h"
#include "engine/decide/letter.h"
#include "engine/decide/week.h"
#include "engine/decide/window.h"
#include "engine/people/presence.h"
#include "workflows/registry.h"

namespace cadans::decide {
namespace {

constexpr int tries_most = 12;
constexpr Elapsed lease_time = minutes(5);
constexpr Elapsed unknown_wait = minutes(15);
constexpr Elapsed retry_longest = hours(4);

// Twice as long after each try, up to four hours, and a tenth apart by the delivery's number,
// so that what failed together does not come back together.
Elapsed backoff(std::int64_t id, int attempt) {
  const std::int64_t doubled = seconds(30).us << std::clamp(attempt - 1, 0, 10);
  const std::int64_t longest = std::min(doubled, retry_longest.us);
  return {longest + longest / 10 * (id % 10) / 10};
}

// The day on which window, working day and Monday list would have sent a notice.
LocalDate should_have_gone(const Turn& turn, const Notice& notice, const std::string& person) {
  LocalDate from = notice.from;
  if (notice.monday) {
    const auto day = weekday(from).iso_encoding();
    if (day != 1) from = from + std::chrono::days(8 - day);
  }
  return people::next_working_day(turn.rules.organisation, person, from, turn.rules.calendars);
}

void settle_notices(Turn& turn, const Delivery& delivery, bool arrived) {
  for (const Notice& notice : delivery.notices) {
    if (notice.rung == 0) continue;
    const LocalDate expected = should_have_gone(turn, notice, delivery.person);
    raise(turn, arrived ? "task.rung-delivered" : "task.rung-bounced", notice.instance,
          {{"rung", std::to_string(notice.rung)},
           {"position", notice.position},
           {"expected", to_string(expected)}});
  }
}

std::string for_whom(const Desk& desk, const Delivery& delivery) {
  return delivery.notices.empty() ? person_name(desk, delivery.person)
                                  : position_title(desk, delivery.notices[0].position);
}

// The task of a mail about one; a digest is about several.
std::string task_carried(const Desk& desk, const Delivery& delivery) {
  if (delivery.notices.size() != 1) return {};
  const auto task = task_at(desk, delivery.notices[0].instance);
  if (!task) return {};
  return titled(desk, title(desk, *task->duty), subject_name(desk, task->facts.subject));
}

// To the administrator, that a mail did not arrive.
void alarm(Turn& turn, const Delivery& delivery, std::string_view message) {
  if (delivery.key.starts_with("alarm/")) return;
  Letter letter;
  letter.person = administrator(turn, delivery.person);
  letter.key = "alarm/" + delivery.key;
  letter.urgency = Urgency::act;
  const auto reader = turn.state.person(letter.person);
  const auto language = words::language_of(reader ? reader->language : "nl");
  const Desk desk{turn.state, turn.rules, {language, turn.today}, letter.person};
  post_alarm(turn, letter, message,
             words::Values()
                 .text("to_position", for_whom(desk, delivery))
                 .text("reason", text_said(turn, "reason"))
                 .flag("doubt", turn.event.verb() == "unknown")
                 .text("task_title", task_carried(desk, delivery))
                 .count("try_count", tries_most));
}

void end(Turn& turn, const Delivery& delivery, Outcome outcome) {
  add(turn,
      DeliveryEnd{delivery.id, delivery.key, outcome, std::string(turn.event.value("receipt"))});
}

void wait(Turn& turn, const Waiting& row, Elapsed by, bool again) {
  std::string reason(turn.event.value("reason"));
  const Instant next = may_leave(turn, row.delivery, turn.event.at + by);
  add(turn, DeliveryWait{row.delivery.id, next, std::move(reason), again});
}

void carry_out(Turn& turn, const Waiting& row, Effect effect) {
  switch (effect) {
    case Effect::count_delivered:
      end(turn, row.delivery, Outcome::delivered);
      return settle_notices(turn, row.delivery, true);
    case Effect::count_bounced:
      end(turn, row.delivery,
          turn.event.verb() == "unknown" ? Outcome::unknown : Outcome::rejected);
      if (!row.delivery.notices.empty()) {
        count_bounced(turn, row.delivery.notices[0].position, turn.event.value("reason"));
      }
      settle_notices(turn, row.delivery, false);
      return alarm(turn, row.delivery, "mail.bounced");
    case Effect::send_again:
      return wait(turn, row, unknown_wait, true);
    case Effect::send_later: {
      const std::int64_t asked = number(turn.event.value("after_s"));
      const bool at_once = turn.event.verb() != "retry";
      const Elapsed by = at_once ? seconds(1) : backoff(row.delivery.id, row.attempt);
      return wait(turn, row, std::max(by, seconds(asked)), row.again);
    }
    case Effect::park:
      end(turn, row.delivery, Outcome::parked);
      return alarm(turn, row.delivery, "mail.parked");
    default:
      broken_invariant("a delivery has no other effect");
  }
}

// Gives each delivery to one peer, most urgent first.
class Choosing {
 public:
  Choosing(const Draft& state, Instant now, bool window_open)
      : state_(state), now_(now), window_open_(window_open) {}

  void give(const Credit& credit) {
    int free = credit.free;
    for (const std::string& channel : credit.channels) free = give(credit, channel, free);
  }

  [[nodiscard]] std::vector<Chosen> chosen() { return std::move(chosen_); }

 private:
  int give(const Credit& credit, const std::string& channel, int free) {
    if (free <= 0) return 0;
    for (const Ready& row : state_.ready(channel, now_, free)) {
      if (!window_open_ && keeps_to_window(row.urgency)) break;  // the last in order
      if (!taken_.insert(row.id).second) continue;
      chosen_.push_back({row.id, credit.peer, row.attempt + 1, now_ + lease_time});
      --free;
    }
    return free;
  }

  const Draft& state_;
  Instant now_;
  bool window_open_;
  std::set<std::int64_t> taken_;
  std::vector<Chosen> chosen_;
};

}  // namespace

void step_delivery(Turn& turn) {
  const std::int64_t id = number(turn.event.value("id"));
  const auto row = turn.state.waiting(id);
  const bool asked_by_person = !turn.ours;
  if (!row || (!turn.event.value("key").empty() && turn.event.value("key") != row->delivery.key)) {
    if (asked_by_person) {
      refuse(turn, "unknown_delivery", words::Values().text("asked_for", turn.event.value("id")));
    }
    return;
  }
  Facts facts;
  facts.first_time = !row->again;
  facts.tries_left = row->attempt < tries_most;
  facts.reason_given = !turn.event.value("reason").empty();
  const Snapshot snapshot{"delivery", 1, row->parked ? "parked" : "queued", {}};
  const Step step = workflows::workflow("delivery")->step(snapshot, turn.event, facts);
  if (!step.accepted) {
    if (asked_by_person) {
      refuse(turn, step.reason,
             words::Values().text("state_word", state_word(turn, snapshot.state)));
    }
    return;
  }
  if (turn.event.verb() == "drop") return end(turn, row->delivery, Outcome::dropped);
  for (const Effect effect : step.effects) carry_out(turn, *row, effect);
}

std::vector<Chosen> choose(const Draft& state, const std::vector<Credit>& credits, Instant now,
                           bool window_open) {
  Choosing choosing(state, now, window_open);
  for (const Credit& credit : credits) choosing.give(credit);
  return choosing.chosen();
}

}  // namespace cadans::decide
