#include "engine/trusted_clock.h"

#include <algorithm>
#include <cstdlib>

namespace cadans {
namespace {

constexpr Elapsed step_least = minutes(1);
constexpr Elapsed ahead_most = hours(1);
constexpr Elapsed gap_most = hours(168);
constexpr Elapsed read_apart_most = seconds(1);

}  // namespace

Result<Instant> last_record(const store::Reader& reader) {
  const auto tail = reader.tail();
  if (!tail) return tail.error();
  const auto last = reader.journal(tail->seq, 1);
  if (!last) return last.error();
  return last->empty() ? Instant{} : last->front().entry.event.at;
}

Result<TrustedClock> TrustedClock::over(const store::Reader& reader, MachineClock& machine) {
  const auto last = last_record(reader);
  if (!last) return last.error();
  TrustedClock clock(machine, *last);
  clock.begin(decide::held_time(reader.view()));
  return clock;
}

void TrustedClock::begin(const std::optional<decide::HeldTime>& before) {
  const Reading reading = read();
  trusted_ = reading.distance();
  held_ = before.has_value();
  const bool put_back = before && reading.wall < before->since + before->ahead;
  const Elapsed gap = reading.wall - last_;
  const bool in_doubt = last_.us != 0 && gap > gap_most && !machine_.synchronised();
  if (!in_doubt && (!before || put_back)) return;
  held_ = true;
  wrong_ = reading.distance();
  trusted_ = {last_.us - reading.awake.us};
  if (!before) news_.held_by = gap;
}

// The two are read one after the other: a machine that sleeps in between would look like a step.
TrustedClock::Reading TrustedClock::read() {
  Reading reading{machine_.now(), machine_.awake()};
  for (Elapsed before = reading.awake;; before = reading.awake) {
    reading = {machine_.now(), machine_.awake()};
    if (reading.awake.us - before.us < read_apart_most.us) return reading;
  }
}

void TrustedClock::compare(const Reading& reading) {
  if (held_) return;
  const std::int64_t moved_us = reading.distance().us - trusted_.us;
  if (moved_us > ahead_most.us && !machine_.synchronised()) {
    held_ = true;
    news_.held_by = {moved_us};
    return;
  }
  if (std::abs(moved_us) > step_least.us) news_.steps.push_back({moved_us});
  trusted_ = reading.distance();
}

Instant TrustedClock::now() {
  const Reading reading = read();
  compare(reading);
  const Instant shown = held_ ? Instant{reading.awake.us + trusted_.us} : reading.wall;
  return std::max(shown, last_);
}

void TrustedClock::told(const ClockNews& news) {
  news_.steps.erase(news_.steps.begin(),
                    news_.steps.begin() + static_cast<std::ptrdiff_t>(news.steps.size()));
  if (news.held_by.us != 0) news_.held_by = {};
}

bool TrustedClock::right_again() {
  if (!held_) return false;
  const Reading reading = read();
  const Elapsed moved{reading.distance().us - trusted_.us};
  if (moved <= ahead_most || machine_.synchronised()) return true;
  const bool put_back = wrong_.us != 0 && reading.distance().us < wrong_.us - step_least.us;
  return put_back && reading.wall - last_ <= gap_most;
}

void TrustedClock::trust() {
  held_ = false;
  wrong_ = {};
  news_.held_by = {};
  trusted_ = read().distance();
}

}  // namespace cadans
