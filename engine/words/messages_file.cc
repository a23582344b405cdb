#include "engine/words/messages_file.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include "engine/json.h"

namespace cadans::words {
namespace {

constexpr int levels_placed = 4;  // mail, its id, blocks, one of them

struct Path {
  std::string name;
  int level = 0;

  [[nodiscard]] Path to(std::string_view part) const {
    return {level == 0 ? std::string(part) : fmt::format("{}.{}", name, part), level + 1};
  }
};

Result<Json> json_of(const toml::node& node, const Path& path, Lines& lines) {
  const auto where = node.source().begin;
  if (path.level <= levels_placed) {
    lines.put(path.name, static_cast<int>(where.line), static_cast<int>(where.column));
  }
  if (const auto* text = node.as_string()) return Json(text->get());
  if (const auto* flag = node.as_boolean()) return Json(flag->get());
  if (const auto* list = node.as_array()) {
    Json all = Json::array();
    for (const auto& one : *list) {
      auto value = json_of(one, path.to(std::to_string(all.size() + 1)), lines);
      if (!value) return value;
      all.push_back(*std::move(value));
    }
    return all;
  }
  if (const auto* table = node.as_table()) {
    Json all = Json::object();
    for (const auto& [key, one] : *table) {
      auto value = json_of(one, path.to(key.str()), lines);
      if (!value) return value;
      all[std::string(key.str())] = *std::move(value);
    }
    return all;
  }
  return Error{Fault::invalid,
               lines.at(path.name) + ": a text, true, a list or a table belongs here"};
}

}  // namespace

Result<Json> read_toml(const MessageFile& file, Lines& lines) try {
  const toml::table all = toml::parse(std::string_view(file.body), std::string_view(file.name));
  return json_of(all, {}, lines);
} catch (const toml::parse_error& error) {
  const auto where = error.source().begin;
  lines.put("", static_cast<int>(where.line), static_cast<int>(where.column));
  return Error{Fault::invalid, lines.at("", error.description())};
}

}  // namespace cadans::words
