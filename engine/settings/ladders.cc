#include "engine/settings/ladders.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "engine/settings/table.h"
#include "engine/settings/toml_node.h"

namespace cadans::settings {
namespace {

constexpr int ladders_schema = 1;
constexpr int days_max = 400;
constexpr int minutes_an_hour = 60;

const Choices<LadderOrigin> origins = {{"target", LadderOrigin::target},
                                       {"papers-close", LadderOrigin::papers_close},
                                       {"start", LadderOrigin::start},
                                       {"statutory-end", LadderOrigin::statutory_end}};

int in_minutes(double hours) { return static_cast<int>(std::lround(hours * minutes_an_hour)); }

void read_moment(Table& table, LadderUnit unit, bool at_once, LadderRow& row) {
  table.may("percent", row.percent, Range{1, 100});
  table.may("missed", row.missed, Range{1, 9});
  double hours = 0;
  if (at_once && table.may("hours", hours, 0, 24)) {
    row.at_minutes = in_minutes(hours);
    return;
  }
  double at = 0;
  const bool offset = table.may("at", at, -days_max, days_max);
  if (table.has("at") == table.has("percent")) {
    table.refuse(table.has("at") ? "at" : "kind", "a row has either at or percent");
  }
  if (!offset) return;
  if (unit == LadderUnit::hours) {
    row.at_minutes = in_minutes(at);
  } else if (at != std::trunc(at)) {
    table.refuse("at", "only hours may be a fraction; use a whole number of days");
  } else {
    row.at = static_cast<int>(at);
  }
}

void check_row(Table& table, const LadderRow& row) {
  const bool rung = row.kind == RowKind::rung;
  if (rung != table.has("rung")) {
    table.refuse(rung ? "kind" : "rung", "a number of rung goes with kind rung, and only with it");
  }
  if (rung == (row.to == "owner")) {
    table.refuse("to", rung ? "a rung is above the owner: name a role or a body"
                            : "this kind of message goes to the owner");
  }
  if (!rung && (row.body || row.monday || !row.also.empty())) {
    table.refuse("kind", "body, list and also go with kind rung");
  }
  if (!rung && row.unless == TakenBack::handed_in) {
    table.refuse("unless", "what was handed in is asked of its owner no more; take it out");
  }
}

LadderRow read_row(Table& table, const Ladder& ladder) {
  static const Choices<RowKind> kinds = {{"before", RowKind::before},
                                         {"due", RowKind::due},
                                         {"overdue", RowKind::overdue},
                                         {"rung", RowKind::rung}};
  static const Choices<bool> lists = {{"monday", true}};
  static const Choices<TakenBack> ends = {{"acknowledged", TakenBack::acknowledged},
                                          {"handed-in", TakenBack::handed_in}};
  static const Words grounds = {"law", "norm", "gate", "red", "amber", "no-finding"};
  LadderRow row;
  row.origin = ladder.origin;
  table.choice("kind", row.kind, kinds);
  table.may_choice("base", row.origin, origins);
  const bool days_at_once = ladder.at_once && ladder.unit == LadderUnit::calendar_days;
  read_moment(table, ladder.unit, days_at_once, row);
  table.may("rung", row.rung, Range{1, 9});
  table.named("to", row.to);
  table.may("also", row.also);
  table.may("body", row.body);
  table.may_choice("list", row.monday, lists);
  table.may_choice("unless", row.unless, ends);
  if (table.may("only_for", row.only_for)) {
    for (const std::string& ground : row.only_for) {
      if (std::ranges::find(grounds, ground) != grounds.end()) continue;
      table.refuse("only_for", unknown("ground", ground, grounds));
    }
  }
  check_row(table, row);
  table.finish();
  return row;
}

// Rows for other grounds never stand in one plan.
void check_order(Table& table, const Ladder& ladder) {
  std::map<Words, int> highest;
  for (const LadderRow& row : ladder.rows) {
    if (row.kind != RowKind::rung) continue;
    const int before = std::max(highest[{}], highest[row.only_for]);
    if (row.rung <= before) {
      table.refuse("row",
                   fmt::format("rung {} stands after rung {}; rungs rise", row.rung, before));
    }
    highest[row.only_for] = row.rung;
  }
}

// What goes with what.
void check_forms(Table& table, const Ladder& ladder) {
  if (ladder.rows.empty() && !table.has("row")) {
    table.refuse("row", "a ladder has its rows; one that asks nobody says row = []");
  }
  if (ladder.at_once &&
      (ladder.unit == LadderUnit::office_days || ladder.origin != LadderOrigin::start)) {
    table.refuse("at_once", "goes with hours or calendar-days from the start: nights count too");
  }
  if (!ladder.monthly_list.empty() && !ladder.rows.empty()) {
    table.refuse("monthly_list", "goes with row = []: what is listed asks nobody between");
  }
  if (!ladder.roster.empty() && !ladder.runs_at_night()) {
    table.refuse("roster", "goes with a clock; what waits for a window goes to who acts");
  }
  if (!ladder.personal.empty() && ladder.runs_at_night()) {
    table.refuse("personal", "waits for a day without another mail, and a clock does not wait");
  }
  if ((ladder.overdue_every == 0) != (ladder.overdue_most == 0)) {
    table.refuse("overdue_every", "goes with overdue_most");
  }
}

Ladder read_ladder(Table& table) {
  static const Choices<LadderUnit> units = {{"office-days", LadderUnit::office_days},
                                            {"calendar-days", LadderUnit::calendar_days},
                                            {"hours", LadderUnit::hours}};
  Ladder ladder;
  ladder.place = table.place();
  table.id("key", ladder.key);
  table.named("title_nl", ladder.title_nl);
  table.named("title_en", ladder.title_en);
  table.choice("unit", ladder.unit, units);
  table.choice("base", ladder.origin, origins);
  table.may("at_once", ladder.at_once);
  table.may("personal", ladder.personal);
  table.may("roster", ladder.roster);
  table.may("monthly_list", ladder.monthly_list);
  table.may("overdue_every", ladder.overdue_every, Range{1, 60});
  table.may("overdue_most", ladder.overdue_most, Range{1, 20});
  for (Table& nobody : table.table("nobody_left")) {
    nobody.named("to", ladder.nobody_left);
    nobody.need("at", ladder.nobody_left_at, Range{1, days_max});
    nobody.finish();
  }
  for (Table& row : table.tables("row")) {
    ladder.row_places.push_back(row.place());
    ladder.rows.push_back(read_row(row, ladder));
  }
  check_order(table, ladder);
  check_forms(table, ladder);
  table.finish();
  return ladder;
}

}  // namespace

const Ladder* Ladders::find(std::string_view key) const {
  const auto found =
      std::ranges::find_if(ladders_, [&](const Ladder& one) { return one.key == key; });
  return found == ladders_.end() ? nullptr : &*found;
}

Words Ladders::keys() const {
  Words keys;
  for (const Ladder& ladder : ladders_) keys.push_back(ladder.key);
  return keys;
}

Result<Ladders> parse_ladders(const File& file) {
  Problems problems;
  const Node node = parse_toml(file, problems);
  if (has_errors(problems)) return as_error(std::move(problems));
  Table root(node, file, problems);
  root.schema(ladders_schema);
  std::vector<Ladder> ladders;
  for (Table& table : root.tables("ladder")) {
    Ladder ladder = read_ladder(table);
    for (const Ladder& before : ladders) {
      if (!ladder.key.empty() && before.key == ladder.key) {
        table.refuse("key", fmt::format("a ladder {} stands on line {} already",
                                        in_quotes(ladder.key), before.place.line));
      }
    }
    ladders.push_back(std::move(ladder));
  }
  root.finish();
  if (has_errors(problems)) return as_error(std::move(problems));
  return Ladders(std::move(ladders));
}

}  // namespace cadans::settings
