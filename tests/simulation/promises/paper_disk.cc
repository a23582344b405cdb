#include "tests/simulation/promises/paper_disk.h"

#include <algorithm>
#include <cstring>
#include <new>

#include "engine/result.h"

namespace cadans::promises {
namespace {

constexpr std::int64_t sector = 512;

// What SQLite keeps for an open file: it allocates the bytes, we build this in them.
struct OpenFile {
  sqlite3_file as_sqlite;
  PaperDisk* disk;
  std::shared_ptr<PaperDisk::File> file;
};

OpenFile& opened(sqlite3_file* file) { return *reinterpret_cast<OpenFile*>(file); }
PaperDisk& disk_of(sqlite3_vfs* vfs) { return *static_cast<PaperDisk*>(vfs->pAppData); }

// On one of the two states of a file.
void carry_out(std::string& bytes, const PaperDisk::Step& step, const std::string& written) {
  const auto at = static_cast<std::size_t>(step.at);
  if (step.cut) return bytes.resize(at);
  if (bytes.size() < at) bytes.resize(at);
  bytes.replace(at, step.count, written, step.from, step.count);
}

void forget_writes(PaperDisk::File& file) {
  file.unsynced.clear();
  file.written.clear();
}

int close_file(sqlite3_file* file) {
  opened(file).file.~shared_ptr();
  return SQLITE_OK;
}

int read_file(sqlite3_file* file, void* to, int count, sqlite3_int64 at) {
  const std::string& live = opened(file).file->live;
  const auto from = std::min(static_cast<std::size_t>(at), live.size());
  const auto have = std::min(static_cast<std::size_t>(count), live.size() - from);
  std::memcpy(to, live.data() + from, have);
  if (have == static_cast<std::size_t>(count)) return SQLITE_OK;
  std::memset(static_cast<char*>(to) + have, 0, static_cast<std::size_t>(count) - have);
  return SQLITE_IOERR_SHORT_READ;
}

int write_file(sqlite3_file* file, const void* from, int count, sqlite3_int64 at) {
  const std::string_view bytes(static_cast<const char*>(from), static_cast<std::size_t>(count));
  return opened(file).disk->write(*opened(file).file, at, bytes);
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  return opened(file).disk->cut(*opened(file).file, size);
}

int sync_file(sqlite3_file* file, int) { return opened(file).disk->sync(*opened(file).file); }

int size_of_file(sqlite3_file* file, sqlite3_int64* size) {
  *size = static_cast<sqlite3_int64>(opened(file).file->live.size());
  return SQLITE_OK;
}

int lock_file(sqlite3_file*, int) { return SQLITE_OK; }

int nobody_holds(sqlite3_file*, int* held) {
  *held = 0;
  return SQLITE_OK;
}

int control_file(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
int sector_size(sqlite3_file*) { return static_cast<int>(sector); }
int promises_nothing(sqlite3_file*) { return 0; }

const sqlite3_io_methods* methods() {
  static const sqlite3_io_methods all = [] {
    sqlite3_io_methods made{};
    made.iVersion = 1;
    made.xClose = close_file;
    made.xRead = read_file;
    made.xWrite = write_file;
    made.xTruncate = truncate_file;
    made.xSync = sync_file;
    made.xFileSize = size_of_file;
    made.xLock = lock_file;
    made.xUnlock = lock_file;
    made.xCheckReservedLock = nobody_holds;
    made.xFileControl = control_file;
    made.xSectorSize = sector_size;
    made.xDeviceCharacteristics = promises_nothing;
    return made;
  }();
  return &all;
}

int open_file(sqlite3_vfs* vfs, sqlite3_filename path, sqlite3_file* file, int flags, int* given) {
  OpenFile& made = opened(file);
  made.as_sqlite.pMethods = nullptr;
  auto found = path == nullptr ? std::make_shared<PaperDisk::File>()
                               : disk_of(vfs).open(path, (flags & SQLITE_OPEN_CREATE) != 0);
  if (!found) return SQLITE_CANTOPEN;
  made.disk = &disk_of(vfs);
  new (&made.file) std::shared_ptr<PaperDisk::File>(std::move(found));
  made.as_sqlite.pMethods = methods();
  if (given != nullptr) *given = flags;
  return SQLITE_OK;
}

int remove_file(sqlite3_vfs* vfs, const char* path, int) {
  disk_of(vfs).remove(path);
  return SQLITE_OK;
}

int look_at_file(sqlite3_vfs* vfs, const char* path, int, int* there) {
  *there = disk_of(vfs).exists(path) ? 1 : 0;
  return SQLITE_OK;
}

int full_path(sqlite3_vfs*, const char* path, int room, char* to) {
  sqlite3_snprintf(room, to, "%s", path);
  return SQLITE_OK;
}

int give_random(sqlite3_vfs* vfs, int count, char* to) {
  for (int at = 0; at < count; ++at) to[at] = static_cast<char>(disk_of(vfs).random());
  return count;
}

int do_not_sleep(sqlite3_vfs*, int) { return 0; }

// SQLite's own clock: a day in 2020, in milliseconds of the Julian calendar. Nothing of ours asks.
int tell_time(sqlite3_vfs*, sqlite3_int64* to) {
  *to = 212'444'640'000'000;
  return SQLITE_OK;
}

int tell_days(sqlite3_vfs* vfs, double* to) {
  sqlite3_int64 milliseconds = 0;
  tell_time(vfs, &milliseconds);
  *to = static_cast<double>(milliseconds) / 86'400'000.0;
  return SQLITE_OK;
}

}  // namespace

PaperDisk::PaperDisk(std::string name, std::uint64_t seed) : name_(std::move(name)), state_(seed) {
  vfs_.iVersion = 2;
  vfs_.szOsFile = sizeof(OpenFile);
  vfs_.mxPathname = 512;
  vfs_.zName = name_.c_str();
  vfs_.pAppData = this;
  vfs_.xOpen = open_file;
  vfs_.xDelete = remove_file;
  vfs_.xAccess = look_at_file;
  vfs_.xFullPathname = full_path;
  vfs_.xRandomness = give_random;
  vfs_.xSleep = do_not_sleep;
  vfs_.xCurrentTime = tell_days;
  vfs_.xCurrentTimeInt64 = tell_time;
  invariant(sqlite3_vfs_register(&vfs_, 0) == SQLITE_OK, "a paper disk can be put in");
}

PaperDisk::~PaperDisk() { sqlite3_vfs_unregister(&vfs_); }

// SplitMix64: small, and the same on every machine.
std::uint64_t PaperDisk::random() {
  std::uint64_t z = state_ += 0x9e3779b97f4a7c15;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

std::shared_ptr<PaperDisk::File> PaperDisk::open(std::string_view path, bool create) {
  const auto found = files_.find(path);
  if (found != files_.end()) return found->second;
  if (!create) return nullptr;
  return files_.emplace(path, std::make_shared<File>()).first->second;
}

void PaperDisk::remove(std::string_view path) {
  const auto found = files_.find(path);
  if (found != files_.end() && !stopped_) files_.erase(found);
}

int PaperDisk::trouble() {
  if (stop_in_ > 0 && --stop_in_ == 0) stopped_ = true;
  if (stopped_) return SQLITE_IOERR;
  if (fail_in_ > 0 && --fail_in_ == 0) return failure_;
  return SQLITE_OK;
}

int PaperDisk::write(File& file, std::int64_t at, std::string_view bytes) {
  if (const int status = trouble(); status != SQLITE_OK) return status;
  const Step step{at, file.written.size(), bytes.size()};
  file.written += bytes;
  carry_out(file.live, step, file.written);
  file.unsynced.push_back(step);
  return SQLITE_OK;
}

int PaperDisk::cut(File& file, std::int64_t size) {
  if (const int status = trouble(); status != SQLITE_OK) return status;
  file.unsynced.push_back({size, 0, 0, true});
  carry_out(file.live, file.unsynced.back(), file.written);
  return SQLITE_OK;
}

int PaperDisk::sync(File& file) {
  if (const int status = trouble(); status != SQLITE_OK) return status;
  for (const Step& step : file.unsynced) carry_out(file.durable, step, file.written);
  forget_writes(file);
  ++syncs_;
  return SQLITE_OK;
}

void PaperDisk::crash() {
  for (auto& [path, file] : files_) {
    if (file->unsynced.empty()) continue;  // what lives is what is durable
    const auto kept = random() % (file->unsynced.size() + 1);
    for (std::size_t at = 0; at < kept; ++at) {
      Step step = file->unsynced[at];
      const bool torn = at + 1 == kept && !step.cut && random() % 2 == 0;
      if (torn) step.count = step.count / sector * (random() % 4) / 4 * sector;
      carry_out(file->durable, step, file->written);
    }
    forget_writes(*file);
    file->live = file->durable;
  }
  stopped_ = false;
  forget_faults();
}

}  // namespace cadans::promises
