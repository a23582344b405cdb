#include "engine/decide/agenda.h"
#include "engine/decide/task_facts.h"
#include "engine/json.h"

namespace cadans::decide {
namespace {

LocalDate day_or_none(const Json& json, const char* name) {
  const auto day = parse_local_date(json.value(name, std::string()));
  return day ? *day : LocalDate();
}

std::string text_of(LocalDate day) { return day.named() ? to_string(day) : std::string(); }

}  // namespace

std::string to_text(const ItemFacts& facts) {
  return Json({{"body", facts.body},
               {"topic", facts.topic},
               {"about", facts.about.n},
               {"duty", facts.duty},
               {"gate", facts.gate},
               {"drafter", facts.drafter},
               {"rung", facts.rung},
               {"drafted", text_of(facts.drafted)},
               {"meeting", text_of(facts.meeting)},
               {"papers_close", text_of(facts.papers_close)},
               {"asked_again", text_of(facts.asked_again)},
               {"number", facts.number},
               {"missed", facts.missed},
               {"missed_on", text_of(facts.missed_on)},
               {"told", facts.told},
               {"heard", facts.heard},
               {"deferred_from", text_of(facts.deferred_from)},
               {"reason", facts.reason},
               {"decision", facts.decision},
               {"link", facts.link},
               {"advice", facts.advice},
               {"advised_by", facts.advised_by},
               {"accept_until", text_of(facts.accept_until)}})
      .dump();
}

ItemFacts item_facts(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  invariant(json.is_object() && json.contains("body"), "the facts of an item are our own JSON");
  ItemFacts facts;
  facts.body = json.value("body", std::string());
  facts.topic = json.value("topic", std::string());
  facts.about = {json.value("about", std::int64_t{0})};
  facts.duty = json.value("duty", std::string());
  facts.gate = json.value("gate", std::string());
  facts.drafter = json.value("drafter", std::string());
  facts.rung = json.value("rung", 0);
  facts.drafted = day_or_none(json, "drafted");
  facts.meeting = day_or_none(json, "meeting");
  facts.papers_close = day_or_none(json, "papers_close");
  facts.asked_again = day_or_none(json, "asked_again");
  facts.number = json.value("number", std::string());
  facts.missed = json.value("missed", 0);
  facts.missed_on = day_or_none(json, "missed_on");
  facts.told = json.value("told", std::vector<std::string>());
  facts.heard = json.value("heard", std::vector<std::string>());
  facts.deferred_from = day_or_none(json, "deferred_from");
  facts.reason = json.value("reason", std::string());
  facts.decision = json.value("decision", std::string());
  facts.link = json.value("link", std::string());
  facts.advice = json.value("advice", std::string());
  facts.advised_by = json.value("advised_by", std::string());
  facts.accept_until = day_or_none(json, "accept_until");
  return facts;
}

Resolution resolution_of(const View& state, const TaskFacts& task, LocalDate today) {
  const auto text = task.item == 0 ? std::nullopt : state.facts(InstanceId{task.item});
  if (!text) return {today, {}};
  const ItemFacts item = item_facts(*text);
  return {item.meeting.named() ? item.meeting : today, item.number};
}

}  // namespace cadans::decide
