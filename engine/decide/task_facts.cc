#include "engine/decide/task_facts.h"

#include "engine/json.h"

namespace cadans::decide {
namespace {

void put(Json& json, const char* name, LocalDate date) {
  if (date.named()) json[name] = to_string(date);
}

void put(Json& json, const char* name, const std::string& text) {
  if (!text.empty()) json[name] = text;
}

LocalDate date_in(const Json& json, const char* name) {
  if (!json.contains(name)) return {};
  auto date = parse_local_date(json[name].get_ref<const std::string&>());
  invariant(date.has_value(), "a stored date is a date");
  return *date;
}

std::string text_in(const Json& json, const char* name) { return json.value(name, std::string()); }

Json plan_json(const std::vector<PlanRow>& plan) {
  Json rows = Json::array();
  for (const PlanRow& row : plan) {
    Json one = {{"on", to_string(row.on)}, {"at", row.at}};
    if (row.due_us != 0) one["due_us"] = row.due_us;
    put(one, "asks", row.asks);
    if (row.rung > 0) {
      one["rung"] = row.rung;
      one["to"] = row.to;
    }
    if (!row.also.empty()) one["also"] = row.also;
    if (row.body) one["body"] = true;
    if (row.monday) one["monday"] = true;
    if (row.at_once) one["at_once"] = true;
    rows.push_back(std::move(one));
  }
  return rows;
}

std::vector<PlanRow> plan_in(const Json& rows) {
  std::vector<PlanRow> plan;
  for (const Json& one : rows) {
    plan.push_back({date_in(one, "on"), one.value("due_us", std::int64_t{0}), one.value("at", 0),
                    text_in(one, "asks"), one.value("rung", 0), text_in(one, "to"),
                    one.value("also", std::vector<std::string>()), one.value("body", false),
                    one.value("monday", false), one.value("at_once", false)});
  }
  return plan;
}

Json told_json(const std::vector<Told>& told) {
  Json rows = Json::array();
  for (const Told& one : told) {
    rows.push_back({{"rung", one.rung},
                    {"position", one.position},
                    {"person", one.person},
                    {"on", to_string(one.on)},
                    {"reached", one.reached}});
    if (one.item != 0) rows.back()["item"] = one.item;
  }
  return rows;
}

std::vector<Told> told_in(const Json& rows) {
  std::vector<Told> told;
  for (const Json& one : rows) {
    told.push_back({one.value("rung", 0), text_in(one, "position"), text_in(one, "person"),
                    date_in(one, "on"), one.value("reached", false),
                    one.value("item", std::int64_t{0})});
  }
  return told;
}

void read_acts(TaskFacts& facts, const Json& json) {
  facts.started_by = text_in(json, "started_by");
  facts.submitted_by = text_in(json, "submitted_by");
  facts.submitted = date_in(json, "submitted");
  facts.evidence = text_in(json, "evidence");
  facts.checker = text_in(json, "checker");
  facts.item = json.value("item", std::int64_t{0});
  facts.asked_away = text_in(json, "asked_away");
  facts.suggested = text_in(json, "suggested");
  facts.help = text_in(json, "help");
  facts.sent_back = text_in(json, "sent_back");
  facts.planned_before = json.value("planned_before", false);
  facts.closed = date_in(json, "closed");
}

void put_acts(Json& json, const TaskFacts& facts) {
  put(json, "started_by", facts.started_by);
  put(json, "submitted_by", facts.submitted_by);
  put(json, "submitted", facts.submitted);
  put(json, "evidence", facts.evidence);
  put(json, "checker", facts.checker);
  if (facts.item != 0) json["item"] = facts.item;
  put(json, "asked_away", facts.asked_away);
  put(json, "suggested", facts.suggested);
  put(json, "help", facts.help);
  put(json, "sent_back", facts.sent_back);
  if (facts.planned_before) json["planned_before"] = true;
  put(json, "closed", facts.closed);
}

}  // namespace

std::string to_text(const TaskFacts& facts) {
  Json json = {{"duty", facts.duty},
               {"subject", {{"kind", facts.subject.kind}, {"key", facts.subject.key}}},
               {"round", facts.round},
               {"owner", facts.owner}};
  put(json, "issued", facts.issued);
  if (facts.started.us != 0) json["started_us"] = facts.started.us;
  put(json, "nominal", facts.nominal);
  put(json, "target", facts.target);
  put(json, "old_target", facts.old_target);
  json["ladder"] = facts.ladder;
  json["plan"] = plan_json(facts.plan);
  if (!facts.told.empty()) json["told"] = told_json(facts.told);
  put_acts(json, facts);
  return json.dump();
}

TaskFacts task_facts(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  invariant(json.is_object() && json.contains("plan"), "the facts of a task are our own JSON");
  TaskFacts facts;
  facts.duty = text_in(json, "duty");
  facts.subject = {text_in(json["subject"], "kind"), text_in(json["subject"], "key")};
  facts.round = json.value("round", 1);
  facts.owner = text_in(json, "owner");
  facts.issued = date_in(json, "issued");
  facts.started.us = json.value("started_us", std::int64_t{0});
  facts.nominal = date_in(json, "nominal");
  facts.target = date_in(json, "target");
  facts.old_target = date_in(json, "old_target");
  facts.ladder = text_in(json, "ladder");
  facts.plan = plan_in(json["plan"]);
  if (json.contains("told")) facts.told = told_in(json["told"]);
  read_acts(facts, json);
  return facts;
}

std::string identity(std::string_view duty, const people::Subject& subject, int round) {
  std::string text = "task/" + std::string(duty) + "/" + subject.kind;
  if (!subject.key.empty()) text += ":" + subject.key;
  return text + "/" + std::to_string(round);
}

}  // namespace cadans::decide
