#include "engine/words/messages_check.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "engine/words/contract.h"

namespace cadans::words {
namespace {

using Names = std::set<std::string, std::less<>>;
using Rules = std::vector<NameRule>;

const NameRule* find(const Rules& rules, std::string_view name) {
  // The last one counts: a row's own name hides the same name of its message.
  const auto found = std::find_if(rules.rbegin(), rules.rend(),
                                  [&](const NameRule& rule) { return rule.name == name; });
  return found == rules.rend() ? nullptr : &*found;
}

// Checks the templates of one message, and collects the names that it uses.
class Check {
 public:
  Check(std::string_view id, std::string_view names, const Lines& lines)
      : id_(id), part_(id), lines_(lines), rules_(read_names(names)) {}

  // What is checked from here on: "subject", "blocks.3".
  void turn_to(std::string_view part) { part_ = fmt::format("{}.{}", id_, part); }

  void text(const Template& pieces, const Rules& rules, const Names& certain) {
    for (const Piece& piece : pieces) {
      if (piece.kind == Piece::Kind::value) value(piece.text, rules, certain);
      if (piece.kind == Piece::Kind::plural) plural(piece, rules);
      if (piece.kind == Piece::Kind::when) {
        text(piece.inside, rules, with(piece.condition, rules, certain));
      }
    }
  }

  void block(const BlockTemplate& block) {
    const Names certain = with(block.condition, rules_, {});
    for (const Template& part : block.head) text(part, rules_, certain);
    const Rules rules = block.rows.empty() ? rules_ : row_rules(block.rows);
    for (const Template& part : block.parts) text(part, rules, certain);
  }

  void line(const Template& pieces, std::string_view rows) {
    text(pieces, rows.empty() ? rules_ : row_rules(rows), {});
  }

  void say(std::string why) {
    if (!fault_) fault_ = Error{Fault::invalid, fmt::format("{}: {}", lines_.at(part_, id_), why)};
  }

  [[nodiscard]] const Rules& rules() const { return rules_; }
  [[nodiscard]] const std::optional<Error>& fault() const { return fault_; }
  [[nodiscard]] const Names& used() const { return used_; }

 private:
  // The names that are certainly there inside a condition.
  Names with(const Condition& condition, const Rules& rules, Names certain) {
    if (condition.name.empty()) return certain;
    used_.insert((condition.negated ? "not " : "if ") + condition.name);
    if (find(rules, condition.name) == nullptr) unknown(condition.name, rules);
    if (!condition.negated) certain.insert(condition.name);
    return certain;
  }

  void value(const std::string& name, const Rules& rules, const Names& certain) {
    used_.insert(name);
    const NameRule* rule = find(rules, name);
    if (rule == nullptr) return unknown(name, rules);
    if (rule->kind == NameRule::Kind::flag || rule->kind == NameRule::Kind::rows) {
      say(fmt::format("{{{{{}}}}} has no text of its own", name));
    } else if (rule->optional && !certain.contains(name)) {
      say(fmt::format("{{{{{0}}}}} may be absent: write it inside [[{0}: ..]]", name));
    }
  }

  void plural(const Piece& piece, const Rules& rules) {
    for (const std::string& name : piece.names) {
      const NameRule* rule = find(rules, name);
      if (rule != nullptr && rule->kind == NameRule::Kind::count) return;
    }
    say(fmt::format("{}|{} has no count before it", piece.text, piece.many));
  }

  Rules row_rules(std::string_view rows) {
    used_.insert("each " + std::string(rows));
    Rules rules = rules_;
    const NameRule* found = find(rules_, rows);
    if (found == nullptr || found->kind != NameRule::Kind::rows) {
      unknown(rows, rules_);
    } else {
      rules.insert(rules.end(), found->row.begin(), found->row.end());
    }
    return rules;
  }

  void unknown(std::string_view name, const Rules& rules) {
    std::vector<std::string> known;
    for (const NameRule& rule : rules) known.push_back(rule.name);
    say(fmt::format("nobody fills the name {}; this message has {}", name, fmt::join(known, ", ")));
  }

  std::string id_;
  std::string part_;
  const Lines& lines_;
  Rules rules_;
  Names used_;
  std::optional<Error> fault_;
};

std::string with_foot(std::string_view names) { return fmt::format("{} {}", foot_names(), names); }

Check check_mail(const Shape& shape, const MailTemplate& mail, const Lines& lines) {
  Check check(shape.id, with_foot(shape.names), lines);
  check.turn_to("subject");
  check.text(mail.subject, check.rules(), {});
  check.turn_to("line");
  check.line(mail.line, shape.line_rows);
  bool sections = false;
  for (std::size_t at = 0; at < mail.blocks.size(); ++at) {
    check.turn_to(fmt::format("blocks.{}", at + 1));
    check.block(mail.blocks[at]);
    sections = sections || mail.blocks[at].kind == BlockTemplate::Kind::sections;
  }
  check.turn_to("");
  if (mail.line.empty() != (shape.section == Section::alone)) {
    check.say(mail.line.empty() ? "a line for the digest is missing"
                                : "a line is there, but this message is never in a digest");
  }
  if (sections != is_frame(shape.id)) {
    check.say(sections ? "this message carries no sections" : "{ sections = true } is missing");
  }
  return check;
}

Check check_sentence(const Shape& shape, const Template& sentence, const Lines& lines) {
  Check check(shape.id, shape.names, lines);
  check.text(sentence, check.rules(), {});
  return check;
}

Check check_foot(const Catalogue& all, const Lines& lines) {
  Check check("foot", foot_names(), lines);
  for (std::size_t at = 0; at < all.foot.size(); ++at) {
    check.turn_to(std::to_string(at + 1));
    check.text(all.foot[at], check.rules(), {});
  }
  return check;
}

Error missing(const Lines& lines, std::string_view id) {
  return {Fault::invalid, fmt::format("{} is missing", lines.at(id))};
}

template <class Part>
std::optional<Error> unknown_ids(const std::map<std::string, Part, std::less<>>& all,
                                 const Shape* (*shape_of)(std::string_view), const Lines& lines) {
  for (const auto& [id, part] : all) {
    if (shape_of(id) == nullptr) {
      return Error{Fault::invalid, lines.at(id, fmt::format("there is no message {}", id))};
    }
  }
  return std::nullopt;
}

// One word each, in the order of the calendar.
std::optional<Error> count_words(const Catalogue& all, std::string_view id, std::ptrdiff_t wanted,
                                 const Lines& lines) {
  const auto found = all.sentences.find(id);
  const Template& words = found->second;
  const bool plain = words.size() == 1 && words.front().kind == Piece::Kind::literal;
  if (plain && std::ranges::count(words.front().text, ' ') + 1 == wanted) return std::nullopt;
  return Error{Fault::invalid, fmt::format("{}: {} words belong here", lines.at(id), wanted)};
}

std::optional<Error> differ(const Check& nl, const Check& en, std::string_view id,
                            const Lines& lines) {
  std::vector<std::string> only;
  std::ranges::set_symmetric_difference(nl.used(), en.used(), std::back_inserter(only));
  // In English one word serves, whoever is written to.
  std::erase_if(only, [](const std::string& use) { return use.ends_with(" formal"); });
  if (only.empty()) return std::nullopt;
  return Error{Fault::invalid,
               fmt::format("{}: in one language only: {}", lines.at(id), fmt::join(only, ", "))};
}

const Lines nowhere{""};

bool fit(const Check& nl, const Check& en) {
  return !nl.fault() && !en.fault() && !differ(nl, en, "", nowhere);
}

// Of mails or of sentences: those of the contract, each as it was or as it is now.
template <class Part>
struct Kept {
  using Parts = std::map<std::string, Part, std::less<>>;
  Parts Catalogue::*where;
  Check (*check)(const Shape&, const Part&, const Lines&);

  void keep(std::span<const Shape> shapes, std::array<Catalogue, 2>& all,
            const std::array<Catalogue, 2>& own) const {
    Parts nl;
    Parts en;
    for (const Shape& shape : shapes) {
      const std::string id(shape.id);
      const auto one = (all[0].*where).find(id);
      const auto other = (all[1].*where).find(id);
      const bool there = one != (all[0].*where).end() && other != (all[1].*where).end();
      const bool fits =
          there && fit(check(shape, one->second, nowhere), check(shape, other->second, nowhere));
      nl.emplace(id, fits ? one->second : (own[0].*where).at(id));
      en.emplace(id, fits ? other->second : (own[1].*where).at(id));
    }
    all[0].*where = std::move(nl);
    all[1].*where = std::move(en);
  }
};

}  // namespace

void keep_what_fits(std::array<Catalogue, 2>& all, const std::array<Catalogue, 2>& own) {
  Kept<MailTemplate>{&Catalogue::mails, check_mail}.keep(mail_shapes(), all, own);
  Kept<Template>{&Catalogue::sentences, check_sentence}.keep(sentence_shapes(), all, own);
  const bool foot = !all[0].foot.empty() && !all[1].foot.empty() &&
                    fit(check_foot(all[0], nowhere), check_foot(all[1], nowhere));
  for (std::size_t at = 0; at < all.size() && !foot; ++at) all[at].foot = own[at].foot;
}

std::optional<Error> against_contract(const Catalogue& all, const Lines& lines) {
  for (const Shape& shape : mail_shapes()) {
    const auto found = all.mails.find(shape.id);
    if (found == all.mails.end()) return missing(lines, shape.id);
    const auto check = check_mail(shape, found->second, lines);
    if (check.fault()) return check.fault();
  }
  for (const Shape& shape : sentence_shapes()) {
    const auto found = all.sentences.find(shape.id);
    if (found == all.sentences.end()) return missing(lines, shape.id);
    const auto check = check_sentence(shape, found->second, lines);
    if (check.fault()) return check.fault();
  }
  if (all.foot.empty()) return missing(lines, "foot");
  if (const auto check = check_foot(all, lines); check.fault()) return check.fault();
  if (auto fault = unknown_ids(all.mails, mail_shape, lines)) return fault;
  if (auto fault = unknown_ids(all.sentences, sentence_shape, lines)) return fault;
  if (auto fault = count_words(all, "date.weekdays", 7, lines)) return fault;
  return count_words(all, "date.months", 12, lines);
}

std::optional<Error> against_each_other(const Catalogue& nl, const Catalogue& en,
                                        const Lines& lines) {
  for (const Shape& shape : mail_shapes()) {
    const auto one = check_mail(shape, nl.mails.find(shape.id)->second, lines);
    const auto other = check_mail(shape, en.mails.find(shape.id)->second, lines);
    if (auto fault = differ(one, other, shape.id, lines)) return fault;
  }
  for (const Shape& shape : sentence_shapes()) {
    const auto one = check_sentence(shape, nl.sentences.find(shape.id)->second, lines);
    const auto other = check_sentence(shape, en.sentences.find(shape.id)->second, lines);
    if (auto fault = differ(one, other, shape.id, lines)) return fault;
  }
  return differ(check_foot(nl, lines), check_foot(en, lines), "foot", lines);
}

}  // namespace cadans::words
