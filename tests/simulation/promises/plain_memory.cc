#include "tests/simulation/promises/plain_memory.h"

#include <dlfcn.h>
#include <sqlite3.h>

#include <cstddef>

namespace cadans::promises {
namespace {

// As the C library has them: the sanitizer stands before their names, not before what they are.
struct Plain {
  void* (*give)(std::size_t) = nullptr;
  void (*take)(void*) = nullptr;
  void* (*again)(void*, std::size_t) = nullptr;
  std::size_t (*size)(void*) = nullptr;
};
Plain plain;

template <class Function>
bool find(void* library, const char* name, Function*& function) {
  function = reinterpret_cast<Function*>(dlsym(library, name));
  return function != nullptr;
}

bool find_all() {
  void* const library = dlopen("libc.so.6", RTLD_NOW | RTLD_NOLOAD);
  return library != nullptr && find(library, "malloc", plain.give) &&
         find(library, "free", plain.take) && find(library, "realloc", plain.again) &&
         find(library, "malloc_usable_size", plain.size);
}

void* give(int bytes) { return plain.give(static_cast<std::size_t>(bytes)); }
void take(void* memory) { plain.take(memory); }
void* again(void* memory, int bytes) {
  return plain.again(memory, static_cast<std::size_t>(bytes));
}
int size(void* memory) { return static_cast<int>(plain.size(memory)); }
int round_up(int bytes) { return (bytes + 7) / 8 * 8; }
int begin(void*) { return SQLITE_OK; }
void end(void*) {}

}  // namespace

bool give_sqlite_plain_memory() {
  if (!find_all()) return false;
  const sqlite3_mem_methods methods = {give, take, again, size, round_up, begin, end, nullptr};
  return sqlite3_config(SQLITE_CONFIG_MALLOC, &methods) == SQLITE_OK;
}

}  // namespace cadans::promises
