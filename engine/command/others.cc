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

Others::Others(const std::vector<PastOrganisation>& past) {
  for (const PastOrganisation& one : past) {  // the last that somebody held counts
    for (const people::Position& position : one.organisation.positions) {
      if (!position.occupant.empty()) positions_[position.occupant] = position.key;
    }
  }
}

void Others::keep_out(const Person& person, const std::string& title) {
  for (const std::string& word : {person.name, person.mail, person.key}) {
    if (!word.empty()) words_.emplace_back(word, title);
  }
}

void Others::longest_first() {
  std::ranges::stable_sort(words_, std::ranges::greater(),
                           [](const auto& one) { return one.first.size(); });
}

Result<Others> others_beside(const Opened& opened, const std::vector<PastOrganisation>& past,
                             const std::string& key) {
  Others others(past);
  const std::string somebody = decide::word(opened.desk(), "person.somebody");
  const auto people = opened.reader->people("", people_most);
  if (!people) return people.error();
  for (const Person& person : *people) {
    const std::string title = title_of(past, others.position_of(person.key));
    if (person.key != key) others.keep_out(person, title.empty() ? somebody : title);
  }
  others.longest_first();
  return others;
}

}  // namespace cadans::command
