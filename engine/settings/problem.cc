#include "engine/settings/problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace cadans::settings {
namespace {

constexpr std::size_t said_max = 20;
constexpr std::size_t quoted_max = 40;
constexpr std::size_t listed_max = 12;

// How many letters differ (Levenshtein): bounded, for both words are short.
std::size_t distance(std::string_view from, std::string_view to) {
  std::vector<std::size_t> row(to.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < from.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < to.size(); ++j) {
      const std::size_t changed = diagonal + (from[i] == to[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

// The known word that is most like it, or none that is like it.
std::string_view closest(std::string_view word, const Words& known) {
  std::string_view best;
  std::size_t least = std::min<std::size_t>(word.size() / 3 + 1, 3) + 1;
  if (word.size() > quoted_max) return best;
  for (const std::string& one : known) {
    const std::size_t apart = distance(word, one);
    if (apart < least) {
      least = apart;
      best = one;
    }
  }
  return best;
}

}  // namespace

std::string in_quotes(std::string_view word) {
  std::string text(word.substr(0, quoted_max));
  for (char& letter : text) {
    if (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f) letter = ' ';
  }
  return fmt::format("'{}{}'", text, word.size() > quoted_max ? "..." : "");
}

std::string to_string(const Problem& problem) {
  return fmt::format("{}:{}:{}: {}: {}", problem.place.file, problem.place.line,
                     problem.place.column,
                     problem.severity == Severity::error ? "error" : "warning", problem.text);
}

bool has_errors(const Problems& problems) {
  return std::ranges::any_of(problems,
                             [](const Problem& one) { return one.severity == Severity::error; });
}

Error as_error(Problems problems) {
  std::erase_if(problems, [](const Problem& one) { return one.severity != Severity::error; });
  std::ranges::sort(problems);
  std::string text;
  for (std::size_t i = 0; i < problems.size() && i < said_max; ++i) {
    if (i > 0) text += '\n';
    text += to_string(problems[i]);
  }
  if (problems.size() > said_max) {
    text += fmt::format("\nand {} more", problems.size() - said_max);
  }
  return Error{Fault::invalid, text};
}

std::string unknown(std::string_view kind, std::string_view word, const Words& known) {
  std::string text = fmt::format("no {} is called {}", kind, in_quotes(word));
  if (const std::string_view like = closest(word, known); !like.empty()) {
    return text + fmt::format("; did you mean {}?", in_quotes(like));
  }
  if (known.empty()) return text + "; there are none";
  if (known.size() > listed_max) return text;
  return text + fmt::format("; it is one of: {}", fmt::join(known, ", "));
}

}  // namespace cadans::settings
