#include "engine/command/plan_sources.h"

#include <algorithm>
#include <initializer_list>

#include "engine/decide/draft.h"
#include "engine/trusted_clock.h"

namespace cadans::command {
namespace {

using decide::Rulebook;
using decide::TaskThen;

constexpr int plan_loads_most = 10'000;
constexpr int plan_tasks_most = 100'000;
constexpr int plan_records_most = 100'000;
constexpr std::chrono::days around(92);

// The bodies that a record put in force; none where they are gone.
Result<Entry> content_put_by(const store::Reader& reader, const store::Record& record) {
  Entry entry;
  for (const Change& change : record.entry.changes) {
    const auto* set = std::get_if<ContentSet>(&change);
    if (set == nullptr) continue;
    auto body = reader.content_of(set->hash);
    if (!body) return body.error();
    if (*body) entry.beside.contents.push_back({set->kind, **std::move(body)});
  }
  return entry;
}

Result<std::vector<Rulebook>> rulebooks(const Opened& opened) {
  const auto records = opened.reader->loads(plan_loads_most);
  if (!records) return records.error();
  decide::Draft then(opened.state());
  decide::RulesInForce rules(opened.state(), *opened.rules);
  std::vector<Rulebook> books;
  for (const store::Record& record : *records) {
    const auto content = content_put_by(*opened.reader, record);
    if (!content) return content.error();
    then.apply(*content);
    const auto read = rules.read(then);
    if (read) books.push_back({record.entry.event.at, *read});
  }
  invariant(!books.empty(), "content in force was put there by a record");
  return books;
}

bool falls_near(const store::InstanceRow& row, const decide::PlanSpan& span) {
  if (span.open_too && row.running) return true;
  const decide::TaskFacts facts = decide::task_facts(row.facts);
  const std::initializer_list<LocalDate> days = {facts.nominal, facts.target, facts.old_target,
                                                 facts.closed, facts.meeting};
  return std::ranges::any_of(days, [&](LocalDate day) {
    return day.named() && span.from - around <= day && day <= span.until + around;
  });
}

// What one record made of the task; false where that is nothing.
bool tells(const Entry& entry, InstanceId id, TaskThen& then) {
  bool told = false;
  for (const Change& change : entry.changes) {
    if (const auto* made = std::get_if<InstanceNew>(&change); made != nullptr && made->id == id) {
      then.facts = decide::task_facts(made->facts);
      then.state = first_region(made->snapshot.state);
      told = true;
    } else if (const auto* set = std::get_if<InstanceSet>(&change);
               set != nullptr && set->id == id) {
      then.state = first_region(set->snapshot.state);
      told = true;
    } else if (const auto* facts = std::get_if<FactsSet>(&change);
               facts != nullptr && facts->id == id) {
      then.facts = decide::task_facts(facts->facts);
      told = true;
    }
  }
  then.at = entry.event.at;
  return told;
}

Result<decide::PlanTask> task_of(const store::Reader& reader, const store::InstanceRow& row) {
  auto records = reader.history(row.id, plan_records_most);
  if (!records) return records.error();
  decide::PlanTask task{row.id, row.identity, {}};
  TaskThen then;
  for (auto record = records->rbegin(); record != records->rend(); ++record) {
    if (tells(record->entry, row.id, then)) task.then.push_back(then);
  }
  invariant(!task.then.empty(), "a task was made by a record");
  return task;
}

}  // namespace

Result<decide::PlanSources> plan_sources(const Opened& opened, const decide::PlanSpan& span) {
  auto books = rulebooks(opened);
  if (!books) return books.error();
  const auto last = last_record(*opened.reader);
  if (!last) return last.error();
  decide::PlanSources sources{*std::move(books), {}, opened.rules->day(*last)};
  const auto rows =
      opened.reader->instances({.workflow = "task", .ended_too = true, .limit = plan_tasks_most});
  if (!rows) return rows.error();
  for (const store::InstanceRow& row : *rows) {
    if (!falls_near(row, span)) continue;
    auto task = task_of(*opened.reader, row);
    if (!task) return task.error();
    sources.tasks.push_back(*std::move(task));
  }
  return sources;
}

}  // namespace cadans::command
