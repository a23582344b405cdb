#include "engine/border.h"

#include <array>
#include <sstream>

namespace cadans {

void admit(Event& event, Ids& ids) {
  static constexpr std::array<std::string_view, 6> free_texts = {"reason", "evidence", "suggestion",
                                                                 "remark", "decision", "note"};
  for (const std::string_view name : free_texts) {
    const auto found = event.data.find(name);
    if (found == event.data.end() || found->second.empty()) continue;
    Text text{ids.key(), ids.key(), found->second};
    found->second = text.id;
    event.texts.push_back(std::move(text));
  }
}

void cut(Event& receipt) {
  const auto found = receipt.data.find("receipt");
  if (found == receipt.data.end() || found->second.find('@') == std::string::npos) return;
  std::istringstream words(found->second);
  std::string kept;
  for (std::string word; words >> word;) {
    kept += (kept.empty() ? "" : " ") + (word.find('@') == std::string::npos ? word : "...");
  }
  found->second = std::move(kept);
}

}  // namespace cadans
