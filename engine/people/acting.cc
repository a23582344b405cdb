#include "engine/people/acting.h"

#include <algorithm>
#include <utility>

#include "engine/people/presence.h"
#include "engine/time/working_days.h"

namespace cadans::people {
namespace {

constexpr int short_absence_office_days_max = 4;

int office_days(const Absence& absence, const time::Calendars& calendars) {
  return time::between(absence.first - std::chrono::days(1), absence.last, calendars).count;
}

Presence presence_of(const Organisation& organisation, const Position* position, LocalDate day,
                     const time::Calendars& calendars) {
  if (position == nullptr) return Presence::unknown;
  if (position->occupant.empty()) return Presence::vacant;
  const auto absence = absence_on(organisation, position->occupant, day, calendars);
  if (!absence) return Presence::here;
  const bool back_soon = office_days(*absence, calendars) <= short_absence_office_days_max;
  return back_soon ? Presence::back_soon : Presence::away;
}

// One question, and all that was looked at to answer it.
class Search {
 public:
  Search(const Organisation& organisation, LocalDate day, const time::Calendars& calendars)
      : organisation_(organisation), day_(day), calendars_(calendars) {}

  Acting from(std::string_view asked) {
    std::string_view key = asked;
    Road road = Road::asked;
    while (!key.empty() && !on_the_line(key)) {
      const Position* position = organisation_.positions.find(key);
      if (acts(key, position, road)) return std::move(found_);
      if (position == nullptr) break;
      key = position->escalate_to;
      road = Road::line;
    }
    return std::move(found_);
  }

 private:
  // Whether the position itself, or else its deputy, acts.
  bool acts(std::string_view key, const Position* position, Road road) {
    const Presence own = look(key, position, road);
    if (own == Presence::here || own == Presence::back_soon) {
      const auto by = own == Presence::here ? ActingRule::occupant : ActingRule::short_absence;
      settle(*position, road == Road::line ? ActingRule::up_the_line : by);
      if (own == Presence::back_soon) found_.waits_until = back(position->occupant);
      return true;
    }
    if (position == nullptr || position->deputy.empty() || position->deputy == key) return false;
    const Position* deputy = organisation_.positions.find(position->deputy);
    if (look(position->deputy, deputy, Road::deputy) != Presence::here) return false;
    const auto by =
        own == Presence::vacant ? ActingRule::deputy_for_vacancy : ActingRule::deputy_for_absence;
    settle(*deputy, road == Road::line ? ActingRule::up_the_line : by);
    return true;
  }

  Presence look(std::string_view key, const Position* position, Road road) {
    const Presence presence = presence_of(organisation_, position, day_, calendars_);
    found_.path.push_back({std::string(key), road, presence});
    return presence;
  }

  void settle(const Position& position, ActingRule rule) {
    found_.person = position.occupant;
    found_.position = position.key;
    found_.rule = rule;
  }

  LocalDate back(const std::string& person) const {
    return next_working_day(organisation_, person, day_, calendars_);
  }

  // A position is asked once for itself; as a deputy it may have been looked at before.
  bool on_the_line(std::string_view key) const {
    return std::ranges::any_of(found_.path, [key](const Look& look) {
      return look.road != Road::deputy && look.position == key;
    });
  }

  const Organisation& organisation_;
  LocalDate day_;
  const time::Calendars& calendars_;
  Acting found_;
};

}  // namespace

Acting who_acts(const Organisation& organisation, std::string_view position, LocalDate day,
                const time::Calendars& calendars) {
  return Search(organisation, day, calendars).from(position);
}

Presence presence(const Organisation& organisation, std::string_view position, LocalDate day,
                  const time::Calendars& calendars) {
  return presence_of(organisation, organisation.positions.find(position), day, calendars);
}

std::string_view word(ActingRule rule) {
  switch (rule) {
    case ActingRule::occupant:
      return "occupant";
    case ActingRule::short_absence:
      return "short-absence";
    case ActingRule::deputy_for_absence:
      return "deputy-for-absence";
    case ActingRule::deputy_for_vacancy:
      return "deputy-for-vacancy";
    case ActingRule::up_the_line:
      return "up-the-line";
    case ActingRule::nobody:
      return "nobody";
    case ActingRule::due_after_return:
      return "due-after-return";
  }
  broken_invariant("a rule of acting has a word");
}

std::string_view word(Presence presence) {
  switch (presence) {
    case Presence::here:
      return "here";
    case Presence::back_soon:
      return "back-soon";
    case Presence::away:
      return "away";
    case Presence::vacant:
      return "vacant";
    case Presence::unknown:
      return "unknown";
  }
  broken_invariant("a presence has a word");
}

std::string_view word(Road road) {
  switch (road) {
    case Road::asked:
      return "asked";
    case Road::deputy:
      return "deputy";
    case Road::line:
      return "line";
  }
  broken_invariant("a road has a word");
}

}  // namespace cadans::people
