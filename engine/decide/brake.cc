#include "engine/decide/brake.h"

#include <algorithm>
#include <utility>

#include "engine/decide/authority.h"
#include "engine/decide/golive.h"
#include "engine/json.h"
#include "engine/people/presence.h"
#include "engine/time/working_days.h"

namespace cadans::decide {
namespace {

constexpr std::size_t batches_kept = 8;  // of each weekday

std::string weekday_mark(const Turn& turn) {
  return "batches/" + std::to_string(weekday(turn.today).iso_encoding());
}

std::string mark_of_hold(const std::string& person) { return std::string(hold_mark) + person; }

std::string mails_mark(const std::string& person) { return "mails/" + person; }

std::vector<int> batches(const Turn& turn) {
  const Json list = Json::parse(turn.state.mark(weekday_mark(turn)), nullptr, false);
  return list.is_array() ? list.get<std::vector<int>>() : std::vector<int>();
}

LocalDate day_marked(const View& state, std::string_view name) {
  const auto day = parse_local_date(state.mark(name));
  return day ? *day : LocalDate();
}

// As long as it lasts.
std::optional<Hold> still(Hold hold, const Rules& rules, LocalDate today) {
  if (!hold.since.named()) return std::nullopt;
  const WorkingDays most{rules.settings.hold_office_days_max};
  const LocalDate last = time::plus(hold.since, most, rules.calendars);
  if (today > last) return std::nullopt;
  hold.until = time::plus(last, WorkingDays{1}, rules.calendars);
  return hold;
}

void hold_mail(Turn& turn, const std::string& person) {
  if (!turn.state.person(person)) {
    return refuse(turn, "unknown_person", words::Values().text("asked_for", person));
  }
  const Json hold = {{"since", to_string(turn.today)},
                     {"by", turn.event.actor},
                     {"why", turn.event.value("reason")}};
  add(turn, MarkSet{mark_of_hold(person), hold.dump()});
}

}  // namespace

std::optional<Hold> holding(const View& state, const Rules& rules, LocalDate today) {
  return still({day_marked(state, "hold"), {}, state.mark("hold-by"), state.mark("hold-why")},
               rules, today);
}

std::optional<Hold> holding(const View& state, const Rules& rules, LocalDate today,
                            const std::string& person) {
  const Json kept = Json::parse(state.mark(mark_of_hold(person)), nullptr, false);
  if (!kept.is_object()) return std::nullopt;
  Hold hold;
  if (const auto since = parse_local_date(kept.value("since", std::string()))) hold.since = *since;
  hold.person = kept.value("by", std::string());
  hold.reason = kept.value("why", std::string());
  return still(std::move(hold), rules, today);
}

bool held(const Turn& turn) { return holding(turn.state, turn.rules, turn.today).has_value(); }

bool held(const Turn& turn, const std::string& person) {
  return holding(turn.state, turn.rules, turn.today, person).has_value();
}

LocalDate released_by_hand_until(const View& state, const Rules& rules, LocalDate today) {
  const int days = rules.organisation.four_eyes.release_before_sending_office_days;
  return time::plus(latest_golive(state, rules, today), WorkingDays{days}, rules.calendars);
}

bool needs_release(const View& state, const Rules& rules, LocalDate today) {
  return state.mark("released") != to_string(today) &&
         today < released_by_hand_until(state, rules, today);
}

bool needs_release(const Turn& turn) { return needs_release(turn.state, turn.rules, turn.today); }

int usual(const Turn& turn) {
  auto before = batches(turn);
  if (static_cast<int>(before.size()) < turn.rules.settings.brake.from_week - 1) return 0;
  std::sort(before.begin(), before.end());
  return std::max(1, before[before.size() / 2]);
}

bool brakes(const Turn& turn, int mails) {
  const auto& brake = turn.rules.settings.brake;
  if (turn.state.mark("released") == to_string(turn.today)) return false;
  if (!turn.state.mark("braked").empty()) return true;
  const int known = usual(turn);
  return known > 0 && mails >= brake.mails_min && mails > brake.factor * known;
}

int mails_today(const View& state, LocalDate today, const std::string& person) {
  const Json kept = Json::parse(state.mark(mails_mark(person)), nullptr, false);
  if (!kept.is_object() || kept.value("day", std::string()) != to_string(today)) return 0;
  return kept.value("count", 0);
}

int mails_today(const Turn& turn, const std::string& person) {
  return mails_today(turn.state, turn.today, person);
}

void count_mail(Turn& turn, const std::string& person) {
  const Json kept = {{"day", to_string(turn.today)}, {"count", mails_today(turn, person) + 1}};
  add(turn, MarkSet{mails_mark(person), kept.dump()});
}

void forget_mails_counted(Turn& turn, const std::string& person, LocalDate before) {
  const Json kept = Json::parse(turn.state.mark(mails_mark(person)), nullptr, false);
  if (!kept.is_object()) return;
  const bool stays = before.named() && kept.value("day", std::string()) >= to_string(before);
  if (!stays) add(turn, MarkSet{mails_mark(person), ""});
}

void count_batch(Turn& turn, int mails) {
  auto kept = batches(turn);
  kept.push_back(mails);
  if (kept.size() > batches_kept) kept.erase(kept.begin());
  add(turn, MarkSet{weekday_mark(turn), Json(kept).dump()});
}

std::vector<std::string> who_releases(const Turn& turn, const std::string& ciso) {
  const people::Position* position = turn.rules.organisation.positions.find(ciso);
  if (position == nullptr) return {};
  std::vector<std::string> persons;
  const std::string acting = acting_person(turn, ciso);
  if (people::works_on(turn.rules.organisation, acting, turn.today, turn.rules.calendars)) {
    persons.push_back(acting);
  }
  const std::string deputy = acting_person(turn, position->deputy);
  if (persons.empty() && !deputy.empty()) persons.push_back(deputy);
  return persons;
}

bool may_release(const Turn& turn) {
  const auto holders = turn.rules.organisation.positions.holding("ciso");
  return std::any_of(holders.begin(), holders.end(), [&](const people::Position* position) {
    return holds(turn, position->key, turn.event.actor) ||
           holds(turn, position->deputy, turn.event.actor);
  });
}

void refuse_release(Turn& turn) {
  refuse(turn, "release_by_other", who_may_instead(turn, {position_of(turn, "ciso", {}, "")}));
}

void hold_batch(Turn& turn) {
  if (!may_release(turn)) return refuse_release(turn);
  if (turn.event.value("reason").empty()) return refuse(turn, "reason_given");
  const std::string person(turn.event.value("person"));
  if (!person.empty()) return hold_mail(turn, person);
  add(turn, MarkSet{"hold", to_string(turn.today)});
  add(turn, MarkSet{"hold-by", turn.event.actor});
  add(turn, MarkSet{"hold-why", std::string(turn.event.value("reason"))});
}

void release_mail(Turn& turn, const std::string& person) {
  const auto known = turn.state.person(person);
  if (!known) return refuse(turn, "unknown_person", words::Values().text("asked_for", person));
  if (!held(turn, person)) {
    return refuse(turn, "not_held", words::Values().text("person_name", known->name));
  }
  add(turn, MarkSet{mark_of_hold(person), ""});
}

}  // namespace cadans::decide
