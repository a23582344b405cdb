#pragma once
// What goes wrong around the engine, by a seed: frames that are lost or doubled, a connector that
// dies before or after it has sent, servers that say later or no. Below dispatch and
// connectors/client, so that both run for real.
//
//   Chance chance(seed);                  // one stream of numbers a run
//   TrueTime time(machine);               // of which the machine's clock may be set ahead
//   FaultyWire wire(chance);              // wire.lose_all(true): the engine dies before it sends
//   PaperConnector mail(wire, clock, ...) // a client and its sent-keys file, and what it sent

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "connectors/client/client.h"
#include "connectors/client/sent_keys.h"
#include "engine/rehearsal/paper_wire.h"
#include "engine/rehearsal/paper_world.h"

namespace cadans::promises {

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : seed_(seed) {}
  double next() { return rehearsal::roll(seed_, std::to_string(++count_)); }
  bool once_in(double times) { return calm_ ? false : next() * times < 1; }
  int between(int least, int most) { return least + static_cast<int>(next() * (most - least + 1)); }
  void calm(bool calm) { calm_ = calm; }  // nothing goes wrong from here on

 private:
  std::uint64_t seed_;
  std::uint64_t count_ = 0;
  bool calm_ = false;
};

// What time it really is: the machine's, less what somebody set its clock ahead.
class TrueTime : public Clock {
 public:
  explicit TrueTime(rehearsal::PaperClock& machine) : machine_(machine) {}
  Instant now() override { return machine_.now() - ahead_; }
  Elapsed awake() override { return machine_.awake(); }
  void pass_to(Instant instant) { machine_.put(instant + ahead_); }
  void set_machine_ahead(Elapsed by) {
    machine_.step({by.us - ahead_.us});
    ahead_ = by;
  }
  void be_as_the_machine() { ahead_ = {}; }
  [[nodiscard]] bool machine_is_right() const { return ahead_.us == 0; }

 private:
  rehearsal::PaperClock& machine_;
  Elapsed ahead_;
};

class FaultyWire : public rehearsal::PaperWire {
 public:
  explicit FaultyWire(Chance& chance) : chance_(chance) {}
  bool send(const std::string& peer, const protocol::Frames& frames) override;
  std::optional<protocol::Arrived> receive(Instant until) override;

  void lose_all(bool all) { lose_all_ = all; }
  void engine_died();  // what it had not read is gone, or most of it
  [[nodiscard]] int faults() const { return faults_; }
  // What left the engine twice under one attempt: it was not durable, or not raised.
  [[nodiscard]] const std::vector<std::string>& sent_twice() const { return sent_twice_; }

 private:
  void look_at(const protocol::Frames& frames);

  Chance& chance_;
  bool lose_all_ = false;
  int faults_ = 0;
  std::set<std::pair<std::int64_t, int>> attempts_;  // of deliveries, that left the engine
  std::vector<std::string> sent_twice_;
};

// One message that left, as the world outside saw it.
struct Sent {
  std::string key;
  std::string person_mail;
  Instant at;
};

class PaperConnector {
 public:
  using Bounces = std::function<bool(std::string_view key)>;
  PaperConnector(FaultyWire& wire, Clock& clock, Chance& chance, std::string folder);

  void bounces(Bounces bounces) { bounces_ = std::move(bounces); }
  bool carry_all();  // what is there now; whether there was anything
  [[nodiscard]] const std::vector<Sent>& sent() const { return sent_; }
  [[nodiscard]] const std::set<std::string>& doubtful() const { return doubtful_; }
  [[nodiscard]] int faults() const { return faults_; }

 private:
  std::optional<client::Outcome> carry(const protocol::Deliver& delivery);  // none: it died
  void start();

  FaultyWire& wire_;
  Clock& clock_;
  Chance& chance_;
  std::string path_;
  rehearsal::PaperStop stop_;
  rehearsal::PaperPeer end_;
  std::unique_ptr<client::Client> client_;
  std::unique_ptr<client::SentKeys> keys_;
  Bounces bounces_;
  std::vector<Sent> sent_;
  std::set<std::string> doubtful_;  // keys that it died over
  int faults_ = 0;
};

}  // namespace cadans::promises
