#include "tests/simulation/promises/plant.h"

#include <algorithm>

#include "engine/store/store.h"

namespace cadans {
namespace {

bool drops_reminders = false;

bool reminder(const Change& change) {
  const auto* made = std::get_if<NoticeNew>(&change);
  if (made == nullptr) return false;
  const std::string& kind = made->notice.kind;
  return kind == "before" || kind == "due" || kind == "overdue";
}

}  // namespace

// What the linker puts in the place of Store::commit, and the one that it stands before.
Result<void> commit_wrapped(store::Store* store, const Decision& decision) asm(
    "__wrap__ZN6cadans5store5Store6commitERKNS_8DecisionE");
Result<void> commit_itself(store::Store* store, const Decision& decision) asm(
    "__real__ZN6cadans5store5Store6commitERKNS_8DecisionE");

Result<void> commit_wrapped(store::Store* store, const Decision& decision) {
  if (!drops_reminders) return commit_itself(store, decision);
  Decision without = decision;
  for (Entry& entry : without.entries) std::erase_if(entry.changes, reminder);
  return commit_itself(store, without);
}

namespace promises {

bool plant(std::string_view name) {
  drops_reminders = name == "drop-reminder";
  return drops_reminders;
}

}  // namespace promises
}  // namespace cadans
