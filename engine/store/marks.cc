#include "engine/store/marks.h"

#include <fmt/format.h>

#include "engine/store/contradiction.h"

namespace cadans::store {
namespace {

constexpr int marks_max = 1000;
constexpr int kinds_max = 100;

}  // namespace

Result<void> set(Database& database, const MarkSet& change) {
  if (change.value.empty()) {
    return database.execute("delete from mark where name = ?", change.name);
  }
  return database.execute(
      R"(insert into mark values (?, ?) on conflict do update set value = excluded.value)",
      change.name, change.value);
}

Result<std::string> mark(Database& database, std::string_view name) {
  Query row = database.query("select value from mark where name = ?", name);
  if (row.next()) return std::string(row.text(0));
  if (row.failed()) return row.error("a mark");
  return std::string();
}

Result<std::map<std::string, std::string>> marks(Database& database) {
  Query row = database.query("select name, value from mark order by name limit ?", marks_max);
  std::map<std::string, std::string> all;
  while (row.next()) all.emplace(row.text(0), row.text(1));
  if (row.failed()) return row.error("marks");
  return all;
}

Result<void> set(Database& database, const ContentSet& change) {
  return database.execute(
      R"(insert into content_in_force values (?, ?)
         on conflict do update set hash = excluded.hash)",
      change.kind, change.hash);
}

Result<void> keep(Database& database, const ContentBody& content) {
  const Hash hash = digest({content.body});
  return database.execute("insert into content values (?, ?, ?) on conflict do nothing", hash,
                          content.kind, content.body);
}

Result<Hash> content_hash(Database& database, std::string_view kind) {
  Query row = database.query("select hash from content_in_force where kind = ?", kind);
  if (row.next()) return row.hash(0);
  if (row.failed()) return row.error("the hash of a content");
  return Hash();
}

Result<std::optional<Content>> content(Database& database, std::string_view kind) {
  Query row = database.query(
      R"(select f.hash, coalesce(c.body, '')
         from content_in_force f left join content c on c.hash = f.hash where f.kind = ?)",
      kind);
  if (row.next()) return std::optional(Content{row.hash(0), std::string(row.text(1))});
  if (row.failed()) return row.error("a content");
  return std::optional<Content>();
}

Result<std::optional<std::string>> content_of(Database& database, const Hash& hash) {
  Query row = database.query("select body from content where hash = ?", hash);
  if (row.next()) return std::optional(std::string(row.text(0)));
  if (row.failed()) return row.error("a content");
  return std::optional<std::string>();
}

Result<std::string> contents_in_force(Database& database) {
  Query row =
      database.query("select kind, hash from content_in_force order by kind limit ?", kinds_max);
  std::string all;
  while (row.next()) all += fmt::format("{}\n{}\n", row.text(0), hex(row.hash(1)));
  if (row.failed()) return row.error("the contents in force");
  return all.empty() ? all : hex(digest({all})).substr(0, 16);
}

Result<void> see(Database& database, std::string_view event) {
  const auto done = database.execute("insert or fail into seen values (?)", event);
  return exactly_one(database, done,
                     [&] { return fmt::format("the event {} was seen before", event); });
}

Result<bool> seen(Database& database, std::string_view event) {
  const auto found = database.number("select 1 from seen where event = ?", event);
  if (!found) return found.error();
  return *found == 1;
}

Result<std::int64_t> next_number(Database& database, std::string_view counter) {
  return database.number("select next from counter where name = ?", counter);
}

Result<void> give_out(Database& database, std::string_view counter, std::int64_t last) {
  return database.execute("update counter set next = ?1 + 1 where name = ?2 and next <= ?1", last,
                          counter);
}

}  // namespace cadans::store
