#include "connectors/client/sent_keys.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>
#include <vector>

#include "connectors/protocol/frames.h"

namespace cadans::client {
namespace {

constexpr std::string_view began = "began ";
constexpr std::string_view sent_word = "sent ";
constexpr std::string_view refused_word = "refused ";
constexpr std::size_t lines_a_key =
    4;  // two in the plain case: then half of the file is of old keys

Error failed(const std::string& path, std::string_view step) {
  const int number = errno;
  const bool full = number == ENOSPC || number == EDQUOT || number == EFBIG;
  return {full ? Fault::disk_full : Fault::io,
          fmt::format("{} {} failed: {}", step, path, std::strerror(number))};
}

Result<void> write_all(int file, std::string_view text, const std::string& path) {
  while (!text.empty()) {
    const ssize_t written = ::write(file, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return failed(path, "writing to");
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

// So that a new name is still there after a power failure.
Result<void> sync_directory_of(const std::string& path) {
  const std::string parent = std::filesystem::path(path).parent_path();
  const int directory = ::open(parent.empty() ? "." : parent.c_str(), O_RDONLY | O_DIRECTORY);
  const bool synced = directory >= 0 && ::fsync(directory) == 0;
  Result<void> outcome;
  if (!synced) outcome = failed(path, "syncing the directory of");
  if (directory >= 0) ::close(directory);
  return outcome;
}

std::string line(std::string_view receipt) {
  std::string text(receipt.substr(0, protocol::sentence_bytes_max));
  std::replace_if(
      text.begin(), text.end(), [](char byte) { return byte >= 0 && byte < ' '; }, ' ');
  return text;
}

}  // namespace

SentKeys::SentKeys(std::string path, std::size_t kept) : path_(std::move(path)), kept_(kept) {}

SentKeys::SentKeys(SentKeys&& other) noexcept
    : path_(std::move(other.path_)),
      kept_(other.kept_),
      file_(std::exchange(other.file_, -1)),
      order_(other.order_),
      lines_(other.lines_),
      keys_(std::move(other.keys_)) {}

SentKeys::~SentKeys() {
  if (file_ >= 0) ::close(file_);
}

Result<SentKeys> SentKeys::open(const std::string& path, std::size_t kept) {
  SentKeys keys(path, kept);
  keys.file_ = ::open(path.c_str(), O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  if (keys.file_ < 0) return failed(path, "opening");
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (const auto loaded = keys.load(text.view()); !loaded) return loaded.error();
  if (const auto synced = sync_directory_of(path); !synced) return synced.error();
  return keys;
}

// What stands after the last line's end was torn by a crash: it was never relied on, so it goes.
Result<void> SentKeys::load(std::string_view text) {
  const std::size_t whole = text.rfind('\n') + 1;  // 0 when there is none
  std::string_view rest = text.substr(0, whole);
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    if (!take(rest.substr(0, end))) {
      return Error{Fault::corrupt,
                   fmt::format("{}:{} is neither began, sent nor refused: set the file aside; what "
                               "it knew would be sent again",
                               path_, lines_)};
    }
    rest.remove_prefix(end + 1);
  }
  if (whole < text.size() && ::ftruncate(file_, static_cast<off_t>(whole)) != 0) {
    return failed(path_, "cutting the torn line of");
  }
  return {};
}

bool SentKeys::take(std::string_view line) {
  ++lines_;
  if (line.starts_with(refused_word)) return keys_.erase(std::string(line.substr(8))), true;
  const bool is_sent = line.starts_with(sent_word);
  if (!is_sent && !line.starts_with(began)) return false;
  line.remove_prefix(is_sent ? sent_word.size() : began.size());
  const std::size_t space = is_sent ? line.find(' ') : line.size();
  if (space == std::string_view::npos) return false;
  std::string receipt(is_sent ? line.substr(space + 1) : std::string_view());
  Known& known = keys_[std::string(line.substr(0, space))];
  known = {++order_, is_sent, std::move(receipt), known.begun + (is_sent ? 0 : 1)};
  return true;
}

std::optional<Outcome> SentKeys::known(const protocol::Deliver& delivery) const {
  const auto found = keys_.find(delivery.key);
  if (found == keys_.end()) return std::nullopt;
  if (found->second.sent) return Receipt{protocol::Receipted::delivered, found->second.receipt};
  if (delivery.again && found->second.begun < 2) return std::nullopt;
  return Receipt{protocol::Receipted::unknown, "it began, and no reply is on record"};
}

Result<void> SentKeys::begin(std::string_view key) {
  return append(fmt::format("{}{}\n", began, key), true);
}

Result<void> SentKeys::sent(std::string_view key, std::string_view receipt) {
  return append(fmt::format("{}{} {}\n", sent_word, key, line(receipt)), false);
}

Result<void> SentKeys::refused(std::string_view key) {
  return append(fmt::format("{}{}\n", refused_word, key), false);
}

Result<void> SentKeys::append(const std::string& line, bool synced) {
  if (lines_ >= lines_a_key * kept_) {
    if (const auto compacted = compact(); !compacted) return compacted;
  }
  const off_t before = ::lseek(file_, 0, SEEK_END);
  auto written = write_all(file_, line, path_);
  if (written && synced && ::fdatasync(file_) != 0) written = failed(path_, "syncing");
  if (written) {
    take(std::string_view(line).substr(0, line.size() - 1));
  } else if (::ftruncate(file_, before) != 0) {
    ::close(
        std::exchange(file_, -1));  // half a line must not run into the next: no more are written
  }
  return written;
}

Result<void> SentKeys::compact() {
  std::vector<std::pair<std::string, Known>> all(keys_.begin(), keys_.end());
  std::sort(all.begin(), all.end(),
            [](const auto& a, const auto& b) { return a.second.order < b.second.order; });
  if (all.size() > kept_) all.erase(all.begin(), all.end() - static_cast<std::ptrdiff_t>(kept_));
  std::string text;
  for (const auto& [key, known] : all) {
    if (known.sent) text += fmt::format("{}{} {}\n", sent_word, key, known.receipt);
    for (int k = 0; !known.sent && k < known.begun; ++k) text += fmt::format("{}{}\n", began, key);
  }
  const std::string fresh = path_ + ".new";
  const int file = ::open(fresh.c_str(), O_RDWR | O_APPEND | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return failed(fresh, "opening");
  auto outcome = write_all(file, text, fresh);
  if (outcome && ::fsync(file) != 0) outcome = failed(fresh, "syncing");
  if (outcome && ::rename(fresh.c_str(), path_.c_str()) != 0) outcome = failed(fresh, "renaming");
  if (!outcome) {
    ::close(file);
    return outcome;
  }
  ::close(std::exchange(file_, file));
  keys_ = {all.begin(), all.end()};
  lines_ = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  return sync_directory_of(path_);
}

}  // namespace cadans::client
