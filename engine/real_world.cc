#include "engine/real_world.h"

#include <sodium.h>
#include <sys/timex.h>
#include <time.h>

#include <array>
#include <atomic>
#include <csignal>

#include "engine/result.h"

namespace cadans {
namespace {

// What the signal reaches: one RealWorld in a process.
volatile std::sig_atomic_t stop_asked = 0;
std::atomic<Waiter*> waiting = nullptr;

void on_signal(int) {
  stop_asked = 1;
  if (Waiter* waiter = waiting) waiter->wake();
}

Elapsed read(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return {static_cast<std::int64_t>(time.tv_sec) * 1'000'000 + time.tv_nsec / 1000};
}

}  // namespace

RealWorld::RealWorld() {
  invariant(sodium_init() >= 0, "the machine has a source of randomness");
  struct sigaction action {};
  action.sa_handler = on_signal;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

RealWorld::~RealWorld() { wakes_nobody(); }

void RealWorld::wakes(Waiter& waiter) { waiting = &waiter; }
void RealWorld::wakes_nobody() { waiting = nullptr; }

Instant RealWorld::now() { return {read(CLOCK_REALTIME).us}; }
Elapsed RealWorld::awake() { return read(CLOCK_BOOTTIME); }
bool RealWorld::synchronised() {
  timex asked{};
  return adjtimex(&asked) != TIME_ERROR && (asked.status & STA_UNSYNC) == 0;
}

bool RealWorld::asked() { return stop_asked != 0; }

std::string RealWorld::key() {
  std::array<unsigned char, 16> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::string text(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  text.pop_back();
  return text;
}

}  // namespace cadans
