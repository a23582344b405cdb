#include "engine/store/notices.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "engine/store/contradiction.h"

namespace cadans::store {
namespace {

constexpr int notices_of_one_max = 1000;
// ASCII's own separators: neither stands in a kind or a position.
constexpr char between_notices = '\x1e';
constexpr char between_values = '\x1f';

Notice notice_at(const Query& row) {
  return {row.integer(0),      {row.integer(1)},         std::string(row.text(2)),
          row.number(3),       std::string(row.text(4)), LocalDate(row.number(5)),
          row.integer(6) != 0, row.integer(7) != 0};
}

Result<std::vector<Notice>> all(Query& row) {
  std::vector<Notice> found;
  while (row.next()) found.push_back(notice_at(row));
  if (row.failed()) return row.error("notices");
  return found;
}

bool controls(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

std::string_view cut(std::string_view& rest, char at) {
  const std::size_t end = std::min(rest.find(at), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

template <class Number>
Number cut_number(std::string_view& rest) {
  const std::string_view text = cut(rest, between_values);
  Number number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

Result<void> add(Database& database, const Notice& notice) {
  const auto done = database.execute("insert or fail into notice values (?, ?, ?, ?, ?, ?, ?, ?)",
                                     notice.id, notice.instance.n, notice.kind, notice.rung,
                                     notice.position, notice.from.day, notice.monday, notice.late);
  return exactly_one(database, done,
                     [&] { return fmt::format("notice {} is there already", notice.id); });
}

Result<void> remove(Database& database, const NoticeGone& change) {
  const auto done = database.execute("delete from notice where id = ?", change.id);
  return exactly_one(database, done,
                     [&] { return fmt::format("notice {} is not there", change.id); });
}

Result<std::vector<Notice>> notices_until(Database& database, LocalDate until, int limit) {
  Query row = database.query(
      R"(select id, instance, kind, rung, position, from_day, monday, late
         from notice where from_day <= ? order by id limit ?)",
      until.day, limit);
  return all(row);
}

Result<std::vector<Notice>> notices_of(Database& database, InstanceId id) {
  Query row = database.query(
      R"(select id, instance, kind, rung, position, from_day, monday, late
         from notice where instance = ? order by id limit ?)",
      id.n, notices_of_one_max);
  return all(row);
}

Result<std::string> carried(const std::vector<Notice>& notices) {
  std::string column;
  for (const Notice& notice : notices) {
    if (controls(notice.kind) || controls(notice.position)) {
      return contradiction(fmt::format("notice {} has a control character", notice.id));
    }
    if (!column.empty()) column += between_notices;
    column += fmt::format("{1}{0}{2}{0}{3}{0}{4}{0}{5}{0}{6:d}{0}{7:d}{0}{8}", between_values,
                          notice.id, notice.instance.n, notice.rung, notice.from.day, notice.kind,
                          notice.monday, notice.late, notice.position);
  }
  return column;
}

std::vector<Notice> carried(std::string_view column) {
  std::vector<Notice> notices;
  while (!column.empty()) {
    std::string_view rest = cut(column, between_notices);
    Notice notice;
    notice.id = cut_number<std::int64_t>(rest);
    notice.instance = {cut_number<std::int64_t>(rest)};
    notice.rung = cut_number<int>(rest);
    notice.from = LocalDate(cut_number<std::int32_t>(rest));
    notice.kind = cut(rest, between_values);
    notice.monday = cut_number<int>(rest) != 0;
    notice.late = cut_number<int>(rest) != 0;
    notice.position = rest;
    notices.push_back(std::move(notice));
  }
  return notices;
}

}  // namespace cadans::store
