#include "engine/command/alone_rows.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "engine/decide/agenda_values.h"
#include "engine/json.h"

namespace cadans::command {
namespace {

constexpr int alone_tasks_most = 100'000;
constexpr int alone_items_most = 10'000;
constexpr int alone_history_most = 1'000;

struct AloneAct {
  std::int64_t seq = 0;
  AloneRow row;
};
using AloneActs = Result<std::vector<AloneAct>>;

bool remarks_alone(const store::Record& record, InstanceId id) {
  return std::ranges::any_of(record.entry.changes, [&](const Change& change) {
    const auto* remark = std::get_if<Remark>(&change);
    return remark != nullptr && remark->id == id && remark->rule == "two-eyes";
  });
}

// The last act on it that nobody else looked at, if it is of this time.
Result<std::optional<AloneAct>> last_alone(const Opened& opened, const decide::Desk& desk,
                                           InstanceId id, LocalDate since) {
  const auto history = opened.reader->history(id, alone_history_most);
  if (!history) return history.error();
  const auto found = std::ranges::find_if(
      *history, [&](const store::Record& record) { return remarks_alone(record, id); });
  if (found == history->end()) return std::optional<AloneAct>();
  AloneAct done;
  const Event& act = found->entry.event;
  done.seq = found->place.seq;
  done.row.day = opened.rules->day(act.at);
  done.row.by = decide::person_name(desk, act.actor);
  done.row.reason = desk.state.text(act.value("reason"));
  return done.row.day < since ? std::optional<AloneAct>() : std::optional(std::move(done));
}

// Nobody was named to look, and the duty asks for somebody.
bool may_be_alone(const decide::TaskFacts& facts, const settings::Duty* duty) {
  if (duty == nullptr) return facts.checker.empty();
  const std::string& looks = duty->approver.empty() ? duty->review : duty->approver;
  return facts.checker.empty() && !looks.empty() && looks != "sample";
}

AloneActs tasks_alone(const Opened& opened, const decide::Desk& desk, LocalDate since) {
  const auto rows =
      opened.reader->instances({.workflow = "task", .ended_too = true, .limit = alone_tasks_most});
  if (!rows) return rows.error();
  std::vector<AloneAct> all;
  for (const store::InstanceRow& row : *rows) {
    if (row.running) continue;
    const decide::TaskFacts facts = decide::task_facts(row.facts);
    const settings::Duty* duty = desk.rules.catalogue.duty(facts.duty);
    if (facts.closed < since || !may_be_alone(facts, duty)) continue;
    auto done = last_alone(opened, desk, row.id, since);
    if (!done) return done.error();
    if (!*done) continue;
    AloneRow& said = (*done)->row;
    said.task = said.reference = "T" + std::to_string(row.id.n);
    said.title = decide::titled(desk, duty == nullptr ? facts.duty : decide::title(desk, *duty),
                                decide::subject_name(desk, facts.subject));
    all.push_back(**std::move(done));
  }
  return all;
}

AloneActs items_alone(const Opened& opened, const decide::Desk& desk, LocalDate since) {
  const auto rows = opened.reader->instances(
      {.workflow = "agenda_item", .ended_too = true, .limit = alone_items_most});
  if (!rows) return rows.error();
  std::vector<AloneAct> all;
  for (const store::InstanceRow& row : *rows) {
    auto done = last_alone(opened, desk, row.id, since);
    if (!done) return done.error();
    if (!*done) continue;
    const decide::ItemFacts item = decide::item_facts(row.facts);
    AloneRow& said = (*done)->row;
    said.item = std::to_string(row.id.n);
    said.task = item.topic == "gate" ? "" : "T" + std::to_string(item.about.n);
    said.reference = decide::word(desk, "text.item", words::Values().text("number", said.item));
    said.title = decide::item_topic(desk, item);
    all.push_back(**std::move(done));
  }
  return all;
}

}  // namespace

LocalDate alone_since(LocalDate today) { return today - std::chrono::days(365); }

Result<std::vector<AloneRow>> alone_rows(const Opened& opened, const decide::Desk& desk,
                                         LocalDate since) {
  auto all = tasks_alone(opened, desk, since);
  if (!all) return all.error();
  auto items = items_alone(opened, desk, since);
  if (!items) return items.error();
  std::ranges::move(*items, std::back_inserter(*all));
  std::ranges::sort(*all, std::ranges::greater(), &AloneAct::seq);
  std::vector<AloneRow> rows;
  for (AloneAct& done : *all) rows.push_back(std::move(done.row));
  return rows;
}

Json to_json(const AloneRow& row) {
  return {{"task", row.task}, {"item", row.item},          {"title", row.title},
          {"by", row.by},     {"day", to_string(row.day)}, {"reason", row.reason}};
}

}  // namespace cadans::command
