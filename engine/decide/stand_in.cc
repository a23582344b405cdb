#include "engine/decide/stand_in.h"

#include <algorithm>
#include <map>

#include "engine/decide/absence.h"
#include "engine/decide/desk.h"
#include "engine/decide/happened.h"
#include "engine/json.h"
#include "engine/people/acting.h"
#include "engine/people/presence.h"

namespace cadans::decide {
namespace {

constexpr const char* stand_in_mark = "stand-in";
constexpr const char* was_away_mark = "was-away";
constexpr const char* leaving_mark = "leaving";  // who is told so today
constexpr const char* no_deputy = "position-without-deputy";
constexpr std::chrono::days day_after(1);
constexpr std::chrono::days far_ahead(31);

using StandIns = std::map<std::string, StandIn, std::less<>>;  // by position

StandIns read(const View& state, const char* mark) {
  const Json kept = Json::parse(state.mark(mark), nullptr, false);
  StandIns all;
  if (!kept.is_object()) return all;
  for (const auto& [position, one] : kept.items()) {
    const auto since = parse_local_date(one.value("since", std::string()));
    all[position] = {one.value("by", std::string()), since.value_or(LocalDate()),
                     one.value("done", 0), one.value("vacant", false), one.value("told", false)};
  }
  return all;
}

void write(Turn& turn, const char* mark, const StandIns& before, const StandIns& now) {
  if (before == now) return;
  Json all = Json::object();
  for (const auto& [position, one] : now) {
    all[position] = {{"by", one.by}, {"since", to_string(one.since)}};
    if (one.done > 0) all[position]["done"] = one.done;
    if (one.vacant) all[position]["vacant"] = true;
    if (one.told) all[position]["told"] = true;
  }
  add(turn, MarkSet{mark, now.empty() ? std::string() : all.dump()});
}

people::Presence presence_on(const Rules& rules, const people::Position& position, LocalDate day) {
  return people::presence(rules.organisation, position.key, day, rules.calendars);
}

// Which position does its work, where its occupant is away for long or there is none.
std::optional<StandIn> who_stands_in(const Turn& turn, const people::Position& position) {
  const auto is = presence_on(turn.rules, position, turn.today);
  const bool vacant = is == people::Presence::vacant;
  if (!vacant && is != people::Presence::away) return std::nullopt;
  const auto acting =
      people::who_acts(turn.rules.organisation, position.key, turn.today, turn.rules.calendars);
  return StandIn{acting.position, turn.today, 0, vacant, false};
}

void withdraw(Turn& turn, const char* kind, const std::string& position) {
  for (const Notice& one : turn.state.notices_of({})) {
    if (one.kind == kind && one.position == position) add(turn, NoticeGone{one.id, "replaced"});
  }
}

bool asked_for_deputy(const Turn& turn, const std::string& position) {
  const Desk desk{turn.state, turn.rules, {}, {}};
  const auto running = turn.state.running("task", {}, tasks_most);
  return std::ranges::any_of(running, [&](InstanceId id) {
    const auto task = task_at(desk, id);
    return task && task->duty->event == no_deputy && task->facts.subject.key == position;
  });
}

// Whoever manages the line names one, in a task of its own where the catalogue has it.
void ask_for_deputy(Turn& turn, const std::string& position) {
  const auto duties = waiting_for_events(turn.state, turn.rules);
  const bool known =
      std::ranges::any_of(duties, [](const auto* duty) { return duty->event == no_deputy; });
  if (!known || asked_for_deputy(turn, position)) return;
  raise(turn, "engine.happened", {}, {{"name", no_deputy}, {"about", position}});
}

// One look at every position, and what has become different since the last one.
class Look {
 public:
  explicit Look(Turn& turn)
      : turn_(turn),
        before_(read(turn.state, stand_in_mark)),
        known_away_(read(turn.state, was_away_mark)),
        told_before_(read(turn.state, leaving_mark)),
        were_away_(known_away_) {}

  void at(const people::Position& position) {
    turn_.whose = position.key;
    if (auto stands_in = who_stands_in(turn_, position)) {
      done_by_another(position, *std::move(stands_in));
    } else {
      occupant_is_there(position);
    }
  }

  void keep() {
    turn_.whose.clear();
    write(turn_, stand_in_mark, before_, now_);
    write(turn_, was_away_mark, known_away_, were_away_);
    write(turn_, leaving_mark, told_before_, told_);
  }

 private:
  [[nodiscard]] const StandIn* known(const people::Position& position) const {
    const auto found = before_.find(position.key);
    return found == before_.end() ? nullptr : &found->second;
  }

  void done_by_another(const people::Position& position, StandIn stands_in) {
    const StandIn* was = known(position);
    const bool goes_on = was != nullptr && was->vacant == stands_in.vacant;
    if (!goes_on && stands_in.vacant) withdraw_all(position);
    if (goes_on) {
      stands_in.since = was->since;
      stands_in.done = was->done;
      stands_in.told = was->told && was->by == stands_in.by;
    }
    if (!stands_in.told && !stands_in.vacant && !stands_in.by.empty() && live(turn_)) {
      begin(position);
      stands_in.told = true;
    }
    now_[position.key] = std::move(stands_in);
  }

  // Nobody is away from an empty position, nor comes back to it.
  void withdraw_all(const people::Position& position) {
    for (const char* kind : {"deputy", "leaving", "back"}) withdraw(turn_, kind, position.key);
  }

  void begin(const people::Position& position) {
    withdraw(turn_, "leaving", position.key);
    withdraw(turn_, "back", position.key);
    if (!waits(turn_, "deputy", position.key)) notify(turn_, {}, "deputy", position.key);
    if (position.deputy.empty()) ask_for_deputy(turn_, position.key);
  }

  void occupant_is_there(const people::Position& position) {
    if (const StandIn* was = known(position)) {
      withdraw(turn_, "deputy", position.key);
      if (was->vacant) return;
      were_away_[position.key] = *was;
      return notify(turn_, {}, "back", position.key);
    }
    if (!leaves_for(turn_.rules, position, turn_.today)) {
      return withdraw(turn_, "leaving", position.key);
    }
    const auto told = told_before_.find(position.key);
    const bool told_today = told != told_before_.end() && told->second.since == turn_.today;
    if (!told_today) notify(turn_, {}, "leaving", position.key);
    told_[position.key] = {"", turn_.today};
  }

  Turn& turn_;
  StandIns before_;
  StandIns known_away_;
  StandIns told_before_;
  StandIns now_;
  StandIns were_away_;
  StandIns told_;
};

}  // namespace

void look_who_is_away(Turn& turn) {
  drop_old_absences(turn);
  Look look(turn);
  for (const people::Position& position : turn.rules.organisation.positions) look.at(position);
  look.keep();
}

void forget_stand_in(Turn& turn, std::string_view position) {
  const StandIns before = read(turn.state, stand_in_mark);
  StandIns now = before;
  const auto found = now.find(position);
  if (found != now.end()) now.erase(found);
  write(turn, stand_in_mark, before, now);
}

void count_done_for(Turn& turn, std::string_view position) {
  const StandIns before = read(turn.state, stand_in_mark);
  StandIns now = before;
  const auto found = now.find(position);
  if (found == now.end()) return;
  ++found->second.done;
  write(turn, stand_in_mark, before, now);
}

// The next day on which the occupant would work is one of it.
std::optional<people::Absence> leaves_for(const Rules& rules, const people::Position& position,
                                          LocalDate day) {
  const auto& organisation = rules.organisation;
  const people::Member* member = organisation.members.find(position.occupant);
  if (member == nullptr || !people::works_on(organisation, member->key, day, rules.calendars)) {
    return std::nullopt;
  }
  for (LocalDate next = day + day_after; next <= day + far_ahead; next = next + day_after) {
    if (!member->working_days.has(weekday(next)) || !rules.calendars.open_at_office(next)) continue;
    if (presence_on(rules, position, next) != people::Presence::away) return std::nullopt;
    return people::absence_on(organisation, member->key, next, rules.calendars);
  }
  return std::nullopt;
}

std::optional<StandIn> was_away(const View& state, std::string_view position) {
  const StandIns all = read(state, was_away_mark);
  const auto found = all.find(position);
  return found == all.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace cadans::decide
