#include "engine/store/export.h"

#include <deque>
#include <fstream>
#include <memory>

#include "engine/json.h"
#include "engine/store/json_line.h"
#include "engine/store/verify.h"

namespace cadans::store {
namespace {

constexpr int lines_at_once = 1024;

struct Ahead {
  std::deque<Line> lines;
  std::int64_t next = 1;
};

}  // namespace

Result<Tail> export_journal(Database& database, const std::string& path) {
  const auto verdict = verify(database, {});
  if (!verdict) return verdict.error();
  if (!verdict->holds()) return Error{Fault::corrupt, verdict->why};
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  const Bodies next = bodies_of(database);
  Tail tail;
  while (file && tail.seq < verdict->entries) {
    const auto body = next();
    if (!body) return body.error();
    if (!*body) break;
    tail = {tail.seq + 1, digest({view(tail.head), **body})};
    std::string text;
    JsonLine(text)
        .open('{')
        .number("seq", tail.seq)
        .text("body", **body)
        .hash("head", tail.head)
        .close('}');
    file << text << '\n';
  }
  std::string last;
  JsonLine(last).open('{').number("count", tail.seq).hash("head", tail.head).close('}');
  file << last << '\n';
  file.close();
  if (!file) return Error{Fault::io, "cannot write " + path + ": is there room, and a right to?"};
  return tail;
}

Bodies bodies_of(Database& database) {
  const auto ahead = std::make_shared<Ahead>();
  return [&database, ahead]() -> Result<std::optional<std::string>> {
    if (ahead->lines.empty()) {
      auto found = lines(database, ahead->next, lines_at_once);
      if (!found) return found.error();
      if (found->empty()) return std::optional<std::string>();
      ahead->next = found->back().seq + 1;
      ahead->lines.assign(std::make_move_iterator(found->begin()),
                          std::make_move_iterator(found->end()));
    }
    std::optional<std::string> body(std::move(ahead->lines.front().body));
    ahead->lines.pop_front();
    return body;
  };
}

Bodies bodies_of_export(const std::string& path) {
  const auto file = std::make_shared<std::ifstream>(path, std::ios::binary);
  return [file, path, ended = false]() mutable -> Result<std::optional<std::string>> {
    std::string text;
    if (ended) return std::optional<std::string>();
    if (!std::getline(*file, text)) return Error{Fault::corrupt, path + " has no last line"};
    const Json line = Json::parse(text, nullptr, false);
    ended = line.is_object() && line.contains("count");
    if (ended) return std::optional<std::string>();
    if (!line.is_object() || !line.contains("body") || !line["body"].is_string()) {
      return Error{Fault::corrupt, path + " holds a line that is no entry: verify it first"};
    }
    return std::optional(line["body"].get<std::string>());
  };
}

}  // namespace cadans::store
