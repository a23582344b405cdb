#pragma once
// The lock that keeps a second engine off a store: a file beside it, held as long as the object
// lives. It says who holds it, by process number. The kernel lets go when the process ends.
//
// Errors  locked: another engine holds it; the text names its process. io: the file cannot be made.

#include <string>

#include "engine/result.h"

namespace cadans::store {

class Lock {
 public:
  static Result<Lock> take(const std::string& store_path);
  Lock() = default;
  ~Lock();
  Lock(Lock&& from) noexcept;
  Lock& operator=(Lock&& from) noexcept;

 private:
  explicit Lock(int file) : file_(file) {}
  int file_ = -1;
};

}  // namespace cadans::store
