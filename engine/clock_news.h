#pragma once
// What the machine's clock did becomes events of a turn; what became of them reaches the clock.
//
//   add_clock_news(engine, batch)    "engine.clock-stepped", "engine.clock-held" and
//                                    "engine.clock-right", at its head; what of it is news
//   keep_clock_news(engine, news)    after its commit: told, and trusted where it was accepted
//   time_held(engine)                nothing may fall due

#include "engine/loop.h"

namespace cadans {

[[nodiscard]] ClockNews add_clock_news(Engine& engine, decide::Batch& batch);
void keep_clock_news(Engine& engine, const ClockNews& news);
[[nodiscard]] bool time_held(const Engine& engine);

}  // namespace cadans
