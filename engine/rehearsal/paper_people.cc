#include "engine/rehearsal/paper_people.h"

#include <algorithm>

#include "engine/decide/audit_facts.h"
#include "engine/decide/stages.h"
#include "engine/decide/who_has.h"
#include "engine/people/acting.h"
#include "engine/people/presence.h"
#include "engine/people/roles.h"
#include "engine/rehearsal/paper_world.h"
#include "engine/time/working_days.h"

namespace cadans::rehearsal {
namespace {

constexpr LocalDate never(1'000'000);
constexpr std::chrono::days days_alone{7};

std::string about(const decide::TaskFacts& task) { return decide::identity(task); }

}  // namespace

struct PaperPeople::Desk {
  const View& state;
  const decide::Rules& rules;
  LocalDate today;
  std::vector<protocol::CloudEvent> acts;

  // The person, when he or she works today.
  [[nodiscard]] std::string works(const std::string& person) const {
    const bool at_work =
        !person.empty() && people::works_on(rules.organisation, person, today, rules.calendars);
    return at_work ? person : std::string();
  }
  // Who acts for a position, when that person works today.
  [[nodiscard]] std::string at_work(std::string_view position) const {
    return works(people::who_acts(rules.organisation, position, today, rules.calendars).person);
  }

  [[nodiscard]] std::string holder(std::string_view role) const {
    const auto found = people::holder(rules.organisation, role);
    return found ? found->key : std::string();
  }

  using Fields = std::map<std::string, std::string, std::less<>>;
  void act(const std::string& type, const std::string& subject, const std::string& person,
           Fields fields) {
    protocol::CloudEvent event;
    const std::string& about = subject.empty() ? person : subject;
    event.id = "paper/" + type + "/" + about + "/" + to_string(today);
    event.source = "urn:cadans:rehearsal";
    event.type = "nl.cadans." + type + ".v1";
    event.subject = subject;
    event.actor = person;
    event.fields = std::move(fields);
    acts.push_back(std::move(event));
  }
};

const settings::Habits& PaperPeople::habits(const Desk& desk, std::string_view position) const {
  const auto* known = desk.rules.organisation.positions.find(position);
  if (known == nullptr) return behaviour_.usual();
  std::vector<std::string> roles = {known->role};
  roles.insert(roles.end(), known->also.begin(), known->also.end());
  return behaviour_.of(position, roles);
}

// The day on which the work gets done: by the owner alone, or because somebody on a rung helped.
LocalDate PaperPeople::done_on(const Desk& desk, const decide::TaskFacts& task) const {
  const settings::Habits& of = habits(desk, task.owner);
  const auto& calendars = desk.rules.calendars;
  const double fate = roll(seed_, "fate/" + about(task));
  LocalDate day = never;
  if (fate < of.on_time) {
    const int early =
        roll_between(seed_, "early/" + about(task), of.early_days.least, of.early_days.most);
    day = std::max(task.issued + std::chrono::days(1),
                   time::plus(task.target, WorkingDays{-early}, calendars));
  } else if (fate < of.on_time + of.late) {
    const int late =
        roll_between(seed_, "late/" + about(task), of.late_days.least, of.late_days.most);
    day = time::plus(task.target, WorkingDays{late}, calendars);
  }
  for (const decide::Told& told : task.told) {
    if (!told.reached) continue;
    const settings::Habits& who = habits(desk, told.position);
    const std::string asked = about(task) + "/" + std::to_string(told.rung);
    if (roll(seed_, "helps/" + asked) >= who.helps) continue;
    const int after = roll_between(seed_, "rung/" + asked, who.rung_days.least, who.rung_days.most);
    day = std::min(day, time::plus(told.on, WorkingDays{after}, calendars));
  }
  return day;
}

namespace {

// What a checker misses, as somebody in this town would write it.
std::string missing(const decide::Rules& rules, const decide::TaskFacts& task) {
  const settings::Duty* duty = rules.catalogue.duty(task.duty);
  return duty == nullptr || duty->evidence_nl.empty() ? task.duty : duty->evidence_nl.front();
}

}  // namespace

void PaperPeople::look_at_task(Desk& desk, InstanceId id, const decide::TaskFacts& task) const {
  const std::string checker = desk.at_work(task.checker);
  const settings::Habits& of = habits(desk, task.checker);
  const std::string asked = about(task) + "/" + to_string(task.submitted);
  const int after =
      roll_between(seed_, "answer/" + asked, of.answer_days.least, of.answer_days.most);
  if (checker.empty() ||
      desk.today < time::plus(task.submitted, WorkingDays{after}, desk.rules.calendars)) {
    return;
  }
  if (roll(seed_, "approves/" + asked) < of.answers) {
    desk.act("task.approve", std::to_string(id.n), checker, {});
  } else {
    desk.act("task.reject", std::to_string(id.n), checker, {{"reason", missing(desk.rules, task)}});
  }
}

// One of the three answers, each as likely as another; the engine says which it does not take.
void PaperPeople::advise(Desk& desk, InstanceId id, const decide::TaskFacts& task) const {
  const std::string ciso = desk.holder("ciso");
  const auto told = std::find_if(task.told.begin(), task.told.end(), [&](const decide::Told& one) {
    return one.reached && one.position == ciso;
  });
  const settings::Habits& of = habits(desk, ciso);
  if (of.advises == 0 || told == task.told.end() || !task.advice.answer.empty()) return;
  const std::string person = desk.at_work(ciso);
  if (person.empty() || roll(seed_, "advises/" + about(task)) >= of.advises) return;
  const int after =
      roll_between(seed_, "advice/" + about(task), of.rung_days.least, of.rung_days.most);
  if (desk.today < time::plus(told->on, WorkingDays{after}, desk.rules.calendars)) return;
  const int which = roll_between(seed_, "answer/" + about(task), 0, 2);
  const LocalDate soon = time::plus(desk.today, WorkingDays{3}, desk.rules.calendars);
  const std::string number = std::to_string(id.n);
  if (which == 0) desk.act("task.solved", number, person, {{"day", to_string(soon)}});
  if (which == 1) desk.act("task.to-directie", number, person, {{"reason", "needs a decision"}});
  if (which == 2) {
    desk.act("task.propose-acceptance", number, person,
             {{"day", to_string(soon)}, {"reason", "is replaced soon"}});
  }
}

namespace {

// Where something lies, as the register of this town numbers it.
std::string place_of(const LocalDate today, InstanceId id) {
  return "Z-" + to_string(today).substr(0, 4) + "-" + std::to_string(1000 + id.n);
}

std::map<std::string, std::string, std::less<>> terms_on(LocalDate today,
                                                         const decide::TaskFacts& task) {
  std::map<std::string, std::string, std::less<>> terms = {
      {"criteria", "the measures that apply here"},
      {"scope", "the last twelve months"},
      {"method", "papers, talks and a sample"},
      {"statement", "no part in what is audited"}};
  if (today >= task.issued + days_alone) terms["outside"] = "an audit firm";
  return terms;
}

}  // namespace

// Whoever audits goes from step to step, and has the report on the day that the work gets done. Who
// may not, for it is their own, has somebody from outside do it after a week.
void PaperPeople::on_audit(Desk& desk, InstanceId id, const decide::TaskFacts& task,
                           const std::string& owner) const {
  const auto snapshot = desk.state.snapshot(id);
  const decide::AuditFacts audit = decide::audit_facts(desk.state.facts(id).value());
  const LocalDate day = done_on(desk, task);
  const std::string number = std::to_string(id.n);
  const std::string& is = snapshot->state;
  if (day == never) return;
  const bool anew = audit.auditor != owner && is != "draft_report" && is != "final";
  if (is == "planned" || anew) {
    return desk.act("audit.announce", number, owner, terms_on(desk.today, task));
  }
  if (is == "announced" && desk.today >= std::min(audit.starts, day)) {
    return desk.act("audit.begin", number, owner, {});
  }
  if (is == "fieldwork" && desk.today >= day - std::chrono::days(28)) {
    return desk.act("audit.report", number, owner,
                    {{"evidence", place_of(desk.today, id)}, {"sample", "25 of the year"}});
  }
  if (is != "management_response" || desk.today < day) return;
  const double fate = roll(seed_, "grade/" + about(task));
  Desk::Fields report = {{"evidence", place_of(desk.today, id)},
                         {"grade", fate < 0.55   ? "green"
                                   : fate < 0.92 ? "amber"
                                                 : "red"}};
  if (fate >= 0.55) report["findings"] = "what the report names";
  desk.act("audit.conclude", number, owner, report);
}

void PaperPeople::on_task(Desk& desk, InstanceId id) const {
  const auto snapshot = desk.state.snapshot(id);
  const auto text = desk.state.facts(id);
  if (!snapshot || !text) return;
  const decide::TaskFacts task = decide::task_facts(*text);
  const std::string state(first_region(snapshot->state));
  if (state == "submitted") return look_at_task(desk, id, task);
  advise(desk, id, task);
  const std::string owner = desk.works(decide::has_it(desk.rules, task, desk.today));
  if (owner.empty()) return;
  const LocalDate day = done_on(desk, task);
  if (const auto audit = decide::audit_of(desk.state, task)) {
    on_audit(desk, *audit, task, owner);
  } else if (desk.today >= day) {
    desk.act("task.submit", std::to_string(id.n), owner, {{"evidence", place_of(desk.today, id)}});
    return;
  }
  const LocalDate near = time::plus(task.target, WorkingDays{-3}, desk.rules.calendars);
  if (state == "open" && desk.today >= near && roll(seed_, "starts/" + about(task)) < 0.4) {
    desk.act("task.start", std::to_string(id.n), owner, {});
  }
  const bool names_a_day = roll(seed_, "plans/" + about(task)) < 0.3 && day != never;
  const LocalDate most = time::plus(task.target, WorkingDays{10}, desk.rules.calendars);
  if (names_a_day && !task.planned_before && desk.today < day && day <= most &&
      desk.today >= task.target - std::chrono::days(1) && day > task.target) {
    desk.act("task.plan", std::to_string(id.n), owner, {{"day", to_string(day)}});
  }
}

void PaperPeople::on_item(Desk& desk, InstanceId id) const {
  const auto snapshot = desk.state.snapshot(id);
  const auto text = desk.state.facts(id);
  if (!snapshot || !text) return;
  const decide::ItemFacts item = decide::item_facts(*text);
  const auto* body = desk.rules.organisation.bodies.find(item.body);
  const std::string secretary = body == nullptr ? "" : desk.at_work(body->secretary);
  if (secretary.empty()) return;
  const std::string state(first_region(snapshot->state));
  const std::string number = std::to_string(id.n);
  const settings::Habits& of = habits(desk, body->secretary);
  const bool forgets = roll(seed_, "places/" + number + to_string(item.meeting)) >= of.on_time;
  if (state == "handed_over" || state == "deferred") {
    if (forgets || desk.today + std::chrono::days(2) < item.papers_close) return;
    desk.act("agenda_item.place", number, secretary,
             {{"day", to_string(item.meeting)}, {"number", number}});
  } else if (state == "placed" && desk.today > item.meeting) {
    const std::string resolution = std::string(item.body == "college" ? "B-" : "D-") +
                                   to_string(item.meeting).substr(0, 4) + "-" + number;
    if (item.topic == "gate") {  // what is decided of the gate ends its item
      const settings::Gate* gate = desk.rules.catalogue.gate(item.gate);
      return desk.act(decide::stage_workflow(gate->stage) + ".pass", number, secretary,
                      {{"number", resolution}, {"day", to_string(item.meeting)}});
    }
    desk.act("agenda_item.decide", number, secretary,
             {{"number", resolution}, {"day", to_string(item.meeting)}});
  }
}

void PaperPeople::on_gate(Desk& desk) const {
  const auto stage = decide::stage_at(desk.state, 1);
  const auto snapshot = stage ? desk.state.snapshot(*stage) : std::nullopt;
  if (!snapshot || first_region(snapshot->state) != "enterable") return;
  const std::string clerk = desk.at_work(desk.holder("town-clerk"));
  if (!clerk.empty()) desk.act("growth_stage_1.pass", std::to_string(stage->n), clerk, {});
}

void PaperPeople::on_batch(Desk& desk) const {
  const std::string today = to_string(desk.today);
  if (desk.state.mark("awaiting") != today || desk.state.mark("released") == today) return;
  const std::string ciso = desk.holder("ciso");
  std::string person = desk.at_work(ciso);
  const auto* position = desk.rules.organisation.positions.find(ciso);
  if (person.empty() && position != nullptr) person = desk.at_work(position->deputy);
  if (!person.empty()) desk.act("engine.release", "", person, {{"reason", "looked through"}});
}

void PaperPeople::on_leave(Desk& desk) const {
  for (const DaysOff& off : leaves_.said(desk.rules, desk.today)) {
    desk.act("engine.away", "", off.person,
             {{"absence",
               off.person + " " + to_string(off.days.first) + "/" + to_string(off.days.last)}});
  }
  const std::string gone = leaves_.gone(desk.rules, desk.today);
  const std::string keeper = desk.at_work(desk.holder("records-keeper"));
  if (!gone.empty() && !keeper.empty()) {
    desk.act("engine.forget-person", "", keeper, {{"person", gone}});
  }
}

std::vector<protocol::CloudEvent> PaperPeople::acts(const View& state, const decide::Rules& rules,
                                                    LocalDate today) const {
  Desk desk{state, rules, today, {}};
  on_leave(desk);
  on_batch(desk);
  on_gate(desk);
  for (const InstanceId id : state.running("agenda_item", {}, 10'000)) on_item(desk, id);
  for (const InstanceId id : state.running("task", {}, 10'000)) on_task(desk, id);
  return std::move(desk.acts);
}

bool PaperPeople::bounces(std::string_view key) const {
  return roll(seed_, "bounce/" + std::string(key)) < behaviour_.usual().bounce;
}

}  // namespace cadans::rehearsal
