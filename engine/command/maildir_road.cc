#include "engine/command/maildir_road.h"

#include <filesystem>

#include "connectors/mail/mail.h"

namespace cadans::command {

Result<std::unique_ptr<MaildirRoad>> MaildirRoad::open(const std::string& folder) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) return Error{Fault::io, "making " + folder + " failed: " + failed.message()};
  auto maildir = mail::Maildir::open(folder + "/mail");
  if (!maildir) return maildir.error();
  auto keys = client::SentKeys::open(folder + "/mail.sent-keys");
  if (!keys) return keys.error();
  return std::unique_ptr<MaildirRoad>(new MaildirRoad(*std::move(maildir), *std::move(keys)));
}

client::Outcome MaildirRoad::carry(const protocol::Deliver& delivery, Clock& clock) {
  return mail::handle(delivery, maildir_, keys_, clock);
}

}  // namespace cadans::command
