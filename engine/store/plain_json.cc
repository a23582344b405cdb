#include "engine/store/plain_json.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace cadans::store {
namespace {

constexpr int nested_max = 8;
constexpr std::size_t names_max = 64;
constexpr std::size_t digits_max = 18;

bool digit(char c) { return c >= '0' && c <= '9'; }
// Beyond ASCII it is negative.
bool needs_escape(char c) { return static_cast<signed char>(c) < 0x20 || c == '\\'; }

// Takes one value after another from the start of what is left.
class Look {
 public:
  explicit Look(std::string_view text) : rest_(text) {}

  bool value(int depth) {
    if (rest_.empty() || depth > nested_max) return false;
    switch (rest_.front()) {
      case '{':
        return object(depth);
      case '[':
        return list(depth);
      case '"':
        return text().data() != nullptr;
      case 't':
        return word("true");
      case 'f':
        return word("false");
      case 'n':
        return word("null");
      default:
        return number();
    }
  }

  [[nodiscard]] bool at_end() const { return rest_.empty(); }

 private:
  bool word(std::string_view expected) {
    if (!rest_.starts_with(expected)) return false;
    rest_.remove_prefix(expected.size());
    return true;
  }

  // What stands between quotes; without data where it is no plain text.
  std::string_view text() {
    if (!word("\"")) return {};
    const auto end = rest_.find('"');
    if (end == std::string_view::npos) return {};
    const std::string_view inside = rest_.substr(0, end);
    if (std::ranges::any_of(inside, needs_escape)) return {};
    rest_.remove_prefix(end + 1);
    return inside;
  }

  bool number() {
    const bool negative = word("-");
    const auto past = std::ranges::find_if_not(rest_, digit);
    const auto digits = static_cast<std::size_t>(past - rest_.begin());
    const bool zero = rest_.starts_with('0');
    if (digits == 0 || digits > digits_max || (zero && (negative || digits > 1))) return false;
    rest_.remove_prefix(digits);
    return true;
  }

  bool list(int depth) {
    word("[");
    if (word("]")) return true;
    do {
      if (!value(depth + 1)) return false;
    } while (word(","));
    return word("]");
  }

  bool object(int depth) {
    std::array<std::string_view, names_max> names;
    std::size_t known = 0;
    word("{");
    if (word("}")) return true;
    do {
      const std::string_view name = text();
      const auto seen = names.begin() + static_cast<std::ptrdiff_t>(known);
      if (name.data() == nullptr || known == names_max) return false;
      if (std::find(names.begin(), seen, name) != seen) return false;
      names[known++] = name;
      if (!word(":") || !value(depth + 1)) return false;
    } while (word(","));
    return word("}");
  }

  std::string_view rest_;
};

}  // namespace

bool plain_json(std::string_view text) {
  Look look(text);
  return look.value(0) && look.at_end();
}

}  // namespace cadans::store
