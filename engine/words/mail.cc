#include "engine/words/mail.h"

#include <fmt/format.h>

#include "engine/json.h"
#include "engine/text_map.h"
#include "engine/words/contract.h"
#include "engine/words/words.h"

namespace cadans::words {
namespace {

using Kind = BlockTemplate::Kind;

constexpr std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::text:
      return "text";
    case Kind::heading:
      return "heading";
    case Kind::list:
      return "list";
    case Kind::table:
      return "table";
    case Kind::rule:
      return "rule";
    case Kind::actions:
      return "actions";
    case Kind::sections:
      return "sections";
  }
  return "";
}

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

// What conditions left of a list. A row of a table keeps its empty cells: it is a list itself.
Json without_empty(Json texts) {
  Json said = Json::array();
  for (Json& one : texts) {
    const auto* text = one.get_ptr<const std::string*>();
    if (text == nullptr || !text->empty()) said.push_back(std::move(one));
  }
  return said;
}

Error in(std::string_view id, const Error& error) {
  return {error.fault, fmt::format("{}: {}", id, error.what)};
}

}  // namespace

std::optional<Error> check_values(const Scope& scope) {
  for (const Scope* one = &scope; one != nullptr; one = one->outer) {
    if (auto fault = unknown_value(one->values)) return fault;
  }
  return std::nullopt;
}

Result<Json> Letter::texts(const std::vector<Template>& templates, const Scope& scope) const {
  Json all = Json::array();
  for (const Template& one : templates) {
    auto text = fill(messages, reader, one, scope);
    if (!text) return text.error();
    all.push_back(*std::move(text));
  }
  return all;
}

Result<Json> Letter::each_row(const BlockTemplate& block, const Scope& scope) const {
  const Values::Value* found = scope.find(block.rows);
  const auto* rows = found == nullptr ? nullptr : std::get_if<Values::Rows>(found);
  if (rows == nullptr) return Error{Fault::invalid, "the rows " + block.rows + " are missing"};
  Json all = Json::array();
  for (const Values& row : *rows) {
    auto parts = texts(block.parts, Scope{row, &scope});
    if (!parts) return parts;
    all.push_back(block.kind == Kind::table ? *std::move(parts) : std::move(parts->front()));
  }
  return all;
}

Result<Json> Letter::block(const BlockTemplate& block, const Scope& scope) const {
  Json made = {{"kind", name_of(block.kind)}};
  if (block.kind == Kind::rule) return made;
  auto parts = block.rows.empty() ? texts(block.parts, scope) : each_row(block, scope);
  if (!parts) return parts;
  Json said = without_empty(*std::move(parts));
  if (said.empty()) return Json();
  if (block.kind == Kind::text || block.kind == Kind::heading) {
    made["text"] = std::move(said.front());
  } else if (block.kind == Kind::table) {
    auto head = texts(block.head, scope);
    if (!head) return head;
    made["head"] = *std::move(head);
    made["rows"] = std::move(said);
  } else {
    made["items"] = std::move(said);
  }
  return made;
}

Result<Json> Letter::write(std::string_view id, const Scope& scope, const Json& sections) const {
  const MailTemplate& mail = messages.mail(reader.language, id);
  auto subject = subject_of(messages, reader, mail.subject, scope);
  if (!subject) return in(id, subject.error());
  Json blocks = Json::array();
  for (const BlockTemplate& one : mail.blocks) {
    if (!holds(one.condition, scope)) continue;
    if (one.kind == Kind::sections) {
      for (const Json& section : sections) blocks.push_back(section);
      continue;
    }
    auto made = block(one, scope);
    if (!made) return in(id, made.error());
    if (!made->is_null()) blocks.push_back(*std::move(made));
  }
  auto foot = texts(messages.foot(reader.language), scope);
  if (!foot) return in(id, foot.error());
  return Json{{"subject", *std::move(subject)},
              {"blocks", std::move(blocks)},
              {"foot", without_empty(*std::move(foot))}};
}

Result<Json> mail(const Messages& messages, const Reader& reader, std::string_view id,
                  const Values& values) {
  if (mail_shape(id) == nullptr) {
    return Error{Fault::invalid, fmt::format("there is no message {}", id)};
  }
  const Scope scope{values};
  if (auto fault = check_values(scope)) return in(id, *fault);
  return Letter{messages, reader}.write(id, scope, Json::array());
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
