#pragma once
// The fields of an organisation under the names that its JSON has: one list for each value, used
// for writing and for reading, so that the two cannot differ. Only json.cc includes this.
//
//   describe(visit, value)  calls visit(name, field) for each field, in the order of writing

#include <type_traits>

#include "engine/people/organisation.h"

namespace cadans::people {

// A T, const or not: a writer describes a const one, a reader one to fill.
template <class Given, class T>
concept Like = std::is_same_v<std::remove_const_t<Given>, T>;

template <class Visit, Like<Position> T>
void describe(Visit& visit, T& position) {
  visit("key", position.key);
  visit("role", position.role);
  visit("also", position.also);
  visit("title", position.title);
  visit("team", position.team);
  visit("occupant", position.occupant);
  visit("deputy", position.deputy);
  visit("escalate_to", position.escalate_to);
  visit("primary", position.primary);
  visit("capacity_hours", position.capacity_hours);
}

template <class Visit, Like<Member> T>
void describe(Visit& visit, T& member) {
  visit("key", member.key);
  visit("working_days", member.working_days);
  visit("contract_hours", member.contract_hours);
}

template <class Visit, Like<Absence> T>
void describe(Visit& visit, T& absence) {
  visit("first", absence.first);
  visit("last", absence.last);
}

template <class Visit, Like<Team> T>
void describe(Visit& visit, T& team) {
  visit("key", team.key);
  visit("name", team.name);
  visit("led_by", team.led_by);
  visit("staff", team.staff);
}

template <class Visit, Like<Process> T>
void describe(Visit& visit, T& process) {
  visit("key", process.key);
  visit("name", process.name);
  visit("owner", process.owner);
  visit("critical", process.critical);
  visit("in_scope_from_stage", process.in_scope_from_stage);
  visit("uses_suwinet", process.uses_suwinet);
  visit("brp", process.brp);
  visit("has_plan", process.has_plan);
  visit("with_ot", process.with_ot);
  visit("systems", process.systems);
}

template <class Visit, Like<System> T>
void describe(Visit& visit, T& system) {
  visit("key", system.key);
  visit("name", system.name);
  visit("owner", system.owner);
  visit("in_scope_from_stage", system.in_scope_from_stage);
  visit("internet_facing", system.internet_facing);
  visit("privileged", system.privileged);
  visit("suwinet", system.suwinet);
}

template <class Visit, Like<Supplier> T>
void describe(Visit& visit, T& supplier) {
  visit("key", supplier.key);
  visit("name", supplier.name);
  visit("owner", supplier.owner);
  visit("risk_class", supplier.risk_class);
  visit("processes", supplier.processes);
}

template <class Visit, Like<OtAsset> T>
void describe(Visit& visit, T& asset) {
  visit("key", asset.key);
  visit("name", asset.name);
  visit("owner", asset.owner);
  visit("consequence", asset.consequence);
  visit("supplier", asset.supplier);
}

template <class Visit, Like<BoardMember> T>
void describe(Visit& visit, T& member) {
  visit("key", member.key);
  visit("appointed", member.appointed);
}

template <class Visit, Like<Connection> T>
void describe(Visit& visit, T& connection) {
  visit("key", connection.key);
  visit("name", connection.name);
  visit("supplier", connection.supplier);
  visit("activated", connection.activated);
}

template <class Visit, Like<MeetingBody> T>
void describe(Visit& visit, T& body) {
  visit("key", body.key);
  visit("weekday", body.weekday);
  visit("interval_weeks", body.interval_weeks);
  visit("first", body.first);
  visit("papers_close_office_days", body.papers_close_office_days);
  visit("secretary", body.secretary);
  visit("bundle_quarterly", body.bundle_quarterly);
}

template <class Visit, Like<Recess> T>
void describe(Visit& visit, T& recess) {
  visit("body", recess.body);
  visit("first", recess.first);
  visit("last", recess.last);
}

template <class Visit, Like<Roster> T>
void describe(Visit& visit, T& roster) {
  visit("key", roster.key);
  visit("positions", roster.positions);
}

template <class Visit, Like<Role> T>
void describe(Visit& visit, T& role) {
  visit("kind", role.kind);
  visit("title_nl", role.title_nl);
  visit("title_en", role.title_en);
}

template <class Visit, Like<Stage> T>
void describe(Visit& visit, T& stage) {
  visit("current", stage.current);
  visit("journey_start", stage.journey_start);
  visit("started", stage.started);
  visit("project_mode_until", stage.project_mode_until);
  visit("demo_start", stage.demo_start);
}

template <class Visit, Like<FourEyes> T>
void describe(Visit& visit, T& four_eyes) {
  visit("third", four_eyes.third);
  visit("sample_share", four_eyes.sample_share);
  visit("release_before_sending_office_days", four_eyes.release_before_sending_office_days);
}

template <class Visit, Like<RoutineWindow> T>
void describe(Visit& visit, T& window) {
  visit("opens", window.opens);
  visit("closes", window.closes);
}

template <class Visit, Like<OnCall> T>
void describe(Visit& visit, T& on_call) {
  visit("scheme", on_call.scheme);
  visit("crisis_position", on_call.crisis_position);
}

template <class Visit, Like<AuditRhythm> T>
void describe(Visit& visit, T& audits) {
  visit("programme_years", audits.programme_years);
  visit("critical_every", audits.critical_every);
}

template <class Visit, Like<WorksCouncil> T>
void describe(Visit& visit, T& council) {
  visit("position", council.position);
  visit("consent_on", council.consent_on);
  visit("consent_reference", council.consent_reference);
}

template <class Visit, Like<Cycle> T>
void describe(Visit& visit, T& cycle) {
  visit("key", cycle.key);
  visit("name", cycle.name);
  visit("starts_in", cycle.starts_in);
  visit("subjects", cycle.subjects);
  visit("plan_before", cycle.plan_before);
  visit("check_after", cycle.check_after);
  visit("act_after", cycle.act_after);
  visit("close_after", cycle.close_after);
}

template <class Visit, Like<Organisation> T>
void describe(Visit& visit, T& organisation) {
  visit("key", organisation.key);
  visit("name", organisation.name);
  visit("timezone", organisation.timezone);
  visit("domain", organisation.domain);
  visit("sender", organisation.sender);
  visit("inhabitants", organisation.inhabitants);
  visit("switches", organisation.switches);
  visit("stage", organisation.stage);
  visit("routine_window", organisation.routine_window);
  visit("four_eyes", organisation.four_eyes);
  visit("on_call", organisation.on_call);
  visit("works_council", organisation.works_council);
  visit("audits", organisation.audits);
  visit("closure_days", organisation.closure_days);
  visit("roles", organisation.roles);
  visit("positions", organisation.positions);
  visit("members", organisation.members);
  visit("absences", organisation.absences);
  visit("teams", organisation.teams);
  visit("processes", organisation.processes);
  visit("systems", organisation.systems);
  visit("suppliers", organisation.suppliers);
  visit("ot_assets", organisation.ot_assets);
  visit("board_members", organisation.board_members);
  visit("connections", organisation.connections);
  visit("bodies", organisation.bodies);
  visit("recesses", organisation.recesses);
  visit("rosters", organisation.rosters);
  visit("cycles", organisation.cycles);
}

}  // namespace cadans::people
