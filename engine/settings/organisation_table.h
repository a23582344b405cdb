#pragma once
// The tables of the organisation file as values of people: types, words and dates checked,
// references not. Internal to organisation_file.

#include "engine/people/organisation.h"
#include "engine/settings/organisation_file.h"
#include "engine/settings/table.h"

namespace cadans::settings {

[[nodiscard]] people::Position read_position(Table& table);
[[nodiscard]] people::Team read_team(Table& table);
[[nodiscard]] people::Process read_process(Table& table);
[[nodiscard]] people::System read_system(Table& table);
[[nodiscard]] people::Supplier read_supplier(Table& table);
[[nodiscard]] people::OtAsset read_ot_asset(Table& table);
[[nodiscard]] people::BoardMember read_board_member(Table& table);
[[nodiscard]] people::Connection read_connection(Table& table);
[[nodiscard]] people::MeetingBody read_meeting_body(Table& table);
[[nodiscard]] people::Cycle read_cycle(Table& table);
[[nodiscard]] people::Recess read_recess(Table& table);
[[nodiscard]] people::Roster read_roster(Table& table);
[[nodiscard]] people::Absence read_absence(Table& table, std::string& person);
[[nodiscard]] Colleague read_person(Table& table, people::Member& member);

// The sections that come once: organisation, stage, calendar, four_eyes, on_call, works_council,
// audits.
void read_sections(Table& root, people::Organisation& organisation);

}  // namespace cadans::settings
