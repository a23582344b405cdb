#include "connectors/client/process.h"

#include <atomic>
#include <csignal>
#include <ctime>

namespace cadans::client {
namespace {

std::atomic<bool> stop_asked = false;
std::atomic<Dealer*> waiting = nullptr;

void on_signal(int) {
  stop_asked = true;
  if (Dealer* wire = waiting) wire->wake();
}

std::int64_t read_us(clockid_t clock) {
  timespec time{};
  ::clock_gettime(clock, &time);
  return std::int64_t{time.tv_sec} * 1'000'000 + time.tv_nsec / 1000;
}

}  // namespace

Process::Process() {
  struct sigaction action {};
  action.sa_handler = on_signal;
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
}

Process::~Process() { waiting = nullptr; }

void Process::wakes(Dealer& wire) { waiting = &wire; }

Instant Process::now() { return {read_us(CLOCK_REALTIME)}; }

Elapsed Process::awake() { return {read_us(CLOCK_BOOTTIME)}; }

bool Process::asked() { return stop_asked; }

}  // namespace cadans::client
