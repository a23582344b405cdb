#include "engine/command/audit_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "engine/command/terminal.h"
#include "engine/decide/audit_outcome.h"
#include "engine/json.h"
#include "engine/people/subjects.h"

namespace cadans::command {
namespace {

using decide::AuditFacts;
using decide::Desk;

constexpr int audits_most = 10'000;

std::string number_of(const AuditRow& row) { return "A" + std::to_string(row.audit.id.n); }

std::string about(const Desk& desk, const people::Subject& subject,
                  const std::vector<std::string>& themes) {
  if (subject.kind == "theme") return decide::themes_text(desk, {subject.key});
  const std::string name = people::name_of(desk.rules.organisation, subject);
  if (!name.empty() || !themes.empty())
    return name.empty() ? decide::themes_text(desk, themes) : name;
  return decide::word(desk, "audit.whole");
}

std::string grade_word(const Desk& desk, const AuditFacts& facts) {
  return facts.grade.empty() ? std::string() : decide::word(desk, "grade." + facts.grade);
}

Ink ink_of_grade(const std::string& grade) {
  if (grade == "red") return Ink::alarm;
  return grade == "green" ? Ink::good : Ink::plain;
}

void print_text(const Desk& desk, const char* label, const std::string& id) {
  if (!id.empty()) print_labelled(desk, label, printable(decide::text_or_removed(desk, id)));
}

void print_day(const Desk& desk, const char* label, LocalDate day) {
  if (day.named()) print_labelled(desk, label, to_string(day));
}

void put_text(const Desk& desk, Json& json, const char* name, const std::string& id) {
  if (!id.empty()) json[name] = decide::text_or_removed(desk, id);
}

void put_day(Json& json, const char* name, LocalDate day) {
  if (day.named()) json[name] = to_string(day);
}

std::string task_number(const std::optional<InstanceId>& id) {
  return id ? "T" + std::to_string(id->n) : std::string();
}

std::string years_text(const std::vector<int>& years) {
  return fmt::format("{}", fmt::join(years, ", "));
}

std::string subject_key(const people::Subject& subject) {
  return subject.key.empty() ? subject.kind : subject.kind + ":" + subject.key;
}

}  // namespace

Result<std::vector<AuditRow>> audit_rows(const Opened& opened, int year) {
  const auto all =
      opened.reader->instances({.workflow = "audit", .ended_too = true, .limit = audits_most});
  if (!all) return all.error();
  std::vector<AuditRow> rows;
  for (const store::InstanceRow& one : *all) {
    AuditRow row{{one.id, one.snapshot, decide::audit_facts(one.facts)}, {}};
    const auto task = opened.state().facts(row.audit.facts.task);
    if (!task) continue;
    row.task = decide::task_facts(*task);
    const bool asked = year == 0 || static_cast<int>(row.task.nominal.ymd().year()) == year;
    if (asked) rows.push_back(std::move(row));
  }
  std::ranges::stable_sort(rows, {}, [](const AuditRow& row) { return row.task.target; });
  return rows;
}

void print_audits(const Desk& desk, const std::vector<AuditRow>& rows) {
  if (rows.empty()) return void(std::printf("%s\n", decide::word(desk, "audit.none").c_str()));
  Columns columns(heads(desk, {"audit", "what", "about", "position", "target", "state", "grade"}));
  for (const AuditRow& row : rows) {
    const AuditFacts& facts = row.audit.facts;
    columns.add(
        {number_of(row), decide::word(desk, "audit_kind." + facts.kind),
         about(desk, facts.subject, facts.themes),
         decide::position_title(desk, decide::asked_of(row.task)), to_string(row.task.target),
         decide::word(desk, "state." + row.audit.snapshot.state), grade_word(desk, facts)},
        ink_of_grade(facts.grade));
  }
  columns.print();
}

void print_audit(const Desk& desk, const AuditRow& row) {
  const AuditFacts& facts = row.audit.facts;
  const std::string title = decide::audit_title(desk, facts);
  std::printf("%s  %s\n", number_of(row).c_str(), inked(Ink::strong, title).c_str());
  print_labelled(desk, "state", decide::word(desk, "state." + row.audit.snapshot.state));
  print_labelled(desk, "owner", decide::name_of_who_has(desk, row.task));
  print_labelled(desk, "task", task_number(facts.task) + ", " + to_string(row.task.target));
  print_day(desk, "starts", facts.starts);
  print_text(desk, "criteria", facts.criteria);
  print_text(desk, "scope", facts.scope);
  print_text(desk, "method", facts.method);
  print_text(desk, "independence", facts.statement);
  print_text(desk, "external", facts.outside);
  print_text(desk, "sample", facts.sample);
  print_text(desk, "draft", facts.draft);
  print_text(desk, "response", facts.response);
  print_text(desk, "report", facts.report);
  if (!facts.grade.empty()) print_labelled(desk, "grade", grade_word(desk, facts));
  print_text(desk, "findings", facts.findings);
  std::string told;
  for (const std::string& position : facts.reported_to) {
    told += (told.empty() ? "" : ", ") + decide::position_title(desk, position);
  }
  if (!told.empty()) print_labelled(desk, "reported_to", told);
}

Json to_json(const Desk& desk, const AuditRow& row) {
  const AuditFacts& facts = row.audit.facts;
  const auto response = decide::response_task(desk.state, desk.rules, row.audit.id, facts);
  const auto mending = decide::mending_task(desk.state, desk.rules, row.audit.id, facts);
  Json json = {{"audit", number_of(row)},
               {"kind", facts.kind},
               {"title", decide::audit_title(desk, facts)},
               {"about", subject_key(facts.subject)},
               {"themes", facts.themes},
               {"entry", facts.duty},
               {"task", task_number(facts.task)},
               {"position", decide::asked_of(row.task)},
               {"target", to_string(row.task.target)},
               {"state", row.audit.snapshot.state}};
  put_text(desk, json, "criteria", facts.criteria);
  put_text(desk, json, "scope", facts.scope);
  put_text(desk, json, "method", facts.method);
  put_text(desk, json, "independence", facts.statement);
  put_text(desk, json, "external", facts.outside);
  put_text(desk, json, "sample", facts.sample);
  put_text(desk, json, "draft", facts.draft);
  put_text(desk, json, "response", facts.response);
  put_text(desk, json, "report", facts.report);
  put_text(desk, json, "findings", facts.findings);
  put_day(json, "announced", facts.announced);
  put_day(json, "starts", facts.starts);
  put_day(json, "begun", facts.begun);
  put_day(json, "reported", facts.reported);
  put_day(json, "heard", facts.heard);
  put_day(json, "concluded", facts.concluded);
  put_day(json, "accepted", facts.accepted);
  put_day(json, "closed", facts.closed);
  if (!facts.grade.empty()) json["grade"] = facts.grade;
  if (!facts.reported_to.empty()) json["reported_to"] = facts.reported_to;
  if (response) json["response_task"] = task_number(response);
  if (mending) json["mending_task"] = task_number(mending);
  return json;
}

void print_programme(const Desk& desk, const decide::Programme& programme) {
  const decide::ProgrammeFacts& facts = programme.facts;
  words::Values values;
  values.text("first_year", std::to_string(facts.first));
  values.text("last_year", std::to_string(facts.last));
  values.text("state_word", decide::word(desk, "state." + programme.snapshot.state));
  values.day("day", facts.adopted).text("number", facts.number);
  std::printf("%s\n", inked(Ink::strong, decide::word(desk, "audit.programme", values)).c_str());
  std::printf("%s\n\n", decide::word(desk, "audit.programme_basis").c_str());
  Columns columns(heads(desk, {"what", "years", "why"}));
  for (const decide::ProgrammeLine& line : facts.lines) {
    columns.add({about(desk, line.subject, {}), years_text(line.years),
                 decide::word(desk, "audit_why." + line.why)});
  }
  columns.print();
  Columns planned(heads(desk, {"day", "what", "task"}));
  for (const decide::PlannedAudit& one : facts.planned) {
    const auto task = one.task.empty() ? std::nullopt : desk.state.find(one.task);
    planned.add({to_string(one.on), about(desk, one.subject, one.themes),
                 one.left_out ? decide::word(desk, "audit.left_out") : task_number(task)});
  }
  if (planned.empty()) return;
  std::printf("\n");
  planned.print();
}

Json to_json(const Desk& desk, const decide::Programme& programme) {
  const decide::ProgrammeFacts& facts = programme.facts;
  Json lines = Json::array();
  for (const decide::ProgrammeLine& line : facts.lines) {
    lines.push_back(
        {{"about", subject_key(line.subject)}, {"why", line.why}, {"years", line.years}});
  }
  Json planned = Json::array();
  for (const decide::PlannedAudit& one : facts.planned) {
    const auto task = one.task.empty() ? std::nullopt : desk.state.find(one.task);
    planned.push_back({{"year", one.year},
                       {"about", subject_key(one.subject)},
                       {"themes", one.themes},
                       {"on", to_string(one.on)},
                       {"task", task_number(task)},
                       {"left_out", one.left_out}});
  }
  Json json = {{"programme", "P" + std::to_string(programme.id.n)},
               {"first_year", facts.first},
               {"last_year", facts.last},
               {"state", programme.snapshot.state},
               {"version", facts.version},
               {"number", facts.number},
               {"hash", facts.hash},
               {"lines", std::move(lines)},
               {"planned", std::move(planned)}};
  put_day(json, "adopted", facts.adopted);
  return json;
}

}  // namespace cadans::command
