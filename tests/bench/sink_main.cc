// bench_sink: a connector that carries nothing. Each key goes to an append-only file of its own,
// with the instant at which it came, and is on the disk before its receipt leaves. A key that is
// there already is answered and not written again.

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>
#include <unordered_set>

#include "connectors/client/client.h"
#include "connectors/client/process.h"
#include "engine/json.h"
#include "tests/bench/crowd.h"
#include "tests/bench/usage.h"

namespace cadans::bench {
namespace {

constexpr std::size_t wave_most = 1024;

struct Asked {
  std::string door;
  std::string file;
  int credits = 4096;
};

class KeyFile {
 public:
  explicit KeyFile(const std::string& path)
      : file_(::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600)) {
    if (file_ < 0) give_up("cannot open " + path);
  }
  ~KeyFile() { ::close(file_); }
  KeyFile(const KeyFile&) = delete;
  KeyFile& operator=(const KeyFile&) = delete;

  void add(const std::string& key, Instant came) {
    if (!seen_.insert(key).second) {
      ++again_;
    } else {
      lines_ += fmt::format("{} {}\n", key, came.us);
    }
  }
  void sync() {
    if (lines_.empty()) return;
    const auto size = static_cast<ssize_t>(lines_.size());
    if (::write(file_, lines_.data(), lines_.size()) != size || ::fdatasync(file_) != 0) {
      give_up("the sink cannot write its keys");
    }
    lines_.clear();
  }
  [[nodiscard]] std::size_t keys() const { return seen_.size(); }
  [[nodiscard]] int again() const { return again_; }

 private:
  int file_;
  std::unordered_set<std::string> seen_;
  std::string lines_;
  int again_ = 0;
};

// What is there now, in one write and one sync, then its receipts.
void carry(client::Client& engine, Clock& clock, KeyFile& keys, protocol::Deliver first) {
  std::vector<protocol::Deliver> wave = {std::move(first)};
  while (wave.size() < wave_most) {
    auto next = engine.poll();
    if (!next) break;
    wave.push_back(*std::move(next));
  }
  const Instant came = clock.now();
  for (const auto& one : wave) keys.add(one.key, came);
  keys.sync();
  const client::Receipt receipt{protocol::Receipted::delivered, "250 2.0.0 kept"};
  for (const auto& one : wave) engine.answer(one, receipt);
}

Json run(const Asked& asked) {
  client::Process process;
  auto wire = need(client::Dealer::connect({asked.door, "sink", "", "", ""}, process));
  process.wakes(*wire);
  client::Client engine(*wire, process, process);
  KeyFile keys(asked.file);
  engine.ready("mail", asked.credits);
  auto delivery = engine.next();
  const Usage before = usage();
  while (delivery) {
    carry(engine, process, keys, *std::move(delivery));
    delivery = engine.next();
  }
  return {
      {"keys", keys.keys()}, {"again", keys.again()}, {"cpu_us", usage().cpu_us - before.cpu_us}};
}

}  // namespace
}  // namespace cadans::bench

int main(int count, char** words) {
  cadans::bench::Asked asked;
  CLI::App app("A connector that keeps the keys that it gets; prints one line of JSON at the end");
  app.add_option("--door", asked.door, "The engine's door")->required();
  app.add_option("--file", asked.file, "Where the keys go")->required();
  app.add_option("--credits", asked.credits, "Deliveries that it may hold at once");
  CLI11_PARSE(app, count, words);
  try {
    std::printf("%s\n", cadans::bench::run(asked).dump().c_str());
    return 0;
  } catch (const std::exception& fault) {
    std::cerr << fault.what() << "\n";
    return 1;
  }
}
