#include "connectors/mail/marks.h"

#include <algorithm>

namespace cadans::mail {
namespace {

constexpr std::string_view mark = "**";

std::size_t link_start(std::string_view text) {
  return std::min(text.find("http://"), text.find("https://"));
}

// Where the address ends; a full stop or comma at its end belongs to the sentence.
std::size_t link_length(std::string_view text) {
  std::string_view link = text.substr(0, text.find_first_of(" \n\t<>\"'()"));
  while (!link.empty() && std::string_view(".,;:!?").find(link.back()) != std::string_view::npos) {
    link.remove_suffix(1);
  }
  return link.size();
}

void add(std::vector<Run>& all, std::string_view text, bool bold) {
  while (!text.empty()) {
    const std::size_t start = link_start(text);
    if (start > 0) all.push_back({std::string(text.substr(0, start)), bold, false});
    if (start == std::string_view::npos) return;
    text.remove_prefix(start);
    const std::size_t length = link_length(text);
    all.push_back({std::string(text.substr(0, length)), bold, true});
    text.remove_prefix(length);
  }
}

}  // namespace

std::vector<Run> runs(std::string_view text) {
  std::vector<Run> all;
  for (;;) {
    const std::size_t open = text.find(mark);
    const std::size_t close =
        open == std::string_view::npos ? open : text.find(mark, open + mark.size());
    if (close == std::string_view::npos) break;
    add(all, text.substr(0, open), false);
    add(all, text.substr(open + mark.size(), close - open - mark.size()), true);
    text.remove_prefix(close + mark.size());
  }
  add(all, text, false);
  return all;
}

std::string without_marks(std::string_view text) {
  std::string words;
  for (const Run& run : runs(text)) words += run.text;
  return words;
}

}  // namespace cadans::mail
