#include "engine/decide/body_refusal.h"

#include "engine/decide/authority.h"
#include "engine/decide/criteria.h"
#include "engine/decide/desk.h"
#include "engine/decide/refusal.h"
#include "engine/people/meetings.h"

namespace cadans::decide {
namespace {

// Not that day: why, and on which days the body meets.
void refuse_day(Turn& turn, const ItemFacts& item) {
  const auto& calendars = turn.rules.calendars;
  const auto next = people::next_meeting(turn.rules.organisation, item.body,
                                         turn.today + std::chrono::days(1), calendars);
  const LocalDate day = day_said(turn, "day");
  if (!next || !day.named()) return refuse(turn, "day_allowed");
  const auto after = people::next_meeting(turn.rules.organisation, item.body,
                                          *next + std::chrono::days(1), calendars);
  words::Values values;
  const Desk desk{turn.state, turn.rules, reader_of(turn), {}};
  values.text("body_name", body_name(desk, item.body)).day("meeting_date", *next);
  if (after) values.day("next_meeting", *after);
  if (day <= turn.today) values.flag("date_passed");
  refuse(turn, "meeting_day", values);
}

// Who may record instead of the one who was refused.
std::string stand_in(const Turn& turn, const ItemFacts& facts) {
  const std::string recorder = recorder_of(turn, facts.body, facts.drafter);
  const auto person = turn.state.person(acting_person(turn, recorder));
  return person ? person->name : std::string();
}

// Whose decision a gate is: a person's, or a body's in its meeting, where its secretary records.
words::Values who_decides(const Turn& turn, const settings::Gate& gate) {
  const Desk desk{turn.state, turn.rules, reader_of(turn), {}};
  const std::string position = position_of(turn, gate.decided_by, {}, "");
  const std::string speaks = is_body(turn, position) ? secretary_of(turn, position) : position;
  words::Values values;
  values.text("body_name", position_title(desk, position));
  values.text("other_name", acting_name(desk, speaks));
  const auto meeting = people::next_meeting(
      turn.rules.organisation, position, turn.today + std::chrono::days(1), turn.rules.calendars);
  if (meeting) values.day("meeting_date", *meeting);
  return values;
}

}  // namespace

std::string titles_of(const Turn& turn, const std::vector<std::string>& duties) {
  const Desk desk{turn.state, turn.rules, reader_of(turn), {}};
  std::string all;
  for (const std::string& id : duties) {
    const settings::Duty* duty = turn.rules.catalogue.duty(id);
    all += (all.empty() ? "" : ", ") + (duty == nullptr ? id : title(desk, *duty));
  }
  return all;
}

void refuse_item(Turn& turn, const ItemFacts& item, const Snapshot& now, const Facts& facts,
                 std::string_view rule) {
  if (rule == "day_allowed" && turn.event.verb() == "defer") return refuse_day(turn, item);
  refuse(turn, rule,
         words::Values()
             .text("state_word", state_word(turn, now.state))
             .text("possible", possible_acts(turn, now, facts))
             .text("other_name", stand_in(turn, item))
             .day("first_date", item.drafted)
             .day("last_date", turn.event.verb() == "decide" ? turn.today : LocalDate()));
}

void refuse_gate(Turn& turn, const settings::Gate& gate, const Snapshot& now, const Facts& facts,
                 std::string_view rule) {
  const std::string ciso = position_of(turn, "ciso", {}, "");
  auto values = rule == "actor_advises" ? who_may_instead(turn, {ciso}) : who_decides(turn, gate);
  values.text("open_items", titles_of(turn, open_criteria(turn.state, turn.rules, gate)));
  values.text("state_word", state_word(turn, now.state));
  if (rule == "day_allowed") values.day("first_date", turn.today + std::chrono::days(1));
  refuse(turn, rule, values.text("possible", possible_acts(turn, now, facts)));
}

}  // namespace cadans::decide
