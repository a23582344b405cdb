#pragma once
// A mail server as the way out (RFC 5321), one connection for many mails.
//
//   250 after the final dot          Receipt, with the server's words
//   4xx, or nobody answers           RetryAfter
//   5xx to sender, address or text   Rejected
//   5xx before that (login, TLS)     RetryAfter: it is the settings, not this mail
//   lost after the final dot         Receipt `unknown`; the key stays "began" in the sent keys
//
// Errors  open: Fault::invalid for a password without STARTTLS, or in a file that others can read.
// Limits  10 s to connect, 30 s for a reply, 120 s for a mail.

#include <memory>
#include <string>

#include "connectors/mail/road.h"
#include "engine/result.h"

namespace cadans::mail {

struct SmtpSettings {
  std::string server;  // "mail.example:587"
  bool starttls = false;
  std::string ca_file;  // empty: the system's
  std::string user;     // empty: a relay that asks for no login
  std::string password_file;
  std::string hello = "localhost";  // how we name ourselves
};

class Smtp : public Road {
 public:
  [[nodiscard]] static Result<Smtp> open(const SmtpSettings& settings);
  Smtp(Smtp&&) noexcept;
  ~Smtp() override;

  client::Outcome carry(const Message& message, const protocol::Deliver& delivery,
                        client::SentKeys& keys) override;

 private:
  struct Connection;
  explicit Smtp(std::unique_ptr<Connection> connection);

  std::unique_ptr<Connection> connection_;
};

}  // namespace cadans::mail
