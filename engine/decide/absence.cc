#include "engine/decide/absence.h"

#include <algorithm>

#include "engine/decide/authority.h"

namespace cadans::decide {
namespace {

constexpr std::chrono::days longest_absence(731);
constexpr Period kept_for{1, Period::Unit::years};

// Those who may say it of a person, the nearest first.
std::vector<std::string> who_may_say_away(const Turn& turn, const std::string& person) {
  std::vector<std::string> positions;
  for (const people::Position& position : turn.rules.organisation.positions) {
    if (position.occupant == person && !position.escalate_to.empty()) {
      positions.push_back(position.escalate_to);
    }
  }
  for (std::string& position : administrators(turn)) positions.push_back(std::move(position));
  return positions;
}

bool may_say_away(const Turn& turn, const std::string& person) {
  const auto positions = who_may_say_away(turn, person);
  return turn.event.actor == person || std::ranges::any_of(positions, [&](const auto& position) {
           return holds(turn, position, turn.event.actor);
         });
}

std::string_view wrong_with(const Turn& turn, const people::Absence& days) {
  if (days.last < days.first) return "ends_before_it_starts";
  if (days.last < turn.today) return "days_behind";
  return days.last - days.first > longest_absence ? "absence_too_long" : "";
}

bool away_then(const Turn& turn, const DaysAway& said) {
  const auto found = turn.rules.organisation.absences.find(said.person);
  return found != turn.rules.organisation.absences.end() &&
         std::ranges::any_of(found->second, [&](const people::Absence& one) {
           return one.first <= said.days.last && said.days.first <= one.last;
         });
}

// What this event says, where it can be so and its actor may say it.
std::optional<DaysAway> said_now(Turn& turn) {
  const std::string text = text_said(turn, "absence");
  auto said = read_days_away(text);
  if (!said) {
    refuse(turn, "not_days_away", words::Values().text("asked_for", text));
    return std::nullopt;
  }
  const std::string person = key_of_person(turn.state, said->person);
  if (turn.rules.organisation.members.find(person) == nullptr) {
    refuse(turn, "unknown_person", words::Values().text("asked_for", said->person));
    return std::nullopt;
  }
  said->person = person;
  if (!may_say_away(turn, person)) {
    refuse(turn, "absence_of_another", who_may_instead(turn, who_may_say_away(turn, person)));
    return std::nullopt;
  }
  if (const auto rule = wrong_with(turn, said->days); !rule.empty()) {
    refuse(turn, rule);
    return std::nullopt;
  }
  return said;
}

void keep_said(Turn& turn, bool here) {
  auto all = said_absences(turn.state);
  all.push_back({std::string(turn.event.value("absence")), here});
  add(turn, MarkSet{std::string(said_mark), mark_of(all)});
  raise(turn, "engine.who-is-away", {});
}

}  // namespace

void say_away(Turn& turn) {
  if (said_now(turn)) keep_said(turn, false);
}

void say_back(Turn& turn) {
  const auto said = said_now(turn);
  if (!said) return;
  if (!away_then(turn, *said)) return refuse(turn, "not_away");
  keep_said(turn, true);
}

bool drop_absences(Turn& turn, const std::function<bool(const SaidAbsence&)>& which) {
  auto all = said_absences(turn.state);
  const auto before = all.size();
  for (const SaidAbsence& one : all) {
    if (which(one) && !turn.state.text(one.text).empty()) add(turn, TextGone{one.text});
  }
  std::erase_if(all, which);
  if (all.size() == before) return false;
  add(turn, MarkSet{std::string(said_mark), mark_of(all)});
  return true;
}

void drop_old_absences(Turn& turn) {
  const LocalDate oldest = time::minus(turn.today, kept_for);
  drop_absences(turn, [&](const SaidAbsence& one) { return one.away.days.last < oldest; });
}

}  // namespace cadans::decide
