#include "tests/simulation/promises/in_hand.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/json.h"
#include "tests/simulation/promises/changes.h"
#include "tests/simulation/promises/leaves.h"
#include "tests/simulation/promises/watch.h"

namespace cadans::promises {
namespace {

using DaysOff = std::vector<people::Absence>;

DaysOff without(const DaysOff& all, const people::Absence& taken) {
  DaysOff left;
  for (const people::Absence& one : all) {
    for (int at = one.first.day; at <= one.last.day; ++at) {
      if (taken.first.day <= at && at <= taken.last.day) continue;
      left.push_back({LocalDate(at), LocalDate(at)});
    }
  }
  return left;
}

bool of_task(const Json& facts) { return facts.contains("ladder"); }

bool ended(const std::string& state) {
  return state == "done" || state == "cancelled" || state == "missed" || state == "withdrawn";
}

}  // namespace

std::vector<std::string> InHand::take(const Entry& entry) {
  const int day = SlowCalendar::day_of(entry.event.at.us);
  std::vector<std::string> wrong;
  said(entry);
  appears(entry);
  if (entry.event.type == "task.start") began(entry.event, day);
  each<FactsSet>(entry, [&](const FactsSet& one) {
    const auto known = tasks_.find(one.id.n);
    if (known == tasks_.end()) return;
    const Json facts = Json::parse(one.facts);
    read(known->second, facts);
    if (facts.value("kept_by", std::string()) == known->second.kept_by) return;
    wrong.push_back(fmt::format("T{} is not kept by \"{}\"", one.id.n, known->second.kept_by));
  });
  each<InstanceSet>(entry, [&](const InstanceSet& one) {
    const auto known = tasks_.find(one.id.n);
    if (known != tasks_.end()) known->second.ended = ended(work_of(one.snapshot));
  });
  each<DeliveryNew>(entry, [&](const DeliveryNew& one) {
    for (const Notice& notice : one.delivery.notices) {
      if (!rests(notice, day)) continue;
      wrong.push_back(one.delivery.key + " goes to a deputy with what is due after the return");
    }
  });
  return wrong;
}

void InHand::appears(const Entry& entry) {
  each<InstanceNew>(entry, [&](const InstanceNew& one) {
    const Json facts = Json::parse(one.facts);
    if (one.snapshot.workflow != "task" || !of_task(facts)) return;
    read(tasks_[one.id.n], facts);
    if (asks(*content_.catalogue.duty(facts.at("duty").get<std::string>()))) {
      asking_[facts.at("subject").at("key").get<std::string>()] = one.id.n;
    }
  });
}

void InHand::said(const Entry& entry) {
  const bool away = entry.event.type == "engine.away";
  if (!away && entry.event.type != "engine.back") return;
  const auto leave = leave_of(seed_, organisation_, entry.event.id).value();
  DaysOff& all = organisation_.absences[leave.person];
  if (away) {
    all.push_back(leave.days);
  } else {
    all = without(all, leave.days);
  }
}

// With another owner it is nobody's any more who began it for the one before.
void InHand::read(Task& task, const Json& facts) const {
  const auto owner = facts.at("owner").get<std::string>();
  if (owner != task.owner) task.kept_by.clear();
  task.owner = owner;
  task.target = parse_local_date(facts.at("target").get<std::string>()).value().day;
  task.in_law = facts.at("ladder").get<std::string>().starts_with("legal-");
}

void InHand::began(const Event& event, int day) {
  const auto known = tasks_.find(event.instance.n);
  if (known == tasks_.end()) return;
  const people::Position* owner = organisation_.positions.find(known->second.owner);
  const people::Position* deputy =
      owner == nullptr ? nullptr : organisation_.positions.find(owner->deputy);
  if (deputy == nullptr || owner->occupant.empty() || owner->occupant == event.actor) return;
  const bool stands_in = calendar_.away_until(owner->occupant, day) != 0 &&
                         calendar_.acts(owner->key, day) == event.actor &&
                         deputy->occupant == event.actor;
  if (stands_in) known->second.kept_by = deputy->key;
}

const std::string& InHand::asked(const Task& task) {
  return task.kept_by.empty() ? task.owner : task.kept_by;
}

const std::string& InHand::asked(InstanceId task) const { return asked(tasks_.at(task.n)); }

// What is said around an absence is for the occupant or for who stands in, and goes to no other.
bool InHand::is_for_another(const Notice& notice, int day) const {
  const people::Position* position = organisation_.positions.find(notice.position);
  if (position == nullptr) return false;
  const bool occupant = calendar_.acts(notice.position, day) == position->occupant;
  if (notice.kind == "leaving") return !occupant || notice.from.day != day;
  if (notice.kind == "back" || notice.kind == "taken-over") return !occupant;
  return notice.kind == "deputy" && occupant;
}

bool InHand::rests(const Notice& notice, int day) const {
  if (is_for_another(notice, day)) return true;
  const auto task = tasks_.find(notice.instance.n);
  if (task == tasks_.end() || task->second.in_law) return false;
  const people::Position* position = organisation_.positions.find(notice.position);
  if (position == nullptr || notice.position != asked(task->second)) return false;
  if (position->occupant.empty()) return false;
  const int until = calendar_.away_until(position->occupant, day);
  if (notice.kind == "personal") return until != 0;  // no deputy learns in that place
  const int due = task->second.closes != 0 ? task->second.closes : task->second.target;
  return until != 0 && until < due;
}

bool InHand::asks(const settings::Duty& duty) { return duty.event == "position-without-deputy"; }

bool InHand::lacks_deputy(const people::Position& position, int day) const {
  return position.deputy.empty() && !position.occupant.empty() &&
         calendar_.away_until(position.occupant, day) != 0;
}

std::string InHand::made(const Json& facts, int day) {
  const auto key = facts.at("subject").at("key").get<std::string>();
  const people::Position* position = organisation_.positions.find(key);
  if (position == nullptr || !lacks_deputy(*position, day)) {
    return "asks for a deputy of " + key + ", who is not away without one";
  }
  asked_for_[key] = day;
  return {};
}

// Asked since this absence began, or still.
std::vector<std::string> InHand::missing(int day) {
  std::vector<std::string> all;
  if (std::exchange(looked_on_, day) == day) return all;
  for (const people::Position& position : organisation_.positions) {
    const bool lacks = lacks_deputy(position, day) && day >= begins_.from(position.key) &&
                       !calendar_.acts(position.key, day).empty();
    if (!lacks) continue;
    int since = day;
    while (calendar_.away_until(position.occupant, since - 1) != 0 ||
           !calendar_.office(since - 1)) {
      --since;
    }
    const auto asked = asked_for_.find(position.key);
    const bool now = asked != asked_for_.end() && asked->second >= since;
    const auto asking = asking_.find(position.key);
    const bool still = asking != asking_.end() && !tasks_.at(asking->second).ended;
    if (!now && !still) all.push_back("lost: nobody is asked for a deputy of " + position.key);
    asked_for_[position.key] = day;
  }
  return all;
}

}  // namespace cadans::promises
