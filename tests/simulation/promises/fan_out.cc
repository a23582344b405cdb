#include "tests/simulation/promises/fan_out.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/json.h"

namespace cadans::promises {
namespace {

constexpr int near_holiday = 14;  // days before it

bool once(const settings::Duty& duty) {
  return duty.recurrence == settings::Recurrence::once && !duty.ended;
}

}  // namespace

int fit_from(const SlowCalendar& calendar, const people::Organisation& organisation, int day) {
  int monday = day;
  while (SlowCalendar::weekday(monday) != 1) ++monday;
  const auto near = [&](const people::Recess& recess) {
    return recess.first.day - near_holiday <= monday && monday <= recess.last.day;
  };
  for (auto holiday = std::ranges::find_if(organisation.recesses, near);
       holiday != organisation.recesses.end();
       holiday = std::ranges::find_if(organisation.recesses, near)) {
    monday = holiday->last.day - SlowCalendar::weekday(holiday->last.day) + 1 + near_holiday;
  }
  while (!calendar.office(monday)) ++monday;
  return monday;
}

std::string FanOut::made(std::int64_t id, const Json& facts, const std::string& state, int day) {
  const Task task{facts.at("duty").get<std::string>(),
                  facts.at("subject").at("key").get<std::string>(), state};
  tasks_[id] = task;
  const settings::Duty* duty = content_.catalogue.duty(task.duty);
  if (duty == nullptr || !once(*duty)) return {};
  there_[{task.duty, task.subject}].push_back(id);
  changed_ = true;
  if (facts.at("round") > 1) return {};  // renewals.h
  if (!its_turn(*duty, task.subject)) {
    return fmt::format("{} of \"{}\" comes before its turn", task.duty, task.subject);
  }
  if (joined(*duty, task.subject) == nullptr) return {};
  const auto begins = begins_.find(task.subject);
  if (begins != begins_.end() && begins->second <= day) return {};
  return fmt::format("{} of {} begins before its day", task.duty, task.subject);
}

std::string FanOut::moved(std::int64_t id, const std::string& state) {
  const auto known = tasks_.find(id);
  if (known == tasks_.end()) return {};
  const bool done = std::exchange(known->second.state, state) != state && state == "done";
  changed_ = changed_ || done;
  return done ? known->second.duty : std::string();
}

std::vector<std::string> FanOut::subjects(const settings::Duty& duty, int stage) const {
  std::vector<std::string> keys;
  if (duty.per == "team") {
    for (const auto& team : content_.organisation.teams) {
      if (team.staff) keys.push_back(team.key);
    }
  }
  if (duty.per != "process")
    return duty.per == "organisation" ? std::vector<std::string>{""} : keys;
  for (const people::Process& process : content_.organisation.processes) {
    const int from = process.in_scope_from_stage;
    const bool in_scope = 0 < from && from <= std::max(stage, duty.stage);
    if (in_scope && (duty.where != "added-to-scope" || from > 1)) keys.push_back(process.key);
  }
  return keys;
}

const people::Process* FanOut::joined(const settings::Duty& duty,
                                      const std::string& subject) const {
  if (duty.per != "process") return nullptr;
  const people::Process* process = content_.organisation.processes.find(subject);
  return process != nullptr && process->in_scope_from_stage > 1 ? process : nullptr;
}

// The id of the duty that is asked there in its place, or its own.
std::string FanOut::meant(const settings::Duty& duty, const std::string& subject) const {
  for (const settings::Duty& other : content_.catalogue.duties()) {
    if (std::ranges::find(other.replaces, duty.id) == other.replaces.end()) continue;
    const auto all = subjects(other, stage_);
    const bool runs = other.stage <= stage_ && std::ranges::find(all, subject) != all.end();
    if (runs) return other.id;
  }
  return duty.id;
}

bool FanOut::is_done(const std::string& duty, const std::string& subject) const {
  const auto found = there_.find({duty, subject});
  return found != there_.end() && std::ranges::any_of(found->second, [&](std::int64_t round) {
           return tasks_.at(round).state == "done";
         });
}

bool FanOut::done(const std::string& duty, int stage) const {
  const settings::Duty& known = *content_.catalogue.duty(duty);
  const auto all = subjects(known, stage);
  return (!all.empty() || known.where == "added-to-scope") &&
         std::ranges::all_of(all, [&](const std::string& subject) {
           return is_done(meant(known, subject), subject);
         });
}

// What `duty` waits for there: done for it, and for one that joined through all before it too.
bool FanOut::is_done_for(const std::string& other, const settings::Duty& duty,
                         const std::string& subject) const {
  const settings::Duty& known = *content_.catalogue.duty(other);
  if (known.per == duty.per) return is_done(meant(known, subject), subject);
  if (!done(other, stage_)) return false;
  return joined(duty, subject) == nullptr ||
         std::ranges::all_of(known.depends_on, [&](const std::string& before) {
           return is_done_for(before, duty, subject);
         });
}

bool FanOut::its_turn(const settings::Duty& duty, const std::string& subject) const {
  if (meant(duty, subject) != duty.id) return false;
  if (duty.anchor == settings::Anchor::journey_start) return true;
  if (stage_ < std::max(1, duty.stage)) return false;
  if (duty.anchor == settings::Anchor::stage_start) return joined(duty, subject) == nullptr;
  return duty.anchor == settings::Anchor::deps_done &&
         std::ranges::all_of(duty.depends_on, [&](const std::string& other) {
           return is_done_for(other, duty, subject);
         });
}

// Each that could have a task now, but for the day on which its subject begins.
std::vector<std::pair<const settings::Duty*, std::string>> FanOut::turns() const {
  std::vector<std::pair<const settings::Duty*, std::string>> all;
  for (const settings::Duty& duty : content_.catalogue.duties()) {
    if (!once(duty)) continue;
    for (const std::string& subject : subjects(duty, stage_)) {
      if (!there_.contains({duty.id, subject}) && its_turn(duty, subject)) {
        all.emplace_back(&duty, subject);
      }
    }
  }
  return all;
}

// Those that joined and have no day yet: critical ones first.
std::vector<std::string> FanOut::without_day() const {
  std::vector<std::string> waiting;
  for (const bool critical : {true, false}) {
    for (const people::Process& process : content_.organisation.processes) {
      const int from = process.in_scope_from_stage;
      const bool waits = 1 < from && from <= stage_ && !begins_.contains(process.key);
      if (waits && process.critical == critical) waiting.push_back(process.key);
    }
  }
  return waiting;
}

void FanOut::plan(int day) {
  int last = 0;
  for (const auto& [key, begins] : begins_) last = std::max(last, begins);
  for (const std::string& key : without_day()) {
    const int next = last == 0 ? day : last + 7 * content_.settings.scope_every_weeks;
    last = next <= day ? day : fit_from(calendar_, content_.organisation, next);
    begins_[key] = last;
  }
}

void FanOut::settle(int day) {
  if (!std::exchange(changed_, false)) return;
  for (const auto& [duty, subject] : turns()) {
    if (joined(*duty, subject) != nullptr && !begins_.contains(subject)) return plan(day);
  }
}

std::vector<std::string> FanOut::missing(int day) {
  std::vector<std::string> all;
  if (std::exchange(looked_on_, day) == day) return all;
  for (const auto& [duty, subject] : turns()) {
    const auto begins = begins_.find(subject);
    if (joined(*duty, subject) != nullptr && begins != begins_.end() && day < begins->second) {
      continue;
    }
    if (!told_.insert({duty->id, subject}).second) continue;
    all.push_back(fmt::format("lost: {} of \"{}\" has no task", duty->id, subject));
  }
  return all;
}

}  // namespace cadans::promises
