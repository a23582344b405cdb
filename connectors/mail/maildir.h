#pragma once
// A local Maildir as the way out: written in tmp/, synced, renamed into new/, the directory synced.
// The file's name comes from the key, so the same key makes one file, however often it comes; one
// that a reader has moved to cur/ counts as well.
//
// Errors  RetryAfter 60 s when the disk fails or is full.
// Source  https://cr.yp.to/proto/maildir.html

#include <string>
#include <string_view>

#include "connectors/mail/road.h"
#include "engine/result.h"

namespace cadans::mail {

class Maildir : public Road {
 public:
  // Makes the directories where they are not there.
  [[nodiscard]] static Result<Maildir> open(const std::string& path);

  client::Outcome carry(const Message& message, const protocol::Deliver& delivery,
                        client::SentKeys& keys) override;

 private:
  explicit Maildir(std::string path) : path_(std::move(path)) {}
  [[nodiscard]] bool there(const std::string& name, const protocol::Deliver& delivery) const;
  [[nodiscard]] Result<void> place(const std::string& name, std::string_view bytes) const;

  std::string path_;
};

}  // namespace cadans::mail
