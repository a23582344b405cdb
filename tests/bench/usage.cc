#include "tests/bench/usage.h"

#include <sys/resource.h>

#include <fstream>
#include <string>

namespace cadans::bench {
namespace {

double in_us(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_usec);
}

double number_after(const char* path, const std::string& name) {
  std::ifstream file(path);
  for (std::string word; file >> word;) {
    if (word != name) continue;
    double number = 0;
    file >> number;
    return number;
  }
  return 0;
}

}  // namespace

Usage usage() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  return {in_us(used.ru_utime) + in_us(used.ru_stime), number_after("/proc/self/io", "wchar:"),
          number_after("/proc/self/status", "VmRSS:")};
}

}  // namespace cadans::bench
