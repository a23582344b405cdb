#include "tests/simulation/promises/paper_store.h"

#include "engine/result.h"

namespace cadans::promises {
namespace {

constexpr int wal_pages = 256;  // a mebibyte, a dozen commits of a busy day

}  // namespace

std::unique_ptr<store::Store> paper_store(const std::string& disk, const std::string& path) {
  auto store =
      store::Store::open({.path = path, .vfs = disk, .exclusive = true, .wal_pages = wal_pages});
  invariant(store.has_value(), store ? "" : store.error().what);
  return *std::move(store);
}

}  // namespace cadans::promises
