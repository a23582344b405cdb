#pragma once
// What was done alone, because nobody else could look: task or agenda item, who, when and why, the
// last first. The journal remarks it as "two-eyes"; the history of each task that closed without a
// second pair of eyes, and of each item, is read, never the whole journal.
//
//   alone_rows(opened, desk, since)   acts from `since` on, the last of each task or item
//   alone_since(today)                the day a year before: what an audit looks back on
//
// A task that was opened again since is not told: it is looked at anew.
// Limits  100,000 tasks, 10,000 items.

#include <string>
#include <vector>

#include "engine/command/store_at.h"
#include "engine/json_fwd.h"

namespace cadans::command {

struct AloneRow {
  std::string task;       // "T12"; empty: an item about a gate
  std::string item;       // its number; empty: a task
  std::string reference;  // as people read it
  std::string title;
  std::string by;  // name; empty: the person was forgotten
  LocalDate day;
  std::string reason;  // what was written; empty: nothing, or it was removed
};

[[nodiscard]] LocalDate alone_since(LocalDate today);
[[nodiscard]] Result<std::vector<AloneRow>> alone_rows(const Opened& opened,
                                                       const decide::Desk& desk, LocalDate since);
[[nodiscard]] Json to_json(const AloneRow& row);

}  // namespace cadans::command
