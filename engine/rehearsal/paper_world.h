#pragma once
// A world on paper: the clock goes where it is put, keys follow from a seed,
// and nobody asks to stop.

#include <cstdint>
#include <string>

#include "engine/world.h"

namespace cadans::rehearsal {

class PaperClock : public Clock {
 public:
  explicit PaperClock(Instant start) : start_(start), now_(start) {}
  Instant now() override { return now_; }
  Elapsed awake() override { return now_ - start_; }
  void put(Instant instant) { now_ = instant; }

 private:
  Instant start_;
  Instant now_;
};

class PaperIds : public Ids {
 public:
  explicit PaperIds(std::uint64_t seed) : seed_(seed) {}
  std::string key() override;

 private:
  std::uint64_t seed_;
  std::uint64_t count_ = 0;
};

class PaperStop : public Stop {
 public:
  bool asked() override { return asked_; }
  void ask() { asked_ = true; }

 private:
  bool asked_ = false;
};

// A number from 0 up to 1 that follows from the seed and what it is about: the same question has
// the same answer in every run, in whatever order it is asked.
[[nodiscard]] double roll(std::uint64_t seed, std::string_view about);
[[nodiscard]] int roll_between(std::uint64_t seed, std::string_view about, int least, int most);

}  // namespace cadans::rehearsal
