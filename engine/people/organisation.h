#pragma once
// An organisation: who holds what, who is away, what there is to look after, when bodies meet.
// A plain value, read from the organisation file (engine/settings)
// and kept by the store (people/json.h).
//
// It holds no name or mail address of a person: a person is an opaque key. Keys of positions,
// teams, processes, systems and bodies are the organisation's own words. What must hold between
// them is checked by check.h and not here: a reference may point to nothing.
//
// Dates are local, first and last inclusive. LocalDate 0 = not set.

#include <map>
#include <string>
#include <vector>

#include "engine/people/keyed.h"
#include "engine/people/position.h"
#include "engine/time/local_date.h"
#include "engine/time/local_time.h"
#include "engine/time/weekdays.h"

namespace cadans::people {

struct Member {
  std::string key;  // of the person
  Weekdays working_days = monday_to_friday();
  double contract_hours = 36;  // a week
  friend bool operator==(const Member&, const Member&) = default;
};

// Days away, without a kind and without a reason: neither is anybody's business here.
struct Absence {
  LocalDate first;
  LocalDate last;
  friend auto operator<=>(const Absence&, const Absence&) = default;
};

struct Team {
  std::string key;
  std::string name{};
  std::string led_by{};  // key of the position of its manager; empty = none
  bool staff = true;     // has members who are asked as staff
  friend bool operator==(const Team&, const Team&) = default;
};

struct Process {
  std::string key;
  std::string name{};
  std::string owner{};  // key of a position
  bool critical = false;
  int in_scope_from_stage = 0;  // 0 = out of scope
  bool uses_suwinet = false;
  bool brp = false;
  bool has_plan = false;
  bool with_ot = false;
  std::vector<std::string> systems{};
  friend bool operator==(const Process&, const Process&) = default;
};

// It takes part in that stage.
[[nodiscard]] inline bool in_scope(const Process& process, int stage) {
  return 0 < process.in_scope_from_stage && process.in_scope_from_stage <= stage;
}

struct System {
  std::string key;
  std::string name{};
  std::string owner{};          // key of a position
  int in_scope_from_stage = 0;  // 0 = out of scope
  bool internet_facing = false;
  bool privileged = false;
  bool suwinet = false;
  friend bool operator==(const System&, const System&) = default;
};

// Who delivers what a process needs.
struct Supplier {
  std::string key;
  std::string name{};
  std::string owner{};       // key of a position: of the contract
  std::string risk_class{};  // "high", "medium", "low"
  std::vector<std::string> processes{};
  friend bool operator==(const Supplier&, const Supplier&) = default;
};

// A physical installation that is steered by a computer.
struct OtAsset {
  std::string key;
  std::string name{};
  std::string owner{};        // key of a position
  std::string consequence{};  // of its failure: "high", "medium", "low"
  std::string supplier{};     // key; empty = none
  friend bool operator==(const OtAsset&, const OtAsset&) = default;
};

// One who sits on the board, by position: each has a training to keep up (Cbw art. 24(2)).
struct BoardMember {
  std::string key;  // of the position
  LocalDate appointed;
  friend bool operator==(const BoardMember&, const BoardMember&) = default;
};

// One connection to DigiD, which is assessed by itself.
struct Connection {
  std::string key;
  std::string name{};
  std::string supplier{};  // key; empty = none
  LocalDate activated;
  friend bool operator==(const Connection&, const Connection&) = default;
};

// A yearly round of plan, do, check and act over a set of subjects. It has a period of twelve
// months from the first of a month, begins to plan before that and closes after it, so that two
// years overlap. Months count from the first day of the period.
struct Cycle {
  std::string key;
  std::string name{};
  int starts_in = 1;                    // month of the year
  std::vector<std::string> subjects{};  // "process:brp", or a whole kind as "ot-asset"; none = all
                                        // that no other cycle names
  int plan_before = 3;
  int check_after = 10;
  int act_after = 14;
  int close_after = 21;
  friend bool operator==(const Cycle&, const Cycle&) = default;
};

// How the programme of audits is laid: over how many years, and how often what is critical comes
// within them (a process, or a supplier of class high).
struct AuditRhythm {
  int programme_years = 4;
  int critical_every = 2;
  friend bool operator==(const AuditRhythm&, const AuditRhythm&) = default;
};

// A body that meets and decides: an agenda, never a mailbox.
struct MeetingBody {
  std::string key;  // the role key: "directie", "college"
  std::chrono::weekday weekday{2};
  int interval_weeks = 1;
  LocalDate first;                   // the first meeting; the others follow from it
  int papers_close_office_days = 0;  // before the meeting
  std::string secretary{};           // key of the position that keeps its agenda
  bool bundle_quarterly = false;
  friend bool operator==(const MeetingBody&, const MeetingBody&) = default;
};

struct Recess {
  std::string body;
  LocalDate first;
  LocalDate last;
  friend bool operator==(const Recess&, const Recess&) = default;
};

enum class RoleKind { position, relative, body, outside };

struct Role {
  RoleKind kind = RoleKind::position;
  std::string title_nl{};
  std::string title_en{};
  friend bool operator==(const Role&, const Role&) = default;
};

struct Stage {
  int current = 0;  // 0 = preparing, then 1, 2, 3
  LocalDate journey_start;
  LocalDate started;             // the current stage
  LocalDate project_mode_until;  // the last day on which dates roll and nothing is sent
  LocalDate demo_start;
  friend bool operator==(const Stage&, const Stage&) = default;
};

struct FourEyes {
  std::vector<std::string>
      third{};  // positions, in order, when CISO and ISO cannot be each other's
  double sample_share = 0.1;
  int release_before_sending_office_days = 10;
  friend bool operator==(const FourEyes&, const FourEyes&) = default;
};

// When routine mail may go out, on office days.
struct RoutineWindow {
  LocalTime opens{8 * 60 + 30};
  LocalTime closes{17 * 60};
  friend bool operator==(const RoutineWindow&, const RoutineWindow&) = default;
};

struct OnCall {
  bool scheme = false;  // somebody watches the clocks in hours outside office hours
  std::string crisis_position{};
  friend bool operator==(const OnCall&, const OnCall&) = default;
};

struct WorksCouncil {
  std::string position{};
  LocalDate consent_on;
  std::string consent_reference{};
  friend bool operator==(const WorksCouncil&, const WorksCouncil&) = default;
};

// The positions that are on duty for what cannot wait.
struct Roster {
  std::string key;
  std::vector<std::string> positions{};
  friend bool operator==(const Roster&, const Roster&) = default;
};

struct Organisation {
  std::string key;
  std::string name;
  std::string timezone = "Europe/Amsterdam";
  std::string domain;
  std::string sender;  // the address that Cadans writes from
  int inhabitants = 0;
  std::vector<std::string> switches;  // schemes that apply: "digid", "suwinet", "brp", "wpg"
  Stage stage;
  RoutineWindow routine_window;
  FourEyes four_eyes;
  OnCall on_call;
  WorksCouncil works_council;
  AuditRhythm audits;
  std::vector<LocalDate> closure_days;  // closed by the organisation itself

  std::map<std::string, Role, std::less<>> roles;
  Positions positions;
  Keyed<Member> members;
  std::map<std::string, std::vector<Absence>, std::less<>> absences;  // by person
  Keyed<Team> teams;
  Keyed<Process> processes;
  Keyed<System> systems;
  Keyed<Supplier> suppliers;
  Keyed<OtAsset> ot_assets;
  Keyed<BoardMember> board_members;
  Keyed<Connection> connections;
  Keyed<MeetingBody> bodies;
  std::vector<Recess> recesses;
  Keyed<Roster> rosters;
  Keyed<Cycle> cycles;
  friend bool operator==(const Organisation&, const Organisation&) = default;
};

}  // namespace cadans::people
