#include "tests/unit/words/sample.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "engine/json.h"

namespace cadans::words {
namespace {

constexpr std::string_view long_text =
    "Collect and test all existing agreements on information security, privacy and continuity "
    "once more";

LocalDate date_of(const Json& text) { return parse_local_date(text.get<std::string>()).value(); }

bool listed(std::string_view kind, std::string_view id, std::string_view name) {
  const Json& all = sample().at(kind);
  const auto found = all.find(id);
  return found != all.end() && std::ranges::find(*found, name) != found->end();
}

std::string text_of(std::string_view name, Language language, Size size) {
  if (size == Size::longest) return std::string(long_text);
  if (size == Size::shortest) return "x";
  return sample().at("texts").at(name)[language == Language::en].get<std::string>();
}

// What is past its date was due before the day of the sample.
LocalDate usual_day(std::string_view id, std::string_view name) {
  const Json& past = sample().at("past");
  if (name == "due_date" && std::ranges::find(past, id) != past.end()) {
    return date_of(sample().at("past_day"));
  }
  return date_of(sample().at("days").at(name));
}

LocalDate day_of(std::string_view id, std::string_view name, Language language, Size size) {
  if (size == Size::longest) return LocalDate(std::chrono::year(2028) / 9 / 27);
  return size == Size::usual ? usual_day(id, name) : reader_of(language).today;
}

std::int64_t count_of(std::string_view name, Size size) {
  if (size == Size::longest) return 128;
  return size == Size::usual ? sample().at("counts").at(name).get<std::int64_t>() : 1;
}

Values::Rows rows_for(std::string_view id, const NameRule& rule, Language language, Size size);

// One value of a name. An absent optional name and a flag that is not raised are simply not there.
void add(Values& values, std::string_view id, const NameRule& rule, Language language, Size size) {
  using Kind = NameRule::Kind;
  if (rule.optional && (size == Size::shortest || listed("absent", id, rule.name))) return;
  if (size == Size::usual && listed("absent", "foot", rule.name)) return;
  switch (rule.kind) {
    case Kind::text:
      values.text(rule.name, text_of(rule.name, language, size));
      break;
    case Kind::day:
      values.day(rule.name, day_of(id, rule.name, language, size));
      break;
    case Kind::count:
      values.count(rule.name, count_of(rule.name, size));
      break;
    case Kind::flag:
      if (listed("flags", id, rule.name)) values.flag(rule.name);
      break;
    case Kind::rows:
      values.rows(rule.name, rows_for(id, rule, language, size));
      break;
  }
}

Values::Rows rows_for(std::string_view id, const NameRule& rule, Language language, Size size) {
  if (size == Size::shortest) return {};
  Values row;
  const std::string row_id = fmt::format("{}.{}", id, rule.name);
  for (const NameRule& one : rule.row) add(row, row_id, one, language, size);
  return {row, row};
}

void write_block(const Block& block, std::string& text) {
  using Kind = Block::Kind;
  if (block.kind == Kind::rule) {
    text += "---\n";
  } else if (block.kind == Kind::table) {
    text += fmt::format("| {} |\n", fmt::join(block.head, " | "));
    for (const auto& row : block.rows) text += fmt::format("| {} |\n", fmt::join(row, " | "));
  } else if (block.kind == Kind::list) {
    for (const auto& item : block.items) text += fmt::format("- {}\n", item);
  } else if (block.kind == Kind::actions) {
    for (const auto& item : block.items) text += fmt::format("[ {} ] ", item);
    text.back() = '\n';
  } else {
    text += (block.kind == Kind::heading ? "# " : "") + block.text + "\n";
  }
  text += '\n';
}

}  // namespace

const Json& sample() {
  static const Json all = Json::parse(file_text("tests/unit/words/sample.json"));
  return all;
}

std::string file_text(const std::string& path) {
  std::ifstream file(CADANS_SOURCE "/" + path);
  EXPECT_TRUE(file.good()) << path << " cannot be read";
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

MessageFile shipped(Language language) {
  const std::string path = fmt::format("config/messages/{}.toml", code_of(language));
  return {path, file_text(path)};
}

const Messages& shipped_messages() {
  static const auto messages = load_messages(shipped(Language::nl), shipped(Language::en));
  if (!messages) throw std::runtime_error(messages.error().what);
  return *messages;
}

Reader reader_of(Language language) { return {language, date_of(sample().at("today"))}; }

Values values_for(std::string_view id, std::string_view names, Language language, Size size) {
  Values values;
  for (const NameRule& rule : read_names(names)) add(values, id, rule, language, size);
  return values;
}

Values mail_values(const Shape& shape, Language language, Size size) {
  return values_for(shape.id, fmt::format("{} {}", foot_names(), shape.names), language, size);
}

std::string as_text(const Mail& mail) {
  std::string text = mail.subject + "\n\n";
  for (const Block& block : mail.blocks) write_block(block, text);
  text += "--\n";
  for (const std::string& line : mail.foot) text += line + "\n";
  return text;
}

}  // namespace cadans::words
