#include "engine/zone_change.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "engine/decide/moment.h"
#include "engine/time/zone_offsets.h"

namespace cadans {
namespace {

using time::ZoneOffsets;

constexpr int years_kept = 12;  // ahead: further than anything is planned
constexpr Instant any_time{std::numeric_limits<std::int64_t>::max()};

struct Move {
  Timer timer;
  Instant to;
};

bool is_elapsed_time(const Timer& timer) {
  return timer.urgency == Urgency::clock && timer.instance.n != 0;
}

// Those whose time on the wall is at another instant now, by instance: each has one at most, but
// for the engine's own few, which are the first.
Result<std::vector<Move>> moves(Engine& engine, const ZoneOffsets& before, const time::Zone& zone) {
  const auto all = engine.store.reader().timers(any_time, std::numeric_limits<int>::max());
  if (!all) return all.error();
  const InstanceId done = decide::zone_cursor(engine.store.view());
  std::vector<Move> moves;
  for (const store::DueTimer& due : *all) {
    if (is_elapsed_time(due.timer) || due.timer.instance.n <= done.n) continue;
    const Instant to = before.moved(zone, due.timer.due);
    if (to != due.timer.due) moves.push_back({due.timer, to});
  }
  std::ranges::sort(moves, {}, [](const Move& one) { return one.timer.instance.n; });
  return moves;
}

Event retimed(Engine& engine, const Move& move) {
  Event event = engine_event(engine.world, "retime",
                             {{"due", std::to_string(move.timer.due.us)},
                              {"urgency", std::to_string(static_cast<int>(move.timer.urgency))},
                              {"kind", move.timer.kind},
                              {"to", std::to_string(move.to.us)}});
  event.instance = move.timer.instance;
  return event;
}

Result<void> move_all(Engine& engine, const std::vector<Move>& moves) {
  for (std::size_t at = 0; at < moves.size();) {
    decide::Batch batch;
    batch.now = engine.world.clock.now();
    const std::size_t end = std::min(moves.size(), at + events_most);
    for (; at < end; ++at) {
      Event event = retimed(engine, moves[at]);
      if (at + 1 == end) event.data["cursor"] = std::to_string(moves[at].timer.instance.n);
      batch.add(std::move(event), true);
    }
    const Decision decision = decide::decide(engine.store.view(), batch, engine.rules);
    if (const auto done = engine.store.commit(decision); !done) return done;
  }
  return {};
}

}  // namespace

Result<void> follow_zone(Engine& engine) {
  const auto rules = engine.rules.read(engine.store.view());
  if (!rules) return rules.error();
  const time::Zone& zone = (*rules)->zone;
  const int year{(*rules)->day(engine.world.clock.now()).ymd().year()};
  const std::string now = ZoneOffsets::of(zone, year - 1, year + years_kept).text();
  const std::string kept = decide::zone_before(engine.store.view());
  if (kept == now) return {};
  if (!kept.empty()) {
    const auto before = ZoneOffsets::read(kept);
    if (!before) return before.error();
    const auto all = before->hold(zone) ? Result<std::vector<Move>>(std::vector<Move>())
                                        : moves(engine, *before, zone);
    if (!all) return all.error();
    if (const auto done = move_all(engine, *all); !done) return done;
  }
  return tell(engine.store, engine.rules, engine_event(engine.world, "zone", {{"offsets", now}}));
}

}  // namespace cadans
