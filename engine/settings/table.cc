#include "engine/settings/table.h"

#include <fmt/format.h>

#include <algorithm>

namespace cadans::settings {
namespace {

constexpr std::size_t id_letters_max = 60;
constexpr std::ptrdiff_t brief_letters_max = 200;

bool has_control(std::string_view text) {
  return std::ranges::any_of(text, [](char letter) {
    return static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f;
  });
}

// Characters, not bytes: what goes on with one in UTF-8 is not counted.
std::ptrdiff_t letters(std::string_view text) {
  return std::ranges::count_if(
      text, [](char letter) { return (static_cast<unsigned char>(letter) & 0xc0U) != 0x80U; });
}

}  // namespace

bool Table::has(std::string_view key) const {
  return std::ranges::find(node_->keys, key) != node_->keys.end();
}

const Node* Table::find(std::string_view key) {
  if (std::ranges::find(asked_, key) == asked_.end()) asked_.emplace_back(key);
  const auto found = std::ranges::find(node_->keys, key);
  if (found == node_->keys.end()) return nullptr;
  return &node_->items[static_cast<std::size_t>(found - node_->keys.begin())];
}

const Node* Table::required(std::string_view key) {
  const Node* found = find(key);
  if (!found) {
    problems_->push_back({place(), Severity::error, fmt::format("'{}' is missing here", key)});
  }
  return found;
}

std::vector<std::string> Table::names(std::string_view key) const {
  std::vector<std::string> names;
  const auto found = std::ranges::find(node_->keys, key);
  if (found == node_->keys.end()) return names;
  const Node& node = node_->items[static_cast<std::size_t>(found - node_->keys.begin())];
  if (node.kind == Node::Kind::text) names.push_back(node.text);
  for (const Node& item : node.items) names.push_back(item.text);
  return names;
}

Place Table::place() const { return {file_->name, node_->line, node_->column}; }

Place Table::place(std::string_view key) const {
  const auto found = std::ranges::find(node_->keys, key);
  if (found == node_->keys.end()) return place();
  const Node& node = node_->items[static_cast<std::size_t>(found - node_->keys.begin())];
  return {file_->name, node.line, node.column};
}

bool Table::refuse(std::string_view key, std::string text) {
  problems_->push_back({place(key), Severity::error, fmt::format("'{}': {}", key, text)});
  return false;
}

bool Table::wrong(std::string_view key, const Node& node, std::string_view right) {
  problems_->push_back(
      {{file_->name, node.line, node.column},
       Severity::error,
       fmt::format("'{}' must be {}; here stands {}", key, right, settings::word(node.kind))});
  return false;
}

bool Table::named(std::string_view key, std::string& to) {
  if (!need(key, to)) return false;
  return !to.empty() || refuse(key, "may not be empty");
}

bool Table::brief(std::string_view key, std::string& to) {
  if (!named(key, to)) return false;
  const std::ptrdiff_t count = letters(to);
  if (count <= brief_letters_max) return true;
  return refuse(key, fmt::format("has {} characters; the most is {}", count, brief_letters_max));
}

bool Table::id(std::string_view key, std::string& to) {
  if (!named(key, to)) return false;
  const bool plain = std::ranges::all_of(to, [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '-' || letter == '_' || letter == '.';
  });
  if (plain && to.size() <= id_letters_max) return true;
  return refuse(key, fmt::format("{} is no name for a machine: at most {} letters, digits, '-', "
                                 "'_' and '.'",
                                 in_quotes(to), id_letters_max));
}

bool Table::need(std::string_view key, int& to, Range range) {
  return required(key) && may(key, to, range);
}

bool Table::may(std::string_view key, int& to, Range range) {
  int number = to;
  if (!may(key, number)) return false;
  if (number < range.least || number > range.most) {
    return refuse(key, fmt::format("{} is not from {} to {}", number, range.least, range.most));
  }
  to = number;
  return true;
}

bool Table::may(std::string_view key, double& to, double least, double most) {
  double number = to;
  if (!may(key, number)) return false;
  if (!(number >= least && number <= most)) {
    return refuse(key, fmt::format("{} is not from {} to {}", number, least, most));
  }
  to = number;
  return true;
}

bool Table::word(std::string_view key, std::string& to, const Words& known) {
  return required(key) && may_word(key, to, known);
}

bool Table::may_word(std::string_view key, std::string& to, const Words& known) {
  std::string text;
  if (!may(key, text)) return false;
  if (std::ranges::find(known, text) == known.end()) {
    return refuse(key, unknown("such value", text, known));
  }
  to = std::move(text);
  return true;
}

std::vector<Table> Table::tables(std::string_view key) {
  std::vector<Table> nested;
  const Node* found = find(key);
  if (!found) return nested;
  if (found->kind != Node::Kind::list) {
    wrong(key, *found, fmt::format("a list of tables, [[{}]]", key));
    return nested;
  }
  for (const Node& item : found->items) {
    if (item.kind == Node::Kind::table) {
      nested.emplace_back(item, *file_, *problems_);
    } else {
      wrong(key, item, "a table");
    }
  }
  return nested;
}

std::vector<Table> Table::table(std::string_view key) {
  const Node* found = find(key);
  if (!found) return {};
  if (found->kind == Node::Kind::table) return {Table(*found, *file_, *problems_)};
  wrong(key, *found, fmt::format("a table, [{}]", key));
  return {};
}

void Table::noted(std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    const Node* found = find(key);
    if (found && (found->kind >= Node::Kind::list)) wrong(key, *found, "one value");
  }
}

void Table::schema(int known) {
  int number = 0;
  if (!need("schema", number)) return;
  if (number != known) {
    refuse("schema", fmt::format("{} is not the one that this version reads, {}", number, known));
  }
}

void Table::finish() {
  for (std::size_t i = 0; i < node_->keys.size(); ++i) {
    if (std::ranges::find(asked_, node_->keys[i]) != asked_.end()) continue;
    const Node& node = node_->items[i];
    problems_->push_back({{file_->name, node.line, node.column},
                          Severity::error,
                          unknown("key here", node_->keys[i], asked_)});
  }
}

template <class Value>
bool Table::parsed(std::string_view key, const Node& node, Result<Value> (*parse)(std::string_view),
                   Value& to) {
  std::string text;
  if (!read(key, node, text)) return false;
  const auto value = parse(text);
  if (!value) return refuse(key, value.error().what);
  to = *value;
  return true;
}

template <class Value>
bool Table::read_list(std::string_view key, const Node& node, std::vector<Value>& to) {
  if (node.kind != Node::Kind::list) return wrong(key, node, "a list, between [ and ]");
  std::vector<Value> values;
  for (const Node& item : node.items) {
    Value value{};
    if (!read(key, item, value)) return false;
    values.push_back(std::move(value));
  }
  to = std::move(values);
  return true;
}

bool Table::read(std::string_view key, const Node& node, std::string& to) {
  if (node.kind != Node::Kind::text) return wrong(key, node, "a text, between quotes");
  if (has_control(node.text)) return refuse(key, "a text stands on one line, without tabs");
  to = node.text;
  return true;
}

bool Table::read(std::string_view key, const Node& node, int& to) {
  if (node.kind != Node::Kind::integer) return wrong(key, node, "a whole number");
  if (node.integer < -1'000'000'000 || node.integer > 1'000'000'000) {
    return wrong(key, node, "a whole number of at most nine digits");
  }
  to = static_cast<int>(node.integer);
  return true;
}

bool Table::read(std::string_view key, const Node& node, double& to) {
  if (node.kind != Node::Kind::integer && node.kind != Node::Kind::number) {
    return wrong(key, node, "a number");
  }
  to = node.number;
  return true;
}

bool Table::read(std::string_view key, const Node& node, bool& to) {
  if (node.kind != Node::Kind::boolean) return wrong(key, node, "true or false");
  to = node.boolean;
  return true;
}

bool Table::read(std::string_view key, const Node& node, LocalDate& to) {
  if (node.kind != Node::Kind::date) return wrong(key, node, "a date, as 2027-01-11");
  to = node.date;
  return true;
}

bool Table::read(std::string_view key, const Node& node, LocalTime& to) {
  return parsed(key, node, &parse_local_time, to);
}

bool Table::read(std::string_view key, const Node& node, Period& to) {
  return parsed(key, node, &parse_period, to);
}

bool Table::read(std::string_view key, const Node& node, Weekdays& to) {
  std::vector<std::string> words;
  if (!read(key, node, words)) return false;
  Weekdays days;
  for (const std::string& one : words) {
    const auto day = parse_weekday(one);
    if (!day) return refuse(key, day.error().what);
    days.add(*day);
  }
  to = days;
  return true;
}

bool Table::read(std::string_view key, const Node& node, std::chrono::weekday& to) {
  return parsed(key, node, &parse_weekday, to);
}

bool Table::read(std::string_view key, const Node& node, std::vector<std::string>& to) {
  return read_list(key, node, to);
}

bool Table::read(std::string_view key, const Node& node, std::vector<int>& to) {
  return read_list(key, node, to);
}

bool Table::read(std::string_view key, const Node& node, std::vector<LocalDate>& to) {
  return read_list(key, node, to);
}

}  // namespace cadans::settings
