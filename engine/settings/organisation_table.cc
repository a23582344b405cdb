#include "engine/settings/organisation_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/time/zone.h"

namespace cadans::settings {
namespace {

constexpr int stage_max = 3;
const Words classes = {"high", "medium", "low"};

void need_mail(Table& table, std::string_view key, std::string& to) {
  if (!table.brief(key, to)) return;
  if (!is_mail_address(to)) table.refuse(key, fmt::format("{} is no mail address", in_quotes(to)));
}

void need_dates(Table& table, LocalDate& first, LocalDate& last) {
  if (table.need("start", first) && table.need("end", last) && last < first) {
    table.refuse("end", fmt::format("it ends before it starts, on {}", to_string(first)));
  }
}

void read_window(Table& table, people::RoutineWindow& window) {
  std::vector<std::string> times;
  if (!table.need("routine_window", times)) return;
  if (times.size() != 2) {
    table.refuse("routine_window", "is when it opens and closes, as [\"08:30\", \"17:00\"]");
    return;
  }
  const auto opens = parse_local_time(times[0]);
  const auto closes = parse_local_time(times[1]);
  if (!opens || !closes) {
    table.refuse("routine_window", (opens ? closes : opens).error().what);
  } else if (*closes <= *opens) {
    table.refuse("routine_window", "it closes before it opens");
  } else {
    window = {*opens, *closes};
  }
}

// A zone that the system does not know; a system without zones is not the file's fault.
void need_zone(Table& table, std::string_view key, std::string& to) {
  if (!table.named(key, to)) return;
  const auto zone = time::Zone::load(to);
  if (!zone && zone.error().fault == Fault::invalid) table.refuse(key, zone.error().what);
}

void read_head(Table& table, people::Organisation& organisation) {
  table.id("key", organisation.key);
  table.brief("name", organisation.name);
  need_zone(table, "timezone", organisation.timezone);
  table.brief("domain", organisation.domain);
  need_mail(table, "sender", organisation.sender);
  table.may("inhabitants", organisation.inhabitants);
  table.may("switches", organisation.switches);
  table.noted({"staff_fte", "security_relevant_fte", "school_holiday_region",
               "has_enforcement_officers", "is_cbw_entity", "accountability_year"});
  table.finish();
}

void read_stage(Table& table, people::Stage& stage) {
  table.need("current", stage.current, Range{0, stage_max});
  table.need("journey_start", stage.journey_start);
  table.may("started", stage.started);
  table.may("project_mode_until", stage.project_mode_until);
  table.may("demo_start", stage.demo_start);
  if (stage.started.named() && stage.started < stage.journey_start) {
    table.refuse("started", "a stage starts after the journey");
  }
  table.finish();
}

void read_four_eyes(Table& table, people::FourEyes& eyes) {
  table.may("third", eyes.third);
  table.may("sample_share", eyes.sample_share, 0, 1);
  table.may("release_before_sending_office_days", eyes.release_before_sending_office_days,
            Range{0, 60});
  table.finish();
}

void read_on_call(Table& table, people::OnCall& on_call) {
  table.need("scheme", on_call.scheme);
  table.may("crisis_position", on_call.crisis_position);
  table.noted({"crisis_phone", "personal_phones", "watched", "note"});
  table.finish();
}

void read_works_council(Table& table, people::WorksCouncil& council) {
  table.need("position", council.position);
  table.may("consent_on", council.consent_on);
  table.may("consent_reference", council.consent_reference);
  table.finish();
}

void read_audits(Table& table, people::AuditRhythm& audits) {
  table.may("programme_years", audits.programme_years, Range{1, 6});
  table.may("critical_every", audits.critical_every, Range{1, 6});
  if (audits.programme_years < audits.critical_every) {
    table.refuse("critical_every", "must fit in programme_years: else it would not come at all");
  }
  table.finish();
}

}  // namespace

bool is_mail_address(std::string_view text) {
  const auto at = text.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < text.size() && at == text.rfind('@') &&
         text.find_first_of(" <>,;\"") == std::string_view::npos;
}

people::Position read_position(Table& table) {
  people::Position position;
  table.id("key", position.key);
  table.named("role", position.role);
  table.may("also", position.also);
  table.brief("title", position.title);
  table.named("team", position.team);
  table.need("occupant", position.occupant);
  table.need("deputy", position.deputy);
  table.need("escalate_to", position.escalate_to);
  table.may("primary", position.primary);
  table.may("capacity_hours", position.capacity_hours, 0, 60);
  table.noted({"note", "warn"});
  table.finish();
  return position;
}

people::Team read_team(Table& table) {
  people::Team team;
  table.id("key", team.key);
  table.brief("name", team.name);
  table.need("manager", team.led_by);
  table.may("staff", team.staff);
  table.noted({"fte"});
  table.finish();
  return team;
}

people::Process read_process(Table& table) {
  people::Process process;
  table.id("key", process.key);
  table.brief("name", process.name);
  table.need("owner", process.owner);
  table.need("critical", process.critical);
  table.need("in_scope_from_stage", process.in_scope_from_stage, Range{0, stage_max});
  table.may("uses_suwinet", process.uses_suwinet);
  table.may("brp", process.brp);
  table.may("has_plan", process.has_plan);
  table.may("with_ot", process.with_ot);
  table.may("systems", process.systems);
  table.noted({"max_downtime", "max_data_loss"});
  table.finish();
  return process;
}

people::System read_system(Table& table) {
  people::System system;
  table.id("key", system.key);
  table.brief("name", system.name);
  table.need("owner", system.owner);
  table.need("in_scope_from_stage", system.in_scope_from_stage, Range{0, stage_max});
  table.may("internet_facing", system.internet_facing);
  table.may("privileged", system.privileged);
  table.may("suwinet", system.suwinet);
  table.finish();
  return system;
}

people::Supplier read_supplier(Table& table) {
  people::Supplier supplier;
  table.id("key", supplier.key);
  table.brief("name", supplier.name);
  table.need("owner", supplier.owner);
  table.word("risk_class", supplier.risk_class, classes);
  table.may("processes", supplier.processes);
  table.noted(
      {"service", "contact", "cloud", "contract_end", "incident_notice_hours", "last_evidence"});
  table.finish();
  return supplier;
}

people::OtAsset read_ot_asset(Table& table) {
  people::OtAsset asset;
  table.id("key", asset.key);
  table.brief("name", asset.name);
  table.need("owner", asset.owner);
  table.word("consequence", asset.consequence, classes);
  table.may("supplier", asset.supplier);
  table.noted({"type", "connection", "manual_operation", "last_config_backup"});
  table.finish();
  return asset;
}

people::BoardMember read_board_member(Table& table) {
  people::BoardMember member;
  table.id("position", member.key);
  table.need("appointed", member.appointed);
  table.noted({"certificate_on", "certificate_until_due"});
  table.finish();
  return member;
}

people::Connection read_connection(Table& table) {
  people::Connection connection;
  table.id("key", connection.key);
  table.brief("name", connection.name);
  table.may("supplier", connection.supplier);
  table.need("activated", connection.activated);
  table.noted({"remark"});
  table.finish();
  return connection;
}

people::MeetingBody read_meeting_body(Table& table) {
  people::MeetingBody body;
  table.id("key", body.key);
  table.need("weekday", body.weekday);
  table.need("interval_weeks", body.interval_weeks, Range{1, 26});
  table.need("first", body.first);
  table.need("papers_close_office_days", body.papers_close_office_days, Range{0, 60});
  table.named("secretary", body.secretary);
  table.may("bundle_quarterly", body.bundle_quarterly);
  table.finish();
  return body;
}

people::Cycle read_cycle(Table& table) {
  constexpr int two_years = 24;
  people::Cycle cycle;
  table.id("key", cycle.key);
  table.brief("name", cycle.name);
  table.need("starts_in", cycle.starts_in, Range{1, 12});
  table.may("subjects", cycle.subjects);
  table.may("plan_before", cycle.plan_before, Range{0, 11});
  table.may("check_after", cycle.check_after, Range{1, two_years});
  table.may("act_after", cycle.act_after, Range{1, two_years});
  table.may("close_after", cycle.close_after, Range{1, two_years});
  if (cycle.act_after <= cycle.check_after) {
    table.refuse("act_after", "act comes after check: give a later month");
  }
  if (cycle.close_after <= std::max(cycle.act_after, 12)) {
    table.refuse("close_after", "it closes after its year and after act: give a later month");
  }
  table.finish();
  return cycle;
}

people::Recess read_recess(Table& table) {
  people::Recess recess;
  table.named("body", recess.body);
  need_dates(table, recess.first, recess.last);
  table.finish();
  return recess;
}

people::Roster read_roster(Table& table) {
  people::Roster roster;
  table.id("key", roster.key);
  table.need("positions", roster.positions);
  if (roster.positions.empty()) table.refuse("positions", "a roster has at least one");
  table.noted({"hours", "note"});
  table.finish();
  return roster;
}

people::Absence read_absence(Table& table, std::string& person) {
  people::Absence absence;
  table.named("person", person);
  need_dates(table, absence.first, absence.last);
  table.finish();
  return absence;
}

Colleague read_person(Table& table, people::Member& member) {
  Colleague person;
  table.id("key", person.handle);
  table.brief("name", person.name);
  need_mail(table, "mail", person.mail);
  person.language = "nl";
  table.may_word("language", person.language, {"nl", "en"});
  member.key = person.handle;
  if (table.may("working_days", member.working_days) && member.working_days.empty()) {
    table.refuse("working_days", "somebody who works has at least one");
  }
  table.may("contract_hours", member.contract_hours, 0, 60);
  table.finish();
  return person;
}

void read_sections(Table& root, people::Organisation& organisation) {
  for (const std::string_view section : {"organisation", "stage", "calendar"}) {
    if (!root.has(section)) {
      root.refuse(section, fmt::format("the section [{}] is missing", section));
    }
  }
  for (Table& table : root.table("organisation")) read_head(table, organisation);
  for (Table& table : root.table("stage")) read_stage(table, organisation.stage);
  for (Table& table : root.table("calendar")) {
    table.may("local_closure_days", organisation.closure_days);
    read_window(table, organisation.routine_window);
    table.finish();
  }
  for (Table& table : root.table("four_eyes")) read_four_eyes(table, organisation.four_eyes);
  for (Table& table : root.table("on_call")) read_on_call(table, organisation.on_call);
  for (Table& table : root.table("works_council")) {
    read_works_council(table, organisation.works_council);
  }
  for (Table& table : root.table("audits")) read_audits(table, organisation.audits);
}

}  // namespace cadans::settings
