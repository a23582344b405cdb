// Words of the trade that no mail may hold: settings.toml names them.

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "engine/words/messages_check.h"

namespace cadans::words {
namespace {

char lower(char letter) {
  return static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
}

bool inside_word(char letter) { return std::isalpha(static_cast<unsigned char>(letter)) != 0; }

// Whether a word of `text` begins with `word`: "escalaties" does with "escalatie".
bool says(std::string text, std::string word) {
  std::transform(text.begin(), text.end(), text.begin(), lower);
  std::transform(word.begin(), word.end(), word.begin(), lower);
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    if (at == 0 || !inside_word(text[at - 1])) return true;
  }
  return false;
}

bool says(const Template& pieces, const std::string& word) {
  return std::any_of(pieces.begin(), pieces.end(), [&](const Piece& piece) {
    if (piece.kind == Piece::Kind::when) return says(piece.inside, word);
    if (piece.kind == Piece::Kind::plural) return says(piece.text, word) || says(piece.many, word);
    return piece.kind == Piece::Kind::literal && says(piece.text, word);
  });
}

bool says(const MailTemplate& mail, const std::string& word) {
  const auto said = [&](const Template& text) { return says(text, word); };
  return said(mail.subject) || said(mail.line) ||
         std::any_of(mail.blocks.begin(), mail.blocks.end(), [&](const BlockTemplate& block) {
           return std::any_of(block.parts.begin(), block.parts.end(), said) ||
                  std::any_of(block.head.begin(), block.head.end(), said);
         });
}

}  // namespace

std::optional<Error> against_jargon(const Catalogue& all, const Lines& lines,
                                    const std::vector<std::string>& jargon) {
  for (const std::string& word : jargon) {
    for (const auto& [id, mail] : all.mails) {
      if (!says(mail, word)) continue;
      return Error{Fault::invalid,
                   fmt::format("{}: says '{}', which [words] jargon of settings.toml keeps out "
                               "of mails; say it in plain words",
                               lines.at(id), word)};
    }
  }
  return std::nullopt;
}

}  // namespace cadans::words
