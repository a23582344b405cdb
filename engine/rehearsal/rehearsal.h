#pragma once
// A rehearsal: the engine's own loop, store, dispatch and client, with a clock, a wire and people
// on paper. What it writes is a store and a journal like any other.
//
//   Rehearsal rehearsal(store, {monday, seed, ids});
//   rehearsal.carry(...);                     // what becomes of a delivery
//   rehearsal.begin(folder, weeks);           // content, journey, golive
//   rehearsal.run(until, progress);           // stops when `stop` is asked
//   rehearsal.go_live();                      // the journal says that what follows is real
//
// Without begin() it goes on from a store as it stands, every mail arrives and nobody acts.
// `carry` is the real connector's handling of one delivery, or one on paper.

#include <functional>
#include <memory>
#include <optional>

#include "connectors/client/client.h"
#include "engine/loop.h"
#include "engine/rehearsal/paper_people.h"
#include "engine/rehearsal/paper_wire.h"
#include "engine/rehearsal/paper_world.h"
#include "engine/settings/config_folder.h"

namespace cadans::rehearsal {

using Carry = std::function<client::Outcome(const protocol::Deliver&)>;
using Progress = std::function<void(LocalDate today)>;

struct Terms {
  Instant start;
  std::uint64_t seed;  // of what people on paper do
  Ids& ids;            // on paper where the run must be the same again, real where it goes live
  Leaves leaves{};     // who is away beside what the organisation file says
};

class Rehearsal {
 public:
  Rehearsal(store::Store& store, const Terms& terms);

  void carry(Carry carry) { carry_ = std::move(carry); }

  // Moves the organisation's dates by whole weeks and starts its journey.
  Result<void> begin(const settings::ConfigFolder& folder, int weeks);
  Result<void> run(Instant until, const Progress& progress);
  Result<void> go_live();

  [[nodiscard]] PaperClock& clock() { return clock_; }
  [[nodiscard]] PaperStop& stop() { return stop_; }
  [[nodiscard]] decide::RulesInForce& rules() { return engine_.rules; }

 private:
  Result<void> settle();  // turns and deliveries until nothing is left to do now
  Result<void> people_act(LocalDate today);
  [[nodiscard]] Result<Instant> next_moment(Instant until);
  Result<void> live_through(Instant moment, const Progress& progress);

  store::Store& store_;
  PaperClock clock_;
  Ids& ids_;
  PaperStop stop_;
  World world_;
  PaperWire wire_;
  dispatch::Peers peers_;
  Engine engine_;
  PaperPeer mail_end_;
  client::Client mail_;
  Carry carry_;
  std::uint64_t seed_;
  Leaves leaves_;
  std::optional<PaperPeople> people_;
  LocalDate acted_;
};

}  // namespace cadans::rehearsal
