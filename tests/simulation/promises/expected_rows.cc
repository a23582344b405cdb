#include "tests/simulation/promises/expected_rows.h"

#include <algorithm>
#include <map>

namespace cadans::promises {
namespace {

using Days = std::map<int, ExpectedRow>;

struct Paper {
  std::string body;
  int meeting = 0;
  int closes = 0;
};

// The last meeting by the target that leaves half of the time for its papers, else the first one
// after it that does.
Paper paper_for(const SlowCalendar& calendar, const decide::Rules& content,
                const settings::Duty& duty, int issued, int target) {
  Paper paper;
  const auto& bodies = content.organisation.bodies;
  if (bodies.find(duty.approver) != nullptr) paper.body = duty.approver;
  if (bodies.find(duty.role) != nullptr) paper.body = duty.role;
  if (paper.body.empty()) return paper;
  for (int from = issued;;) {
    const int meeting = calendar.meeting(paper.body, from);
    if (meeting == 0 || (meeting > target && paper.meeting != 0)) break;
    from = meeting + 1;
    const int last = calendar.papers_close(paper.body, meeting);
    if (last <= issued || last < issued + (target - issued) / 2) continue;
    paper.meeting = meeting;
    if (meeting > target) break;
  }
  if (paper.meeting != 0) paper.closes = calendar.papers_close(paper.body, paper.meeting);
  return paper;
}

bool rests_on(const decide::Rules& content, const settings::Duty& duty,
              const std::vector<std::string>& grounds) {
  if (grounds.empty()) return true;
  for (const std::string& ground : grounds) {
    const std::string grade = duty.grade.empty() ? "no-finding" : duty.grade;
    if (duty.basis == ground || ground == grade) return true;
    if (ground != "gate") continue;
    for (const settings::Gate& gate : content.catalogue.gates()) {
      const auto& asked = gate.requires_ids;
      if (std::find(asked.begin(), asked.end(), duty.id) != asked.end()) return true;
    }
  }
  return false;
}

void put(Days& days, const ExpectedRow& one) {
  ExpectedRow& row = days[one.day];
  const std::string asks = row.asks.empty() ? one.asks : row.asks;
  if (one.rung > row.rung || row.day == 0) row = one;
  row.asks = asks;
}

std::string asks_of(settings::RowKind kind) {
  if (kind == settings::RowKind::before) return "before";
  if (kind == settings::RowKind::due) return "due";
  return kind == settings::RowKind::overdue ? "overdue" : "";
}

// None within two days after the one before, none before half of the time has gone.
void leave_out_early(Days& days, int issued, int target) {
  int before = issued;
  for (auto place = days.begin(); place != days.end();) {
    ExpectedRow& row = place->second;
    const bool early = row.day - before < 2 || row.day < issued + (target - issued) / 2;
    if (row.asks == "before" && early) {
      row.asks.clear();
      place = row.rung > 0 ? std::next(place) : days.erase(place);
      continue;
    }
    if (row.asks == "before" || row.asks == "due") before = row.day;
    ++place;
  }
}

void go_on_asking(Days& days, const SlowCalendar& calendar, const settings::Ladder& ladder) {
  int times = 0;
  int last = 0;
  for (const auto& [day, row] : days) {
    if (row.asks != "overdue") continue;
    ++times;
    last = day;
  }
  for (; times > 0 && ladder.overdue_every > 0 && times < ladder.overdue_most; ++times) {
    last = calendar.plus(last, ladder.overdue_every);
    put(days, {last, "overdue"});
  }
}

// The day that a row counts from: target, close of papers, or the n-th meeting missed; 0 = none.
int origin_day(const SlowCalendar& calendar, const settings::LadderRow& row, const Paper& paper,
               int target) {
  if (row.missed <= 0) {
    return row.origin == settings::LadderOrigin::papers_close ? paper.closes : target;
  }
  int day = paper.meeting;
  for (int k = 1; k < row.missed && day != 0; ++k) day = calendar.meeting(paper.body, day + 1);
  return day;
}

int days_later(const SlowCalendar& calendar, const settings::Ladder& ladder, int from, int days) {
  const bool office = ladder.unit == settings::LadderUnit::office_days;
  return office ? calendar.plus(from, days) : from + days;
}

ExpectedRow row_on(int day, const settings::LadderRow& row) {
  return {.day = day,
          .asks = asks_of(row.kind),
          .rung = row.rung,
          .unless_handed_in = row.unless == settings::TakenBack::handed_in,
          .body = row.body};
}

std::vector<ExpectedRow> in_order(const Days& days, const settings::Ladder& ladder) {
  std::vector<ExpectedRow> rows;
  for (const auto& [day, row] : days) {
    rows.push_back(row);
    if (!ladder.personal.empty() && !row.asks.empty()) rows.back().asks = "personal";
  }
  return rows;
}

}  // namespace

int expected_target(const SlowCalendar& calendar, const settings::Duty& duty, int issued) {
  int day = issued + 7 * duty.lead_time.count;  // every duty of stage 1 counts in weeks
  while (!calendar.office(day) || !calendar.legal(day)) --day;
  return day;
}

std::vector<ExpectedRow> expected_rows(const SlowCalendar& calendar, const decide::Rules& content,
                                       const Issued& issued) {
  const settings::Duty& duty = *content.catalogue.duty(issued.duty);
  const int target =
      issued.target != 0 ? issued.target : expected_target(calendar, duty, issued.day);
  const Paper paper = paper_for(calendar, content, duty, issued.day, target);
  const bool no_meeting = duty.ladder == "governance" && paper.meeting == 0;
  const settings::Ladder& ladder =
      *content.ladders.find(no_meeting ? std::string("second-line") : duty.ladder);
  const auto day_of = [&](const settings::LadderRow& row) {
    const int from = origin_day(calendar, row, paper, target);
    const bool counts = from != 0 && rests_on(content, duty, row.only_for);
    return counts ? days_later(calendar, ladder, from, row.at) : 0;
  };
  Days days;
  for (const settings::LadderRow& row : ladder.rows) {
    if (const int day = day_of(row); day != 0) put(days, row_on(day, row));
  }
  // No rung comes ahead of the target on or before the day on which the task did.
  for (const settings::LadderRow& row : ladder.rows) {
    const int day = day_of(row);
    if (row.rung > 0 && row.at < 0 && day <= issued.day) days.erase(day);
  }
  leave_out_early(days, issued.day, target);
  go_on_asking(days, calendar, ladder);
  return in_order(days, ladder);
}

int expected_close(const SlowCalendar& calendar, const decide::Rules& content,
                   const Issued& issued) {
  const settings::Duty& duty = *content.catalogue.duty(issued.duty);
  if (duty.ladder != "governance") return 0;
  const int target =
      issued.target != 0 ? issued.target : expected_target(calendar, duty, issued.day);
  return paper_for(calendar, content, duty, issued.day, target).closes;
}

std::vector<ExpectedRow> expected_looks(const SlowCalendar& calendar, const decide::Rules& content,
                                        int handed_in) {
  const auto& limits = content.settings.reminders;
  std::vector<ExpectedRow> rows;
  for (int day = handed_in, times = 1; times < limits.approve_most; ++times) {
    day = calendar.plus(day, limits.approve_every_office_days);
    rows.push_back({day, "approve"});
  }
  return rows;
}

std::vector<ExpectedRow> expected_again(const SlowCalendar& calendar, const decide::Rules& content,
                                        const Issued& issued, int rung) {
  std::vector<ExpectedRow> rows;
  for (ExpectedRow row : expected_rows(calendar, content, {issued.duty, issued.day, issued.day})) {
    if (row.rung < rung) row.rung = 0;
    if (row.rung == 0 && row.day < issued.day + 2) continue;
    if (row.day > issued.day && (row.rung > 0 || !row.asks.empty())) rows.push_back(row);
  }
  return rows;
}

}  // namespace cadans::promises
