#include "engine/decide/content_change.h"

#include <utility>

#include "engine/decide/laid_content.h"
#include "engine/decide/recurring.h"

namespace cadans::decide {
namespace {

Event for_task(const Event& load, InstanceId task, std::string type) {
  Event event;
  event.type = std::move(type);
  event.at = load.at;
  event.actor = load.actor;
  event.entered_by = load.entered_by;
  event.instance = task;
  return event;
}

void refuse_load(Entry& entry, std::string why) {
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
  if (work.new_end.named()) raised.push_back(for_task(load, work.task, "task.follow-end"));
  if (work.doer.position != work.new_doer.position || work.deputy_gone) {
    Event hands = for_task(load, work.task, "task.change-hands");
    hands.data["to"] = work.new_doer.position;
    raised.push_back(std::move(hands));
  }
  if (work.eyes_gone) raised.push_back(for_task(load, work.task, "task.change-eyes"));
}

// Positions whose occupant is another one now, or that have one again.
std::vector<Event> new_holders(const Event& load, const LaidContent& laid) {
  std::vector<Event> all;
  for (const people::Position& now : laid.rules->organisation.positions) {
    const auto* before = laid.before->organisation.positions.find(now.key);
    if (before == nullptr || now.occupant.empty() || before->occupant == now.occupant) continue;
    Event begins = for_task(load, {}, "engine.new-holder");
    begins.data["position"] = now.key;
    all.push_back(std::move(begins));
  }
  return all;
}

}  // namespace

std::vector<Event> change_content(const View& state, Entry& entry, RulesInForce& rules) {
  const Event load = std::exchange(entry.event, {});
  auto laid = lay_content(state, load, rules);
  entry.event = load;
  entry.event.texts.clear();
  if (!laid) return refuse_load(entry, laid.error().what), std::vector<Event>();
  if (std::string tasks = what_is_in_the_way(laid->work); !tasks.empty()) {
    return refuse_load(entry, std::move(tasks)), std::vector<Event>();
  }
  entry.changes = std::move(laid->entry.changes);
  entry.beside = std::move(laid->entry.beside);
  if (!laid->before) return {};
  std::vector<Event> raised;
  for (const OpenWork& work : laid->work) add_what_follows(load, work, entry, raised);
  remember_rules(laid->before->catalogue, laid->rules->catalogue, laid->rules->day(load.at), entry);
  for (Event& begins : new_holders(load, *laid)) raised.push_back(std::move(begins));
  raised.push_back(for_task(load, {}, "engine.follow-content"));
  return raised;
}

}  // namespace cadans::decide
