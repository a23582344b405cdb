#include "engine/decide/papers.h"

#include <algorithm>

#include "engine/people/meetings.h"

namespace cadans::decide {
namespace {

constexpr int meetings_most = 60;  // looked at, for one whose papers can still be made

// The body that the papers are for; nullptr = the duty asks for none.
const people::MeetingBody* body_of(const settings::Duty& duty, const Rules& rules) {
  const settings::Ladder* ladder = rules.ladders.find(duty.ladder);
  if (ladder == nullptr) return nullptr;
  const bool asks_papers =
      std::any_of(ladder->rows.begin(), ladder->rows.end(), [](const settings::LadderRow& row) {
        return row.origin == settings::LadderOrigin::papers_close;
      });
  if (!asks_papers) return nullptr;
  const people::MeetingBody* body = rules.organisation.bodies.find(duty.role);
  return body != nullptr ? body : rules.organisation.bodies.find(duty.approver);
}

LocalDate close_of(const people::MeetingBody& body, LocalDate meeting, const Rules& rules) {
  return people::papers_close(body, meeting, rules.calendars);
}

// The first meeting from a day on whose papers close after it, and not before `fair`.
std::optional<LocalDate> first_meeting(const people::MeetingBody& body, LocalDate from,
                                       LocalDate fair, const Rules& rules) {
  LocalDate search = from;
  for (int tries = 0; tries < meetings_most; ++tries) {
    const auto next = people::next_meeting(rules.organisation, body.key, search, rules.calendars);
    if (!next) return std::nullopt;
    const LocalDate close = close_of(body, *next, rules);
    if (close > from && close >= fair) return *next;
    search = *next + std::chrono::days(1);
  }
  return std::nullopt;
}

}  // namespace

std::optional<LocalDate> meeting_for(const settings::Duty& duty, LocalDate from, LocalDate target,
                                     const Rules& rules) {
  const people::MeetingBody* body = body_of(duty, rules);
  if (body == nullptr) return std::nullopt;
  const LocalDate fair = from + (target - from) / 2;
  const auto last =
      people::last_meeting_on_or_before(rules.organisation, body->key, target, rules.calendars);
  if (last) {
    const LocalDate close = close_of(*body, *last, rules);
    if (close > from && close >= fair) return *last;
  }
  return first_meeting(*body, from, fair, rules);
}

std::optional<Papers> papers_of(const settings::Duty& duty, const TaskFacts& facts,
                                const Rules& rules) {
  const people::MeetingBody* body = body_of(duty, rules);
  if (body == nullptr) return std::nullopt;
  // An older journal names no meeting.
  const auto meeting = facts.meeting.named() ? std::optional(facts.meeting)
                                             : meeting_for(duty, facts.issued, facts.target, rules);
  if (!meeting) return std::nullopt;
  return Papers{body->key, *meeting, close_of(*body, *meeting, rules)};
}

std::optional<Papers> papers_now(const settings::Duty& duty, const TaskFacts& facts,
                                 LocalDate today, const Rules& rules) {
  const auto papers = papers_of(duty, facts, rules);
  if (!papers || papers->meeting >= today) return papers;
  const people::MeetingBody& body = *rules.organisation.bodies.find(papers->body);
  const auto next = first_meeting(body, today, today, rules);
  if (!next) return papers;
  return Papers{papers->body, *next, close_of(body, *next, rules)};
}

std::optional<Papers> papers_from(std::string_view body, LocalDate from, const Rules& rules) {
  const people::MeetingBody* known = rules.organisation.bodies.find(body);
  const auto next = known == nullptr ? std::nullopt : first_meeting(*known, from, from, rules);
  if (!next) return std::nullopt;
  return Papers{known->key, *next, close_of(*known, *next, rules)};
}

std::optional<LocalDate> meeting_missed(const Papers& papers, int times, const Rules& rules) {
  LocalDate meeting = papers.meeting;
  for (int k = 1; k < times; ++k) {
    const auto next = people::next_meeting(rules.organisation, papers.body,
                                           meeting + std::chrono::days(1), rules.calendars);
    if (!next) return std::nullopt;
    meeting = *next;
  }
  return meeting;
}

}  // namespace cadans::decide
