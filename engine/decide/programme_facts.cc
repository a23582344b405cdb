#include "engine/decide/programme_facts.h"

#include <algorithm>

#include "engine/hash.h"
#include "engine/json.h"
#include "engine/result.h"

namespace cadans::decide {
namespace {

constexpr int at_most = 10;

std::string text_of(const people::Subject& subject) { return subject.kind + ":" + subject.key; }

people::Subject subject_named(const std::string& text) {
  const auto colon = std::min(text.find(':'), text.size());
  return {text.substr(0, colon), colon == text.size() ? std::string() : text.substr(colon + 1)};
}

std::string day_text(LocalDate day) { return day.named() ? to_string(day) : std::string(); }

LocalDate day_at(const Json& json, const char* name) {
  return parse_local_date(json.value(name, std::string())).value_or(LocalDate());
}

Json json_of(const ProgrammeLine& line) {
  return {{"subject", text_of(line.subject)}, {"why", line.why}, {"years", line.years}};
}

Json json_of(const ChosenYears& one) {
  return {{"subject", text_of(one.subject)},
          {"years", one.years},
          {"by", one.by},
          {"on", day_text(one.on)},
          {"reason", one.reason}};
}

Json json_of(const PlannedAudit& one) {
  return {{"year", one.year},     {"subject", text_of(one.subject)},
          {"themes", one.themes}, {"on", day_text(one.on)},
          {"task", one.task},     {"left_out", one.left_out}};
}

template <class T>
Json list_of(const std::vector<T>& all) {
  Json list = Json::array();
  for (const T& one : all) list.push_back(json_of(one));
  return list;
}

}  // namespace

std::string to_text(const ProgrammeFacts& facts) {
  return Json({{"first", facts.first},
               {"last", facts.last},
               {"lines", list_of(facts.lines)},
               {"chosen", list_of(facts.chosen)},
               {"version", facts.version},
               {"adopted", day_text(facts.adopted)},
               {"number", facts.number},
               {"hash", facts.hash},
               {"planned", list_of(facts.planned)}})
      .dump();
}

ProgrammeFacts programme_facts(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  invariant(json.is_object() && json.contains("lines"), "facts of a programme are our own JSON");
  const auto subject = [](const Json& one) {
    return subject_named(one.value("subject", std::string()));
  };
  const auto years = [](const Json& one) { return one.value("years", std::vector<int>()); };
  ProgrammeFacts facts;
  facts.first = json.value("first", 0);
  facts.last = json.value("last", 0);
  facts.version = json.value("version", 0);
  facts.adopted = day_at(json, "adopted");
  facts.number = json.value("number", std::string());
  facts.hash = json.value("hash", std::string());
  for (const Json& one : json["lines"]) {
    facts.lines.push_back({subject(one), one.value("why", std::string()), years(one)});
  }
  for (const Json& one : json["chosen"]) {
    facts.chosen.push_back({subject(one), years(one), one.value("by", std::string()),
                            day_at(one, "on"), one.value("reason", std::string())});
  }
  for (const Json& one : json["planned"]) {
    facts.planned.push_back({one.value("year", 0), subject(one),
                             one.value("themes", std::vector<std::string>()), day_at(one, "on"),
                             one.value("task", std::string()), one.value("left_out", false)});
  }
  return facts;
}

std::string identity(const ProgrammeFacts& facts) {
  return "audit-programme/" + std::to_string(facts.first);
}

std::vector<Programme> programmes(const View& state) {
  std::vector<Programme> all;
  for (const InstanceId id : state.running("audit_programme", {}, at_most)) {
    const auto snapshot = state.snapshot(id);
    const auto text = state.facts(id);
    if (snapshot && text) all.push_back({id, *snapshot, programme_facts(*text)});
  }
  return all;
}

std::optional<PlannedAudit> planned_as(const View& state, std::string_view task) {
  for (const Programme& programme : programmes(state)) {
    for (const PlannedAudit& one : programme.facts.planned) {
      if (one.task == task) return one;
    }
  }
  return std::nullopt;
}

std::string hash_of(const std::vector<ProgrammeLine>& lines) {
  return hex(digest({list_of(lines).dump()}));
}

}  // namespace cadans::decide
