#include "engine/result.h"

#include <cstdio>
#include <cstdlib>

namespace cadans {

void broken_invariant(std::string_view promise) {
  std::fprintf(stderr, "cadans: broken invariant: %.*s\n", static_cast<int>(promise.size()),
               promise.data());
  std::abort();
}

}  // namespace cadans
