#include "engine/command/folder_messages.h"

#include <utility>

#include "engine/real_world.h"

namespace cadans::command {

Result<words::Messages> messages_in(const settings::ConfigFolder& folder,
                                    const std::vector<std::string>& jargon) {
  words::MessageFile nl;
  words::MessageFile en;
  for (const settings::File& file : folder.messages) {
    (file.name.ends_with("en.toml") ? en : nl) = {file.name, file.text};
  }
  return words::load_messages(nl, en, jargon);
}

Result<FolderRules> rules_in(const std::string& config, const std::string& duties) {
  const auto folder = settings::read_folder(config, duties);
  if (!folder) return folder.error();
  auto content = settings::read_content(*folder);
  if (!content) return content.error();
  auto messages = messages_in(*folder, content->settings.jargon);
  if (!messages) return messages.error();
  const people::Organisation& organisation = content->organisation.organisation;
  const auto zone = time::Zone::load(organisation.timezone);
  if (!zone) return zone.error();
  auto calendar = settings::calendar_content(content->decrees, organisation.closure_days);
  return FolderRules{*std::move(content), *std::move(messages), std::move(calendar), *zone};
}

words::Reader reader(const FolderRules& rules, const std::string& language) {
  const std::string& code = language.empty() ? rules.content.settings.language : language;
  RealWorld real;
  return {words::language_of(code), rules.zone.date(real.now())};
}

std::string say(const words::Messages& messages, const words::Reader& reader, const std::string& id,
                const words::Values& values) {
  const auto text = words::sentence(messages, reader, id, values);
  return text ? *text : text.error().what;
}

}  // namespace cadans::command
