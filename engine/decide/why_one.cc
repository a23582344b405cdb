#include "engine/decide/why_one.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "engine/decide/saying.h"

namespace cadans::decide {
namespace {

std::vector<LookWhy> looks_of(const Desk& desk, const TaskAtDesk& task) {
  std::vector<LookWhy> all;
  const auto acting = people::who_acts(desk.rules.organisation, asked_of(task.facts),
                                       desk.reader.today, desk.rules.calendars);
  for (const people::Look& look : acting.path) {
    all.push_back({position_title(desk, look.position),
                   word(desk, "road." + std::string(people::word(look.road))),
                   word(desk, "presence." + std::string(people::word(look.presence)))});
  }
  return all;
}

std::string message_of(std::string_view rule) {
  std::string id = "rule.";
  for (const char letter : rule) {
    id += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  }
  return id;
}

std::vector<RuleWhy> rules_behind(const Desk& desk, const OneWhy& why) {
  std::set<std::string_view> named;
  for (const Sentence& sentence : why.sentences) named.insert(sentence.rule);
  for (const RowWhy& row : why.rows) named.insert(row.rule);
  named.erase("");
  std::vector<RuleWhy> rules;
  rules.reserve(named.size());
  for (const std::string_view rule : named) {
    rules.push_back({std::string(rule), word(desk, message_of(rule))});
  }
  return rules;
}

}  // namespace

Result<OneWhy> why_one(const Desk& desk, InstanceId id, const Past& past, About about) {
  const auto task = task_at(desk, id);
  if (!task) {
    const auto none = why(desk, id, past);  // says what it is, and which task to ask for
    return none ? Error{Fault::invalid, none->empty() ? "" : none->front()} : none.error();
  }
  Saying saying(desk);
  say_all(saying, *task, past);
  auto sentences = saying.about(about);
  if (!sentences) return sentences.error();
  OneWhy one;
  one.title = titled(desk, title(desk, *task->duty), subject_name(desk, task->facts.subject));
  one.sentences = *std::move(sentences);
  if (about == About::owner) one.looks = looks_of(desk, *task);
  if (about == About::reminders) one.rows = asking_rows(desk, *task, past);
  if (about == About::rungs) one.rows = climbing_rows(desk, *task, past);
  one.rules = rules_behind(desk, one);
  return one;
}

}  // namespace cadans::decide
