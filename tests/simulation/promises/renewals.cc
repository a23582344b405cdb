#include "tests/simulation/promises/renewals.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/json.h"
#include "tests/simulation/promises/changes.h"

namespace cadans::promises {
namespace {

constexpr int asked_before = 60;  // days before what was shown lapses

int day_in(std::string_view text) { return text.empty() ? 0 : parse_local_date(text).value().day; }

}  // namespace

int last_day(const settings::Duty& duty, int dated) {
  if (!duty.validity) return 0;
  std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(dated))};
  const int count = duty.validity->count;
  const auto unit = duty.validity->unit;
  if (unit == Period::Unit::years) date += std::chrono::years(count);
  if (unit == Period::Unit::months) date += std::chrono::months(count);
  if (!date.ok()) date = date.year() / date.month() / std::chrono::last;
  return static_cast<int>(std::chrono::sys_days(date).time_since_epoch().count());
}

std::vector<std::string> Renewals::take(const Entry& entry, int day) {
  wrong_.clear();
  each<InstanceNew>(entry, [&](const InstanceNew& one) {
    if (one.snapshot.workflow == "task") made(one, entry.event, day);
  });
  each<InstanceSet>(entry, [&](const InstanceSet& one) {
    const auto round = rounds_.find(one.id.n);
    if (round == rounds_.end()) return;
    moved(round->second, std::string(first_region(one.snapshot.state)), entry.event, day);
  });
  return wrong_;
}

int Renewals::target(int lapses) const {
  int day = lapses;
  while (!calendar_.office(day) || !calendar_.legal(day)) --day;
  return day;
}

const Renewals::Round* Renewals::before(const Round& round) const {
  const auto last = last_.find(round.name);
  return last == last_.end() ? nullptr : &rounds_.at(last->second);
}

void Renewals::made(const InstanceNew& one, const Event& event, int day) {
  const Json facts = Json::parse(one.facts);
  const settings::Duty* duty = content_.catalogue.duty(facts.at("duty").get<std::string>());
  if (duty == nullptr || duty->recurrence != settings::Recurrence::once) return;
  Round round;
  round.duty = duty;
  round.name = duty->id + "/" + duty->per + ":" + facts.at("subject").at("key").get<std::string>();
  round.number = facts.at("round").get<int>();
  round.state = first_region(one.snapshot.state);
  const Round* known = before(round);
  if (round.number != (known == nullptr ? 1 : known->number + 1)) {
    wrong_.push_back(fmt::format("{} begins round {} by {}", round.name, round.number, event.type));
  } else if (known != nullptr && day < known->renews) {
    wrong_.push_back(fmt::format("{} begins a new round before its day", round.name));
  } else if (known != nullptr && facts.at("nominal") != to_string(LocalDate(known->lapses))) {
    wrong_.push_back(fmt::format("{} has a new round for {}, not {}", round.name,
                                 facts.at("nominal").dump(), to_string(LocalDate(known->lapses))));
  }
  last_[round.name] = one.id.n;
  rounds_[one.id.n] = std::move(round);
}

// What was handed in is dated that day, unless another day was said.
void Renewals::shown(Round& round, const Event& event, int day) {
  const std::string_view verb = event.verb();
  if (verb != "submit" && verb != "already-shown" && verb != "nothing-to-report") return;
  const int said = day_in(event.value("dated"));
  round.dated = said == 0 ? day : said;
  round.until = day_in(event.value("until"));
}

void Renewals::moved(Round& round, const std::string& state, const Event& event, int day) {
  const std::string was = std::exchange(round.state, state);
  if (was != state) shown(round, event, day);
  if (state == "done" && was != "done") {
    round.lapses = round.until != 0 ? round.until : last_day(*round.duty, round.dated);
    round.renews = round.lapses == 0 ? 0 : std::max(day + 1, round.lapses - asked_before);
  }
  if (was == "done" && state == "lapsed" && day <= round.lapses) {
    wrong_.push_back(round.name + " lapses while it counts still");
  }
  if (was == "done" && state != "done" && state != "lapsed") round.lapses = round.renews = 0;
}

std::vector<std::string> Renewals::missing(int day) {
  std::vector<std::string> all;
  for (const auto& [id, round] : rounds_) {
    if (round.state != "done" || round.lapses == 0) continue;
    const bool last = last_.at(round.name) == id;
    const bool lapsed = round.lapses < day;
    if (!lapsed && !(last && round.renews <= day)) continue;
    if (!told_.insert(id).second) continue;
    all.push_back(fmt::format("lost: {} {}", round.name,
                              lapsed ? "counts no more, and is done" : "begins no new round"));
  }
  return all;
}

}  // namespace cadans::promises
