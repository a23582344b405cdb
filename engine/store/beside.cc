#include "engine/store/beside.h"

#include <fmt/format.h>

#include "engine/store/contradiction.h"
#include "engine/store/marks.h"

namespace cadans::store {
namespace {

Person person_at(const Query& row) {
  return {std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2)),
          std::string(row.text(3)), std::string(row.text(4)), std::string(row.text(5))};
}

Result<void> write(Database& database, const Person& person) {
  const auto done = database.execute(
      R"(insert into person (key, handle, name, mail, language, salt) values (?, ?, ?, ?, ?, ?)
         on conflict do update set handle = excluded.handle, name = excluded.name,
           mail = excluded.mail, language = excluded.language, salt = excluded.salt
         where gone = 0)",
      person.key, person.handle, person.name, person.mail, person.language, person.salt);
  return exactly_one(database, done,
                     [&] { return fmt::format("the person {} is forgotten", person.key); });
}

Result<void> write(Database& database, const Text& text) {
  const auto done =
      database.execute("update written_text set salt = ?, body = ? where id = ? and gone = 0",
                       text.salt, text.body, text.id);
  return exactly_one(database, done, [&] {
    return fmt::format("the text {} has no hash in the chain, or is gone", text.id);
  });
}

}  // namespace

Result<void> add(Database& database, const PersonNew& change) {
  const auto done = database.execute("insert into person (key) values (?)", change.key);
  return exactly_one(database, done,
                     [&] { return fmt::format("the person {} is there already", change.key); });
}

Result<void> forget(Database& database, const PersonGone& change) {
  return database.execute(
      R"(insert into person (key, gone) values (?, 1)
         on conflict do update set handle = '', name = '', mail = '', language = 'nl', salt = '',
           gone = 1)",
      change.key);
}

Result<void> add(Database& database, const TextNew& change) {
  const auto done =
      database.execute("insert into written_text (id, hash) values (?, ?)", change.id, change.hash);
  return exactly_one(database, done,
                     [&] { return fmt::format("the text {} is there already", change.id); });
}

Result<void> forget(Database& database, const TextGone& change) {
  const auto done = database.execute(
      "update written_text set salt = '', body = '', gone = 1 where id = ?", change.id);
  return exactly_one(database, done,
                     [&] { return fmt::format("the text {} is not there", change.id); });
}

Result<void> write(Database& database, const Beside& beside) {
  Result<void> done;
  const auto each = [&](const auto& all) {
    for (const auto& one : all) {
      if (done) done = write(database, one);
    }
  };
  each(beside.people);
  each(beside.texts);
  for (const ContentBody& content : beside.contents) {
    if (done) done = keep(database, content);
  }
  return done;
}

Result<std::optional<Person>> person(Database& database, std::string_view key) {
  Query row = database.query(
      "select key, handle, name, mail, language, salt from person where key = ?", key);
  if (row.next()) return std::optional(person_at(row));
  if (row.failed()) return row.error("a person");
  return std::optional<Person>();
}

Result<std::string> person_called(Database& database, std::string_view handle) {
  Query row = database.query(
      "select key from person where handle = ? and handle <> '' order by key limit 1", handle);
  if (row.next()) return std::string(row.text(0));
  if (row.failed()) return row.error("a person by handle");
  return std::string();
}

Result<std::vector<Person>> people(Database& database, std::string_view after, int limit) {
  Query row = database.query(
      R"(select key, handle, name, mail, language, salt
         from person where key > ? order by key limit ?)",
      after, limit);
  std::vector<Person> all;
  while (row.next()) all.push_back(person_at(row));
  if (row.failed()) return row.error("people");
  return all;
}

Result<std::optional<TextRow>> written_text(Database& database, std::string_view id) {
  Query row =
      database.query("select id, salt, body, hash, gone from written_text where id = ?", id);
  if (row.next()) {
    return std::optional(
        TextRow{{std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2))},
                row.hash(3),
                row.integer(4) != 0});
  }
  if (row.failed()) return row.error("a text");
  return std::optional<TextRow>();
}

Result<std::vector<std::string>> gone(Database& database, int limit) {
  Query row = database.query(
      R"(select 'person ' || key from person where gone = 1
         union all select 'text ' || id from written_text where gone = 1 limit ?)",
      limit);
  std::vector<std::string> all;
  while (row.next()) all.emplace_back(row.text(0));
  if (row.failed()) return row.error("what was removed");
  return all;
}

}  // namespace cadans::store
