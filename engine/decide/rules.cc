#include "engine/decide/rules.h"

#include <map>

#include "engine/json.h"
#include "engine/people/json.h"
#include "engine/settings/catalogue_file.h"
#include "engine/settings/decree_days.h"

namespace cadans::decide {
namespace {

using Bodies = std::map<std::string, std::string, std::less<>>;

Result<std::vector<settings::File>> files_in(const Bodies& bodies, std::string_view kind) {
  const Json list = Json::parse(bodies.find(kind)->second, nullptr, false);
  if (!list.is_array()) {
    return Error{Fault::corrupt,
                 "the stored content '" + std::string(kind) + "' is not a list of files"};
  }
  std::vector<settings::File> files;
  for (const Json& one : list) {
    files.push_back({one.value("name", std::string()), one.value("text", std::string())});
  }
  if (files.empty()) {
    return Error{Fault::not_found, "the content '" + std::string(kind) + "' has no file"};
  }
  return files;
}

Result<people::Organisation> organisation_in(const Bodies& bodies) {
  const Json json = Json::parse(bodies.find("organisation")->second, nullptr, false);
  if (!json.is_object()) return Error{Fault::corrupt, "the stored organisation is not JSON"};
  return people::from_json(json);
}

Result<words::Messages> messages_in(const Bodies& bodies, const std::vector<std::string>& jargon) {
  const auto files = files_in(bodies, "messages");
  if (!files) return files.error();
  words::MessageFile nl;
  words::MessageFile en;
  for (const settings::File& file : *files) {
    (file.name.ends_with("en.toml") ? en : nl) = {file.name, file.text};
  }
  return words::load_messages(nl, en, jargon);
}

Result<time::Calendars> calendars_in(const Bodies& bodies,
                                     const people::Organisation& organisation) {
  const auto files = files_in(bodies, "calendar");
  if (!files) return files.error();
  const auto decrees = settings::parse_decrees(files->front());
  if (!decrees) return decrees.error();
  return time::make_calendars(settings::calendar_content(*decrees, organisation.closure_days));
}

Result<std::shared_ptr<const Rules>> parse(const Bodies& bodies) {
  auto organisation = organisation_in(bodies);
  if (!organisation) return organisation.error();
  const auto duties = files_in(bodies, "catalogue");
  if (!duties) return duties.error();
  auto catalogue = settings::parse_catalogue(*duties);
  if (!catalogue) return catalogue.error();
  const auto ladder_files = files_in(bodies, "ladders");
  if (!ladder_files) return ladder_files.error();
  auto ladders = settings::parse_ladders(ladder_files->front());
  if (!ladders) return ladders.error();
  const auto setting_files = files_in(bodies, "settings");
  if (!setting_files) return setting_files.error();
  auto settings = settings::parse_engine_settings(setting_files->front());
  if (!settings) return settings.error();
  auto calendars = calendars_in(bodies, *organisation);
  if (!calendars) return calendars.error();
  auto zone = time::Zone::load(organisation->timezone);
  if (!zone) return zone.error();
  auto messages = messages_in(bodies, settings->jargon);
  if (!messages) return messages.error();
  return std::make_shared<const Rules>(
      Rules{*std::move(organisation), *std::move(catalogue), *std::move(ladders),
            *std::move(settings), *std::move(calendars), *std::move(zone), *std::move(messages)});
}

}  // namespace

const std::vector<std::string>& content_kinds() {
  static const std::vector<std::string> kinds = {"calendar", "catalogue",    "ladders",
                                                 "messages", "organisation", "settings"};
  return kinds;
}

std::string content_body(const std::vector<settings::File>& files) {
  Json list = Json::array();
  for (const settings::File& file : files) {
    list.push_back({{"name", file.name}, {"text", file.text}});
  }
  return list.dump();
}

Result<std::shared_ptr<const Rules>> RulesInForce::read(const View& state) {
  std::string contents = state.contents();
  if (rules_ && contents == contents_) return rules_;
  std::vector<Hash> hashes;
  for (const std::string& kind : content_kinds()) hashes.push_back(state.content_hash(kind));
  if (rules_ && hashes == hashes_) {
    contents_ = std::move(contents);
    return rules_;
  }
  Bodies bodies;
  for (const std::string& kind : content_kinds()) {
    auto content = state.content(kind);
    if (!content) {
      return Error{Fault::not_found, "no '" + kind +
                                         "' is loaded yet: run cadans init, or serve "
                                         "with --config"};
    }
    bodies[kind] = std::move(content->body);
  }
  auto rules = parse(bodies);
  if (!rules) return rules.error();
  contents_ = std::move(contents);
  hashes_ = std::move(hashes);
  rules_ = *std::move(rules);
  return rules_;
}

}  // namespace cadans::decide
