#include "engine/words/messages_read.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "engine/json.h"

namespace cadans::words {
namespace {

using Kind = BlockTemplate::Kind;

// The key that says what a block is, which is also where its text stands.
constexpr std::array<std::pair<std::string_view, Kind>, 7> kinds{{{"text", Kind::text},
                                                                  {"heading", Kind::heading},
                                                                  {"list", Kind::list},
                                                                  {"table", Kind::table},
                                                                  {"rule", Kind::rule},
                                                                  {"actions", Kind::actions},
                                                                  {"sections", Kind::sections}}};

Error wrong(std::string_view where, std::string_view why) {
  return {Fault::invalid, fmt::format("{}: {}", where, why)};
}

Result<Template> template_of(const Json& text, std::string_view where) {
  if (!text.is_string()) return wrong(where, "a text belongs here");
  auto parsed = parse_template(text.get_ref<const std::string&>());
  if (!parsed) return wrong(where, parsed.error().what);
  if (parsed->empty()) return wrong(where, "the text is empty");
  return parsed;
}

Result<std::vector<Template>> templates_of(const Json& list, std::string_view where) {
  if (!list.is_array() || list.empty()) return wrong(where, "a list of texts belongs here");
  std::vector<Template> all;
  for (const Json& text : list) {
    auto one = template_of(text, where);
    if (!one) return one.error();
    all.push_back(*std::move(one));
  }
  return all;
}

Result<Condition> condition_of(const Json& block, std::string_view where) {
  const auto found = block.find("if");
  if (found == block.end()) return Condition{};
  if (!found->is_string()) return wrong(where, R"(if = "name" or if = "not name")");
  std::string_view name = found->get_ref<const std::string&>();
  const bool negated = name.starts_with("not ");
  if (negated) name.remove_prefix(4);
  return Condition{std::string(name), negated};
}

// A list or table names its rows, and writes one item or row for each of them.
Result<std::vector<Template>> row_parts(const Json& block, BlockTemplate& to,
                                        std::string_view where) {
  const bool table = to.kind == Kind::table;
  const Json& rows = block.at(table ? "table" : "list");
  if (!table && rows.is_array()) return templates_of(rows, where);
  const auto parts = block.find(table ? "row" : "item");
  if (!rows.is_string() || parts == block.end()) {
    return wrong(where, table ? R"(table = "rows", head = [..], row = [..])"
                              : R"(list = [..], or list = "rows", item = "..")");
  }
  to.rows = rows.get<std::string>();
  return templates_of(table ? *parts : Json::array({*parts}), where);
}

Result<std::vector<Template>> parts_of(const Json& block, std::string_view key, BlockTemplate& to,
                                       std::string_view where) {
  switch (to.kind) {
    case Kind::text:
    case Kind::heading:
      return templates_of(Json::array({block.at(key)}), where);
    case Kind::actions:
      return templates_of(block.at(key), where);
    case Kind::list:
    case Kind::table:
      return row_parts(block, to, where);
    case Kind::rule:
    case Kind::sections:
      break;
  }
  return std::vector<Template>{};
}

// Puts what was read in its place, or says why it cannot be read.
template <class T>
std::optional<Error> put(Result<T> read, T& to) {
  if (!read) return read.error();
  to = *std::move(read);
  return std::nullopt;
}

// The key that says what the block is.
Result<std::string_view> kind_of(const Json& block, BlockTemplate& to, std::string_view where) {
  std::string_view kind;
  for (const auto& [key, value] : kinds) {
    if (!block.contains(key)) continue;
    if (!kind.empty()) return wrong(where, "a block is one thing only");
    kind = key;
    to.kind = value;
  }
  if (!kind.empty()) return kind;
  return wrong(where, "a block is text, heading, list, table, rule, actions or sections");
}

std::optional<Error> read_head(const Json& block, BlockTemplate& to, const std::string& where) {
  if (auto fault = put(templates_of(block.value("head", Json()), where + ": head"), to.head)) {
    return fault;
  }
  if (to.head.size() == to.parts.size()) return std::nullopt;
  return wrong(where, "head and row differ in length");
}

Result<BlockTemplate> block_of(const Json& block, const std::string& where) {
  if (!block.is_object()) return wrong(where, R"(a block is written { text = ".." })");
  BlockTemplate to;
  const auto kind = kind_of(block, to, where);
  if (!kind) return kind.error();
  if (auto fault = put(condition_of(block, where), to.condition)) return *fault;
  if (auto fault = put(parts_of(block, *kind, to, where), to.parts)) return *fault;
  const bool table = to.kind == Kind::table;
  if (table) {
    if (auto fault = read_head(block, to, where)) return *fault;
  }
  const std::size_t known = block.count("if") + 1 + (to.rows.empty() ? 0U : 1U) + (table ? 1U : 0U);
  if (known != block.size()) return wrong(where, "a key is there that this block does not have");
  return to;
}

Result<std::vector<BlockTemplate>> blocks_of(const Json& list, const std::string& id,
                                             const Lines& lines) {
  std::vector<BlockTemplate> blocks;
  for (std::size_t i = 0; i < list.size(); ++i) {
    auto block = block_of(list[i], lines.at(fmt::format("{}.blocks.{}", id, i + 1),
                                            fmt::format("{}: block {}", id, i + 1)));
    if (!block) return block.error();
    blocks.push_back(*std::move(block));
  }
  return blocks;
}

std::optional<Error> read_part(const std::string& key, const Json& value, MailTemplate& to,
                               const std::string& id, const Lines& lines) {
  const std::string here = lines.at(id + "." + key, fmt::format("{}: {}", id, key));
  if (key == "subject") return put(template_of(value, here), to.subject);
  if (key == "line") return put(template_of(value, here), to.line);
  if (key == "blocks" && value.is_array()) return put(blocks_of(value, id, lines), to.blocks);
  return wrong(here, "a mail has a subject, a line and blocks");
}

Result<MailTemplate> mail_of(const Json& table, const std::string& id, const Lines& lines) {
  if (!table.is_object()) return wrong(lines.at(id), "a mail is a table with subject and blocks");
  MailTemplate to;
  for (const auto& [key, value] : table.items()) {
    if (auto fault = read_part(key, value, to, id, lines)) return *fault;
  }
  if (to.subject.empty() || to.blocks.empty()) {
    return wrong(lines.at(id), "subject or blocks is missing");
  }
  return to;
}

std::optional<Error> read_group(const std::string& group, const Json& table, const Lines& lines,
                                Catalogue& to) {
  const std::string where = lines.at(group);
  if (group == "foot") return put(templates_of(table, where), to.foot);
  if (!table.is_object()) return wrong(where, "a group of messages is a table");
  for (const auto& [key, value] : table.items()) {
    const std::string id = fmt::format("{}.{}", group, key);
    auto fault = group == "mail" ? put(mail_of(value, id, lines), to.mails[id])
                                 : put(template_of(value, lines.at(id)), to.sentences[id]);
    if (fault) return fault;
  }
  return std::nullopt;
}

}  // namespace

Result<Catalogue> read_catalogue(const Json& file, const Lines& lines) {
  Catalogue all;
  for (const auto& [group, table] : file.items()) {
    if (auto fault = read_group(group, table, lines, all)) return *fault;
  }
  return all;
}

}  // namespace cadans::words
