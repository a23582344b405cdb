#include "engine/command/others.h"

#include <algorithm>

#include "engine/json.h"

namespace cadans::command {
namespace {

constexpr int people_most = 10'000;

void replace_all(std::string& text, const std::string& word, const std::string& by) {
  for (auto at = text.find(word); at != text.npos; at = text.find(word, at + by.size())) {
    text.replace(at, word.size(), by);
  }
}

std::string title_of(const std::vector<PastOrganisation>& past, const std::string& position) {
  for (auto one = past.rbegin(); one != past.rend(); ++one) {
    const people::Position* known = one->organisation.positions.find(position);
    if (known != nullptr) return known->title;
  }
  return {};
}

}  // namespace

std::string Others::position_of(const std::string& person) const {
  const auto found = positions_.find(person);
  return found == positions_.end() ? std::string() : found->second;
}

void Others::hide(Json& json) const {
  if (json.is_structured()) {
    for (Json& one : json) hide(one);
    return;
  }
  if (!json.is_string()) return;
  auto text = json.get<std::string>();
  for (const auto& [word, by] : words_) replace_all(text, word, by);
  json = std::move(text);
}

Result<Others> others_beside(const Opened& opened, const std::vector<PastOrganisation>& past,
                             const std::string& key) {
  Others others;
  for (const PastOrganisation& one : past) {  // the last that somebody held counts
    for (const people::Position& position : one.organisation.positions) {
      if (!position.occupant.empty()) others.positions_[position.occupant] = position.key;
    }
  }
  const std::string somebody = decide::word(opened.desk(), "person.somebody");
  const auto people = opened.reader->people("", people_most);
  if (!people) return people.error();
  for (const Person& person : *people) {
    if (person.key == key) continue;
    std::string title = title_of(past, others.position_of(person.key));
    if (title.empty()) title = somebody;
    for (const std::string& word : {person.name, person.mail, person.key}) {
      if (!word.empty()) others.words_.emplace_back(word, title);
    }
  }
  std::ranges::stable_sort(others.words_, std::ranges::greater(),
                           [](const auto& one) { return one.first.size(); });
  return others;
}

}  // namespace cadans::command
