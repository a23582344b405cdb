#include "engine/command/work_lines.h"

#include "engine/json.h"

namespace cadans::command {
namespace {

using decide::Because;
using decide::Becomes;
using decide::OpenWork;

std::string reference(InstanceId task) { return "T" + std::to_string(task.n); }

// The message for what becomes of its day; "" where that stays.
std::string message_of(const OpenWork& work) {
  switch (work.becomes) {
    case Becomes::stays:
      return "";
    case Becomes::moves:
      return "apply.moves";
    case Becomes::keeps:
      return work.because == Because::decided ? "apply.decided" : "apply.begun";
    case Becomes::in_the_way:
      return "apply.in-the-way";
    case Becomes::withdrawn:
      return "apply." + std::string(decide::name_of(work.because));
  }
  broken_invariant("a task becomes something");
}

void add_person(const decide::Desk& desk, const char* name, const std::string& person,
                words::Values& values) {
  const std::string known = decide::person_name(desk, person);
  if (!known.empty()) values.text(name, known);
}

words::Values values_of(const decide::Desk& old, const decide::Desk& fresh, const OpenWork& work) {
  const settings::Duty* duty = old.rules.catalogue.duty(work.duty);
  const std::string title = duty == nullptr ? work.duty : decide::title(old, *duty);
  words::Values values;
  values.text("task_reference", reference(work.task));
  values.text("task_title", decide::titled(old, title, decide::subject_name(old, work.subject)));
  values.day("old_date", work.day);
  if (work.new_day.named()) values.day("new_date", work.new_day);
  values.text("position_title", decide::position_title(fresh, work.new_doer.position));
  add_person(old, "person_name", work.doer.person, values);
  add_person(fresh, "other_name", work.new_doer.person, values);
  return values;
}

words::Values end_values(words::Values values, const OpenWork& work) {
  return std::move(values.day("old_date", work.end).day("new_date", work.new_end));
}

}  // namespace

std::vector<std::string> work_lines(const decide::Desk& old, const decide::Desk& fresh,
                                    const std::vector<OpenWork>& work) {
  std::vector<std::string> lines;
  for (const OpenWork& one : work) {
    const words::Values values = values_of(old, fresh, one);
    const std::string message = message_of(one);
    if (!message.empty()) lines.push_back(decide::word(old, message, values));
    if (one.doer != one.new_doer) lines.push_back(decide::word(old, "apply.handed", values));
    if (one.new_end.named()) {
      lines.push_back(decide::word(old, "apply.end", end_values(values, one)));
    }
    if (one.eyes_gone) lines.push_back(decide::word(old, "apply.eyes", values));
  }
  return lines;
}

Json work_json(const std::vector<OpenWork>& work, const View& fresh) {
  const auto handle = [&](const std::string& key) {
    const auto person = fresh.person(key);
    return person ? Json(person->handle) : Json();
  };
  Json all = Json::array();
  for (const OpenWork& one : work) {
    Json json = {{"task", reference(one.task)},
                 {"duty", one.duty},
                 {"becomes", decide::name_of(one.becomes)},
                 {"because", decide::name_of(one.because)},
                 {"day", to_string(one.day)}};
    if (one.new_day.named()) json["new_day"] = to_string(one.new_day);
    if (one.new_end.named()) {
      json["end_in_law"] = to_string(one.end);
      json["new_end_in_law"] = to_string(one.new_end);
    }
    json["position"] = one.doer.position;
    json["person"] = handle(one.doer.person);
    if (one.doer != one.new_doer) {
      json["new_position"] = one.new_doer.position;
      json["new_person"] = handle(one.new_doer.person);
    }
    if (one.eyes_gone) json["checker_gone"] = true;
    all.push_back(std::move(json));
  }
  return all;
}

}  // namespace cadans::command
