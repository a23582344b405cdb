#include "engine/decide/window.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "engine/decide/brake.h"
#include "engine/decide/letter.h"
#include "engine/people/acting.h"
#include "engine/people/presence.h"
#include "engine/time/working_days.h"

namespace cadans::decide {
namespace {

constexpr int notices_most = 20'000;

// The order of a mail, and which of two notices about one task is the one to say.
int rank(const Notice& notice) {
  static constexpr std::array<std::string_view, 14> order = {
      "rung",     "overdue", "due",     "returned", "agenda",    "agenda-reminder", "agenda-missed",
      "not-mine", "help",    "approve", "gate",     "handed-on", "before",          "new"};
  const auto found = std::find(order.begin(), order.end(), notice.kind);
  return static_cast<int>(found - order.begin());
}

bool first_working_day_of_week(const Rules& rules, std::string_view person, LocalDate day) {
  const auto weekday_number = weekday(day).iso_encoding();
  for (unsigned back = 1; back < weekday_number; ++back) {
    if (people::works_on(rules.organisation, person, day - std::chrono::days(back),
                         rules.calendars)) {
      return false;
    }
  }
  return true;
}

// The person whom a notice reaches on a day; empty when it waits for another day.
std::string reaches(const Rules& rules, const Notice& notice, LocalDate day) {
  const auto acting = people::who_acts(rules.organisation, notice.position, day, rules.calendars);
  if (acting.person.empty() || acting.waits_until.named()) return {};
  if (!people::works_on(rules.organisation, acting.person, day, rules.calendars)) return {};
  if (notice.monday && !first_working_day_of_week(rules, acting.person, day)) return {};
  return acting.person;
}

void merge(Mail& mail) {
  std::stable_sort(mail.notices.begin(), mail.notices.end(),
                   [](const Notice& one, const Notice& other) { return rank(one) < rank(other); });
  std::vector<Notice> kept;
  for (Notice& notice : mail.notices) {
    const bool said = std::any_of(kept.begin(), kept.end(), [&](const Notice& other) {
      return other.instance == notice.instance;
    });
    (said ? mail.merged : kept).push_back(std::move(notice));
  }
  mail.notices = std::move(kept);
}

void next_window(Turn& turn) {
  const auto& window = turn.rules.organisation.routine_window;
  LocalDate day = turn.today;
  if (turn.rules.zone.time(turn.event.at) >= window.opens) day = day + std::chrono::days(1);
  day = time::open_on_or_after(day, turn.rules.calendars);
  add(turn, TimerSet{{Urgency::window, turn.rules.zone.at(day, window.opens), {}, "window"}});
}

bool inside_window(const Turn& turn) {
  const auto& window = turn.rules.organisation.routine_window;
  const LocalTime time = turn.rules.zone.time(turn.event.at);
  return turn.rules.calendars.open_at_office(turn.today) && window.opens <= time &&
         time < window.closes;
}

void freeze(Turn& turn, const Mail& mail) {
  const std::string key = "digest/" + mail.person + "/" + to_string(turn.today);
  if (!post(turn, {key, mail.person, Urgency::routine, mail.notices})) return;
  for (const Notice& notice : mail.notices) add(turn, NoticeGone{notice.id, "sent"});
  for (const Notice& notice : mail.merged) add(turn, NoticeGone{notice.id, "merged"});
}

// To who may release: the CISO and the deputy.
void alarm(Turn& turn, std::size_t mails) {
  const std::string ciso = turn.rules.organisation.positions.holding("ciso").empty()
                               ? std::string()
                               : turn.rules.organisation.positions.holding("ciso").front()->key;
  for (const std::string& person : who_releases(turn, ciso)) {
    Letter letter;
    letter.key = "batch-held/" + person + "/" + to_string(turn.today);
    letter.person = person;
    letter.urgency = Urgency::act;
    post_alarm(turn, letter, "mail.batch-held",
               words::Values()
                   .count("mail_count", static_cast<std::int64_t>(mails))
                   .flag("needs_release"));
  }
}

void send_batch(Turn& turn, const std::vector<Mail>& batch) {
  for (const Mail& mail : batch) freeze(turn, mail);
  add(turn, MarkSet{"window", to_string(turn.today)});
  add(turn, MarkSet{"awaiting", ""});
  count_batch(turn, static_cast<int>(batch.size()));
}

}  // namespace

std::vector<Mail> coming_batch(const View& state, const Rules& rules, LocalDate day) {
  std::map<std::string, Mail> by_person;
  for (Notice& notice : state.notices(day, notices_most)) {
    const std::string person = reaches(rules, notice, day);
    if (person.empty()) continue;
    by_person[person].person = person;
    by_person[person].notices.push_back(std::move(notice));
  }
  std::vector<Mail> batch;
  for (auto& [person, mail] : by_person) {
    merge(mail);
    batch.push_back(std::move(mail));
  }
  return batch;
}

void open_window(Turn& turn) {
  add(turn, TimerGone{fired_timer(turn.event)});
  next_window(turn);
  if (!inside_window(turn) || !live(turn)) return;
  if (turn.state.mark("window") == to_string(turn.today)) return;
  if (held(turn)) return;
  const auto batch = coming_batch(turn.state, turn.rules, turn.today);
  if (batch.empty()) return;
  if (needs_release(turn) || brakes(turn, static_cast<int>(batch.size()))) {
    add(turn, MarkSet{"awaiting", to_string(turn.today)});
    return alarm(turn, batch.size());
  }
  send_batch(turn, batch);
}

void release_batch(Turn& turn) {
  if (!may_release(turn)) return refuse(turn, "release_by_other");
  if (turn.event.value("reason").empty()) return refuse(turn, "reason_given");
  add(turn, MarkSet{"hold", ""});
  add(turn, MarkSet{"released", to_string(turn.today)});
  if (turn.state.mark("window") == to_string(turn.today) || !inside_window(turn)) return;
  send_batch(turn, coming_batch(turn.state, turn.rules, turn.today));
}

void send_single(Turn& turn) {
  if (!inside_window(turn) || held(turn)) return;
  std::int64_t id = 0;
  const std::string_view text = turn.event.value("notice");
  std::from_chars(text.data(), text.data() + text.size(), id);
  for (const Notice& notice : turn.state.notices_of(turn.event.instance)) {
    if (notice.id != id) continue;
    const std::string person = reaches(turn.rules, notice, turn.today);
    if (person.empty()) return;
    const std::string key = "single/" + std::to_string(id) + "/" + person;
    if (post(turn, {key, person, Urgency::rung, {notice}})) {
      add(turn, NoticeGone{notice.id, "sent"});
    }
  }
}

}  // namespace cadans::decide
