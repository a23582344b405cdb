#pragma once
// The catalogue: what falls due in a programme, for whom and why, with the gates that it leads to.
// A checked value: every id that it names exists, nothing waits for itself, and each duty has
// somebody who can own it.
//
//   catalogue.duty(id), role(key), component(key), gate(id)   nullptr when there is none
//   catalogue.replacing(id)      the duty that replaces it, once that runs; nullptr when none does
//   catalogue.waiting_for(id)    ids of the duties and gates that wait for a duty or gate
//   catalogue.theme(key)         what an audit programme touches once; nullptr when there is none
//   catalogue.norm(key)          whose answers may be imported, and how their ids are read
//   catalogue.control(norm, id)  the control of today that an id of an old norm stands for; nullptr
//                                where the concordance has no row
//   rests_on(catalogue, duty, {"law", "gate"})
//                                one of these grounds holds: the basis of the duty; for "gate" that
//                                a gate requires it; for "red", "amber" and "no-finding" the grade
//                                of the finding that it mends
//   catalogue_file.h             reads it from workflows/duties/*.toml
//
// Lookups are O(log n), but of a theme: there are a dozen. Words that are labels (basis, asks,
// level ...) stay texts, checked when read.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/people/organisation.h"
#include "engine/settings/problem.h"
#include "engine/time/period.h"
#include "engine/time/recurrence.h"
#include "engine/time/shift.h"

namespace cadans::settings {

struct Role {
  std::string key;
  std::string title_nl;
  std::string title_en;
  people::RoleKind kind = people::RoleKind::position;
  std::string line;  // first, second, third, management, governance, support, external
  std::string note;
  Place place;
};

struct Component {
  std::string key;
  int stage = 0;
  std::string title_nl;
  std::string title_en;
  std::string basis;
  Place place;
};

struct Gate {
  std::string id;
  int stage = 0;
  bool exit = false;  // ends the stage; else it starts it
  std::string title_nl;
  std::string title_en;                   // empty = it has the Dutch one only
  std::vector<std::string> requires_ids;  // of duties, or gates before it
  std::string decided_by;                 // role
  std::string checked_by;                 // role
  std::string tested_after;               // a duty that comes back; "" = it is not tested again
  std::string basis;
  std::string note;
  Place place;
};

enum class Recurrence : std::uint8_t { once, event, rule };
enum class Anchor : std::uint8_t {
  journey_start,
  stage_start,
  deps_done,
  calendar,
  last_done,
  event
};
enum class Adjust : std::uint8_t { previous_office_day, atw_extend, none };
// What comes of an occurrence whose moment passed while the engine was off: of those whose day is
// over the last gets a task, each does, or none. What gets none is recorded as missed.
enum class Misfire : std::uint8_t { once, each, skip };

// When "last done on?" has no answer: over how long the first dates are spread.
struct FirstTime {
  Period over;
};

struct Duty {
  std::string id;
  std::string title_nl;
  std::string title_en;
  int stage = 0;  // 0 = of every stage
  std::string component;
  std::string role;
  std::string drafter;   // role; on every duty whose role is a body
  std::string approver;  // role, empty = none
  std::string review;    // role or "sample", empty = none
  std::string per = "organisation";
  std::string where;
  Recurrence recurrence = Recurrence::once;
  std::optional<time::RecurrenceRule> rule;  // for Recurrence::rule
  Shift shift;                               // of the date that the rule names
  std::optional<FirstTime> first;            // for Anchor::last_done
  Misfire misfire = Misfire::once;           // for Recurrence::rule
  Anchor anchor = Anchor::stage_start;
  std::string event;    // for Anchor::event: its name
  LocalDate first_due;  // no day before it; every so many years are counted from it
  Period lead_time;
  std::optional<Period> period;  // counted from the event
  Adjust adjust = Adjust::previous_office_day;
  std::string ladder;
  Period effort;
  bool allows_nil = false;
  bool optional = false;  // no gate asks it
  // Who decides it approves the list of "measures", or puts the "audit-programme" in force.
  std::string approves;
  // Its task is an audit of that kind ("internal", "wpg-external" ...), or closes the "programme"
  // of a year: then all audits of it are done. Empty = it is none.
  std::string audit;
  std::string answers;  // role of who answers for what is audited
  std::string phase;    // of the yearly cycle: "plan", "do", "check", "act"; empty = in none
  // Which cycle: empty = that of its day; "next" = it plans the one after; "previous" = it accounts
  // for the one before.
  std::string of_cycle;
  bool ends_check = false;  // while it is open its cycle does not go on from check to act
  bool ended = false;       // asked of nobody any more; what was done for it can still be read
  std::optional<Period> validity;  // none = for this event only
  std::string asks;
  std::string level;
  std::vector<std::string> evidence_nl;
  std::vector<std::string> evidence_en;
  std::vector<std::string> depends_on;
  std::vector<std::string> replaces;  // ids: while this one runs they issue nothing
  std::vector<std::string> clause_refs;
  std::string basis;
  std::string source;
  std::string confidence;
  std::string bundle;  // "owner", "month", or empty
  std::string scheme;  // asked where the organisation has it among its switches; empty = always
  std::string interval;
  std::string grade;  // of the finding that it mends: "red", "amber"; empty = it mends none
  bool own_period = false;
  std::string note;
  Place place;

  // Who has the task: the drafter where a body decides.
  [[nodiscard]] const std::string& doer() const { return drafter.empty() ? role : drafter; }
};

// A norm or scheme whose self-assessment can be imported. The ids of one with measures are compared
// as they stand; those of an old one by the concordance; an article of the law joins audits with
// self-assessments, and is compared with nothing.
struct Norm {
  enum class Kind : std::uint8_t { measures, old, law };
  std::string key;  // as in clause_refs: "BIO2"
  Kind kind = Kind::measures;
  std::vector<std::string> became;  // of an old one: the norms that its controls are of today
  Place place;
};

// An id of an old norm, and the control that took its place: never a measure, so a proposal.
struct Concordance {
  std::string norm;
  std::string id;
  std::string control;  // "8.15", of today's norm
  bool verified = false;
  Place place;
};

// What an audit programme has to touch once: a group of measures, or a clause of the standard.
struct Theme {
  std::string key;  // "5"
  std::string title_nl;
  std::string title_en;
  std::vector<std::string> clause_refs;  // how ids of it begin: "BIO2:5."
  std::string basis;
  Place place;
};

struct CatalogueParts {
  std::vector<Role> roles;
  std::vector<Component> components;
  std::vector<Gate> gates;
  std::vector<Duty> duties;
  std::vector<Norm> norms{};
  std::vector<Concordance> concordance{};
  std::vector<Theme> themes{};
};

class Catalogue {
 public:
  Catalogue() = default;
  // Keys and ids are unique by now: what comes twice is not found by its name.
  explicit Catalogue(CatalogueParts parts);

  [[nodiscard]] const std::vector<Role>& roles() const { return parts_.roles; }
  [[nodiscard]] const std::vector<Component>& components() const { return parts_.components; }
  [[nodiscard]] const std::vector<Gate>& gates() const { return parts_.gates; }
  [[nodiscard]] const std::vector<Duty>& duties() const { return parts_.duties; }

  [[nodiscard]] const Role* role(std::string_view key) const;
  [[nodiscard]] const Component* component(std::string_view key) const;
  [[nodiscard]] const Gate* gate(std::string_view id) const;
  [[nodiscard]] const Duty* duty(std::string_view id) const;
  [[nodiscard]] const Duty* replacing(std::string_view id) const;
  [[nodiscard]] const std::vector<std::string>& waiting_for(std::string_view id) const;
  [[nodiscard]] const std::vector<Norm>& norms() const { return parts_.norms; }
  [[nodiscard]] const Norm* norm(std::string_view key) const;
  [[nodiscard]] const std::vector<Theme>& themes() const { return parts_.themes; }
  [[nodiscard]] const Theme* theme(std::string_view key) const;
  [[nodiscard]] const Concordance* control(std::string_view norm, std::string_view id) const;

 private:
  using Index = std::map<std::string, std::size_t, std::less<>>;

  CatalogueParts parts_;
  Index roles_;
  Index components_;
  Index gates_;
  Index duties_;
  Index replacing_;  // by what is replaced
  std::map<std::string, std::vector<std::string>, std::less<>> waiting_;
};

// What kind of evidence can be asked, and the levels: it is written, it is there, it works.
[[nodiscard]] const Words& evidence_kinds();
[[nodiscard]] const Words& evidence_levels();
[[nodiscard]] bool rests_on(const Catalogue& catalogue, const Duty& duty, const Words& grounds);
[[nodiscard]] bool rests_on_law_norm_or_gate(const Catalogue& catalogue, const Duty& duty);
// A measure of BIO2 holds for every government body: nobody accepts that it is not there. Other
// references of that norm are no measures: "BIO2:kader-13".
[[nodiscard]] bool government_measure(const Duty& duty);
// How audits can come about, and those that somebody outside carries out.
[[nodiscard]] const Words& audit_kinds();
[[nodiscard]] bool audited_outside(std::string_view kind);
// The law gives it to the board itself (Cbw art. 24): no lower position ends it.
[[nodiscard]] bool given_to_board(const Duty& duty);

}  // namespace cadans::settings
