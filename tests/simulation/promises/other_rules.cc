#include "tests/simulation/promises/other_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/json.h"
#include "tests/simulation/promises/changes.h"
#include "tests/simulation/promises/watch.h"

namespace cadans::promises {
namespace {

int day_of_month(int day) { return static_cast<int>(unsigned{LocalDate(day).ymd().day()}); }

int day_in(const Json& facts, const char* name) {
  return parse_local_date(facts.at(name).get<std::string>()).value().day;
}

bool same(const ChangingRule& one, const ChangingRule& other) {
  return one.day == other.day && one.workday == other.workday && one.ended == other.ended;
}

}  // namespace

OtherRules::OtherRules(const SlowCalendar& calendar, const Run& run)
    : calendar_(calendar), run_(run) {}

OtherRules::Rules OtherRules::rules(int version) const {
  Rules all;
  if (!rules_change(run_.seed)) return all;  // it has none of these duties
  for (ChangingRule& rule : changing_rules(run_.seed, version)) all[rule.duty] = rule;
  return all;
}

bool OtherRules::names(const ChangingRule& rule, int nominal) const {
  return !rule.ended && day_of_month(nominal) == rule.day;
}

int OtherRules::due(const ChangingRule& rule, int nominal) const {
  if (rule.workday == 0) return nominal;
  int day = nominal - day_of_month(nominal);
  for (int open = 0; open < rule.workday;) open += calendar_.office(++day) ? 1 : 0;
  return day;
}

int OtherRules::target(const ChangingRule& rule, int nominal) const {
  int day = due(rule, nominal);
  while (!calendar_.office(day) || !calendar_.legal(day)) --day;
  return day;
}

std::string OtherRules::position(const std::string& role) const {
  for (const people::Position& one : run_.content->organisation.positions) {
    if (one.role == role) return one.key;
  }
  return {};
}

std::string OtherRules::made(const Task& task) const {
  const ChangingRule rule = rules(version_).at(task.duty);
  const std::string which = fmt::format("{} of {}", task.duty, to_string(LocalDate(task.nominal)));
  if (!names(rule, task.nominal)) return which + " is made, and no rule in force names it";
  if (task.target != target(rule, task.nominal)) {
    return fmt::format("{} has the target {}, not {}", which, to_string(LocalDate(task.target)),
                       to_string(LocalDate(target(rule, task.nominal))));
  }
  return task.owner == position(rule.role) ? "" : which + " is made for " + task.owner;
}

OtherRules::Task OtherRules::after_change(Task task, const ChangingRule& was,
                                          const ChangingRule& is) const {
  if (names(was, task.nominal) && !names(is, task.nominal) && !task.begun()) {
    task.state = "withdrawn";
    return task;
  }
  if (task.owner == position(was.role)) task.owner = position(is.role);
  const bool named = names(was, task.nominal) && names(is, task.nominal);
  const bool as_it_was = task.target == target(was, task.nominal);
  if (named && as_it_was && !task.begun()) task.target = target(is, task.nominal);
  return task;
}

void OtherRules::change(int version, int day) {
  const Rules was = rules(std::exchange(version_, version));
  const Rules is = rules(version);
  for (const auto& [duty, rule] : is) {
    if (!same(was.at(duty), rule)) since_[duty] = day;
  }
  wanted_.clear();
  for (const auto& [id, task] : tasks_) {
    if (task.open()) wanted_[id] = after_change(task, was.at(task.duty), is.at(task.duty));
  }
}

std::vector<std::string> OtherRules::look_at_change() const {
  std::vector<std::string> wrong;
  for (const auto& [id, want] : wanted_) {
    const Task& is = tasks_.at(id);
    if (is.state == want.state && is.target == want.target && is.owner == want.owner) continue;
    wrong.push_back(fmt::format("{} of {} is {}, {}, with {} after a change, not {}, {}, with {}",
                                is.duty, to_string(LocalDate(is.nominal)), is.state,
                                to_string(LocalDate(is.target)), is.owner, want.state,
                                to_string(LocalDate(want.target)), want.owner));
  }
  return wrong;
}

void OtherRules::keep(InstanceId id, const std::string& facts) {
  const Json json = Json::parse(facts);
  Task& task = tasks_[id.n];
  task.duty = json.at("duty").get<std::string>();
  task.nominal = day_in(json, "nominal");
  task.target = day_in(json, "target");
  task.owner = json.at("owner").get<std::string>();
}

// The tasks that this entry makes, or makes anew.
std::vector<std::int64_t> OtherRules::follow(const Entry& entry) {
  std::vector<std::int64_t> issued;
  each<InstanceNew>(entry, [&](const InstanceNew& one) {
    if (one.snapshot.workflow != "task") return;
    if (!rules_change(Json::parse(one.facts).at("duty").get<std::string>())) return;
    keep(one.id, one.facts);
    tasks_[one.id.n].state = work_of(one.snapshot);
    issued.push_back(one.id.n);
  });
  each<FactsSet>(entry, [&](const FactsSet& one) {
    if (tasks_.contains(one.id.n)) keep(one.id, one.facts);
  });
  each<InstanceSet>(entry, [&](const InstanceSet& one) {
    const auto task = tasks_.find(one.id.n);
    if (task == tasks_.end()) return;
    if (task->second.state == "withdrawn") issued.push_back(one.id.n);
    task->second.state = work_of(one.snapshot);
  });
  return issued;
}

std::vector<std::string> OtherRules::take(const Entry& entry, int day) {
  if (entry.event.type == "engine.start") begun_ = day;
  each<ContentSet>(entry, [&](const ContentSet& one) {
    const auto version = run_.versions.find(hex(one.hash));
    if (version != run_.versions.end()) change(version->second, day);
  });
  std::vector<std::string> wrong;
  for (const std::int64_t id : follow(entry)) {
    if (std::string why = made(tasks_.at(id)); !why.empty()) wrong.push_back(std::move(why));
  }
  if (entry.event.type != "engine.follow-content") return wrong;
  const auto of_change = look_at_change();
  wrong.insert(wrong.end(), of_change.begin(), of_change.end());
  wanted_.clear();
  return wrong;
}

bool OtherRules::has_task(const std::string& duty, int nominal) const {
  return std::any_of(tasks_.begin(), tasks_.end(), [&](const auto& one) {
    const Task& task = one.second;
    return task.duty == duty && task.nominal == nominal && task.state != "withdrawn";
  });
}

// Those whose task was to be made since the rule came, and the last one before, where its day was
// still ahead then.
std::vector<int> OtherRules::asked_for(const ChangingRule& rule, int day) const {
  const auto changed = since_.find(rule.duty);
  const int since = changed == since_.end() ? begun_ : changed->second;
  std::vector<int> all;
  int before = 0;
  for (int nominal = since - 31; nominal <= day + 7 * changing_lead_weeks + 31; ++nominal) {
    const int issue = due(rule, nominal) - 7 * changing_lead_weeks;
    if (!names(rule, nominal) || issue < begun_ || day < issue) continue;
    if (issue > since) {
      all.push_back(nominal);
    } else {
      before = nominal;
    }
  }
  const bool came = changed != since_.end();
  if (came && before != 0 && due(rule, before) >= since) all.push_back(before);
  return all;
}

std::vector<std::string> OtherRules::missing(int day) {
  std::vector<std::string> all;
  if (begun_ == 0 || std::exchange(looked_at_, day) == day) return all;
  for (const auto& [duty, rule] : rules(version_)) {
    for (const int nominal : asked_for(rule, day)) {
      if (has_task(duty, nominal)) continue;
      all.push_back(
          fmt::format("lost: {} has no task for {}", duty, to_string(LocalDate(nominal))));
    }
  }
  return all;
}

}  // namespace cadans::promises
