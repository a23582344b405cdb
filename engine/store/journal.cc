#include "engine/store/journal.h"

#include <algorithm>

namespace cadans::store {

Result<void> Appender::add(std::string_view line) {
  tail_.head = digest({view(tail_.head), line});
  ++tail_.seq;
  if (waiting_ != 0) lines_ += '\n';
  lines_ += line;
  if (++waiting_ < lines_a_row_max) return {};
  return flush();
}

Result<void> Appender::flush() {
  if (waiting_ == 0) return {};
  const auto done = database_.execute("insert into journal values (?, ?, ?, ?)",
                                      tail_.seq - waiting_ + 1, waiting_, lines_, tail_.head);
  lines_.clear();
  waiting_ = 0;
  return done;
}

std::vector<std::string_view> split(std::string_view lines) {
  std::vector<std::string_view> all;
  while (true) {
    const std::size_t end = lines.find('\n');
    all.push_back(lines.substr(0, end));
    if (end == std::string_view::npos) return all;
    lines.remove_prefix(end + 1);
  }
}

Result<Tail> tail(Database& database) {
  Query row = database.query("select first + n - 1, head from journal order by first desc limit 1");
  if (row.next()) return Tail{row.integer(0), row.hash(1)};
  if (row.failed()) return row.error("the journal's end");
  return Tail{};
}

Result<std::vector<Row>> rows(Database& database, std::int64_t seq, int limit) {
  Query row = database.query(
      R"(select first, n, entries, head from journal
         where first >= coalesce((select max(first) from journal where first <= ?), 0)
         order by first limit ?)",
      seq, limit);
  std::vector<Row> all;
  while (row.next()) {
    all.push_back({row.integer(0), row.number(1), std::string(row.text(2)), row.hash(3)});
  }
  if (row.failed()) return row.error("the journal");
  return all;
}

Result<std::vector<Line>> lines(Database& database, std::int64_t from, int limit) {
  std::vector<Line> all;
  const auto wanted = static_cast<std::size_t>(std::max(limit, 0));
  // A row may hold a single line, so `limit` rows beside the one that `from` stands in are enough.
  const auto found = rows(database, from, limit);
  if (!found) return found.error();
  for (const Row& row : *found) {
    std::int64_t seq = row.first;
    for (const std::string_view line : split(row.lines)) {
      if (seq >= from && all.size() < wanted) all.push_back({seq, std::string(line)});
      ++seq;
    }
  }
  return all;
}

Result<std::vector<Line>> lines_with(Database& database, std::string_view piece, int limit) {
  Query row = database.query(
      "select first, entries from journal where instr(entries, ?) > 0 order by first limit ?",
      piece, limit);
  std::vector<Line> all;
  while (row.next()) {
    std::int64_t seq = row.integer(0);
    for (const std::string_view line : split(row.text(1))) {
      if (line.find(piece) != std::string_view::npos) all.push_back({seq, std::string(line)});
      ++seq;
    }
  }
  if (row.failed()) return row.error("the journal");
  return all;
}

}  // namespace cadans::store
