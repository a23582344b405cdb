#include "tests/simulation/promises/growth.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/json.h"
#include "tests/simulation/promises/changes.h"

namespace cadans::promises {
namespace {

int stage_in(std::string_view workflow) {
  return workflow.starts_with("growth_stage_") ? workflow.back() - '0' : 0;
}

std::string last_of(const std::map<std::string, std::string>& all, const std::string& key) {
  const auto found = all.find(key);
  return found == all.end() ? std::string() : found->second;
}

bool passed(const std::string& outcome) { return outcome.starts_with("pass"); }

bool outcome(const std::string& verb) {
  return passed(verb) || verb == "refuse" || verb == "postpone" || verb == "reopen";
}

}  // namespace

std::vector<std::string> Growth::take(const Entry& entry, int day) {
  wrong_.clear();
  each<InstanceNew>(entry, [&](const InstanceNew& one) { appears(one, entry.event, day); });
  each<InstanceSet>(entry, [&](const InstanceSet& one) { moves(one, entry.event, day); });
  each<NoticeNew>(entry, [&](const NoticeNew& one) { items_.asked_of(one.notice); });
  work_.settle(day);
  for (std::string& wrong : offered_.take(entry, day)) wrong_.push_back(std::move(wrong));
  for (std::string& wrong : renewals_.take(entry, day)) wrong_.push_back(std::move(wrong));
  for (std::string& wrong : years_.take(entry, day)) wrong_.push_back(std::move(wrong));
  for (std::string& wrong : audits_.take(entry, day)) wrong_.push_back(std::move(wrong));
  return wrong_;
}

void Growth::appears(const InstanceNew& one, const Event& event, int day) {
  const std::string& workflow = one.snapshot.workflow;
  const std::string state(first_region(one.snapshot.state));
  if (workflow == "journey") journey_ = one.snapshot.state;
  if (const int stage = stage_in(workflow); stage > 0) {
    stage_of_[one.id.n] = stage;
    stages_[stage].state = state;
  }
  const Json facts = Json::parse(one.facts);
  if (workflow == "task") {
    const std::string wrong = work_.made(one.id.n, facts, state, day);
    // What evidence from elsewhere shows is done ahead of its turn.
    if (!wrong.empty() && event.value("shown").empty()) wrong_.push_back(wrong);
  }
  if (workflow == "agenda_item") items_.made(one.id, state);
  if (workflow == "agenda_item" && facts.at("topic") == "gate") {
    before_body_[one.id.n] = facts.at("gate").get<std::string>();
  }
}

void Growth::moves(const InstanceSet& one, const Event& event, int day) {
  const std::string state(first_region(one.snapshot.state));
  if (one.snapshot.workflow == "journey") journey_ = one.snapshot.state;
  if (const std::string duty = work_.moved(one.id.n, state); !duty.empty()) test_again(duty);
  items_.moved(one.id, state);
  if (state == "decided" || state == "withdrawn") before_body_.erase(one.id.n);
  const auto known = stage_of_.find(one.id.n);
  if (known == stage_of_.end()) return;
  decided(known->second, event, day);
  stages_.at(known->second).state = state;
}

void Growth::decided(int stage, const Event& event, int day) {
  const std::string verb(event.verb());
  if (verb == "start-day") begins(stage, day);
  const std::string& id = gate_at_hand(stage)->id;
  if (verb == "ask-again") put_off_.erase(id);
  if (verb == "add-condition" || verb == "pass-with-conditions") {
    conditions_.insert(parse_local_date(event.value("until")).value().day);
  }
  if (stage == 3 && verb == "lay-again" && test_ == "test_failed") test_ = "tested_again";
  if (outcome(verb) && !settles_test(*gate_at_hand(stage), verb)) comes_out(stage, event, day);
}

void Growth::begins(int stage, int day) {
  Stage& its = stages_.at(stage);
  its.begun = day;
  work_.begun(stage);
  if (day < its.starts) wrong_.push_back(fmt::format("stage {} begins too early", stage));
}

void Growth::comes_out(int stage, const Event& event, int day) {
  Stage& its = stages_.at(stage);
  const std::string verb(event.verb());
  const std::string& id = gate_at_hand(stage)->id;
  const std::string open = open_of(*gate_at_hand(stage));
  if (passed(verb) && !open.empty()) wrong_.push_back(id + " passes, and " + open + " is open");
  if (!(verb == "postpone" && !test_.empty() && stage == 3)) outcomes_[id] = verb;
  if (verb == "reopen" && its.begun != 0) take_back_start(stage + 1);
  put_off_.erase(id);
  if (verb == "postpone") put_off_[id] = parse_local_date(event.value("until")).value().day;
  if (passed(verb) && its.begun == 0) {
    const auto named = parse_local_date(event.value("start"));
    const int own = stage == 1 ? content_.organisation.stage.started.day
                               : fit_from(calendar_, content_.organisation, day + 7);
    its.starts = std::max(named ? named->day : own, day);
  }
}

// A year on, the last gate is shown again, or not; the second time that it is not, it is open.
void Growth::test_again(const std::string& duty) {
  for (const settings::Gate& one : content_.catalogue.gates()) {
    if (one.tested_after != duty || !passed(last_of(outcomes_, one.id))) continue;
    const bool shown = open_of(one).empty();
    const bool again = test_ == "test_failed" || test_ == "last_test";
    if (shown) {
      test_ = again ? "last_test" : "tested_again";
    } else if (!again) {
      test_ = "test_failed";
    } else {
      outcomes_[one.id] = "not shown twice";
      test_.clear();
    }
  }
}

// Refused for this year it stays passed. Whether this outcome was of that kind.
bool Growth::settles_test(const settings::Gate& gate, const std::string& verb) {
  if (test_.empty() || gate.tested_after.empty() || verb == "postpone") return false;
  const bool stays = verb == "refuse" && test_ == "tested_again";
  test_ = stays ? "test_failed" : "";
  return stays;
}

// What was to start on the ground of a gate that is opened again is decided anew.
void Growth::take_back_start(int stage) {
  const auto next = stages_.find(stage);
  if (next != stages_.end() && next->second.begun == 0) outcomes_.erase(gate(stage, false)->id);
}

const settings::Gate* Growth::gate(int stage, bool exit) const {
  for (const settings::Gate& one : content_.catalogue.gates()) {
    if (one.stage == stage && one.exit == exit) return &one;
  }
  return nullptr;
}

const settings::Gate* Growth::gate_at_hand(int stage) const {
  return gate(stage, stages_.at(stage).begun != 0);
}

// The first of its criteria that is open; empty: all are met.
std::string Growth::open_of(const settings::Gate& gate) const {
  for (const std::string& id : gate.requires_ids) {
    const bool met = content_.catalogue.gate(id) != nullptr ? passed(last_of(outcomes_, id))
                                                            : work_.done(id, gate.stage);
    if (!met) return id;
  }
  return {};
}

bool Growth::lies_before_body(const settings::Gate& gate) const {
  const bool body = content_.organisation.bodies.find(gate.decided_by) != nullptr;
  return !body ||
         std::ranges::any_of(before_body_, [&](const auto& one) { return one.second == gate.id; });
}

std::string Growth::wrong_where_passed(int stage, int day) const {
  const Stage& its = stages_.at(stage);
  const settings::Gate& at_hand = *gate_at_hand(stage);
  const bool late = !at_hand.exit && its.begun == 0 && its.starts <= day;
  if (late) return fmt::format("lost: stage {} has not begun", stage);
  if (!at_hand.tested_after.empty() && !test_.empty() && its.state != test_) {
    return fmt::format("lost: {} is {}, not {}", at_hand.id, its.state, test_);
  }
  const bool next = at_hand.exit && stage < 3 && !stages_.contains(stage + 1);
  return next ? fmt::format("lost: nothing follows stage {}", stage) : std::string();
}

// Where a stage stands at rest, against where its gate must be.
std::string Growth::wrong_with(int stage, int day) const {
  const Stage& its = stages_.at(stage);
  const settings::Gate& at_hand = *gate_at_hand(stage);
  if (passed(last_of(outcomes_, at_hand.id))) return wrong_where_passed(stage, day);
  const std::string open = open_of(at_hand);
  const bool asked = its.state == "enterable" || its.state == "ready";
  const bool waits_for_ciso = its.state == "refused" || its.state == "not_entered";
  if (!open.empty()) {  // then it is asked when that is met, whatever was decided
    return asked || waits_for_ciso ? at_hand.id + " is " + its.state + ", and " + open + " is open"
                                   : std::string();
  }
  const auto until = put_off_.find(at_hand.id);
  if (until != put_off_.end() && until->second > day) return {};
  if (!asked && !waits_for_ciso) return "lost: nobody is asked for " + at_hand.id;
  if (asked && !lies_before_body(at_hand)) return "lost: no agenda has " + at_hand.id;
  return {};
}

// What it passed and no longer holds: a gate that was opened again under a later stage.
std::string Growth::wrong_with_journey() const {
  bool holds = true;
  for (const auto& [stage, its] : stages_) {
    if (stage == 1 || its.begun == 0) continue;
    holds = holds && passed(last_of(outcomes_, gate(stage - 1, true)->id));
  }
  holds = holds && test_ != "test_failed" && test_ != "last_test";
  if (journey_.empty() || journey_.ends_with("passed_not_held") != holds) return {};
  return "the journey is " + journey_;
}

std::vector<std::string> Growth::missing(int day) {
  std::vector<std::string> all;
  const auto tell = [&](const std::string& what) {
    if (!what.empty() && told_.insert(what).second) all.push_back(what);
  };
  for (const auto& [stage, its] : stages_) tell(wrong_with(stage, day));
  tell(wrong_with_journey());
  for (const std::string& what : work_.missing(day)) tell(what);
  for (const std::string& what : offered_.missing(day)) tell(what);
  for (const std::string& what : renewals_.missing(day)) tell(what);
  for (const std::string& what : years_.missing(day)) tell(what);
  for (const std::string& what : audits_.missing(day)) tell(what);
  for (const int until : conditions_) {
    tell("lost: a condition by " + to_string(LocalDate(until)) + " has no task");
  }
  return all;
}

std::string Growth::condition_made(int nominal) {
  const auto found = conditions_.find(nominal);
  if (found == conditions_.end()) return "is made, and no gate asked for it";
  conditions_.erase(found);
  return {};
}

}  // namespace cadans::promises
