#include "engine/store/schema.h"

#include <fmt/format.h>

#include "engine/store/migrations.h"

namespace cadans::store {
namespace {

Result<void> step(Database& database, std::size_t from) {
  const auto done = database.script(fmt::format(
      "begin immediate;\n{}\npragma application_id = {};\npragma user_version = {};\ncommit;",
      migrations()[from], application_id, from + 1));
  if (!done) database.roll_back();
  return done;
}

}  // namespace

Result<void> check_owner(Database& database) {
  const auto tables = database.number("select count(*) from sqlite_schema");
  if (!tables && tables.error().fault == Fault::foreign) {
    return Error{Fault::foreign, database.path() + " is not a database: name another file"};
  }
  if (!tables) return tables.error();
  const auto owner = database.number("pragma application_id");
  if (!owner) return owner.error();
  if (*owner != application_id && (*owner != 0 || *tables != 0)) {
    return Error{Fault::foreign,
                 database.path() + " is the database of another program: name another file"};
  }
  const auto version = database.number("pragma user_version");
  if (!version) return version.error();
  if (*version > static_cast<std::int64_t>(migrations().size())) {
    return Error{Fault::too_new,
                 fmt::format("{} was made by a later version of Cadans (store version {}, this "
                             "program knows {}): use that version",
                             database.path(), *version, migrations().size())};
  }
  return {};
}

Result<void> migrate(Database& database) {
  if (const auto ours = check_owner(database); !ours) return ours;
  const auto version = database.number("pragma user_version");
  if (!version) return version.error();
  for (auto at = static_cast<std::size_t>(*version); at < migrations().size(); ++at) {
    if (const auto done = step(database, at); !done) return done;
  }
  return {};
}

}  // namespace cadans::store
