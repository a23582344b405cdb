#include "engine/words/template.h"

#include <fmt/format.h>

#include <cctype>
#include <optional>
#include <utility>

namespace cadans::words {
namespace {

bool blank(char one) { return one == ' ' || one == '\n' || one == '\t' || one == '\r'; }

bool name_character(char one) {
  return std::islower(static_cast<unsigned char>(one)) != 0 ||
         std::isdigit(static_cast<unsigned char>(one)) != 0 || one == '_';
}

bool is_name(std::string_view text) {
  if (text.empty()) return false;
  for (const char one : text) {
    if (!name_character(one)) return false;
  }
  return true;
}

// Reads one source from left to right; brackets of a condition make it descend.
class Parser {
 public:
  explicit Parser(std::string_view source) : rest_(source) {}

  Result<Template> all() {
    auto pieces = until("");
    if (pieces && !rest_.empty()) return wrong("\"]]\" without \"[[name: \" before it");
    return pieces;
  }

 private:
  Result<Template> until(std::string_view end) {
    Template pieces;
    while (!rest_.empty() && !rest_.starts_with("]]")) {
      std::optional<Error> fault;
      if (rest_.starts_with("{{")) {
        fault = value(pieces);
      } else if (rest_.starts_with("[[")) {
        fault = when(pieces);
      } else {
        literal(pieces);
      }
      if (fault) return *fault;
    }
    if (!end.empty() && rest_.empty()) return wrong("\"[[\" without \"]]\"");
    return pieces;
  }

  std::optional<Error> value(Template& pieces) {
    const auto end = rest_.find("}}");
    const auto name = rest_.substr(2, end == std::string_view::npos ? 0 : end - 2);
    const auto blank = name.find(' ');
    const auto before = blank == std::string_view::npos ? "" : name.substr(0, blank);
    const std::string which(name.substr(before.empty() ? 0 : blank + 1));
    if (!is_name(which) || !(before.empty() || is_name(before))) {
      return wrong("a gap is written {{name}} or {{op name}}, in lower case and underscores");
    }
    seen_.insert(seen_.begin(), which);
    pieces.push_back({.kind = Piece::Kind::value, .text = which, .before = std::string(before)});
    rest_.remove_prefix(end + 2);
    return std::nullopt;
  }

  std::optional<Error> when(Template& pieces) {
    rest_.remove_prefix(2);
    Condition condition;
    if (rest_.starts_with("not ")) {
      condition.negated = true;
      rest_.remove_prefix(4);
    }
    const auto colon = rest_.find(':');
    if (!is_name(rest_.substr(0, colon)) || colon + 1 >= rest_.size() || !blank(rest_[colon + 1])) {
      return wrong("a condition is written [[name: text]] or [[not name: text]]");
    }
    condition.name = rest_.substr(0, colon);
    rest_.remove_prefix(colon + 2);
    auto inside = until("]]");
    if (!inside) return inside.error();
    rest_.remove_prefix(2);
    pieces.push_back(
        {.kind = Piece::Kind::when, .condition = condition, .inside = *std::move(inside)});
    return std::nullopt;
  }

  void literal(Template& pieces) {
    std::string text;
    while (!rest_.empty() && !rest_.starts_with("{{") && !rest_.starts_with("[[") &&
           !rest_.starts_with("]]")) {
      if (rest_.front() == '|') {
        plural(pieces, text);
        continue;
      }
      const char next = blank(rest_.front()) ? ' ' : rest_.front();
      if (next != ' ' || !text.ends_with(' ')) text += next;
      rest_.remove_prefix(1);
    }
    if (!text.empty()) pieces.push_back({.kind = Piece::Kind::literal, .text = text});
  }

  // `text` ends with the word for one; the word for more follows the bar.
  void plural(Template& pieces, std::string& text) {
    rest_.remove_prefix(1);
    const auto start = text.find_last_of(' ') + 1;
    const auto end = rest_.find_first_of(" \n,.;:?)]{[");
    Piece piece{.kind = Piece::Kind::plural, .text = text.substr(start)};
    piece.many = rest_.substr(0, end);
    piece.names = seen_;
    rest_.remove_prefix(piece.many.size());
    text.resize(start);
    if (!text.empty()) pieces.push_back({.kind = Piece::Kind::literal, .text = text});
    pieces.push_back(std::move(piece));
    text.clear();
  }

  [[nodiscard]] Error wrong(std::string_view why) const {
    return {Fault::invalid, rest_.empty() ? std::string(why)
                                          : fmt::format("{}: at \"{}\"", why, rest_.substr(0, 30))};
  }

  std::string_view rest_;
  std::vector<std::string> seen_;  // names, the last one first
};

}  // namespace

Result<Template> parse_template(std::string_view source) {
  while (!source.empty() && blank(source.front())) source.remove_prefix(1);
  while (!source.empty() && blank(source.back())) source.remove_suffix(1);
  return Parser(source).all();
}

}  // namespace cadans::words
