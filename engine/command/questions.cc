#include "engine/command/questions.h"

#include <algorithm>
#include <array>

#include "engine/decide/rules.h"
#include "engine/json.h"
#include "engine/store/reader.h"
#include "engine/words/words.h"

namespace cadans::command {
namespace {

// P12: whoever asks, there is no such answer.
Error people_are_not_measured(const std::string& store) {
  const auto reader = store::Reader::open(store);
  if (!reader) return reader.error();
  const auto rules = decide::RulesInForce().read((*reader)->view());
  if (!rules) return rules.error();
  const auto said =
      words::sentence((*rules)->messages, {words::Language::nl, {}}, "refusal.people_by_lateness");
  return said ? Error{Fault::refused, *said} : said.error();
}

Result<std::string> status(const std::string& store) {
  const auto reader = store::Reader::open(store);
  if (!reader) return reader.error();
  const auto counts = (*reader)->counts();
  if (!counts) return counts.error();
  return Json({{"entries", counts->entries},
               {"running", counts->running},
               {"timers", counts->timers},
               {"notices", counts->notices},
               {"waiting", counts->waiting},
               {"parked", counts->parked}})
      .dump();
}

struct Question {
  std::string_view name;
  Result<std::string> (*answer)(const std::string& store);
};

constexpr std::array<Question, 1> questions{{{"status", status}}};

// The last one is answered where the peers are known.
std::string all_questions() {
  std::string all;
  for (const Question& one : questions) all += std::string(one.name) + ", ";
  return all + "peers";
}

}  // namespace

Result<std::string> answer(const std::string& store, std::string_view question, std::string_view) {
  if (question.starts_with("people")) return people_are_not_measured(store);
  const auto known = std::ranges::find(questions, question, &Question::name);
  if (known != questions.end()) return known->answer(store);
  return Error{Fault::not_found, "there is no question '" + std::string(question) +
                                     "'; there is: " + all_questions()};
}

}  // namespace cadans::command
