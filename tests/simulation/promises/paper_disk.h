#pragma once
// A disk on paper: an SQLite VFS that keeps its files in memory and knows of each what was synced.
//
//   PaperDisk disk("paper", seed);
//   auto store = store::Store::open({.path = "org.db", .vfs = "paper", .exclusive = true});
//   disk.fail_at(3, SQLITE_FULL);   // the third write or sync from now on, and only that one
//   disk.stop_at(5);                // from the fifth write or sync on nothing works any more
//   disk.crash();                   // what was not synced is gone, but for a first part, torn
//
// A crash keeps a random number of the writes that were not synced, in their order, and of the last
// of those a random number of sectors. Renaming and removing files is durable at once.
// Limits  WAL needs `exclusive`: there is no shared memory here. One thread. It outlives the
//         connections that use it.
// Source  SQLite, "The SQLite OS Interface"; "Atomic Commit In SQLite", section 2 (sectors of 512).

#include <sqlite3.h>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace cadans::promises {

class PaperDisk {
 public:
  PaperDisk(std::string name, std::uint64_t seed);
  ~PaperDisk();
  PaperDisk(const PaperDisk&) = delete;
  PaperDisk& operator=(const PaperDisk&) = delete;

  void fail_at(int nth, int status) { fail_in_ = nth, failure_ = status; }
  void stop_at(int nth) { stop_in_ = nth; }
  void stop() { stopped_ = true; }
  void crash();
  [[nodiscard]] bool stopped() const { return stopped_; }
  [[nodiscard]] bool failed() const { return fail_in_ == 0; }  // what fail_at asked has happened
  void forget_faults() { fail_in_ = stop_in_ = -1; }
  [[nodiscard]] std::int64_t syncs() const { return syncs_; }

  struct Step {  // a write of `count` of the file's written bytes; with `cut`, its new end
    std::int64_t at = 0;
    std::size_t from = 0;
    std::size_t count = 0;
    bool cut = false;
  };
  struct File {
    std::string live;
    std::string durable;
    std::vector<Step> unsynced;
    std::string written;  // by those, one after another
  };

  // What SQLite asks. Not for tests.
  std::shared_ptr<File> open(std::string_view path, bool create);
  [[nodiscard]] bool exists(std::string_view path) const { return files_.contains(path); }
  void remove(std::string_view path);
  int write(File& file, std::int64_t at, std::string_view bytes);
  int cut(File& file, std::int64_t size);
  int sync(File& file);
  std::uint64_t random();

 private:
  [[nodiscard]] int trouble();  // SQLITE_OK, or what this write or sync comes to

  std::string name_;
  sqlite3_vfs vfs_{};
  std::uint64_t state_;
  std::map<std::string, std::shared_ptr<File>, std::less<>> files_;
  int fail_in_ = -1;
  int failure_ = SQLITE_IOERR_WRITE;
  int stop_in_ = -1;
  bool stopped_ = false;
  std::int64_t syncs_ = 0;
};

}  // namespace cadans::promises
