#include "engine/command/own_work.h"

#include <algorithm>

#include "engine/decide/agenda.h"
#include "engine/decide/agenda_values.h"
#include "engine/decide/audit_values.h"
#include "engine/decide/task_facts.h"
#include "engine/people/acting.h"

namespace cadans::command {
namespace {

constexpr int own_tasks_most = 100'000;
constexpr int own_items_most = 10'000;

Json own_text(const decide::Desk& desk, const std::string& id) {
  return id.empty() ? Json() : Json(decide::text_or_removed(desk, id));
}

class Gathering {
 public:
  Gathering(const Opened& opened, const std::string& key, const std::set<InstanceId>& touched)
      : opened_(opened), desk_(opened.desk()), key_(key), touched_(touched) {}

  void task(const store::InstanceRow& row) {
    const decide::TaskFacts facts = decide::task_facts(row.facts);
    const std::string name = "T" + std::to_string(row.id.n);
    for (const decide::Told& told : facts.told) {
      if (told.person == key_) rung(name, told);
    }
    Json as = roles(row, facts);
    if (as.empty()) return;
    const settings::Duty* duty = desk_.rules.catalogue.duty(facts.duty);
    work_.tasks.push_back({{"task", name},
                           {"title", duty == nullptr ? facts.duty : decide::title(desk_, *duty)},
                           {"subject", decide::subject_name(desk_, facts.subject)},
                           {"position", facts.owner},
                           {"target", to_string(facts.target)},
                           {"state", first_region(row.snapshot.state)},
                           {"as", std::move(as)},
                           {"texts", texts(facts)}});
  }

  void item(const store::InstanceRow& row) {
    const decide::ItemFacts facts = decide::item_facts(row.facts);
    if (std::ranges::find(facts.told, key_) != facts.told.end()) missed(row.id, facts);
    Json as = Json::array();
    if (facts.advised_by == key_) as.push_back("advised");
    if (as.empty() && touched_.contains(row.id)) as.push_back("acted");
    if (as.empty()) return;
    work_.tasks.push_back({{"item", row.id.n},
                           {"title", decide::item_topic(desk_, facts)},
                           {"subject", decide::item_question(desk_, facts)},
                           {"position", facts.drafter},
                           {"target", facts.meeting.named() ? to_string(facts.meeting) : ""},
                           {"state", first_region(row.snapshot.state)},
                           {"as", std::move(as)},
                           {"texts", Json::object()}});
  }

  void audit(const store::InstanceRow& row) {
    const decide::AuditFacts facts = decide::audit_facts(row.facts);
    const bool audited = facts.auditor == key_;
    if (!audited && !touched_.contains(row.id)) return;
    const auto text = opened_.state().facts(facts.task);
    const decide::TaskFacts task = text ? decide::task_facts(*text) : decide::TaskFacts();
    const Json said = audited ? Json({{"statement", own_text(desk_, facts.statement)}}) : Json();
    work_.tasks.push_back({{"audit", "A" + std::to_string(row.id.n)},
                           {"title", decide::audit_title(desk_, facts)},
                           {"subject", decide::subject_name(desk_, facts.subject)},
                           {"position", task.owner},
                           {"target", task.target.named() ? to_string(task.target) : ""},
                           {"state", row.snapshot.state},
                           {"as", {audited ? "audited" : "acted"}},
                           {"texts", audited ? said : Json::object()}});
  }

  OwnWork done() { return std::move(work_); }

 private:
  [[nodiscard]] bool checks(const decide::TaskFacts& facts) const {
    const auto& organisation = desk_.rules.organisation;
    if (organisation.positions.find(facts.checker) == nullptr) return false;
    return people::who_acts(organisation, facts.checker, opened_.today, desk_.rules.calendars)
               .person == key_;
  }

  [[nodiscard]] Json roles(const store::InstanceRow& row, const decide::TaskFacts& facts) const {
    Json as = Json::array();
    if (row.running && decide::has_it(desk_.rules, facts, opened_.today) == key_) {
      as.push_back("has");
    }
    if (row.running && checks(facts)) as.push_back("checks");
    if (facts.started_by == key_) as.push_back("started");
    if (facts.submitted_by == key_) as.push_back("handed_in");
    if (facts.decided_by == key_) as.push_back("decided");
    if (facts.advice.by == key_) as.push_back("advised");
    if (as.empty() && touched_.contains(row.id)) as.push_back("acted");
    return as;
  }

  // What was written about the work of this person: it is about the person as well.
  [[nodiscard]] Json texts(const decide::TaskFacts& facts) const {
    Json all = Json::object();
    if (facts.submitted_by == key_) {
      all["evidence"] = own_text(desk_, facts.evidence);
      all["sent_back"] = own_text(desk_, facts.sent_back);
    }
    if (facts.decided_by == key_) all["decided_why"] = own_text(desk_, facts.decided_why);
    return all;
  }

  void rung(const std::string& task, const decide::Told& told) {
    work_.rungs.push_back({{"task", task},
                           {"rung", told.rung},
                           {"position", told.position},
                           {"day", to_string(told.on)},
                           {"reached", told.reached}});
  }

  void missed(InstanceId id, const decide::ItemFacts& facts) {
    work_.rungs.push_back({{"item", id.n},
                           {"rung", facts.missed},
                           {"day", facts.missed_on.named() ? to_string(facts.missed_on) : ""}});
  }

  const Opened& opened_;
  decide::Desk desk_;
  const std::string& key_;
  const std::set<InstanceId>& touched_;
  OwnWork work_;
};

}  // namespace

Result<OwnWork> own_work(const Opened& opened, const std::string& key,
                         const std::set<InstanceId>& touched) {
  Gathering gathering(opened, key, touched);
  const auto tasks =
      opened.reader->instances({.workflow = "task", .ended_too = true, .limit = own_tasks_most});
  if (!tasks) return tasks.error();
  for (const store::InstanceRow& row : *tasks) gathering.task(row);
  const auto items = opened.reader->instances(
      {.workflow = "agenda_item", .ended_too = true, .limit = own_items_most});
  if (!items) return items.error();
  for (const store::InstanceRow& row : *items) gathering.item(row);
  const auto audits =
      opened.reader->instances({.workflow = "audit", .ended_too = true, .limit = own_items_most});
  if (!audits) return audits.error();
  for (const store::InstanceRow& row : *audits) gathering.audit(row);
  return gathering.done();
}

}  // namespace cadans::command
