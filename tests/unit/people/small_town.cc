#include "tests/unit/people/small_town.h"

namespace cadans::people {
namespace {

Weekdays week_of(std::initializer_list<std::chrono::weekday> list) {
  Weekdays set;
  for (const auto day : list) set.add(day);
  return set;
}

void add_leaders(Positions& positions) {
  positions.add({.key = "top", .role = "portfolio-holder", .team = "board", .occupant = "a"});
  positions.add({.key = "town-clerk",
                 .role = "town-clerk",
                 .team = "board",
                 .occupant = "b",
                 .escalate_to = "top"});
  positions.add({.key = "ciso",
                 .role = "ciso",
                 .team = "board",
                 .occupant = "c",
                 .deputy = "iso",
                 .escalate_to = "town-clerk"});
  positions.add({.key = "iso",
                 .role = "iso",
                 .also = {"ibd-contact"},
                 .team = "board",
                 .occupant = "d",
                 .deputy = "privacy",
                 .escalate_to = "ciso"});
  positions.add({.key = "head",
                 .role = "line-manager",
                 .team = "works",
                 .occupant = "f",
                 .deputy = "owner",
                 .escalate_to = "town-clerk"});
}

struct Worker {
  const char* key;
  const char* role;
  const char* occupant;
  const char* deputy;
};

void add_workers(Positions& positions) {
  for (const auto& [key, role, occupant, deputy] : {
           Worker{"privacy", "privacy-officer", "e", "iso"},
           Worker{"owner", "process-owner", "g", "second"},
           Worker{"second", "process-owner", "h", "head"},
           Worker{"sewer", "system-owner", "", ""},
           Worker{"hr-1", "hr", "i", "hr-2"},
           Worker{"hr-2", "hr", "j", "hr-1"},
       }) {
    positions.add({.key = key,
                   .role = role,
                   .team = "works",
                   .occupant = occupant,
                   .deputy = deputy,
                   .escalate_to = "head",
                   .primary = std::string_view(key) == "hr-2"});
  }
}

void add_people(Organisation& town) {
  using namespace std::chrono;
  for (const char* person : {"a", "b", "d", "e", "f", "h", "i", "j"}) town.members.add({person});
  town.members.add({"c", week_of({Monday, Tuesday, Thursday}), 24});
  town.members.add({"g", week_of({Monday, Tuesday, Wednesday, Thursday}), 32});
}

void add_roles(Organisation& town) {
  for (const char* role :
       {"portfolio-holder", "town-clerk", "ciso", "iso", "ibd-contact", "privacy-officer", "hr"}) {
    town.roles[role] = {RoleKind::position, "", role};
  }
  for (const char* role : {"line-manager", "process-owner", "system-owner", "board-member"}) {
    town.roles[role] = {RoleKind::relative, "", role};
  }
  town.roles["college"] = {RoleKind::body, "", "college"};
  town.roles["directie"] = {RoleKind::body, "", "directie"};
  town.roles["external-auditor"] = {RoleKind::outside, "", "external auditor"};
}

void add_bodies(Organisation& town) {
  // From the sample: the directie every second Tuesday, the college every Tuesday.
  town.bodies.add({"directie", std::chrono::Tuesday, 2, on(2026, 12, 1), 4, "town-clerk", true});
  town.bodies.add({"college", std::chrono::Tuesday, 1, on(2026, 12, 1), 6, "town-clerk", true});
  town.recesses = {{"college", on(2026, 12, 24), on(2027, 1, 3)},
                   {"college", on(2027, 7, 19), on(2027, 8, 22)}};
}

}  // namespace

Organisation small_town() {
  Organisation town;
  town.key = "small-town";
  town.name = "Small Town";
  town.domain = "small.example";
  town.sender = "cadans@small.example";
  add_leaders(town.positions);
  add_workers(town.positions);
  add_people(town);
  add_roles(town);
  add_bodies(town);
  town.teams.add({"board", "Board", "", false});
  town.teams.add({"works", "Works", "head", true});
  town.processes.add({.key = "brp", .owner = "owner", .systems = {"suite"}});
  town.systems.add({.key = "suite", .owner = "second"});
  return town;
}

time::Calendars town_calendars() {
  time::CalendarContent content;
  content.decree_days = {{on(2027, 5, 7), "Gelijkgestelde dag"}};
  return make_calendars(content);
}

void appoint(Organisation& organisation, const std::string& position, const std::string& person) {
  Position changed = *organisation.positions.find(position);
  changed.occupant = person;
  organisation.positions.replace(changed);
}

}  // namespace cadans::people
