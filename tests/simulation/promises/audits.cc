#include "tests/simulation/promises/audits.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "tests/simulation/promises/changes.h"

namespace cadans::promises {
namespace {

constexpr int eight_weeks = 56;

using AuditWay = std::pair<std::string_view, std::string_view>;

// From where to where an audit goes.
constexpr std::array<AuditWay, 20> audit_ways = {{{"planned", "announced"},
                                                  {"planned", "closed"},
                                                  {"announced", "fieldwork"},
                                                  {"fieldwork", "draft_report"},
                                                  {"draft_report", "management_response"},
                                                  {"management_response", "final"},
                                                  {"final", "management_response"},
                                                  {"final", "follow_up"},
                                                  {"final", "closed"},
                                                  {"follow_up", "closed"},
                                                  {"closed", "follow_up"},
                                                  {"follow_up", "management_response"},
                                                  {"closed", "management_response"},
                                                  {"cancelled", "planned"},
                                                  {"planned", "cancelled"},
                                                  {"announced", "cancelled"},
                                                  {"fieldwork", "cancelled"},
                                                  {"draft_report", "cancelled"},
                                                  {"management_response", "cancelled"},
                                                  {"final", "cancelled"}}};

std::string said_text(const Json& facts, const char* name) {
  return facts.value(name, std::string());
}

std::string audit_subject(const Json& facts) {
  return said_text(facts.at("subject"), "kind") + ":" + said_text(facts.at("subject"), "key");
}

int audit_day(const Json& facts, const char* name) {
  const auto day = parse_local_date(said_text(facts, name));
  return day ? day->day : 0;
}

bool was_given_up(std::string_view state) {
  return state == "cancelled" || state == "missed" || state == "withdrawn";
}

bool still_asked(std::string_view state) {
  return state == "open" || state == "in_progress" || state == "submitted";
}

}  // namespace

std::vector<std::string> Audits::take(const Entry& entry, int /*day*/) {
  wrong_.clear();
  each<InstanceNew>(entry, [&](const InstanceNew& one) { appears(one); });
  each<FactsSet>(entry, [&](const FactsSet& one) { knows(one, entry.event); });
  each<InstanceSet>(entry, [&](const InstanceSet& one) { moves(one, entry.event); });
  return wrong_;
}

void Audits::appears(const InstanceNew& one) {
  const std::string state(first_region(one.snapshot.state));
  const std::string& workflow = one.snapshot.workflow;
  if (workflow == "task") tasks_[one.id.n] = {state, Json::parse(one.facts)};
  if (workflow == "audit_programme") programmes_[one.id.n] = {state, Json::parse(one.facts)};
  if (workflow != "audit") return;
  Known audit{state, Json::parse(one.facts)};
  const auto task = tasks_.find(audit.facts.value("task", std::int64_t{0}));
  const settings::Duty* duty = task == tasks_.end() ? nullptr : duty_of(task->second);
  if (duty == nullptr || duty->audit != said_text(audit.facts, "kind")) {
    wrong_.push_back(fmt::format("audit {} belongs to no task of its kind", one.id.n));
  }
  audits_[one.id.n] = std::move(audit);
}

void Audits::knows(const FactsSet& one, const Event& event) {
  if (const auto task = tasks_.find(one.id.n); task != tasks_.end()) {
    task->second.facts = Json::parse(one.facts);
  }
  if (const auto its = programmes_.find(one.id.n); its != programmes_.end()) {
    its->second.facts = Json::parse(one.facts);
  }
  const auto audit = audits_.find(one.id.n);
  if (audit == audits_.end()) return;
  audit->second.facts = Json::parse(one.facts);
  const bool said = event.type == "audit.announce" || event.type == "audit.begin" ||
                    event.type == "audit.report" || event.type == "audit.conclude";
  const std::string part = said ? part_of(event.actor, audit->second.facts) : std::string();
  if (!part.empty()) wrong_.push_back(fmt::format("audit {}: the auditor {}", one.id.n, part));
}

void Audits::moves(const InstanceSet& one, const Event& event) {
  const std::string state(first_region(one.snapshot.state));
  if (const auto task = tasks_.find(one.id.n); task != tasks_.end()) task->second.state = state;
  if (const auto its = programmes_.find(one.id.n); its != programmes_.end()) {
    its->second.state = state;
  }
  const auto audit = audits_.find(one.id.n);
  if (audit != audits_.end()) goes(one.id.n, audit->second, state, event);
}

void Audits::goes(std::int64_t id, Known& audit, const std::string& state, const Event& event) {
  const std::string was = std::exchange(audit.state, state);
  if (was == state) return;
  const auto say = [&](const std::string& what) {
    wrong_.push_back(
        fmt::format("audit {} goes from {} to {} by {}: {}", id, was, state, event.type, what));
  };
  if (std::ranges::find(audit_ways, AuditWay(was, state)) == audit_ways.end())
    say("there is no such way");
  for (const char* term : {"criteria", "scope", "method", "statement"}) {
    if (state == "announced" && said_text(audit.facts, term).empty())
      say(fmt::format("no {}", term));
  }
  if (state == "draft_report" && said_text(audit.facts, "sample").empty()) say("nothing looked at");
  const bool found = !said_text(audit.facts, "findings").empty();
  if (state == "final" && (said_text(audit.facts, "grade") == "green") == found)
    say("no such grade");
  if (state == "follow_up" && !found) say("nothing was found");
  if (was == "final" && state == "closed" && found) say("what was found is forgotten");
}

bool Audits::holds(const std::string& person, const std::string& role) const {
  return std::ranges::any_of(
      content_.organisation.positions, [&](const people::Position& position) {
        const bool its =
            position.role == role || std::ranges::find(position.also, role) != position.also.end();
        return its && position.occupant == person;
      });
}

namespace {

bool in_theme(const settings::Duty& duty, const Json& audit) {
  for (const auto& theme : audit.value("themes", std::vector<std::string>())) {
    for (const std::string& clause : duty.clause_refs) {
      if (clause.starts_with("BIO2:" + theme + ".")) return true;
    }
  }
  return false;
}

}  // namespace

bool Audits::owns(const std::string& person, const Json& audit) const {
  const people::Process* process = content_.organisation.processes.find(said_text(audit, "key"));
  const people::Position* owner =
      process == nullptr ? nullptr : content_.organisation.positions.find(process->owner);
  return said_text(audit, "subject") == "process" && owner != nullptr && owner->occupant == person;
}

// What somebody has to do with what is audited, by the organisation alone; "" = nothing.
std::string Audits::part_of(const std::string& person, const Json& audit) const {
  const std::string kind = said_text(audit, "kind");
  if (kind.starts_with("wpg-") && holds(person, "dpo")) return "is the data protection officer";
  if (kind != "internal" || !said_text(audit, "outside").empty()) return {};
  if (said_text(audit, "auditor") != person) return "did not state that it is nothing of theirs";
  if (owns(person, audit)) return "owns the process";
  if (said_text(audit, "subject") != "organisation") return {};
  if (holds(person, "ciso")) return "answers for it";
  for (const settings::Duty& duty : content_.catalogue.duties()) {
    const bool works = duty.per == "organisation" && duty.doer() != "internal-auditor";
    if (works && in_theme(duty, audit) && holds(person, duty.doer())) return "does " + duty.id;
  }
  return {};
}

const settings::Duty* Audits::duty_of(const Known& task) const {
  return content_.catalogue.duty(said_text(task.facts, "duty"));
}

// A task is asked by the programme or by an audit, and by nothing else.
std::string Audits::made(const settings::Duty& duty, const Json& facts) const {
  if (duty.event == "audit-planned") {
    return planned_at(audit_subject(facts), said_text(facts, "nominal"))
               ? std::string()
               : "is made, and the programme does not plan it";
  }
  const auto audit = audits_.find(std::atoll(said_text(facts.at("subject"), "key").c_str()));
  if (audit == audits_.end()) return "is made, and there is no such audit";
  const std::string& is = audit->second.state;
  const std::string grade = said_text(audit->second.facts, "grade");
  if (duty.event == "audit-draft") return is == "draft_report" ? "" : "is made without a draft";
  return is == "follow_up" && duty.grade == grade ? "" : "is made for another grade";
}

bool Audits::planned_at(const std::string& subject, const std::string& day) const {
  return std::ranges::any_of(programmes_, [&](const auto& one) {
    return std::ranges::any_of(one.second.facts.at("planned"), [&](const Json& planned) {
      return said_text(planned, "subject") == subject && said_text(planned, "on") == day;
    });
  });
}

// Where the task stands, against where its audit does.
std::string Audits::wrong_with_task(const Known& task, const Known* audit) const {
  if (audit == nullptr) return still_asked(task.state) ? "has no audit" : "";
  const std::string& is = audit->state;
  if (task.state == "done" && is != "closed" && is != "follow_up")
    return "is done, the audit " + is;
  if (task.state == "submitted" && is != "final" && is != "planned")
    return "is in, the audit " + is;
  if (was_given_up(task.state) && is != "cancelled") return "is given up, the audit " + is;
  const bool goes_on = task.state == "open" || task.state == "in_progress";
  const bool over = is == "final" || is == "follow_up" || is == "closed" || is == "cancelled";
  return goes_on && over ? "is open, the audit " + is : "";
}

// The state of what an audit asked last; "" = it asked nothing.
std::string Audits::state_of_asked(std::int64_t audit, const std::string& event) const {
  std::string state;
  for (const auto& [id, task] : tasks_) {
    const settings::Duty* duty = duty_of(task);
    const bool its = duty != nullptr && duty->event == event &&
                     audit_subject(task.facts) == fmt::format("audit:{}", audit);
    if (its) state = task.state;
  }
  return state;
}

std::string Audits::wrong_with_audit(std::int64_t id, const Known& audit) const {
  if (audit.state == "draft_report") {
    const std::string asked = state_of_asked(id, "audit-draft");
    if (!still_asked(asked))
      return "waits for a response that is " + (asked.empty() ? "none" : asked);
  }
  const std::string grade = said_text(audit.facts, "grade");
  if (audit.state == "follow_up") {
    const std::string mends = state_of_asked(id, "audit-" + grade);
    if (!still_asked(mends)) return "waits for what mends it, that is " + mends;
  }
  if (audit.state == "closed" && !said_text(audit.facts, "findings").empty()) {
    const std::string mends = state_of_asked(id, "audit-" + grade);
    if (mends.empty() || still_asked(mends)) return "is closed before it is mended";
  }
  return {};
}

namespace {

std::vector<int> years_in(const Json& programme, const std::string& subject) {
  for (const Json& line : programme.at("lines")) {
    if (said_text(line, "subject") == subject) return line.at("years").get<std::vector<int>>();
  }
  return {};
}

bool lies_inside(const Json& programme, const std::vector<int>& years) {
  return !years.empty() && programme.at("first").get<int>() <= years.front() &&
         years.back() <= programme.at("last").get<int>();
}

bool chosen_by_hand(const Json& programme, const std::string& subject) {
  return std::ranges::any_of(programme.at("chosen"),
                             [&](const Json& one) { return said_text(one, "subject") == subject; });
}

bool in_turn(const std::vector<int>& years, int every) {
  return std::ranges::adjacent_find(years, [&](int one, int next) { return next - one > every; }) ==
         years.end();
}

}  // namespace

// Each process in scope and each theme has a year in it; what is critical every year.
std::string Audits::left_out(const Json& programme) const {
  for (const people::Process& process : content_.organisation.processes) {
    if (process.in_scope_from_stage != 1) continue;
    const std::string subject = "process:" + process.key;
    const auto years = years_in(programme, subject);
    if (!lies_inside(programme, years)) return process.key;
    const bool by_rule = process.critical && !chosen_by_hand(programme, subject);
    if (by_rule && !in_turn(years, content_.organisation.audits.critical_every)) {
      return process.key + ", which is critical";
    }
  }
  for (const settings::Theme& theme : content_.catalogue.themes()) {
    if (!lies_inside(programme, years_in(programme, "theme:" + theme.key))) {
      return "theme " + theme.key;
    }
  }
  return {};
}

std::string Audits::wrong_with_programme(const Known& programme, int day) const {
  const std::string left = left_out(programme.facts);
  if (!left.empty()) return "leaves out " + left;
  if (programme.state == "drafted") return {};
  for (const Json& one : programme.facts.at("planned")) {
    const bool come = audit_day(one, "on") - eight_weeks <= day;
    if (come && said_text(one, "task").empty() && !one.at("left_out").get<bool>()) {
      return "has no task for " + said_text(one, "subject") + " on " + said_text(one, "on");
    }
  }
  return {};
}

// What was adopted is in force.
std::string Audits::wrong_with_adoption() const {
  const bool adopted = std::ranges::any_of(tasks_, [&](const auto& one) {
    const settings::Duty* duty = duty_of(one.second);
    return duty != nullptr && duty->approves == "audit-programme" && one.second.state == "done";
  });
  const bool in_force = std::ranges::any_of(
      programmes_, [](const auto& one) { return one.second.state != "drafted"; });
  return adopted && !in_force ? "was adopted, and is not in force" : "";
}

const Audits::Known* Audits::audit_of(std::int64_t task) const {
  for (const auto& [id, audit] : audits_) {
    if (audit.facts.value("task", std::int64_t{0}) == task) return &audit;
  }
  return nullptr;
}

std::vector<std::string> Audits::missing(int day) {
  std::vector<std::string> all;
  const auto tell = [&](const std::string& about, std::int64_t id, const std::string& what) {
    if (what.empty()) return;
    std::string said = fmt::format("lost: {} {} {}", about, id, what);
    if (told_.insert(said).second) all.push_back(std::move(said));
  };
  for (const auto& [id, audit] : audits_) tell("audit", id, wrong_with_audit(id, audit));
  for (const auto& [id, task] : tasks_) {
    const settings::Duty* duty = duty_of(task);
    const bool audits = duty != nullptr && !duty->audit.empty() && duty->audit != "programme";
    if (audits) tell("task", id, wrong_with_task(task, audit_of(id)));
  }
  tell("the programme", 0, wrong_with_adoption());
  for (const auto& [id, programme] : programmes_) {
    if (programme.state != "closed") tell("programme", id, wrong_with_programme(programme, day));
  }
  return all;
}

}  // namespace cadans::promises
