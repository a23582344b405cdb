#pragma once
// A world on paper: the clock goes where it is put, keys follow from a seed,
// and nobody asks to stop.
//
//   clock.put(instant)    time passes until then
//   clock.step(by)        nothing passes: somebody set the clock to another time

#include <cstdint>
#include <string>

#include "engine/world.h"

namespace cadans::rehearsal {

class PaperClock : public MachineClock {
 public:
  explicit PaperClock(Instant start) : booted_(start), now_(start) {}
  Instant now() override { return now_; }
  Elapsed awake() override { return now_ - booted_; }
  bool synchronised() override { return synchronised_; }
  void put(Instant instant) { now_ = instant; }
  void step(Elapsed by) {
    now_ = now_ + by;
    booted_ = booted_ + by;
  }
  void synchronise(bool done) { synchronised_ = done; }

 private:
  Instant booted_;
  Instant now_;
  bool synchronised_ = true;
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
