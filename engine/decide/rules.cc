#include "engine/decide/rules.h"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <set>

#include "engine/decide/said_absences.h"
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

// With who is away as it was said since.
Result<people::Organisation> organisation_now(const Bodies& bodies, const View& state) {
  auto organisation = organisation_in(bodies);
  if (organisation) lay_said(state, *organisation);
  return organisation;
}

// By language; an earlier program may have put them in force.
Result<words::Messages> messages_in(const Bodies& bodies, const std::vector<std::string>& jargon,
                                    bool of_before) {
  const auto files = files_in(bodies, "messages");
  if (!files) return files.error();
  words::MessageFile nl;
  words::MessageFile en;
  for (const settings::File& file : *files) {
    (file.name.ends_with("en.toml") ? en : nl) = {file.name, file.text};
  }
  auto whole = words::load_messages(nl, en, jargon);
  return whole || !of_before ? whole : words::messages_of_before(nl, en);
}

Result<time::Calendars> calendars_in(const Bodies& bodies,
                                     const people::Organisation& organisation) {
  const auto files = files_in(bodies, "calendar");
  if (!files) return files.error();
  const auto decrees = settings::parse_decrees(files->front());
  if (!decrees) return decrees.error();
  return time::make_calendars(settings::calendar_content(*decrees, organisation.closure_days));
}

Result<settings::Catalogue> catalogue_in(const Bodies& bodies) {
  const auto files = files_in(bodies, "catalogue");
  return files ? settings::parse_catalogue(*files) : Result<settings::Catalogue>(files.error());
}

Result<settings::Ladders> ladders_in(const Bodies& bodies) {
  const auto files = files_in(bodies, "ladders");
  return files ? settings::parse_ladders(files->front()) : Result<settings::Ladders>(files.error());
}

Result<settings::EngineSettings> settings_in(const Bodies& bodies) {
  const auto files = files_in(bodies, "settings");
  return files ? settings::parse_engine_settings(files->front())
               : Result<settings::EngineSettings>(files.error());
}

// The kinds that differ from those of rules that are known.
struct Different {
  const Rules* known = nullptr;  // none: all of them do
  std::set<std::string, std::less<>> kinds;

  // What these kinds say: as known, where none of them differs.
  template <class Part, class Read>
  Result<Part> part(std::initializer_list<std::string_view> from, Part Rules::*member,
                    Read read) const {
    const bool as_known =
        known != nullptr &&
        std::none_of(from.begin(), from.end(), [&](auto kind) { return kinds.contains(kind); });
    return as_known ? Result<Part>(known->*member) : read();
  }
};

Result<std::shared_ptr<const Rules>> parse(const Bodies& bodies, const Different& different,
                                           const View& state) {
  auto organisation = different.part({"organisation", said_mark}, &Rules::organisation,
                                     [&] { return organisation_now(bodies, state); });
  if (!organisation) return organisation.error();
  auto catalogue =
      different.part({"catalogue"}, &Rules::catalogue, [&] { return catalogue_in(bodies); });
  if (!catalogue) return catalogue.error();
  auto ladders = different.part({"ladders"}, &Rules::ladders, [&] { return ladders_in(bodies); });
  if (!ladders) return ladders.error();
  auto settings =
      different.part({"settings"}, &Rules::settings, [&] { return settings_in(bodies); });
  if (!settings) return settings.error();
  auto calendars = different.part({"calendar", "organisation"}, &Rules::calendars,
                                  [&] { return calendars_in(bodies, *organisation); });
  if (!calendars) return calendars.error();
  auto zone = different.part({"organisation"}, &Rules::zone,
                             [&] { return time::Zone::load(organisation->timezone); });
  if (!zone) return zone.error();
  auto messages = different.part({"messages", "settings"}, &Rules::messages,
                                 [&] { return messages_in(bodies, settings->jargon, true); });
  if (!messages) return messages.error();
  return std::make_shared<const Rules>(
      Rules{*std::move(organisation), *std::move(catalogue), *std::move(ladders),
            *std::move(settings), *std::move(calendars), *std::move(zone), *std::move(messages)});
}

std::vector<Hash> hashes_of(const View& state) {
  std::vector<Hash> hashes;
  for (const std::string& kind : content_kinds()) hashes.push_back(state.content_hash(kind));
  return hashes;
}

}  // namespace

Result<words::Messages> new_messages(const std::string& body,
                                     const std::vector<std::string>& jargon) {
  return messages_in({{"messages", body}}, jargon, false);
}

const std::vector<std::string>& content_kinds() {
  static const std::vector<std::string> kinds = {"calendar", "catalogue",    "ladders",
                                                 "messages", "organisation", "settings"};
  return kinds;
}

bool changes_rules(const Entry& entry) {
  return !entry.beside.contents.empty() ||
         std::any_of(entry.changes.begin(), entry.changes.end(), [](const Change& change) {
           const auto* mark = std::get_if<MarkSet>(&change);
           return mark != nullptr && mark->name == said_mark;
         });
}

std::string content_body(const std::vector<settings::File>& files) {
  Json list = Json::array();
  for (const settings::File& file : files) {
    list.push_back({{"name", file.name}, {"text", file.text}});
  }
  return list.dump();
}

RulesInForce::RulesInForce(const View& state, const Rules& known)
    : contents_(state.contents()),
      said_(state.mark(said_mark)),
      hashes_(hashes_of(state)),
      rules_(std::make_shared<const Rules>(known)) {}

Result<std::shared_ptr<const Rules>> RulesInForce::read(const View& state) {
  std::string contents = state.contents();
  std::string said = state.mark(said_mark);
  if (rules_ && contents == contents_ && said == said_) return rules_;
  std::vector<Hash> hashes = hashes_of(state);
  if (rules_ && hashes == hashes_ && said == said_) {
    contents_ = std::move(contents);
    return rules_;
  }
  Bodies bodies;
  Different different{rules_.get(), {}};
  if (rules_ && said != said_) different.kinds.insert(std::string(said_mark));
  for (std::size_t at = 0; at < hashes.size(); ++at) {
    const std::string& kind = content_kinds()[at];
    auto content = state.content(kind);
    if (!content) {
      return Error{Fault::not_found, "no '" + kind +
                                         "' is loaded yet: run cadans init, or serve "
                                         "with --config"};
    }
    bodies[kind] = std::move(content->body);
    if (rules_ && hashes[at] != hashes_[at]) different.kinds.insert(kind);
  }
  auto rules = parse(bodies, different, state);
  if (!rules) return rules.error();
  contents_ = std::move(contents);
  said_ = std::move(said);
  hashes_ = std::move(hashes);
  rules_ = *std::move(rules);
  return rules_;
}

}  // namespace cadans::decide
