#include "engine/words/messages_file.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include "engine/json.h"

namespace cadans::words {
namespace {

Result<Json> json_of(const toml::node& node, const MessageFile& file) {
  if (const auto* text = node.as_string()) return Json(text->get());
  if (const auto* flag = node.as_boolean()) return Json(flag->get());
  if (const auto* list = node.as_array()) {
    Json all = Json::array();
    for (const auto& one : *list) {
      auto value = json_of(one, file);
      if (!value) return value;
      all.push_back(*std::move(value));
    }
    return all;
  }
  if (const auto* table = node.as_table()) {
    Json all = Json::object();
    for (const auto& [key, one] : *table) {
      auto value = json_of(one, file);
      if (!value) return value;
      all[std::string(key.str())] = *std::move(value);
    }
    return all;
  }
  return Error{Fault::invalid, fmt::format("{}:{}: a text, true, a list or a table belongs here",
                                           file.name, node.source().begin.line)};
}

}  // namespace

Result<Json> read_toml(const MessageFile& file) try {
  return json_of(toml::parse(std::string_view(file.body), std::string_view(file.name)), file);
} catch (const toml::parse_error& error) {
  const auto where = error.source().begin;
  return Error{Fault::invalid, fmt::format("{}:{}:{}: {}", file.name, where.line, where.column,
                                           error.description())};
}

}  // namespace cadans::words
