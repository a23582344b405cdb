#include "engine/words/mail.h"

#include <fmt/format.h>

#include "engine/text_map.h"
#include "engine/words/contract.h"

namespace cadans::words {
namespace {

void learn(const std::vector<NameRule>& rules, TextSet& known) {
  for (const NameRule& rule : rules) {
    known.insert(rule.name);
    learn(rule.row, known);
  }
}

// Every name that any message may use: a value under another name is a slip of the pen.
const TextSet& vocabulary() {
  static const TextSet all = [] {
    TextSet known;
    learn(read_names(foot_names()), known);
    for (const Shape& shape : mail_shapes()) learn(read_names(shape.names), known);
    for (const Shape& shape : sentence_shapes()) learn(read_names(shape.names), known);
    return known;
  }();
  return all;
}

std::optional<Error> unknown_value(const Values& values) {
  for (const auto& [name, value] : values.all()) {
    if (!vocabulary().contains(name)) {
      return Error{Fault::invalid, fmt::format("no message knows the value {}", name)};
    }
    if (const auto* rows = std::get_if<Values::Rows>(&value)) {
      for (const Values& row : *rows) {
        if (auto fault = unknown_value(row)) return fault;
      }
    }
  }
  return std::nullopt;
}

// What conditions left of a list.
std::vector<std::string> without_empty(std::vector<std::string> texts) {
  std::erase(texts, "");
  return texts;
}

Error in(std::string_view id, const Error& error) {
  return {error.fault, fmt::format("{}: {}", id, error.what)};
}

}  // namespace

std::string_view name_of(Block::Kind kind) {
  using Form = Block::Kind;
  switch (kind) {
    case Form::text:
      return "text";
    case Form::heading:
      return "heading";
    case Form::list:
      return "list";
    case Form::table:
      return "table";
    case Form::rule:
      return "rule";
    case Form::actions:
      return "actions";
    case Form::sections:
      return "sections";
  }
  return "";
}

std::optional<Error> check_values(const Scope& scope) {
  for (const Scope* one = &scope; one != nullptr; one = one->outer) {
    if (auto fault = unknown_value(one->values)) return fault;
  }
  return std::nullopt;
}

Result<Letter::Texts> Letter::texts(const std::vector<Template>& templates,
                                    const Scope& scope) const {
  Texts all;
  all.reserve(templates.size());
  for (const Template& one : templates) {
    auto text = fill(messages, reader, one, scope);
    if (!text) return text.error();
    all.push_back(*std::move(text));
  }
  return all;
}

Result<std::vector<Letter::Texts>> Letter::each_row(const BlockTemplate& block,
                                                    const Scope& scope) const {
  const Values::Value* found = scope.find(block.rows);
  const auto* rows = found == nullptr ? nullptr : std::get_if<Values::Rows>(found);
  if (rows == nullptr) return Error{Fault::invalid, "the rows " + block.rows + " are missing"};
  std::vector<Texts> all;
  for (const Values& row : *rows) {
    auto parts = texts(block.parts, Scope{row, &scope});
    if (!parts) return parts.error();
    all.push_back(*std::move(parts));
  }
  return all;
}

Result<Letter::Texts> Letter::items(const BlockTemplate& block, const Scope& scope) const {
  if (block.rows.empty()) return texts(block.parts, scope);
  auto rows = each_row(block, scope);
  if (!rows) return rows.error();
  Texts all;
  for (Texts& row : *rows) all.push_back(std::move(row.front()));
  return all;
}

Result<Block> Letter::table(const BlockTemplate& block, const Scope& scope) const {
  auto rows = each_row(block, scope);
  if (!rows) return rows.error();
  auto head = texts(block.head, scope);
  if (!head) return head.error();
  return Block{.kind = block.kind, .head = *std::move(head), .rows = *std::move(rows)};
}

Result<std::optional<Block>> Letter::block(const BlockTemplate& block, const Scope& scope) const {
  using Form = Block::Kind;
  std::optional<Block> nothing;
  if (block.kind == Form::rule) return std::optional(Block{.kind = block.kind});
  if (block.kind == Form::table) {
    auto made = table(block, scope);
    if (!made) return made.error();
    return made->rows.empty() ? nothing : std::optional(*std::move(made));
  }
  auto all = items(block, scope);
  if (!all) return all.error();
  Texts said = without_empty(*std::move(all));
  if (said.empty()) return nothing;
  if (block.kind == Form::text || block.kind == Form::heading) {
    return std::optional(Block{.kind = block.kind, .text = std::move(said.front())});
  }
  return std::optional(Block{.kind = block.kind, .items = std::move(said)});
}

Result<Mail> Letter::write(std::string_view id, const Scope& scope,
                           const std::vector<Block>& sections) const {
  const MailTemplate& mail = messages.mail(reader.language, id);
  auto subject = subject_of(messages, reader, mail.subject, scope);
  if (!subject) return in(id, subject.error());
  std::vector<Block> blocks;
  for (const BlockTemplate& one : mail.blocks) {
    if (!holds(one.condition, scope)) continue;
    if (one.kind == Block::Kind::sections) {
      blocks.insert(blocks.end(), sections.begin(), sections.end());
      continue;
    }
    auto made = block(one, scope);
    if (!made) return in(id, made.error());
    if (*made) blocks.push_back(**std::move(made));
  }
  auto foot = texts(messages.foot(reader.language), scope);
  if (!foot) return in(id, foot.error());
  return Mail{*std::move(subject), std::move(blocks), without_empty(*std::move(foot))};
}

Result<Mail> mail(const Messages& messages, const Reader& reader, std::string_view id,
                  const Values& values) {
  if (mail_shape(id) == nullptr) {
    return Error{Fault::invalid, fmt::format("there is no message {}", id)};
  }
  const Scope scope{values};
  if (auto fault = check_values(scope)) return in(id, *fault);
  return Letter{messages, reader}.write(id, scope, {});
}

Result<std::string> sentence(const Messages& messages, const Reader& reader, std::string_view id,
                             const Values& values) {
  if (sentence_shape(id) == nullptr) {
    return Error{Fault::invalid, fmt::format("there is no message {}", id)};
  }
  const Scope scope{values};
  if (auto fault = check_values(scope)) return in(id, *fault);
  auto text = fill(messages, reader, messages.sentence(reader.language, id), scope);
  if (!text) return in(id, text.error());
  return text;
}

}  // namespace cadans::words
