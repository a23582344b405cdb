#include "engine/clock_news.h"

#include <string>

#include "engine/decide/held_time.h"

namespace cadans {
namespace {

std::string in_seconds(Elapsed by) { return std::to_string(by.us / 1'000'000); }

}  // namespace

ClockNews add_clock_news(Engine& engine, decide::Batch& batch) {
  if (engine.guard == nullptr) return {};
  ClockNews news = engine.guard->news();
  for (const Elapsed by : news.steps) {
    batch.add(engine_event(engine.world, "clock-stepped", {{"by_s", in_seconds(by)}}), true);
  }
  if (news.held_by.us != 0) {
    batch.add(engine_event(engine.world, "clock-held", {{"by_s", in_seconds(news.held_by)}}), true);
  } else if (engine.guard->right_again()) {
    batch.add(engine_event(engine.world, "clock-right"), true);
  }
  return news;
}

void keep_clock_news(Engine& engine, const ClockNews& news) {
  if (engine.guard == nullptr) return;
  engine.guard->told(news);
  const bool known = engine.guard->held() && engine.guard->news().held_by.us == 0;
  if (known && !decide::held_time(engine.store.view())) engine.guard->trust();
}

bool time_held(const Engine& engine) { return engine.guard != nullptr && engine.guard->held(); }

}  // namespace cadans
