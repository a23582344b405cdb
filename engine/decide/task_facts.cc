#include "engine/decide/task_facts.h"

#include <algorithm>

#include "engine/json_text.h"

namespace cadans::decide {
namespace {

void put(JsonText& json, const char* name, LocalDate date) {
  if (date.named()) json.text(name, to_string(date));
}

void put(JsonText& json, const char* name, const std::string& text) {
  if (!text.empty()) json.text(name, text);
}

void put(JsonText& json, const char* name, std::int64_t number) {
  if (number != 0) json.number(name, number);
}

void put(JsonText& json, const char* name, bool holds) {
  if (holds) json.key(name).yes();
}

void put_plan(JsonText& json, const std::vector<PlanRow>& plan) {
  json.key("plan").open('[');
  for (const PlanRow& row : plan) {
    json.open('{').text("on", to_string(row.on)).number("at", row.at);
    put(json, "due_us", row.due_us);
    put(json, "asks", row.asks);
    if (row.rung > 0) json.number("rung", row.rung).text("to", row.to);
    if (!row.also.empty()) json.texts("also", row.also);
    put(json, "unless", row.unless);
    put(json, "body", row.body);
    put(json, "monday", row.monday);
    put(json, "at_once", row.at_once);
    json.close('}');
  }
  json.close(']');
}

void put_told(JsonText& json, const std::vector<Told>& told) {
  if (told.empty()) return;
  json.key("told").open('[');
  for (const Told& one : told) {
    json.open('{').number("rung", one.rung).text("position", one.position);
    json.text("person", one.person).text("on", to_string(one.on));
    json.key("reached").json(one.reached ? "true" : "false");
    put(json, "item", one.item);
    json.close('}');
  }
  json.close(']');
}

void put(JsonText& json, const char* name, const Advice& advice) {
  if (advice.answer.empty()) return;
  json.key(name).open('{').text("answer", advice.answer).text("by", advice.by);
  put(json, "on", advice.on);
  put(json, "day", advice.day);
  put(json, "why", advice.why);
  json.close('}');
}

void put_acts(JsonText& json, const TaskFacts& facts) {
  put(json, "kept_by", facts.kept_by);
  put(json, "started_by", facts.started_by);
  put(json, "submitted_by", facts.submitted_by);
  put(json, "submitted", facts.submitted);
  put(json, "evidence", facts.evidence);
  put(json, "dated", facts.dated);
  put(json, "valid_until", facts.valid_until);
  put(json, "counts_until", facts.counts_until);
  put(json, "renew_on", facts.renew_on);
  put(json, "earlier", facts.earlier);
  put(json, "earlier_dated", facts.earlier_dated);
  put(json, "shown", facts.shown);
  put(json, "missing", facts.missing);
  put(json, "checker", facts.checker);
  put(json, "item", facts.item);
  put(json, "asked_away", facts.asked_away);
  put(json, "suggested", facts.suggested);
  put(json, "help", facts.help);
  put(json, "decided_by", facts.decided_by);
  put(json, "decided_why", facts.decided_why);
  put(json, "sent_back", facts.sent_back);
  put(json, "advice", facts.advice);
  put(json, "planned_before", facts.planned_before);
  put(json, "closed", facts.closed);
}

std::string of_subject(std::string_view duty, const people::Subject& subject) {
  std::string text = "task/" + std::string(duty) + "/" + subject.kind;
  if (!subject.key.empty()) text += ":" + subject.key;
  return text + "/";
}

}  // namespace

std::string to_text(const TaskFacts& facts) {
  std::string text;
  JsonText json(text);
  json.open('{').text("duty", facts.duty).key("subject").open('{');
  json.text("kind", facts.subject.kind).text("key", facts.subject.key).close('}');
  json.number("round", facts.round).text("owner", facts.owner);
  put(json, "issued", facts.issued);
  put(json, "should_have_come", facts.should_have_come);
  put(json, "passed_over", std::int64_t{facts.passed_over});
  put(json, "started_us", facts.started.us);
  put(json, "counted_from", facts.counted_from);
  put(json, "nominal", facts.nominal);
  put(json, "target", facts.target);
  put(json, "old_target", facts.old_target);
  put(json, "moved_by_rule", facts.moved_by_rule);
  put(json, "meeting", facts.meeting);
  if (!facts.cycles.empty()) json.texts("cycles", facts.cycles);
  json.text("ladder", facts.ladder);
  put_plan(json, facts.plan);
  put_told(json, facts.told);
  put_acts(json, facts);
  json.close('}');
  return text;
}

bool was_put_to(const TaskFacts& facts, std::string_view position) {
  return std::any_of(facts.told.begin(), facts.told.end(),
                     [&](const Told& one) { return one.position == position; });
}

std::string identity(std::string_view duty, const people::Subject& subject, int round) {
  return of_subject(duty, subject) + std::to_string(round);
}

std::string identity(std::string_view duty, const people::Subject& subject, LocalDate nominal) {
  return of_subject(duty, subject) + to_string(nominal);
}

std::string identity(const TaskFacts& facts) {
  return facts.round == 0 ? identity(facts.duty, facts.subject, facts.nominal)
                          : identity(facts.duty, facts.subject, facts.round);
}

}  // namespace cadans::decide
