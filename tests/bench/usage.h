#pragma once
// What this process has used so far, as the kernel counts it; the difference of two is a stretch.

#include <cstdint>

namespace cadans::bench {

struct Usage {
  double cpu_us = 0;
  double written_bytes = 0;  // to files, the WAL and its checkpoints
  double resident_kb = 0;    // now
};

[[nodiscard]] Usage usage();

}  // namespace cadans::bench
