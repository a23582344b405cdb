#include "tests/simulation/promises/reports.h"

#include <array>

#include "engine/rehearsal/paper_world.h"
#include "tests/simulation/promises/audit_acts.h"
#include "tests/simulation/promises/gate_acts.h"
#include "tests/simulation/promises/leaves.h"
#include "tests/simulation/promises/offer_acts.h"

namespace cadans::promises {
namespace {

protocol::CloudEvent by_ciso(std::string id, const std::string& verb) {
  protocol::CloudEvent event;
  event.id = std::move(id);
  event.source = "urn:people";
  event.type = "nl.cadans.engine." + verb + ".v1";
  event.actor = "p-ciso";
  return event;
}

// What is said once is said again until it must have arrived: a frame may be lost.
bool in_first_days(std::chrono::days since) {
  return std::chrono::days(1) <= since && since <= std::chrono::days(4);
}

}  // namespace

std::vector<protocol::CloudEvent> Reports::of_today(const View& state,
                                                    const decide::RulesInForce& rules,
                                                    LocalDate day, Instant now) {
  std::vector<protocol::CloudEvent> all;
  for (Event& event : std::array{what_was_done(day), what_is_ahead(day), early_golive(day),
                                 what_happened(day), of_days("away", day), of_days("back", day),
                                 content_.act(state, rules, day, now)}) {
    if (event) all.push_back(*std::move(event));
  }
  for (auto& act : gate_acts(seed_, state, *run_.content, day)) all.push_back(std::move(act));
  for (auto& act : offer_acts(seed_, state, *run_.content, day)) all.push_back(std::move(act));
  for (auto& act : audit_acts(seed_, state, *run_.content, day)) all.push_back(std::move(act));
  return all;
}

Reports::Event Reports::what_happened(LocalDate day) const {
  const std::string id = "happened/" + to_string(day);
  if (seed_ % 5 != 3 || rehearsal::roll(seed_, id) > 0.08) return std::nullopt;
  const int late = rehearsal::roll_between(seed_, id + "/late", 0, 6);
  protocol::CloudEvent event = by_ciso(id, "happened");
  event.fields = {{"name", "exercise"}, {"day", to_string(day - std::chrono::days(late))}};
  return event;
}

Reports::Event Reports::what_was_done(LocalDate day) const {
  const LocalDate start = run_.content->organisation.stage.journey_start;
  if (seed_ % 10 != 2 || !in_first_days(day - start)) return std::nullopt;
  const int ago = rehearsal::roll_between(seed_, "last-done", 10, 120);
  protocol::CloudEvent event = by_ciso("last-done", "last-done");
  event.fields = {
      {"answers", "R.LAST process:process-1 " + to_string(start - std::chrono::days(ago))}};
  return event;
}

// A date outside that was under way when the journey began is still to do; where none was, the
// engine refuses the answer.
Reports::Event Reports::what_is_ahead(LocalDate day) const {
  const LocalDate start = run_.content->organisation.stage.journey_start;
  if (seed_ % 5 != 3 || !in_first_days(day - start)) return std::nullopt;
  protocol::CloudEvent event = by_ciso("ahead", "last-done");
  event.fields = {{"answers", "O.REPORT organisation still-to-do"}};
  return event;
}

Reports::Event Reports::early_golive(LocalDate day) const {
  const LocalDate start = run_.content->organisation.stage.journey_start;
  const bool early = seed_ % 5 == 1 || seed_ % 5 == 2;
  if (!early || !in_first_days(day - start)) return std::nullopt;
  protocol::CloudEvent event = by_ciso("golive", "golive");
  event.fields = {{"team", "work"}, {"day", to_string(start + std::chrono::days(5))}};
  return event;
}

// What somebody says of the own days.
Reports::Event Reports::of_days(const std::string& verb, LocalDate day) const {
  if (!says_who_is_away()) return std::nullopt;
  protocol::CloudEvent event;
  event.id = verb + "/" + to_string(day);
  const auto leave = leave_of(seed_, run_.content->organisation, event.id);
  if (!leave) return std::nullopt;
  event.source = "urn:people";
  event.type = "nl.cadans.engine." + verb + ".v1";
  event.actor = leave->handle;
  event.fields = {{"absence", leave->handle + " " + to_string(leave->days.first) + "/" +
                                  to_string(leave->days.last)}};
  return event;
}

}  // namespace cadans::promises
