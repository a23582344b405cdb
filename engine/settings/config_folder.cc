#include "engine/settings/config_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/settings/catalogue_file.h"
#include "engine/settings/content_check.h"

namespace cadans::settings {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t bytes_max = std::uintmax_t{1} << 20;

Result<File> read_file(const fs::path& path) {
  std::error_code code;
  const auto size = fs::file_size(path, code);
  if (code) return Error{Fault::not_found, fmt::format("no file {}: put it there", path.string())};
  if (size > bytes_max) {
    return Error{Fault::invalid,
                 fmt::format("{} has {} bytes; the most is {}", path.string(), size, bytes_max)};
  }
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  if (size > 0) text << stream.rdbuf();
  if (!stream || !text) return Error{Fault::io, fmt::format("cannot read {}", path.string())};
  return File{path.string(), std::move(text).str()};
}

// All *.toml of a folder, in order of name.
Result<std::vector<File>> read_all(const fs::path& folder) {
  std::error_code code;
  std::vector<fs::path> paths;
  for (fs::directory_iterator at(folder, code), end; !code && at != end; at.increment(code)) {
    if (at->path().extension() == ".toml") paths.push_back(at->path());
  }
  if (code) {
    return Error{Fault::not_found,
                 fmt::format("cannot list the folder {}: {}", folder.string(), code.message())};
  }
  std::ranges::sort(paths);
  std::vector<File> files;
  for (const fs::path& path : paths) {
    auto file = read_file(path);
    if (!file) return file.error();
    files.push_back(std::move(*file));
  }
  return files;
}

Result<void> read_into(File& to, const fs::path& path) {
  auto file = read_file(path);
  if (!file) return file.error();
  to = std::move(*file);
  return {};
}

template <class Value>
void take(Result<Value>&& from, Value& to, std::string& refused) {
  if (from) {
    to = std::move(*from);
  } else {
    if (!refused.empty()) refused += '\n';
    refused += from.error().what;
  }
}

void cross_check(ConfigContent& content, std::string& refused) {
  Problems problems =
      check_content(content.catalogue, content.ladders, content.organisation.organisation);
  for (Problem& one : check_behaviour(content.behaviour, content.organisation.organisation)) {
    problems.push_back(std::move(one));
  }
  content.warnings = content.organisation.warnings;
  for (const Problem& one : problems) {
    if (one.severity == Severity::warning) content.warnings.push_back(one);
  }
  if (has_errors(problems)) refused = as_error(std::move(problems)).what;
}

}  // namespace

Result<ConfigFolder> read_folder(const std::string& folder, const std::string& duties) {
  const fs::path root(folder);
  std::error_code code;
  if (!fs::is_directory(root, code)) {
    return Error{Fault::not_found,
                 fmt::format("no config folder {}: name one with --config", folder)};
  }
  ConfigFolder texts;
  const std::vector<std::pair<File*, std::string_view>> wanted = {
      {&texts.organisation, "organisation.toml"},
      {&texts.ladders, "ladders.toml"},
      {&texts.settings, "settings.toml"},
      {&texts.calendar, "calendar.toml"}};
  for (const auto& [to, name] : wanted) {
    if (const auto done = read_into(*to, root / name); !done) return done.error();
  }
  const std::vector<std::pair<File*, std::string_view>> may = {
      {&texts.behaviour, "behaviour.toml"},
      {&texts.lists.people, "people.csv"},
      {&texts.lists.positions, "positions.csv"}};
  for (const auto& [to, name] : may) {
    if (!fs::exists(root / name, code)) continue;
    if (const auto done = read_into(*to, root / name); !done) return done.error();
  }
  const bool own = fs::is_directory(root / "duties", code);
  auto catalogue = read_all(own ? root / "duties" : fs::path(duties));
  if (!catalogue) return catalogue.error();
  auto messages = read_all(root / "messages");
  if (!messages) return messages.error();
  texts.catalogue = std::move(*catalogue);
  texts.messages = std::move(*messages);
  return texts;
}

Result<ConfigContent> read_content(const ConfigFolder& texts) {
  ConfigContent content;
  std::string refused;
  take(parse_ladders(texts.ladders), content.ladders, refused);
  take(parse_engine_settings(texts.settings), content.settings, refused);
  take(parse_decrees(texts.calendar), content.decrees, refused);
  if (!texts.behaviour.name.empty()) {
    take(parse_behaviour(texts.behaviour), content.behaviour, refused);
  }
  auto catalogue = parse_catalogue(texts.catalogue);
  if (catalogue) {
    content.catalogue = std::move(*catalogue);
    take(parse_organisation(texts.organisation, content.catalogue, texts.lists),
         content.organisation, refused);
  } else {
    take(std::move(catalogue), content.catalogue, refused);
  }
  if (refused.empty()) cross_check(content, refused);
  if (!refused.empty()) return Error{Fault::invalid, refused};
  return content;
}

}  // namespace cadans::settings
