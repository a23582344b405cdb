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

std::string identity(std::string_view duty, const people::Subject& subject, int round) {
  std::string text = "task/" + std::string(duty) + "/" + subject.kind;
  if (!subject.key.empty()) text += ":" + subject.key;
  return text + "/" + std::to_string(round);
}

}  // namespace cadans::decide
