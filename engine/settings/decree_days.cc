#include "engine/settings/decree_days.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/settings/table.h"
#include "engine/settings/toml_node.h"

namespace cadans::settings {
namespace {

constexpr int decree_days_schema = 1;

Decree read_decree(Table& table) {
  Decree decree;
  table.named("name", decree.name);
  table.named("source", decree.source);
  table.word("confidence", decree.confidence, {"verified", "secondary", "memory"});
  table.need("years", decree.years);
  table.need("days", decree.days);
  for (const LocalDate day : decree.days) {
    const int year = static_cast<int>(day.ymd().year());
    if (std::ranges::find(decree.years, year) == decree.years.end()) {
      table.refuse("days",
                   fmt::format("{} lies in none of the years of this decree", to_string(day)));
    }
  }
  for (const int year : decree.years) {
    if (year < 2020 || year > 2060) table.refuse("years", fmt::format("{} is no year here", year));
  }
  table.finish();
  return decree;
}

}  // namespace

Result<Decrees> parse_decrees(const File& file) {
  Problems problems;
  const Node node = parse_toml(file, problems);
  if (has_errors(problems)) return as_error(std::move(problems));
  Table root(node, file, problems);
  root.schema(decree_days_schema);
  Decrees decrees;
  for (Table& table : root.tables("decree")) decrees.push_back(read_decree(table));
  root.finish();
  if (has_errors(problems)) return as_error(std::move(problems));
  return decrees;
}

time::CalendarContent calendar_content(const Decrees& decrees,
                                       const std::vector<LocalDate>& closure_days) {
  time::CalendarContent content;
  content.closure_days = closure_days;
  for (const Decree& decree : decrees) {
    content.decree_years.insert(content.decree_years.end(), decree.years.begin(),
                                decree.years.end());
    for (const LocalDate day : decree.days) {
      content.decree_days.push_back({day, decree.name});
    }
  }
  return content;
}

}  // namespace cadans::settings
