#pragma once
// A bar on the terminal for work that takes its time; nothing where stderr is not one.

#include <string>

#include "engine/time/local_date.h"

namespace cadans::command {

class ProgressBar {
 public:
  ProgressBar(LocalDate from, LocalDate until, bool wanted);
  void at(LocalDate day) const;
  void end() const;

 private:
  LocalDate from_;
  LocalDate until_;
  bool shown_;
};

}  // namespace cadans::command
