#include "engine/command/progress.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace cadans::command {

ProgressBar::ProgressBar(LocalDate from, LocalDate until, bool wanted)
    : from_(from), until_(until), shown_(wanted && isatty(STDERR_FILENO) != 0) {}

void ProgressBar::at(LocalDate day) const {
  if (!shown_) return;
  constexpr int width = 40;
  const auto whole = std::max<std::int64_t>(1, (until_ - from_).count());
  const auto part = static_cast<std::size_t>(
      std::clamp<std::int64_t>(width * (day - from_).count() / whole, 0, width));
  std::fprintf(stderr, "\r[%s%s] %s", std::string(part, '#').c_str(),
               std::string(width - part, '.').c_str(), to_string(day).c_str());
}

void ProgressBar::end() const {
  if (shown_) std::fprintf(stderr, "\r%60s\r", "");
}

}  // namespace cadans::command
