#include "connectors/mail/maildir.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "engine/hash.h"

namespace cadans::mail {
namespace {

constexpr Elapsed retry_wait = seconds(60);
constexpr std::size_t name_length = 32;

Error failed(std::string_view step, const std::string& path) {
  return {errno == ENOSPC || errno == EDQUOT ? Fault::disk_full : Fault::io,
          fmt::format("{} {} failed: {}", step, path, std::strerror(errno))};
}

Result<void> write_and_sync(int file, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return failed("writing", path);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(file) != 0) return failed("syncing", path);
  return {};
}

Result<void> write_file(const std::string& path, std::string_view bytes) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return failed("opening", path);
  auto outcome = write_and_sync(file, bytes, path);
  if (::close(file) != 0 && outcome) outcome = failed("closing", path);
  return outcome;
}

Result<void> sync_directory(const std::string& path) {
  const int directory = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (directory < 0) return failed("opening", path);
  Result<void> outcome;
  if (::fsync(directory) != 0) outcome = failed("syncing", path);
  ::close(directory);
  return outcome;
}

// CRLF belongs to the wire; in a Maildir a line ends as on this machine.
std::string with_line_feeds(std::string bytes) {
  std::erase(bytes, '\r');
  return bytes;
}

}  // namespace

Result<Maildir> Maildir::open(const std::string& path) {
  for (const char* part : {"tmp", "new", "cur"}) {
    std::error_code fault;
    std::filesystem::create_directories(std::filesystem::path(path) / part, fault);
    if (fault) {
      return Error{Fault::io, fmt::format("{}/{} cannot be made: {}", path, part, fault.message())};
    }
  }
  return Maildir(path);
}

client::Outcome Maildir::carry(const Message& message, const protocol::Deliver& delivery,
                               client::SentKeys& keys) {
  const std::string name = hex(digest({delivery.key})).substr(0, name_length) + ".cadans";
  if (!there(name, delivery)) {
    if (const auto placed = place(name, with_line_feeds(message.bytes)); !placed) {
      return client::RetryAfter{retry_wait, placed.error().what};
    }
  }
  // If this line is lost, the file itself still says that it is there.
  static_cast<void>(keys.sent(delivery.key, name));
  return client::Receipt{protocol::Receipted::delivered, name};
}

bool Maildir::there(const std::string& name, const protocol::Deliver& delivery) const {
  std::error_code fault;
  if (std::filesystem::exists(fmt::format("{}/new/{}", path_, name), fault)) return true;
  if (delivery.attempt == 1) return false;  // nobody can have moved what was never made
  for (const auto& read : std::filesystem::directory_iterator(path_ + "/cur", fault)) {
    if (read.path().filename().string().starts_with(name)) return true;
  }
  return false;
}

Result<void> Maildir::place(const std::string& name, std::string_view bytes) const {
  const std::string fresh = fmt::format("{}/tmp/{}", path_, name);
  if (const auto written = write_file(fresh, bytes); !written) return written;
  const std::string placed = fmt::format("{}/new/{}", path_, name);
  if (::rename(fresh.c_str(), placed.c_str()) != 0) return failed("renaming", fresh);
  return sync_directory(path_ + "/new");
}

}  // namespace cadans::mail
