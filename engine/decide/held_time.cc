#include "engine/decide/held_time.h"

#include <algorithm>
#include <cstdlib>

#include "engine/decide/authority.h"
#include "engine/decide/letter.h"
#include "engine/json.h"

namespace cadans::decide {
namespace {

constexpr std::string_view held_mark = "clock-held";
constexpr std::string_view stepped_mark = "clock-stepped";

std::string as_kept(const Turn& turn) {
  return Json({{"at", turn.event.at.us}, {"by_s", number(turn.event.value("by_s"))}}).dump();
}

void tell_administrator(Turn& turn) {
  Letter letter;
  letter.person = administrator(turn, {});
  letter.key = "alarm/clock/" + std::to_string(turn.event.at.us);
  letter.urgency = Urgency::act;
  const auto person = turn.state.person(letter.person);
  const words::Reader reader{words::language_of(person ? person->language : "nl"), turn.today};
  const Elapsed by = seconds(number(turn.event.value("by_s")));
  const auto& zone = turn.rules.zone;
  const Instant shown = turn.event.at + by;
  post_alarm(turn, letter, "mail.clock-ahead",
             words::Values()
                 .text("span", how_far(turn.rules, reader, by))
                 .day("shown_date", zone.date(shown))
                 .text("shown_time", to_string(zone.time(shown))));
}

// Who keeps the system running, and the CISO.
bool may_accept(const Turn& turn) {
  auto positions = administrators(turn);
  positions.push_back(position_of(turn, "ciso", {}, ""));
  return std::any_of(positions.begin(), positions.end(), [&](const std::string& position) {
    return holds(turn, position, turn.event.actor);
  });
}

}  // namespace

std::optional<HeldTime> held_time(const View& state) {
  const std::string mark = state.mark(held_mark);
  if (mark.empty()) return std::nullopt;
  const Json held = Json::parse(mark, nullptr, false);
  if (!held.is_object()) return std::nullopt;
  return HeldTime{{held.value("at", std::int64_t{0})},
                  seconds(held.value("by_s", std::int64_t{0}))};
}

std::string how_far(const Rules& rules, const words::Reader& reader, Elapsed by) {
  const std::int64_t away = std::abs(by.us);
  Period span{static_cast<int>(away / minutes(1).us), Period::Unit::minutes};
  if (away >= hours(2).us) span = {static_cast<int>(away / hours(1).us), Period::Unit::hours};
  if (away >= hours(48).us) span = {static_cast<int>(away / hours(24).us), Period::Unit::days};
  return words::span(rules.messages, reader, span);
}

void clock_stepped(Turn& turn) { add(turn, MarkSet{std::string(stepped_mark), as_kept(turn)}); }

void clock_held(Turn& turn) {
  add(turn, MarkSet{std::string(held_mark), as_kept(turn)});
  tell_administrator(turn);
}

void clock_right(Turn& turn) { add(turn, MarkSet{std::string(held_mark), ""}); }

void accept_clock(Turn& turn) {
  if (!may_accept(turn)) {
    return refuse(turn, "administrator_only", who_may_instead(turn, administrators(turn)));
  }
  if (turn.state.mark(held_mark).empty()) return refuse(turn, "clock_goes");
  clock_right(turn);
}

}  // namespace cadans::decide
