// Every event of a task begins with its facts: simdjson reads them without building a tree.

#include <simdjson.h>

#include <concepts>
#include <utility>

#include "engine/decide/task_facts.h"

namespace cadans::decide {
namespace {

namespace json = simdjson::ondemand;

template <class Number>
concept Counted = std::same_as<Number, int> || std::same_as<Number, std::int64_t>;

void read(json::value from, std::string& to) { to = from.get_string().value(); }
void read(json::value from, bool& to) { to = from.get_bool(); }
template <Counted Number>
void read(json::value from, Number& to) {
  to = static_cast<Number>(from.get_int64().value());
}
void read(json::value from, Instant& to) { to.us = from.get_int64(); }
void read(json::value from, LocalDate& to) {
  const auto date = parse_local_date(from.get_string().value());
  invariant(date.has_value(), "a stored date is a date");
  to = *date;
}

void read(json::value from, people::Subject& to);
void read(json::value from, PlanRow& to);
void read(json::value from, Told& to);
void read(json::value from, Advice& to);
template <class T>
void read(json::value from, std::vector<T>& to) {
  for (auto one : from.get_array()) read(one.value(), to.emplace_back());
}

template <class T, class Member>
std::pair<std::string_view, Member T::*> field(std::string_view name, Member T::*member) {
  return {name, member};
}

// A name that none of the fields has was written by another version, and is passed over.
template <class T, class... Member>
void read_object(json::value from, T& to,
                 const std::pair<std::string_view, Member T::*>&... fields) {
  for (auto one : from.get_object()) {
    const std::string_view name = one.unescaped_key();
    static_cast<void>(
        ((name == fields.first && (read(one.value(), to.*fields.second), true)) || ...));
  }
}

void read(json::value from, people::Subject& to) {
  read_object(from, to, field("kind", &people::Subject::kind), field("key", &people::Subject::key));
}

void read(json::value from, PlanRow& to) {
  read_object(from, to, field("on", &PlanRow::on), field("at", &PlanRow::at),
              field("due_us", &PlanRow::due_us), field("asks", &PlanRow::asks),
              field("rung", &PlanRow::rung), field("to", &PlanRow::to),
              field("also", &PlanRow::also), field("unless", &PlanRow::unless),
              field("body", &PlanRow::body), field("monday", &PlanRow::monday),
              field("at_once", &PlanRow::at_once));
}

void read(json::value from, Told& to) {
  read_object(from, to, field("rung", &Told::rung), field("position", &Told::position),
              field("person", &Told::person), field("on", &Told::on),
              field("reached", &Told::reached), field("item", &Told::item));
}

void read(json::value from, Advice& to) {
  read_object(from, to, field("answer", &Advice::answer), field("by", &Advice::by),
              field("on", &Advice::on), field("day", &Advice::day), field("why", &Advice::why));
}

void read(json::value from, TaskFacts& to) {
  read_object(
      from, to, field("duty", &TaskFacts::duty), field("subject", &TaskFacts::subject),
      field("round", &TaskFacts::round), field("owner", &TaskFacts::owner),
      field("issued", &TaskFacts::issued), field("should_have_come", &TaskFacts::should_have_come),
      field("passed_over", &TaskFacts::passed_over), field("started_us", &TaskFacts::started),
      field("counted_from", &TaskFacts::counted_from), field("nominal", &TaskFacts::nominal),
      field("target", &TaskFacts::target), field("old_target", &TaskFacts::old_target),
      field("moved_by_rule", &TaskFacts::moved_by_rule), field("meeting", &TaskFacts::meeting),
      field("cycles", &TaskFacts::cycles), field("ladder", &TaskFacts::ladder),
      field("plan", &TaskFacts::plan), field("told", &TaskFacts::told),
      field("kept_by", &TaskFacts::kept_by), field("started_by", &TaskFacts::started_by),
      field("submitted_by", &TaskFacts::submitted_by), field("submitted", &TaskFacts::submitted),
      field("evidence", &TaskFacts::evidence), field("dated", &TaskFacts::dated),
      field("valid_until", &TaskFacts::valid_until),
      field("counts_until", &TaskFacts::counts_until), field("renew_on", &TaskFacts::renew_on),
      field("earlier", &TaskFacts::earlier), field("earlier_dated", &TaskFacts::earlier_dated),
      field("shown", &TaskFacts::shown), field("missing", &TaskFacts::missing),
      field("checker", &TaskFacts::checker), field("item", &TaskFacts::item),
      field("asked_away", &TaskFacts::asked_away), field("suggested", &TaskFacts::suggested),
      field("help", &TaskFacts::help), field("decided_by", &TaskFacts::decided_by),
      field("decided_why", &TaskFacts::decided_why), field("sent_back", &TaskFacts::sent_back),
      field("advice", &TaskFacts::advice), field("planned_before", &TaskFacts::planned_before),
      field("closed", &TaskFacts::closed));
}

}  // namespace

TaskFacts task_facts(std::string_view text) {
  try {
    const simdjson::padded_string padded(text);
    json::parser parser;
    json::document document = parser.iterate(padded);
    TaskFacts facts;
    read(document.get_value(), facts);
    const bool whole = document.current_location().error() == simdjson::OUT_OF_BOUNDS;
    invariant(whole && !facts.duty.empty(), "a text holds the facts of one task");
    return facts;
  } catch (const simdjson::simdjson_error&) {
    broken_invariant("the facts of a task are our own JSON");
  }
}

}  // namespace cadans::decide
