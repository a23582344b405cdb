#include "engine/store/lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

namespace cadans::store {
namespace {

std::string written_in(int file) {
  std::array<char, 32> bytes;
  const ssize_t size = pread(file, bytes.data(), bytes.size(), 0);
  return size > 0 ? std::string(bytes.data(), static_cast<std::size_t>(size)) : "unknown";
}

Error failed_at(std::string_view what, const std::string& path) {
  const int why = errno;
  if (why == ENOSPC || why == EDQUOT) {
    return {Fault::disk_full,
            fmt::format("cannot {} the lock {}: the disk is full; make room on it, then try again",
                        what, path)};
  }
  return {Fault::io, fmt::format("cannot {} the lock {}: {}", what, path, std::strerror(why))};
}

}  // namespace

Result<Lock> Lock::take(const std::string& store_path) {
  const std::string path = store_path + ".lock";
  const int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return failed_at("make", path);
  Lock lock(file);
  if (flock(file, LOCK_EX | LOCK_NB) != 0) {
    return Error{Fault::locked,
                 fmt::format("another engine holds {} (process {}): stop it first, or let it do "
                             "the work",
                             store_path, written_in(file))};
  }
  const std::string process = std::to_string(getpid());
  if (ftruncate(file, 0) != 0 || pwrite(file, process.data(), process.size(), 0) < 0) {
    return failed_at("write", path);
  }
  return lock;
}

Lock::~Lock() {
  if (file_ >= 0) close(file_);
}

Lock::Lock(Lock&& from) noexcept : file_(std::exchange(from.file_, -1)) {}

Lock& Lock::operator=(Lock&& from) noexcept {
  std::swap(file_, from.file_);
  return *this;
}

}  // namespace cadans::store
