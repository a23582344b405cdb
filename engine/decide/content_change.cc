#include "engine/decide/content_change.h"

#include <fmt/format.h>

#include "engine/decide/draft.h"
#include "engine/decide/load_content.h"
#include "engine/decide/open_work.h"
#include "engine/decide/recurring.h"

namespace cadans::decide {
namespace {

constexpr int named_most = 10;

Event for_task(const Event& load, InstanceId task, std::string type) {
  Event event;
  event.type = std::move(type);
  event.at = load.at;
  event.actor = load.actor;
  event.entered_by = load.entered_by;
  event.instance = task;
  return event;
}

// The open tasks that would lose their duty; empty: none.
std::string in_the_way(const std::vector<OpenWork>& all) {
  std::string names;
  int count = 0;
  for (const OpenWork& work : all) {
    if (work.becomes != Becomes::in_the_way) continue;
    if (++count > named_most) continue;
    names += fmt::format("{}T{} of {}", names.empty() ? "" : ", ", work.task.n, work.duty);
  }
  return count > named_most ? fmt::format("{} and {} more", names, count - named_most) : names;
}

void refuse_load(Entry& entry, std::string why) {
  entry.changes.clear();
  entry.beside = {};
  entry.refused = "content";
  entry.said = std::move(why);
}

void add_what_follows(const Event& load, const OpenWork& work, Entry& entry,
                      std::vector<Event>& raised) {
  if (work.becomes == Becomes::withdrawn) {
    raised.push_back(for_task(load, work.task, "task.withdraw"));
    return;
  }
  if (work.becomes == Becomes::keeps) {
    entry.changes.push_back(Remark{work.task, "rule-kept", std::string(name_of(work.because))});
  }
  if (work.becomes == Becomes::moves) {
    raised.push_back(for_task(load, work.task, "task.follow-rule"));
  }
  if (work.doer.position != work.new_doer.position) {
    Event hands = for_task(load, work.task, "task.change-hands");
    hands.data["to"] = work.new_doer.position;
    raised.push_back(std::move(hands));
  }
}

}  // namespace

std::vector<Event> change_content(const View& state, Entry& entry, RulesInForce& rules) {
  const Event load = entry.event;
  const auto now = rules.read(state);
  load_content(state, load, entry, rules);
  entry.event.texts.clear();
  if (!now || !entry.refused.empty()) return {};
  Draft with(state);
  with.apply(entry);
  const auto then = rules.read(with);
  invariant(then.has_value(), "content that was accepted is read");
  const LocalDate today = (*then)->day(load.at);
  const auto all = open_work(state, **now, **then, today);
  if (const std::string tasks = in_the_way(all); !tasks.empty()) {
    refuse_load(entry, tasks +
                           ": the catalogue no longer has what is open. Leave the duty there "
                           "with ended = true");
    return {};
  }
  std::vector<Event> raised;
  for (const OpenWork& work : all) add_what_follows(load, work, entry, raised);
  remember_rules((*now)->catalogue, (*then)->catalogue, today, entry);
  raised.push_back(for_task(load, {}, "engine.follow-content"));
  return raised;
}

}  // namespace cadans::decide
