#include "engine/command/folder_messages.h"

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

}  // namespace cadans::command
