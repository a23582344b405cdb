#include "engine/decide/window.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <map>

#include "engine/decide/authority.h"
#include "engine/decide/brake.h"
#include "engine/decide/letter.h"
#include "engine/decide/reach.h"
#include "engine/decide/refusal.h"
#include "engine/decide/week.h"
#include "engine/people/presence.h"
#include "engine/time/working_days.h"

namespace cadans::decide {
namespace {

constexpr int notices_most = 20'000;

// What waits already is released for the window that is open or comes next; what nobody has seen
// yet is not.
LocalDate day_released(const Turn& turn) {
  if (turn.state.mark("awaiting").empty()) return turn.today;
  const auto& window = turn.rules.organisation.routine_window;
  const bool today = turn.rules.zone.time(turn.event.at) < window.closes;
  return time::open_on_or_after(today ? turn.today : turn.today + std::chrono::days(1),
                                turn.rules.calendars);
}

void next_window(Turn& turn) {
  const auto& window = turn.rules.organisation.routine_window;
  LocalDate day = turn.today;
  if (turn.rules.zone.time(turn.event.at) >= window.opens) day = day + std::chrono::days(1);
  day = time::open_on_or_after(day, turn.rules.calendars);
  add(turn, TimerSet{{Urgency::window, turn.rules.zone.at(day, window.opens), {}, "window"}});
}

// Nobody has it: it was never taken, or sent back for later.
bool surely_unsent(const Waiting& row) { return row.lease.us == 0 && !row.again; }

// A mail that did not leave on its day, or maybe did, is written anew: what it said is said by the
// next one, with what is true then.
void write_anew(Turn& turn, const Delivery& delivery) {
  add(turn, DeliveryEnd{delivery.id, delivery.key, Outcome::dropped, "written anew"});
  for (Notice notice : delivery.notices) {
    notice.id = 0;
    notify(turn, std::move(notice));
  }
}

// Whether it was sent is not known: it keeps its key, and its receipt still counts.
void wait_for_window(Turn& turn, const Waiting& row) {
  const Instant from = std::max(turn.event.at, row.not_before);
  const Instant leaves = may_leave(turn, row.delivery, from);
  if (leaves == from) return;
  add(turn, DeliveryWait{row.delivery.id, leaves, "outside the window", row.again});
}

void clear_outbox(Turn& turn) {
  constexpr Instant whenever{std::numeric_limits<std::int64_t>::max()};  // over days off as well
  const auto rows = turn.state.sendable(mail_channel, whenever, notices_most);
  for (const Waiting& row : rows) {
    if (!keeps_to_window(row.delivery.urgency)) continue;
    surely_unsent(row) ? write_anew(turn, row.delivery) : wait_for_window(turn, row);
  }
}

// After a time without an engine a row may be ready on a day that its person does not work, and a
// routine mail of another day stands beside the one of today: what it says is said in that one.
// Whether there were such.
bool clear_leftovers(Turn& turn) {
  bool any = false;
  for (const Waiting& row : turn.state.sendable(mail_channel, turn.event.at, notices_most)) {
    if (!keeps_to_window(row.delivery.urgency)) continue;
    const bool routine = row.delivery.urgency == Urgency::routine;
    if (routine && turn.rules.day(row.delivery.made) != turn.today) {
      write_anew(turn, row.delivery);
      any = true;
    } else {
      wait_for_window(turn, row);
    }
  }
  return any;
}

// What was put to somebody and is still open comes back in the overview of the next week.
void follow_on(Turn& turn, const Notice& notice) {
  if (notice.kind != "overview") return;
  Notice next = notice;
  next.from = next_monday(std::max(turn.today, notice.from));  // it may be dropped ahead of it
  notify(turn, std::move(next));
}

void take_out(Turn& turn, const Mail& mail, std::string_view why) {
  for (const Notice& notice : mail.notices) {
    add(turn, NoticeGone{notice.id, std::string(why)});
    follow_on(turn, notice);
  }
  for (const Notice& notice : mail.merged) {
    add(turn, NoticeGone{notice.id, "merged"});
    follow_on(turn, notice);
  }
}

// About the work, and once: the line manager hears that it is much.
void tell_of_overload(Turn& turn, const Mail& mail) {
  const auto open = static_cast<int>(mail.notices.size());
  if (open <= turn.rules.settings.digest.overload_items) return;
  const std::string& position = mail.notices.back().position;  // the least urgent: own work
  const std::string mark = "overload/" + position;
  if (!turn.state.mark(mark).empty()) return;
  add(turn, MarkSet{mark, std::to_string(open)});
  notify(turn, mail.notices.back().instance, "overload",
         position_of(turn, "line-manager", {}, position));
}

// To who may release: the CISO and the deputy.
void alarm(Turn& turn, std::string_view about, const words::Values& values) {
  const std::string ciso = turn.rules.organisation.positions.holding("ciso").empty()
                               ? std::string()
                               : turn.rules.organisation.positions.holding("ciso").front()->key;
  for (const std::string& person : who_releases(turn, ciso)) {
    Letter letter;
    letter.key = std::string(about) + "/" + person + "/" + to_string(turn.today);
    letter.person = person;
    letter.urgency = Urgency::act;
    post_alarm(turn, letter, "mail.batch-held", values);
  }
}

// The sixth mail of a day to one person stays a notice, for the next window. It is said once a day.
bool too_many(Turn& turn, const std::string& person) {
  const int most = turn.rules.settings.brake.one_person_max;
  const int mails = mails_today(turn, person);
  if (mails < most) return false;
  if (mails > most) return true;  // said already
  count_mail(turn, person);
  alarm(turn, "mail-held/" + person,
        words::Values().count("mail_count", 1).count("one_person", most + 1));
  return true;
}

void freeze(Turn& turn, const Mail& mail) {
  if (too_many(turn, mail.person)) return;
  const std::string key = "digest/" + mail.person + "/" + to_string(turn.today);
  const Letter letter{key, mail.person, Urgency::routine, mail.notices};
  if (says_nothing(turn, letter)) return take_out(turn, mail, "settled");
  if (!post(turn, letter)) return;
  count_mail(turn, mail.person);
  take_out(turn, mail, "sent");
  tell_of_overload(turn, mail);
}

std::vector<Mail> batch_of_today(const Turn& turn) {
  auto batch = coming_batch(turn.state, turn.rules, turn.today);
  std::erase_if(batch, [](const Mail& mail) { return mail.held; });
  return batch;
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
  const Reach reach(state, rules, day);
  for (Notice& notice : state.notices(day, notices_most)) {
    const std::string person = reach.person(notice);
    if (person.empty()) continue;
    by_person[person].person = person;
    by_person[person].notices.push_back(std::move(notice));
  }
  std::vector<Mail> batch;
  for (auto& [person, mail] : by_person) {
    set_apart(mail, state, day);
    if (mail.notices.empty()) continue;
    put_in_order(mail);
    mail.held = holding(state, rules, day, person).has_value();
    batch.push_back(std::move(mail));
  }
  return batch;
}

bool inside_window(const Rules& rules, Instant at) {
  const auto& window = rules.organisation.routine_window;
  const LocalTime time = rules.zone.time(at);
  return rules.calendars.open_at_office(rules.day(at)) && window.opens <= time &&
         time < window.closes;
}

bool keeps_to_window(Urgency urgency) { return urgency >= Urgency::rung; }

Instant may_leave(const Turn& turn, const Delivery& delivery, Instant from) {
  if (!keeps_to_window(delivery.urgency)) return from;
  const auto& organisation = turn.rules.organisation;
  const auto& window = organisation.routine_window;
  const LocalDate day = turn.rules.day(from);
  const bool works = people::works_on(organisation, delivery.person, day, turn.rules.calendars);
  if (works && inside_window(turn.rules, from)) return from;
  const bool today = turn.rules.zone.time(from) < window.opens;
  const LocalDate next =
      people::next_working_day(organisation, delivery.person,
                               today ? day : day + std::chrono::days(1), turn.rules.calendars);
  return turn.rules.zone.at(next, window.opens);
}

void close_window(Turn& turn) {
  add(turn, TimerGone{fired_timer(turn.event)});
  clear_outbox(turn);
}

void open_window(Turn& turn) {
  add(turn, TimerGone{fired_timer(turn.event)});
  next_window(turn);
  if (!inside_window(turn.rules, turn.event.at)) return clear_outbox(turn);
  const bool leftovers = clear_leftovers(turn);
  const auto& window = turn.rules.organisation.routine_window;
  add(turn,
      TimerSet{{Urgency::clock, turn.rules.zone.at(turn.today, window.closes), {}, "window-over"}});
  if (leftovers) return raise(turn, "engine.batch", {});  // they are notices by then
  make_batch(turn);
}

void make_batch(Turn& turn) {
  if (!live(turn)) return;
  if (turn.state.mark("window") == to_string(turn.today)) return;
  if (held(turn)) return;
  const auto batch = batch_of_today(turn);
  if (batch.empty()) return;
  if (needs_release(turn) || brakes(turn, static_cast<int>(batch.size()))) {
    add(turn, MarkSet{"awaiting", to_string(turn.today)});
    words::Values values;
    values.count("mail_count", static_cast<std::int64_t>(batch.size()));
    values.flag("needs_release", needs_release(turn));
    if (!needs_release(turn)) {
      if (turn.state.mark("braked").empty()) values.count("usual_count", usual(turn));
      add(turn, MarkSet{"braked", to_string(turn.today)});
    }
    return alarm(turn, "batch-held", values);
  }
  send_batch(turn, batch);
}

void release_batch(Turn& turn) {
  if (!may_release(turn)) return refuse_release(turn);
  if (turn.event.value("reason").empty()) return refuse(turn, "reason_given");
  const std::string person(turn.event.value("person"));
  if (!person.empty()) return release_mail(turn, person);
  add(turn, MarkSet{"hold", ""});
  add(turn, MarkSet{"braked", ""});
  add(turn, MarkSet{"released", to_string(day_released(turn))});
  if (turn.state.mark("window") == to_string(turn.today) ||
      !inside_window(turn.rules, turn.event.at))
    return;
  send_batch(turn, batch_of_today(turn));
}

void drop_mails(Turn& turn) {
  if (!may_release(turn)) return refuse_release(turn);
  if (turn.event.value("reason").empty()) return refuse(turn, "reason_given");
  const LocalDate day = day_said(turn, "day");
  if (!day.named()) return refuse_date(turn, "day");
  const std::string_view person = turn.event.value("person");
  for (const Mail& mail : coming_batch(turn.state, turn.rules, day)) {
    if (!person.empty() && mail.person != person) continue;
    take_out(turn, mail, "dropped");
    for (const Notice& notice : mail.notices) note_dropped_list(turn, notice);
  }
  if (turn.entry.changes.empty()) refuse_no_mail(turn);
}

void send_single(Turn& turn) {
  if (!inside_window(turn.rules, turn.event.at) || held(turn)) return;
  std::int64_t id = 0;
  const std::string_view text = turn.event.value("notice");
  std::from_chars(text.data(), text.data() + text.size(), id);
  for (const Notice& notice : turn.state.notices_of(turn.event.instance)) {
    if (notice.id != id) continue;
    const std::string person = Reach(turn.state, turn.rules, turn.today).person(notice);
    if (person.empty() || held(turn, person)) return;
    if (too_many(turn, person)) return;
    const std::string key = "single/" + std::to_string(id) + "/" + person;
    if (post(turn, {key, person, Urgency::rung, {notice}})) {
      add(turn, NoticeGone{notice.id, "sent"});
      count_mail(turn, person);
    }
  }
}

}  // namespace cadans::decide
