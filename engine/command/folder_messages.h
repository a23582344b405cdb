#pragma once
// A config folder that is asked something without a store.
//
//   messages_in(folder, jargon)       its catalogue of messages
//   rules_in(config, duties)          all that an answer about days needs
//   reader(rules, language)           of the answer, today; without a language: the settings' own
//   say(messages, reader, id, values) one sentence; what is wrong with it where it cannot be said
//
// Errors  those of the folder: file, line and what would be right; a zone that is not known.

#include <string>
#include <vector>

#include "engine/settings/config_folder.h"
#include "engine/time/zone.h"
#include "engine/words/words.h"

namespace cadans::command {

[[nodiscard]] Result<words::Messages> messages_in(const settings::ConfigFolder& folder,
                                                  const std::vector<std::string>& jargon);

struct FolderRules {
  settings::ConfigContent content;
  words::Messages messages;
  time::CalendarContent calendar;
  time::Zone zone;
};
[[nodiscard]] Result<FolderRules> rules_in(const std::string& config, const std::string& duties);
[[nodiscard]] words::Reader reader(const FolderRules& rules, const std::string& language);

[[nodiscard]] std::string say(const words::Messages& messages, const words::Reader& reader,
                              const std::string& id, const words::Values& values = {});

}  // namespace cadans::command
