#include "engine/settings/organisation_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/people/check.h"
#include "engine/settings/csv_file.h"
#include "engine/settings/organisation_table.h"
#include "engine/settings/table.h"
#include "engine/settings/toml_node.h"

namespace cadans::settings {
namespace {

constexpr int organisation_schema = 2;

// Everything with a key, as it is read: the tables are kept, so that a wrong reference is shown
// where it stands.
struct Tables {
  explicit Tables(Table& root)
      : teams(root.tables("team")),
        people(root.tables("person")),
        positions(root.tables("position")),
        systems(root.tables("system")),
        processes(root.tables("process")),
        suppliers(root.tables("supplier")),
        ot_assets(root.tables("ot_asset")),
        board(root.tables("board_member")),
        connections(root.tables("digid_connection")),
        bodies(root.tables("meeting_body")),
        recesses(root.tables("recess")),
        rosters(root.tables("duty_roster")),
        cycles(root.tables("cycle")),
        absences(root.tables("absence")) {}

  std::vector<Table> teams, people, positions, systems, processes, suppliers, ot_assets, board,
      connections, bodies, recesses, rosters, cycles, absences;
};

template <class Things, class Thing>
void add_once(Table& table, Things& things, Thing thing) {
  const std::string key = thing.key;
  if (!things.add(std::move(thing)) && !key.empty()) {
    table.refuse("key", fmt::format("{} stands here twice", in_quotes(key)));
  }
}

void read_things(Tables& tables, OrganisationFile& to) {
  people::Organisation& organisation = to.organisation;
  for (Table& table : tables.teams) add_once(table, organisation.teams, read_team(table));
  for (Table& table : tables.people) {
    people::Member member;
    to.people.push_back(read_person(table, member));
    add_once(table, organisation.members, std::move(member));
  }
  for (Table& table : tables.positions) {
    add_once(table, organisation.positions, read_position(table));
  }
  for (Table& table : tables.systems) add_once(table, organisation.systems, read_system(table));
  for (Table& table : tables.processes) {
    add_once(table, organisation.processes, read_process(table));
  }
  for (Table& table : tables.suppliers) {
    add_once(table, organisation.suppliers, read_supplier(table));
  }
  for (Table& table : tables.ot_assets) {
    add_once(table, organisation.ot_assets, read_ot_asset(table));
  }
  for (Table& table : tables.board) {
    add_once(table, organisation.board_members, read_board_member(table));
  }
  for (Table& table : tables.connections) {
    add_once(table, organisation.connections, read_connection(table));
  }
  for (Table& table : tables.bodies) {
    add_once(table, organisation.bodies, read_meeting_body(table));
  }
  for (Table& table : tables.recesses) organisation.recesses.push_back(read_recess(table));
  for (Table& table : tables.rosters) add_once(table, organisation.rosters, read_roster(table));
  for (Table& table : tables.cycles) add_once(table, organisation.cycles, read_cycle(table));
  for (Table& table : tables.absences) {
    std::string person;
    const people::Absence absence = read_absence(table, person);
    organisation.absences[person].push_back(absence);
  }
}

template <class Things>
Words keys_of(const Things& things) {
  Words keys;
  for (const auto& thing : things) keys.push_back(thing.key);
  return keys;
}

// That what `key` names exists; empty names nothing.
void refer(Table& table, std::string_view key, std::string_view kind, const Words& known) {
  for (const std::string& name : table.names(key)) {
    if (name.empty() || std::ranges::find(known, name) != known.end()) continue;
    table.refuse(key, unknown(kind, name, known));
  }
}

void check_subjects(Tables& tables, const people::Organisation& organisation) {
  const Words positions = keys_of(organisation.positions);
  const Words suppliers = keys_of(organisation.suppliers);
  for (Table& table : tables.teams) refer(table, "manager", "position", positions);
  for (Table& table : tables.systems) refer(table, "owner", "position", positions);
  for (Table& table : tables.processes) {
    refer(table, "owner", "position", positions);
    refer(table, "systems", "system", keys_of(organisation.systems));
  }
  for (Table& table : tables.suppliers) {
    refer(table, "owner", "position", positions);
    refer(table, "processes", "process", keys_of(organisation.processes));
  }
  for (Table& table : tables.ot_assets) {
    refer(table, "owner", "position", positions);
    refer(table, "supplier", "supplier", suppliers);
  }
  for (Table& table : tables.board) refer(table, "position", "position", positions);
  for (Table& table : tables.connections) {
    refer(table, "supplier", "supplier", suppliers);
  }
}

void check_references(Table& root, Tables& tables, const people::Organisation& organisation) {
  const Words positions = keys_of(organisation.positions);
  const Words people = keys_of(organisation.members);
  const Words bodies = keys_of(organisation.bodies);
  const Words teams = keys_of(organisation.teams);
  Words roles;
  Words meeting;
  for (const auto& [key, role] : organisation.roles) {
    roles.push_back(key);
    if (role.kind == people::RoleKind::body) meeting.push_back(key);
  }
  for (Table& table : tables.positions) {
    refer(table, "role", "role", roles);
    refer(table, "also", "role", roles);
    refer(table, "team", "team", teams);
    refer(table, "occupant", "person", people);
    refer(table, "deputy", "position", positions);
    refer(table, "escalate_to", "position", positions);
  }
  check_subjects(tables, organisation);
  for (Table& table : tables.bodies) {
    refer(table, "key", "role that is a body", meeting);
    refer(table, "secretary", "position", positions);
  }
  for (Table& table : tables.recesses) refer(table, "body", "meeting body", bodies);
  for (Table& table : tables.rosters) refer(table, "positions", "position", positions);
  for (Table& table : tables.absences) refer(table, "person", "person", people);
  for (Table& table : root.table("four_eyes")) refer(table, "third", "position", positions);
  for (Table& table : root.table("on_call")) refer(table, "crisis_position", "position", positions);
  for (Table& table : root.table("works_council")) refer(table, "position", "position", positions);
}

// What people/check.h says, at the position it is about, else at the head of the file.
void check_people(const File& file, Tables& tables, OrganisationFile& to, Problems& problems) {
  for (const people::Problem& found : people::problems(to.organisation)) {
    Problem problem{{file.name, 1, 1}, Severity::error, found.text};
    for (Table& table : tables.positions) {
      std::string key;
      if (table.may("key", key) && key == found.position) problem.place = table.place();
    }
    if (found.severity == people::Severity::refused) {
      problems.push_back(std::move(problem));
    } else {
      problem.severity = Severity::warning;
      to.warnings.push_back(std::move(problem));
    }
  }
}

std::vector<CsvColumn> person_columns() {
  return {{"key"},
          {"name"},
          {"mail"},
          {"language", Node::Kind::text, true},
          {"working_days", Node::Kind::list},
          {"contract_hours", Node::Kind::number}};
}

std::vector<CsvColumn> position_columns() {
  return {{"key"},
          {"role"},
          {"also", Node::Kind::list},
          {"title"},
          {"team"},
          {"occupant"},
          {"deputy"},
          {"escalate_to"},
          {"primary", Node::Kind::boolean},
          {"capacity_hours", Node::Kind::number}};
}

Node rows_of(const File& file, const std::vector<CsvColumn>& columns, Problems& problems) {
  return file.name.empty() ? Node() : read_csv(file, columns, problems);
}

void give_roles(const Catalogue& catalogue, people::Organisation& organisation) {
  for (const Role& role : catalogue.roles()) {
    organisation.roles[role.key] = {role.kind, role.title_nl, role.title_en};
  }
}

}  // namespace

Result<OrganisationFile> parse_organisation(const File& file, const Catalogue& catalogue,
                                            const PeopleLists& lists) {
  Problems problems;
  const Node node = parse_toml(file, problems);
  if (has_errors(problems)) return as_error(std::move(problems));
  Table root(node, file, problems);
  OrganisationFile read;
  root.schema(organisation_schema);
  read_sections(root, read.organisation);
  give_roles(catalogue, read.organisation);
  Tables tables(root);
  const Node people = rows_of(lists.people, person_columns(), problems);
  const Node positions = rows_of(lists.positions, position_columns(), problems);
  for (const Node& row : people.items) tables.people.emplace_back(row, lists.people, problems);
  for (const Node& row : positions.items) {
    tables.positions.emplace_back(row, lists.positions, problems);
  }
  read_things(tables, read);
  root.finish();
  if (!has_errors(problems)) check_references(root, tables, read.organisation);
  if (!has_errors(problems)) check_people(file, tables, read, problems);
  if (has_errors(problems)) return as_error(std::move(problems));
  return read;
}

people::Organisation assign_keys(const people::Organisation& organisation, const PersonKeys& keys) {
  const auto key_of = [&](const std::string& handle) {
    const auto found = keys.find(handle);
    invariant(found != keys.end(), "every person of the organisation file has a key");
    return found->second;
  };
  people::Organisation keyed = organisation;
  keyed.members = {};
  for (people::Member member : organisation.members) {
    member.key = key_of(member.key);
    invariant(keyed.members.add(std::move(member)), "two people have two keys");
  }
  for (people::Position position : organisation.positions) {
    if (position.occupant.empty()) continue;
    position.occupant = key_of(position.occupant);
    keyed.positions.replace(std::move(position));
  }
  keyed.absences.clear();
  for (const auto& [handle, absences] : organisation.absences) {
    keyed.absences[key_of(handle)] = absences;
  }
  return keyed;
}

}  // namespace cadans::settings
