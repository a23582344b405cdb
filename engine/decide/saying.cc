#include "engine/decide/saying.h"

#include <algorithm>

namespace cadans::decide {

void Saying::say(std::string_view id, const words::Values& values, Weight weight) {
  auto text = words::sentence(desk_.rules.messages, desk_.reader, id, values);
  if (text) {
    const bool said =
        std::any_of(all_.begin(), all_.end(), [&](const Said& one) { return one.text == *text; });
    if (!said) all_.push_back({*std::move(text), weight, rule_behind(id)});
  } else if (!error_) {
    error_ = text.error();
  }
}

Result<std::vector<std::string>> Saying::finish(std::size_t most) const {
  if (error_) return *error_;
  auto kept = all_;
  for (const Weight least : {Weight::detail, Weight::useful}) {
    for (auto at = kept.size(); at-- > 0 && kept.size() > most;) {
      if (kept[at].weight == least) kept.erase(kept.begin() + static_cast<std::ptrdiff_t>(at));
    }
  }
  std::vector<std::string> sentences;
  sentences.reserve(kept.size());
  for (Said& said : kept) sentences.push_back(std::move(said.text));
  return sentences;
}

Result<std::vector<Sentence>> Saying::about(About about) const {
  if (error_) return *error_;
  std::vector<Sentence> sentences;
  for (const Said& said : all_) {
    if (decide::about(said.rule) == about) sentences.push_back({said.text, said.rule});
  }
  return sentences;
}

}  // namespace cadans::decide
