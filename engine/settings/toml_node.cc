#include "engine/settings/toml_node.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <cmath>

namespace cadans::settings {
namespace {

constexpr std::size_t text_bytes_max = std::size_t{1} << 20;
constexpr int depth_max = 32;

struct TooDeep {
  toml::source_position at;
};

Node converted(const toml::node& from, int depth);

void take_date(const toml::date& date, Node& to) {
  using namespace std::chrono;
  const year_month_day ymd(year(date.year), month(date.month), day(date.day));
  if (!ymd.ok()) return;
  to.kind = Node::Kind::date;
  to.date = LocalDate(ymd);
}

void take_items(const toml::node& from, int depth, Node& to) {
  if (const toml::array* list = from.as_array()) {
    to.kind = Node::Kind::list;
    for (const toml::node& item : *list) to.items.push_back(converted(item, depth + 1));
  } else if (const toml::table* table = from.as_table()) {
    to.kind = Node::Kind::table;
    for (const auto& [key, item] : *table) {
      to.keys.emplace_back(key.str());
      to.items.push_back(converted(item, depth + 1));
    }
  }
}

Node converted(const toml::node& from, int depth) {
  if (depth > depth_max) throw TooDeep{from.source().begin};
  Node to;
  to.line = static_cast<int>(from.source().begin.line);
  to.column = static_cast<int>(from.source().begin.column);
  if (const auto* text = from.as_string()) {
    to.kind = Node::Kind::text;
    to.text = text->get();
  } else if (const auto* integer = from.as_integer()) {
    to.kind = Node::Kind::integer;
    to.integer = integer->get();
    to.number = static_cast<double>(integer->get());
  } else if (const auto* number = from.as_floating_point(); number && std::isfinite(**number)) {
    to.kind = Node::Kind::number;
    to.number = number->get();
  } else if (const auto* boolean = from.as_boolean()) {
    to.kind = Node::Kind::boolean;
    to.boolean = boolean->get();
  } else if (const auto* date = from.as_date()) {
    take_date(date->get(), to);
  } else {
    take_items(from, depth, to);
  }
  return to;
}

void refuse(const File& file, toml::source_position at, std::string text, Problems& problems) {
  problems.push_back({{file.name, static_cast<int>(at.line), static_cast<int>(at.column)},
                      Severity::error,
                      std::move(text)});
}

}  // namespace

std::string_view word(Node::Kind kind) {
  switch (kind) {
    case Node::Kind::text:
      return "a text";
    case Node::Kind::integer:
      return "a whole number";
    case Node::Kind::number:
      return "a number";
    case Node::Kind::boolean:
      return "true or false";
    case Node::Kind::date:
      return "a date";
    case Node::Kind::list:
      return "a list";
    case Node::Kind::table:
      return "a table";
    case Node::Kind::other:
      break;
  }
  return "something else";
}

Node parse_toml(const File& file, Problems& problems) {
  Node empty;
  empty.kind = Node::Kind::table;
  if (file.text.size() > text_bytes_max) {
    refuse(file, {1, 1}, fmt::format("larger than {} bytes; split the file", text_bytes_max),
           problems);
    return empty;
  }
  try {
    return converted(toml::parse(std::string_view(file.text), std::string_view(file.name)), 0);
  } catch (const toml::parse_error& broken) {
    refuse(file, broken.source().begin, fmt::format("this is no TOML: {}", broken.description()),
           problems);
  } catch (const TooDeep& deep) {
    refuse(file, deep.at, fmt::format("more than {} levels deep", depth_max), problems);
  }
  return empty;
}

}  // namespace cadans::settings
