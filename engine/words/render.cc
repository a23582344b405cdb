#include "engine/words/render.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace cadans::words {
namespace {

constexpr std::size_t subject_max = 60;
constexpr std::size_t shortened_min = 12;  // less than this says nothing of a title

bool starts_character(char one) { return (static_cast<unsigned char>(one) & 0xC0U) != 0x80U; }

Error missing(std::string_view name) {
  return {Fault::invalid, fmt::format("the value {} is missing", name)};
}

// Fills one template; the text so far stands in `text`.
class Filling {
 public:
  Filling(const Messages& messages, const Reader& reader, const Scope& scope)
      : messages_(messages), reader_(reader), scope_(scope) {}

  std::optional<Error> all(const Template& pieces) {
    for (const Piece& piece : pieces) {
      if (auto fault = one(piece)) return fault;
    }
    return std::nullopt;
  }

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::optional<Error> one(const Piece& piece) {
    switch (piece.kind) {
      case Piece::Kind::literal:
        text_ += piece.text;
        return std::nullopt;
      case Piece::Kind::value:
        return value(piece);
      case Piece::Kind::plural:
        return plural(piece);
      case Piece::Kind::when:
        break;
    }
    return holds(piece.condition, scope_) ? all(piece.inside) : std::nullopt;
  }

  std::optional<Error> value(const Piece& piece) {
    const std::string& name = piece.text;
    const Values::Value* found = scope_.find(name);
    if (found == nullptr) return missing(name);
    if (const auto* count = std::get_if<std::int64_t>(found)) {
      text_ += std::to_string(*count);
    } else if (!says_something(*found)) {
      return missing(name);
    } else if (const auto* text = std::get_if<std::string>(found)) {
      text_ += *text;
    } else if (const auto* date = std::get_if<LocalDate>(found)) {
      text_ += day_after(piece.before, messages_, reader_, *date);
    } else {
      return Error{Fault::invalid, fmt::format("the value {} has no text of its own", name)};
    }
    return std::nullopt;
  }

  std::optional<Error> plural(const Piece& piece) {
    for (const std::string& name : piece.names) {
      const Values::Value* found = scope_.find(name);
      const auto* count = found == nullptr ? nullptr : std::get_if<std::int64_t>(found);
      if (count == nullptr) continue;
      text_ += *count == 1 ? piece.text : piece.many;
      return std::nullopt;
    }
    return Error{Fault::invalid,
                 fmt::format("no value before {}|{} is a count", piece.text, piece.many)};
  }

  const Messages& messages_;
  const Reader& reader_;
  const Scope& scope_;
  std::string text_;
};

// A stop or comma that ends a part of a sentence.
bool ends_part(std::string_view rest) {
  return std::string_view(".,;:").find(rest.front()) != std::string_view::npos &&
         (rest.size() == 1 || rest[1] == ' ');
}

// An absent part leaves two blanks, one at an end, or one before a stop.
std::string closed_up(std::string_view text) {
  std::string closed;
  closed.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ') {
      if (!closed.empty() && closed.back() != ' ') closed += ' ';
      ++at;
      continue;
    }
    if (closed.ends_with(' ') && ends_part(text.substr(at))) closed.pop_back();
    const std::string_view word = text.substr(at, text.find(' ', at) - at);
    closed += word;
    at += word.size();
  }
  if (closed.ends_with(' ')) closed.pop_back();
  return closed;
}

// The longest text value that is said in these pieces: its name, or nothing.
void find_longest(const Template& pieces, const Scope& scope, std::string& name,
                  std::string_view& longest) {
  for (const Piece& piece : pieces) {
    if (piece.kind == Piece::Kind::when && holds(piece.condition, scope)) {
      find_longest(piece.inside, scope, name, longest);
    }
    if (piece.kind != Piece::Kind::value) continue;
    const Values::Value* found = scope.find(piece.text);
    const auto* text = found == nullptr ? nullptr : std::get_if<std::string>(found);
    if (text != nullptr && characters_in(*text) > characters_in(longest)) {
      name = piece.text;
      longest = *text;
    }
  }
}

}  // namespace

const Values::Value* Scope::find(std::string_view name) const {
  const Values::Value* found = values.find(name);
  return found == nullptr && outer != nullptr ? outer->find(name) : found;
}

bool holds(const Condition& condition, const Scope& scope) {
  if (condition.name.empty()) return true;
  const Values::Value* found = scope.find(condition.name);
  return (found != nullptr && says_something(*found)) != condition.negated;
}

Result<std::string> fill(const Messages& messages, const Reader& reader, const Template& pieces,
                         const Scope& scope) {
  Filling filling(messages, reader, scope);
  if (auto fault = filling.all(pieces)) return *fault;
  return closed_up(filling.text());
}

Result<std::string> subject_of(const Messages& messages, const Reader& reader,
                               const Template& pieces, const Scope& scope) {
  Values shorter;
  const Scope inner{shorter, &scope};
  while (true) {
    auto text = fill(messages, reader, pieces, inner);
    if (!text) return text;
    const std::size_t size = characters_in(*text);
    if (size <= subject_max) return text;
    std::string name;
    std::string_view longest;
    find_longest(pieces, inner, name, longest);
    const std::size_t now = characters_in(longest);
    if (now <= shortened_min) return text;
    const std::size_t over = size - subject_max;
    const std::string cut = shortened(longest, std::max(shortened_min, now - std::min(now, over)));
    shorter.text(name, cut);
  }
}

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, starts_character));
}

std::string shortened(std::string_view text, std::size_t characters) {
  if (characters_in(text) <= characters) return std::string(text);
  std::size_t end = 0;
  for (std::size_t seen = 0; end < text.size(); ++end) {
    if (starts_character(text[end]) && ++seen == characters) break;
  }
  std::string_view kept = text.substr(0, end);
  const auto blank = kept.find_last_of(' ');
  if (text[end] != ' ' && blank != std::string_view::npos) kept = kept.substr(0, blank);
  while (!kept.empty() && std::string_view(" ,.;:-(").find(kept.back()) != std::string_view::npos) {
    kept.remove_suffix(1);
  }
  return std::string(kept) + "…";
}

}  // namespace cadans::words
