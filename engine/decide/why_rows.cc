#include "engine/decide/why_rows.h"

#include <algorithm>

#include "engine/decide/passing.h"
#include "engine/decide/personal.h"
#include "engine/time/working_days.h"

namespace cadans::decide {
namespace {

using words::Values;

// What the journal tells of one notice: whether it left, and how it ended.
struct Fate {
  LocalDate left;  // not named: it did not leave
  bool arrived = false;
  bool bounced = false;
  std::string gone;  // why it was taken out, where it was
};

void follow_delivery(const Desk& desk, const Past& past, const Delivery& delivery,
                     std::int64_t notice, Fate& fate) {
  const auto& all = delivery.notices;
  if (std::ranges::find(all, notice, &Notice::id) == all.end()) return;
  fate.left = desk.rules.day(delivery.made);
  const auto outcome = past.outcomes.find(delivery.id);
  if (outcome == past.outcomes.end()) return;
  fate.arrived = outcome->second == Outcome::delivered;
  fate.bounced = !fate.arrived;
}

Fate fate_of(const Desk& desk, const Past& past, std::int64_t notice) {
  Fate fate;
  for (const Entry& entry : past.entries) {
    for (const Change& change : entry.changes) {
      if (const auto* made = std::get_if<DeliveryNew>(&change)) {
        follow_delivery(desk, past, made->delivery, notice, fate);
      }
      const auto* gone = std::get_if<NoticeGone>(&change);
      if (gone != nullptr && gone->id == notice) fate.gone = gone->why;
    }
  }
  return fate;
}

struct RowStands {
  std::string_view sentence;
  LocalDate day;
  std::string_view rule;
};

// In working days from the day that the task is asked for, before it negative; in days where its
// ladder counts these.
int offset_of(const Desk& desk, const TaskAtDesk& task, LocalDate day) {
  const LocalDate due = due_day(*task.duty, task.facts, desk.rules);
  const auto* ladder = desk.rules.ladders.find(task.facts.ladder);
  if (ladder == nullptr || ladder->unit != settings::LadderUnit::office_days) {
    return static_cast<int>((day - due).count());
  }
  return day < due ? -time::between(day, due, desk.rules.calendars).count
                   : time::between(due, day, desk.rules.calendars).count;
}

RowWhy told_as(const Desk& desk, const TaskAtDesk& task, const PlanRow& row,
               const RowStands& stands) {
  RowWhy why;
  why.offset = offset_of(desk, task, row.on);
  why.on = row.on;
  why.stands = word(desk, std::string(stands.sentence), Values().day("day", stands.day));
  why.rule = stands.rule;
  return why;
}

// The notice by which a row asked: the first of its kind made from its day on, before the next row
// that asks.
const Notice* asked_by(const Past& past, const PlanRow& row, LocalDate before,
                       const std::string& kind) {
  for (const Entry& entry : past.entries) {
    for (const Change& change : entry.changes) {
      const auto* made = std::get_if<NoticeNew>(&change);
      if (made == nullptr || made->notice.kind != kind) continue;
      const LocalDate from = made->notice.from;
      if (row.on <= from && (!before.named() || from < before)) return &made->notice;
    }
  }
  return nullptr;
}

bool said_with_another(const Past& past, const PlanRow& row) {
  const std::string begins = row.asks + " " + to_string(row.on) + ",";
  return std::ranges::any_of(past.entries, [&](const Entry& entry) {
    return std::ranges::any_of(entry.changes, [&](const Change& change) {
      const auto* remark = std::get_if<Remark>(&change);
      return remark != nullptr && remark->rule == "merged" && remark->text.starts_with(begins);
    });
  });
}

// One that left later though it was made in time waited for a day that its reader works.
RowStands how_it_left(const Fate& fate, const PlanRow& row, bool made_late) {
  if (fate.left.named()) {
    const std::string_view rule = fate.left > row.on && !made_late ? "R9" : "R1";
    if (!fate.arrived && !fate.bounced) return {"chase.left", fate.left, rule};
    return {fate.arrived ? "chase.arrived" : "chase.bounced", fate.left, rule};
  }
  if (fate.gone == "merged") return {"chase.merged", {}, "R8"};
  return fate.gone.empty() ? RowStands{"chase.waits", {}, "R9"}
                           : RowStands{"chase.taken_out", {}, "R3"};
}

// What a row of the past came to.
RowStands asked(const Desk& desk, const TaskAtDesk& task, const Past& past, std::size_t index) {
  const PlanRow& row = task.facts.plan[index];
  if (said_with_another(past, row)) return {"chase.said_later", {}, "R1"};
  LocalDate before;
  for (std::size_t next = index + 1; next < task.facts.plan.size() && !before.named(); ++next) {
    if (!task.facts.plan[next].asks.empty()) before = task.facts.plan[next].on;
  }
  const bool alone = is_personal(desk.rules, task.facts);
  const Notice* notice = asked_by(past, row, before, alone ? std::string(personal_kind) : row.asks);
  if (notice == nullptr) return {"chase.not_asked", {}, "R3"};
  return how_it_left(fate_of(desk, past, notice->id), row, notice->late);
}

RowStands to_ask(const TaskAtDesk& task, const PlanRow& row) {
  if (ended(task.snapshot.state)) return {"chase.no_more", {}, "L5"};
  if (first_region(task.snapshot.state) == "submitted" && row.asks != "approve") {
    return {"chase.rests", {}, "R12"};
  }
  const LocalDate planned(task.snapshot.progress.planned);
  if (planned.named() && row.on < planned) return {"chase.planned", planned, "R3"};
  return {"chase.coming", {}, row.asks == "overdue" ? "R4" : "R1"};
}

std::string_view rule_of_remark(std::string_view remark) {
  if (remark == "S1-owner" || remark == "S1-checker" || remark == "S1-told") return "S1";
  if (remark == "S3" || remark == "nobody") return "S3";
  if (remark == "S4-away") return "S4";
  return remark == "acknowledged" || remark == "handed-in" ? "L3" : "";
}

// By which rule nobody was told on a rung of the past; "" where somebody was.
std::string_view passed_by(const Desk& desk, const TaskAtDesk& task, const Past& past,
                           const PlanRow& row) {
  const std::string position = position_for(desk, row.to, task.facts);
  std::string_view rule;
  for (const Entry& entry : past.entries) {
    if (desk.rules.day(entry.event.at) < row.on) continue;
    for (const Change& change : entry.changes) {
      const auto* remark = std::get_if<Remark>(&change);
      const bool own = remark != nullptr && remark->id == task.id &&
                       (remark->text == row.to || remark->text == position);
      if (own && rule.empty()) rule = rule_of_remark(remark->rule);
    }
  }
  return rule;
}

const Told* told_on(const TaskFacts& facts, const PlanRow& row) {
  const auto found = std::ranges::find(facts.told, row.rung, &Told::rung);
  return found == facts.told.end() ? nullptr : &*found;
}

// Earlier it came in the place of another, later it moved on with the one before.
std::string_view rule_of_day(LocalDate told, LocalDate own) {
  if (told < own) return "S2";
  return told == own ? "L1" : "L2";
}

RowStands climbed(const Desk& desk, const TaskAtDesk& task, const Past& past, const PlanRow& row) {
  if (const Told* told = told_on(task.facts, row)) {
    if (row.body) return {"chase.before_body", told->on, "L4"};
    const std::string_view rule = rule_of_day(told->on, row.on);
    return {told->reached ? "chase.reached" : "chase.told", told->on, rule};
  }
  const std::string_view rule = passed_by(desk, task, past, row);
  return {"chase.passed", {}, rule.empty() ? "S1" : rule};
}

std::string_view rule_of_pass(Pass pass) {
  switch (pass) {
    case Pass::owner:
    case Pass::checker:
    case Pass::told:
      return "S1";
    case Pass::vacant:
    case Pass::nobody:
      return "S3";
    case Pass::away:
      return "S4";
    case Pass::no:
      break;
  }
  return "";
}

RowStands to_climb(const Desk& desk, const TaskAtDesk& task, const PlanRow& row) {
  if (ended(task.snapshot.state)) return {"chase.no_more", {}, "L5"};
  const Chased chased{task.facts, task.snapshot};
  if (row_ended(chased, row)) return {"chase.would_pass", {}, "L3"};
  if (row.body) return {"chase.coming", {}, "L4"};
  const std::string position = position_for(desk, row.to, task.facts);
  const Pass pass = passed_over(desk.rules, desk.reader.today, chased, row, position);
  if (pass != Pass::no) return {"chase.would_pass", {}, rule_of_pass(pass)};
  const auto next = next_climb(task.facts, task.snapshot.progress, desk.rules);
  const bool moved =
      next && &task.facts.plan[static_cast<std::size_t>(next->row)] == &row && next->on > row.on;
  if (moved) return {"chase.coming_later", next->on, "L2"};
  return {"chase.coming", {}, row.at_once ? "S4" : "L1"};
}

bool handled(const TaskAtDesk& task, std::size_t index) {
  return index < static_cast<std::size_t>(task.snapshot.progress.row);
}

// By position: what somebody was reminded of is a matter of the task.
std::string asked_whom(const Desk& desk, const TaskAtDesk& task, const PlanRow& row) {
  return position_title(desk, row.asks == "approve" ? task.facts.checker : asked_of(task.facts));
}

std::string rung_who(const Desk& desk, const TaskAtDesk& task, const PlanRow& row) {
  if (row.body) return body_name(desk, row.to);
  const std::string position = position_for(desk, row.to, task.facts);
  return position.empty() ? role_title(desk, row.to) : position_title(desk, position);
}

}  // namespace

std::vector<RowWhy> asking_rows(const Desk& desk, const TaskAtDesk& task, const Past& past) {
  std::vector<RowWhy> rows;
  const auto add = [&](const PlanRow& row, const RowStands& stands) {
    rows.push_back(told_as(desk, task, row, stands));
    rows.back().what = word(desk, "kind." + row.asks);
    rows.back().who = asked_whom(desk, task, row);
  };
  for (const PlanRow& row : rows_too_soon(*task.duty, task.facts, desk.rules)) {
    add(row, {"chase.too_soon", {}, "R2"});
  }
  for (std::size_t index = 0; index < task.facts.plan.size(); ++index) {
    const PlanRow& row = task.facts.plan[index];
    if (row.asks.empty()) continue;
    add(row, handled(task, index) ? asked(desk, task, past, index) : to_ask(task, row));
  }
  std::ranges::stable_sort(rows, {}, &RowWhy::on);
  return rows;
}

std::vector<RowWhy> climbing_rows(const Desk& desk, const TaskAtDesk& task, const Past& past) {
  std::vector<RowWhy> rows;
  const auto add = [&](const PlanRow& row, const RowStands& stands) {
    rows.push_back(told_as(desk, task, row, stands));
    rows.back().what =
        word(desk, "chase.rung", Values().text("day_number", std::to_string(row.rung)));
    rows.back().who = rung_who(desk, task, row);
  };
  for (const PlanRow& row : rungs_before_task(*task.duty, task.facts, desk.rules)) {
    add(row, {"chase.too_soon", {}, "L7"});
  }
  for (std::size_t index = 0; index < task.facts.plan.size(); ++index) {
    const PlanRow& row = task.facts.plan[index];
    if (row.rung == 0) continue;
    // One that came in the place of another was told before its own row was reached.
    const bool over = handled(task, index) || told_on(task.facts, row) != nullptr;
    add(row, over ? climbed(desk, task, past, row) : to_climb(desk, task, row));
  }
  return rows;
}

}  // namespace cadans::decide
