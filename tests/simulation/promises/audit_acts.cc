#include "tests/simulation/promises/audit_acts.h"

#include <fmt/format.h>

#include <map>

#include "engine/decide/audit_facts.h"
#include "engine/decide/programme_facts.h"
#include "engine/people/acting.h"
#include "engine/rehearsal/paper_world.h"
#include "tests/simulation/promises/auditing.h"

namespace cadans::promises {
namespace {

constexpr double given_to_owner = 0.04;   // a day, of one that is planned
constexpr double said_by_another = 0.05;  // a day
constexpr double ended_by_line = 0.004;   // a day
constexpr double not_answered = 0.03;     // a day, of a draft
constexpr double taken_up = 0.02;         // a day, of one that is done
constexpr double chosen_anew = 0.01;      // a day
constexpr int looked_through = 200;

class AuditActs {
 public:
  AuditActs(std::uint64_t seed, const View& state, const decide::Rules& rules, LocalDate day)
      : seed_(seed), state_(state), rules_(rules), day_(day) {}

  std::vector<protocol::CloudEvent> all() {
    for (const InstanceId id : state_.running("audit", {}, looked_through)) on_audit(id);
    for (const InstanceId id : state_.running("task", {}, 10'000)) on_task(id);
    for (const decide::Programme& one : decide::programmes(state_)) on_programme(one);
    return std::move(acts_);
  }

 private:
  using Fields = std::map<std::string, std::string, std::less<>>;

  bool happens(const std::string& about, double often) const {
    return rehearsal::roll(seed_, about + "/" + to_string(day_)) < often;
  }

  void act(const std::string& type, InstanceId id, const std::string& position, Fields fields) {
    const auto acting =
        people::who_acts(rules_.organisation, position, day_, rules_.calendars).person;
    if (acting.empty()) return;
    protocol::CloudEvent event;
    event.id = fmt::format("audit/{}/{}/{}", type, id.n, to_string(day_));
    event.source = "urn:people";
    event.type = "nl.cadans." + type + ".v1";
    event.subject = std::to_string(id.n);
    event.actor = acting;
    event.fields = std::move(fields);
    acts_.push_back(std::move(event));
  }

  void on_audit(InstanceId id) {
    const auto snapshot = state_.snapshot(id);
    const decide::AuditFacts audit = decide::audit_facts(state_.facts(id).value());
    const std::string name = std::to_string(id.n);
    const people::Process* process = rules_.organisation.processes.find(audit.subject.key);
    if (snapshot->state == "planned" && process != nullptr &&
        happens("gives/" + name, given_to_owner)) {
      act("task.delegate", audit.task, "ict", {{"to", process->owner}, {"reason", "has time"}});
    }
    if (happens("says/" + name, said_by_another)) {
      act("audit.announce", id, "ciso",
          {{"criteria", "all"}, {"scope", "all"}, {"method", "talks"}, {"statement", "none"}});
    }
    if (happens("ends/" + name, ended_by_line)) {
      act("task.cancel", audit.task, "clerk", {{"reason", "not this year"}});
    }
    if (snapshot->state == "follow_up" && happens("again/" + name, taken_up)) {
      act("task.reopen", audit.task, "clerk", {{"reason", "one account was left out"}});
    }
  }

  void on_task(InstanceId id) {
    const decide::TaskFacts task = decide::task_facts(state_.facts(id).value());
    if (task.duty != "U.DRAFT" || !happens("silent/" + std::to_string(id.n), not_answered)) return;
    act("task.miss", id, "clerk", {{"reason", "nobody has the time"}});
  }

  void on_programme(const decide::Programme& programme) {
    if (!happens("chooses", chosen_anew)) return;
    const int year = rehearsal::roll_between(seed_, "year/" + to_string(day_),
                                             programme.facts.first - 1, programme.facts.last + 1);
    act("audit_programme.choose", programme.id, "ict",
        {{"about", "process:process-1"},
         {"years", std::to_string(year)},
         {"reason", "a new system comes"}});
  }

  std::uint64_t seed_;
  const View& state_;
  const decide::Rules& rules_;
  LocalDate day_;
  std::vector<protocol::CloudEvent> acts_;
};

}  // namespace

std::vector<protocol::CloudEvent> audit_acts(std::uint64_t seed, const View& state,
                                             const decide::Rules& rules, LocalDate day) {
  if (!is_audited(seed)) return {};
  return AuditActs(seed, state, rules, day).all();
}

}  // namespace cadans::promises
