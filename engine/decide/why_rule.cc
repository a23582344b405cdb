#include "engine/decide/why_rule.h"

#include <algorithm>
#include <array>
#include <utility>

namespace cadans::decide {
namespace {

using Behind = std::pair<std::string_view, std::string_view>;

constexpr std::array behind{
    Behind{"explain.due_counted", "T1"},
    Behind{"explain.due_at_once", "T1"},
    Behind{"explain.due_spread", "T2"},
    Behind{"explain.due_overdue", "T2"},
    Behind{"explain.due_calendar", "T3"},
    Behind{"explain.due_shifted", "T4"},
    Behind{"explain.due_moved_back", "T5"},
    Behind{"explain.statutory_end", "T6"},
    Behind{"next.decree_unknown", "T7"},
    Behind{"explain.due_meeting", "T8"},
    Behind{"explain.moved_by_rule", "T9"},
    Behind{"explain.kept_its_day", "T9"},
    Behind{"explain.postponed", "T10"},
    Behind{"explain.own_date", "T10"},
    Behind{"explain.came_late", "T11"},
    Behind{"explain.passed_over", "T11"},
    Behind{"explain.renews", "T12"},
    Behind{"explain.lapsed", "T12"},
    Behind{"explain.in_cycle", "T13"},
    Behind{"explain.carried_over", "T13"},
    Behind{"explain.occupant", "O1"},
    Behind{"explain.nobody", "O1"},
    Behind{"explain.short_absence", "O2"},
    Behind{"explain.deputy_for_absence", "O3"},
    Behind{"explain.due_after_return", "O3"},
    Behind{"explain.deputy_for_vacancy", "O4"},
    Behind{"explain.up_the_line", "O4"},
    Behind{"explain.kept_by", "O5"},
    Behind{"explain.drafter", "O6"},
    Behind{"explain.delegated", "O7"},
    Behind{"explain.personal", "O8"},
    Behind{"explain.next_reminder", "R1"},
    Behind{"explain.sent_late", "R1"},
    Behind{"explain.planned", "R3"},
    Behind{"explain.advised", "R3"},
    Behind{"explain.next_none", "R4"},
    Behind{"explain.next_listed", "R4"},
    Behind{"explain.mail_waits", "R8"},
    Behind{"explain.held", "R11"},
    Behind{"explain.awaiting", "R11"},
    Behind{"explain.needs_release", "R11"},
    Behind{"explain.project_mode", "R11"},
    Behind{"explain.next_approver", "R12"},
    Behind{"explain.next_decision", "L4"},
    Behind{"explain.passed_owner", "S1"},
    Behind{"explain.passed_checker", "S1"},
    Behind{"explain.passed_told", "S1"},
    Behind{"explain.in_its_place", "S2"},
    Behind{"explain.passed_vacant", "S3"},
    Behind{"explain.passed_away", "S4"},
    Behind{"explain.brought_forward", "S4"},
    Behind{"explain.nobody_left", "S5"},
    Behind{"explain.next_nobody_left", "S5"},
    Behind{"explain.passed_taken_up", "L3"},
    Behind{"explain.passed_handed_in", "L3"},
    Behind{"explain.next_rung", "L1"},
    Behind{"explain.next_body", "L4"},
    Behind{"explain.mandate", "L6"},
};

}  // namespace

std::string_view rule_behind(std::string_view sentence) {
  const auto found = std::ranges::find(behind, sentence, &Behind::first);
  return found == behind.end() ? std::string_view() : found->second;
}

About about(std::string_view rule) {
  if (rule.starts_with('T')) return About::date;
  if (rule.starts_with('O')) return About::owner;
  if (rule.starts_with('R')) return About::reminders;
  return rule.empty() ? About::all : About::rungs;
}

}  // namespace cadans::decide
