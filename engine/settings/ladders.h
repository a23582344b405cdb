#pragma once
// Ladders: when the owner is asked, and who is told when silence lasts. Read from
// config/ladders.toml, whose comment explains each key; what they mean for a task is decide's.
//
//   ladders.find(key)         nullptr when there is none
//   parse_ladders(file)       Fault::invalid, one line a problem
//
// Rows stand in order of the file; rungs rise among those that can hold together; days and minutes
// are never both set. A ladder without a row says so: it asks nobody and tells nobody.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/result.h"
#include "engine/settings/file.h"
#include "engine/settings/problem.h"

namespace cadans::settings {

enum class LadderUnit : std::uint8_t { office_days, calendar_days, hours };
enum class LadderOrigin : std::uint8_t { target, papers_close, start, statutory_end };
enum class RowKind : std::uint8_t { before, due, overdue, rung };
// What takes a row back: somebody took the task up, or it was handed in. The latter is both.
enum class TakenBack : std::uint8_t { never, acknowledged, handed_in };

struct LadderRow {
  RowKind kind = RowKind::before;
  LadderOrigin origin = LadderOrigin::target;
  int at = 0;          // days from the base, for a ladder in days
  int at_minutes = 0;  // elapsed, for a ladder in hours, and a row in hours of one at once
  int percent = 0;     // of the period between start and end, instead of an offset; 0 = none
  int missed = 0;      // counts from the n-th meeting that passed without the item; 0 = the base
  int rung = 0;        // for RowKind::rung: from 1
  std::string to;      // "owner", or a role
  std::vector<std::string> also;  // roles told with it; "process-owners" are those in scope
  bool body = false;              // `to` is a body: an item on its agenda
  bool monday = false;            // waits for the Monday list
  TakenBack unless = TakenBack::never;
  std::vector<std::string> only_for;  // grounds of the duty: one must hold; empty = always
};

struct Ladder {
  std::string key;
  std::string title_nl;
  std::string title_en;
  LadderUnit unit = LadderUnit::office_days;
  LadderOrigin origin = LadderOrigin::target;
  std::vector<LadderRow> rows;
  int overdue_every = 0;    // days between overdue messages after the last row; 0 = no more
  int overdue_most = 0;     // overdue messages in all, those of the rows included
  std::string nobody_left;  // role told once when every rung up to the directie is passed over
  int nobody_left_at = 0;   // days from the base
  bool at_once = false;     // its first message too; in days: at the hour of the start
  std::string personal;  // the role that reads along with what is for its owner alone; "" = a task
                         // as any other
  std::string roster;    // the duty roster that is reached whatever an absence says; "" = none
  std::string monthly_list;  // the role that gets a list of what ends this month; "" = nobody
  Place place;
  std::vector<Place> row_places;  // of each row

  // A clock: what it says waits for no window.
  [[nodiscard]] bool runs_at_night() const { return at_once || unit == LadderUnit::hours; }
};

class Ladders {
 public:
  Ladders() = default;
  explicit Ladders(std::vector<Ladder> ladders) : ladders_(std::move(ladders)) {}
  [[nodiscard]] const Ladder* find(std::string_view key) const;
  [[nodiscard]] Words keys() const;
  [[nodiscard]] auto begin() const { return ladders_.begin(); }
  [[nodiscard]] auto end() const { return ladders_.end(); }
  [[nodiscard]] std::size_t size() const { return ladders_.size(); }

 private:
  std::vector<Ladder> ladders_;
};

[[nodiscard]] Result<Ladders> parse_ladders(const File& file);

}  // namespace cadans::settings
