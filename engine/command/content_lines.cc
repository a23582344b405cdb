#include "engine/command/content_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "engine/json.h"

namespace cadans::command {
namespace {

using Lines = std::vector<ContentLine>;

bool keyed(const Json& json) {
  return json.is_array() && !json.empty() &&
         std::all_of(json.begin(), json.end(),
                     [](const Json& one) { return one.is_object() && one.contains("key"); });
}

// A list of things with a key reads as an object by key.
Json by_key(const Json& json) {
  if (!keyed(json)) return json;
  Json object = Json::object();
  for (const Json& one : json) object[one["key"].get<std::string>()] = one;
  return object;
}

// As people know it: who is meant by a key.
std::string named(const View& fresh, const std::string& word) {
  const auto person = fresh.person(word);
  return person && !person->handle.empty() ? person->handle : word;
}

std::string shown(const View& fresh, const Json& value) {
  return value.is_string() ? Json(named(fresh, value.get<std::string>())).dump() : value.dump();
}

void compare(const View& fresh, const std::string& path, const Json& before, const Json& after,
             Lines& lines) {
  if (before == after) return;
  const Json old_one = by_key(before);
  const Json new_one = by_key(after);
  if (!old_one.is_object() || !new_one.is_object()) {
    lines.push_back({"changed", path, shown(fresh, before), shown(fresh, after)});
    return;
  }
  const std::string dot = path.empty() ? "" : path + " ";
  for (const auto& [name, value] : old_one.items()) {
    if (new_one.contains(name)) {
      compare(fresh, dot + named(fresh, name), value, new_one[name], lines);
    } else {
      lines.push_back({"ended", dot + named(fresh, name)});
    }
  }
  for (const auto& [name, value] : new_one.items()) {
    if (!old_one.contains(name)) lines.push_back({"added", dot + named(fresh, name)});
  }
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t from = 0;
  while (from < text.size()) {
    const auto end = std::min(text.find('\n', from), text.size());
    if (end > from) lines.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  return lines;
}

// Lines of `some` that `others` does not have, as often as it has them, in order.
void left_over(const std::string& name, const std::string& what, const std::string& some,
               const std::string& others, Lines& lines) {
  std::map<std::string, int> count;
  for (const std::string& line : lines_of(others)) ++count[line];
  for (const std::string& line : lines_of(some)) {
    if (--count[line] < 0) lines.push_back({what, fmt::format("{}: {}", name, line)});
  }
}

std::map<std::string, std::string> files_in(const std::string& body) {
  std::map<std::string, std::string> files;
  const Json list = Json::parse(body, nullptr, false);
  for (const Json& one : list) {
    const std::string name = one.value("name", std::string());
    files[name.substr(name.rfind('/') + 1)] = one.value("text", std::string());
  }
  return files;
}

void compare_files(const std::string& before, const std::string& after, Lines& lines) {
  const auto old_files = files_in(before);
  auto new_files = files_in(after);
  for (const auto& [name, text] : old_files) {
    const auto found = new_files.find(name);
    if (found == new_files.end()) {
      lines.push_back({"ended", name});
      continue;
    }
    left_over(name, "ended", text, found->second, lines);
    left_over(name, "added", found->second, text, lines);
    new_files.erase(found);
  }
  for (const auto& [name, text] : new_files) lines.push_back({"added", name});
}

void compare_people(const View& state, const std::string& body, Lines& lines) {
  const Json people = Json::parse(body, nullptr, false);
  for (const Json& one : people) {
    const std::string handle = one.value("handle", std::string());
    const auto known = state.person(one.value("key", std::string()));
    if (!known) {
      lines.push_back({"added", "person " + handle});
      continue;
    }
    const auto differs = [&](const char* field, const std::string& value) {
      if (one.value(field, std::string()) != value) {
        lines.push_back({"changed", "person " + handle + ": " + field});
      }
    };
    differs("name", known->name);
    differs("mail", known->mail);
    differs("language", known->language);
  }
}

}  // namespace

std::vector<ContentLine> content_lines(const View& state, const View& fresh, std::string_view kind,
                                       const std::string& body) {
  Lines lines;
  if (kind == "people") {
    compare_people(state, body, lines);
    return lines;
  }
  const auto content = state.content(kind);
  const std::string before = content ? content->body : std::string();
  if (before == body) return lines;
  if (kind == "organisation") {
    const Json old_one = Json::parse(before, nullptr, false);
    compare(fresh, "", old_one.is_object() ? old_one : Json::object(),
            Json::parse(body, nullptr, false), lines);
  } else {
    compare_files(before, body, lines);
  }
  return lines;
}

}  // namespace cadans::command
