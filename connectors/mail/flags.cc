#include "connectors/mail/flags.h"

#include <fmt/format.h>

#include <charconv>
#include <fstream>
#include <map>

namespace cadans::mail {
namespace {

constexpr std::string_view text =
    R"(usage: cadans-mail --engine ENDPOINT --sent-keys FILE (--maildir DIR | --smtp HOST:PORT) ...

Takes the mails of a Cadans engine and sends them, each once per key.

  --engine ENDPOINT     the engine's door: ipc:///run/cadans/engine or tcp://host:5790
  --sent-keys FILE      what was sent, kept over restarts; the file is made when it is not there
  --name NAME           this peer's name on an ipc door (default: mail)
  --credits N           deliveries in hand at once (default: 1000)
  --server-key FILE     tcp: the engine's public key
  --key FILE            tcp: this peer's keys, public on the first line, secret on the second

  --maildir DIR         into a Maildir on this machine
or
  --smtp HOST:PORT      to a mail server
  --starttls            and not without TLS
  --ca FILE             whom to trust for it, else the system's
  --user USER           log in; asks for --starttls and --password-file
  --password-file FILE  mode 0600, the password on its first line
  --hello NAME          how this machine names itself to the server (default: localhost)
)";

Result<void> read_lines(const std::string& file, const std::vector<std::string*>& lines) {
  std::ifstream in(file);
  for (std::string* line : lines) {
    if (!std::getline(in, *line)) {
      return Error{Fault::invalid,
                   fmt::format("{} should hold {} keys of Z85, one a line", file, lines.size())};
    }
  }
  return {};
}

Result<int> read_credits(const std::string& word) {
  int credits = 0;
  const char* end = word.data() + word.size();
  const auto read = std::from_chars(word.data(), end, credits);
  if (read.ec != std::errc() || read.ptr != end || credits < 1 || credits > protocol::credits_max) {
    return Error{Fault::invalid, fmt::format("--credits {} should be a number from 1 to {}", word,
                                             protocol::credits_max)};
  }
  return credits;
}

Result<Flags> complete(Flags flags, const std::string& credits, const std::string& server_key,
                       const std::string& key) {
  const auto number = read_credits(credits);
  if (!number) return number.error();
  flags.mail.credits = *number;
  if (flags.engine.endpoint.empty()) return Error{Fault::invalid, "--engine is missing"};
  if (flags.sent_keys.empty()) return Error{Fault::invalid, "--sent-keys is missing"};
  if (flags.maildir.empty() == flags.smtp.server.empty()) {
    return Error{Fault::invalid, "one of --maildir and --smtp is asked, and not both"};
  }
  if (!server_key.empty()) {
    const auto read = read_lines(server_key, {&flags.engine.server_key});
    if (!read) return read.error();
  }
  if (!key.empty()) {
    const auto read = read_lines(key, {&flags.engine.public_key, &flags.engine.secret_key});
    if (!read) return read.error();
  }
  return flags;
}

}  // namespace

std::string_view usage() { return text; }

Result<Flags> read_flags(int count, char** words) {
  Flags flags;
  flags.engine.name = channel;
  std::string credits = std::to_string(flags.mail.credits);
  std::string server_key;
  std::string key;
  const std::map<std::string_view, std::string*> valued = {
      {"--engine", &flags.engine.endpoint}, {"--sent-keys", &flags.sent_keys},
      {"--name", &flags.engine.name},       {"--credits", &credits},
      {"--server-key", &server_key},        {"--key", &key},
      {"--maildir", &flags.maildir},        {"--smtp", &flags.smtp.server},
      {"--ca", &flags.smtp.ca_file},        {"--user", &flags.smtp.user},
      {"--hello", &flags.smtp.hello},       {"--password-file", &flags.smtp.password_file}};
  for (int at = 1; at < count; ++at) {
    const std::string_view word = words[at];
    if (word == "--help" || word == "-h") {
      flags.help = true;
      return flags;
    }
    if (word == "--starttls") {
      flags.smtp.starttls = true;
      continue;
    }
    const auto found = valued.find(word);
    if (found == valued.end()) {
      return Error{Fault::invalid, fmt::format("{} is not known", word)};
    }
    if (++at == count) return Error{Fault::invalid, fmt::format("{} asks for a value", word)};
    *found->second = words[at];
  }
  return complete(std::move(flags), credits, server_key, key);
}

}  // namespace cadans::mail
