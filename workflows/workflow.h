#pragma once
// What a workflow is to the rest of the engine: values in, values out, no clock and no store.
//
//   Step step(const Snapshot&, const Event&, const Facts&)
//
// A machine's table decides from where, on what and where to; `decide` establishes the facts before
// the step and carries out the effects after it. Stored are names and a version, never a position.

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/result.h"
#include "engine/time/instant.h"

namespace cadans {

// One running machine. Zero stands for the engine itself (its windows and days).
struct InstanceId {
  std::int64_t n = 0;
  friend constexpr auto operator<=>(InstanceId, InstanceId) = default;
};

// The numbers of a snapshot that a reminder changes: small, because a storm rewrites nothing else.
struct Progress {
  int rung = 0;             // the highest rung reached: its message was delivered
  int row = 0;              // the next row of the plan of reminders
  int asked = 0;            // times the owner was asked after the target
  int planned = 0;          // the day the owner named (LocalDate::day), 0 = none
  int delivered = 0;        // the day a rung was delivered, when later than it should; else 0
  std::int64_t due_us = 0;  // the instant of the timer that waits for this machine, 0 = none
  friend auto operator<=>(const Progress&, const Progress&) = default;
};

struct Snapshot {
  std::string workflow;  // "task"
  int version = 1;       // of the machine's state names
  std::string state;     // one name a region, joined by commas: "open,reminding"
  Progress progress;
  friend bool operator==(const Snapshot&, const Snapshot&) = default;
};

// The first name of a state, that of its first region: "open,reminding" -> "open".
[[nodiscard]] constexpr std::string_view first_region(std::string_view state) {
  return state.substr(0, state.find(','));
}
// Whether a state is an end: nothing chases it any more.
[[nodiscard]] constexpr bool ended(std::string_view state) {
  const std::string_view first = first_region(state);
  return first == "done" || first == "cancelled" || first == "missed" || first == "closed" ||
         first == "decided" || first == "withdrawn" || first == "accepted" || first == "in_part" ||
         first == "turned_down" || first == "outdated" || first == "gap" || first == "lapsed";
}

// A text that a person wrote. It stands beside the chain, which holds its salted hash.
struct Text {
  std::string id;
  std::string salt;
  std::string body;
  friend bool operator==(const Text&, const Text&) = default;
};

// Something that happened. `type` is machine and verb: "task.submit", "task.row-due".
// Who typed it, where that is nobody of the organisation: whoever may work on the machine.
inline constexpr std::string_view administrator = "administrator";

struct Event {
  std::string id;  // unique; seen before means accepted again and done once
  std::string type;
  Instant at;              // when it was received, or when its time was reached
  std::string actor;       // who decided it: a person's key, empty = the engine
  std::string entered_by;  // who typed it, where that is another: a key, or the administrator
  InstanceId instance;
  std::map<std::string, std::string, std::less<>> data;
  std::vector<Text> texts;  // what `data` refers to by id

  [[nodiscard]] std::string_view verb() const {
    return std::string_view(type).substr(type.find('.') + 1);
  }
  [[nodiscard]] std::string_view workflow() const {
    return std::string_view(type).substr(0, type.find('.'));
  }
  [[nodiscard]] std::string_view value(std::string_view name) const {
    const auto found = data.find(name);
    return found == data.end() ? std::string_view() : std::string_view(found->second);
  }
};

// What `decide` knows to be so at this event. A machine's guards read these and nothing else.
struct Facts {
  // the row of the ladder that came due
  bool row_asks = false;      // it asks the one whose turn it is
  bool row_overdue = false;   // it lies after the target
  bool row_climbs = false;    // it reaches a rung
  bool row_top = false;       // there is no row that climbs after it
  bool rung_reached = false;  // one was reached before
  // who acts
  bool actor_owns = false;      // holds or stands in for the position that does the work
  bool actor_checks = false;    // is the second pair of eyes, and did not do the work
  bool actor_manages = false;   // is the line manager of the owner
  bool actor_outranks = false;  // may decide over the scope of the entry
  bool actor_above = false;     // stands above the line manager
  bool actor_advises = false;   // acts as the CISO
  bool actor_records = false;   // keeps the agenda of the body, and did not draft the item
  bool actor_decides = false;   // the gate is theirs to decide, or to record for the body
  // the duty and what was brought
  bool evidence_valid = false;
  bool second_eyes = false;      // somebody looks before it closes
  bool alone = false;            // somebody else should look or record, and there is nobody
  bool evidence_counts = false;  // on the day that it is given
  bool renewed = false;          // a new round of it is there
  bool nil_allowed = false;
  bool entry_open = false;  // what is offered can be taken: its entry waits for it, or has it
  bool whole = false;       // it shows all that the entry asks
  bool date_in_law = false;
  bool reserved = false;       // the law gives it to a body: no lower position ends it
  bool measure_holds = false;  // of the government: nobody accepts that it is not there
  // the act
  bool reason_given = false;
  bool suggestion_given = false;
  bool day_allowed = false;   // the day named may be named
  bool first_time = false;    // not done before on this occurrence
  bool asked_away = false;    // "not mine" was said and is not answered
  bool advice_asked = false;  // the task was put to the CISO
  bool number_given = false;  // of the resolution, or of the item on the agenda
  bool tries_left = false;    // of a delivery
  // a gate and its components
  bool criteria_met = false;
  bool gate_lost = false;        // one of them is a gate, and that is not passed any more
  bool condition_given = false;  // what, who and by when
  // a cycle
  std::string_view phase;      // the one of this day
  bool review_open = false;    // its management review was asked, and is not held
  bool more_open = false;      // of its work, after what was looked at
  std::string_view component;  // the one that the event is about: "RISK"
  // an audit and its programme
  bool independent = false;      // who audits neither owns nor does what is audited
  bool terms_given = false;      // criteria, scope and method
  bool statement_given = false;  // that nothing of it is the auditor's own
  bool sample_given = false;     // what was looked at
  bool grade_given = false;
  bool findings_fit = false;  // they are said where the grade is not green, and only there
  bool has_findings = false;  // the final report has
  bool asked_last = false;    // a task ended, or began again, that the audit asked last
  bool audits_final = true;   // the audits that a task is about have their report
  bool differs = false;       // what would be laid now is another programme
  bool covers_all = false;    // the years that are chosen leave nothing out
};

// What a step asks of the engine. Effects arise in row actions only.
enum class Effect {
  ask_owner,  // a new task
  ask_turn,   // remind the one whose turn it is: the owner, or who looks at what was handed in
  climb,      // tell the row's rung
  ask_second_eyes,  // somebody else looks, or a body decides
  ask_again,        // handed in, but not enough
  ask_manager,      // "not mine": the manager answers
  answer_owner,     // nobody took it over: it stays
  ask_help,         // the helper is told
  keep_day,         // the owner's own day stands
  move_target,      // postponed by one who may
  agree_day,        // solved with the line: that day stands, and no rung moves
  lay_before,       // a body decides, with advice
  hand_on,          // delegated: the chase moves with it
  follow_rule,      // the rule says another day
  follow_end,       // the end that a law sets is another: the rungs that count from it
  change_hands,     // the rule means another position
  change_eyes,      // somebody else looks at what was handed in
  chase_on,         // the timer of the next row
  chase_stop,       // no timer, messages that wait are withdrawn
  close,            // thanks to the owner; others may depend on it
  reopen,           // others depended on it
  start_stage,      // the first duties of a stage are issued
  ask_decider,      // the gate can be decided
  tell_outcome,     // the gate's outcome to those who wait
  set_condition,    // of the outcome: a task of its own, with a day
  ask_secretary,    // an item waits for a place on the agenda
  tell_clerk,       // the meeting passed without it
  settle_item,      // what the body decided reaches the task, the gate or the rung
  count_delivered,  // what the delivery carried has arrived
  count_bounced,    // it has not: the next rung, and an alarm
  send_later,       // tried again
  send_again,       // the one copy more after `unknown`
  park,             // set aside and shown
  show_entry,       // what was accepted shows its entry
  renew,            // a new round, before what was shown lapses
  tell_lapsed,      // it has: who has the new round hears that the entry is open
  phase_begins,     // of a cycle: on record, and told where something of it is open
  next_phase,       // the day of the phase after it is waited for
  carry_over,       // what its year did not finish belongs to the next one, with its history
  show_part,        // some of it: the entry asks what is missing
  tell_auditee,     // an audit comes: who answers for it hears when and by which criteria
  ask_response,     // to the draft report, of who answers for it
  tell_auditor,     // the response is there
  hand_in,          // the final report shows the task of the audit
  ask_follow_up,    // what was found is mended, by a day of its grade
  take_back,        // what the audit still asked of others
  lay_lines,        // a programme as it would be adopted now
  freeze_lines,     // it was adopted, as it is laid
  begin_audits,     // those whose day has come get their task
  next_audit,       // the day of the one after them is waited for
};

// A step's effects, in order. Bounded: a row has few.
class Effects {
 public:
  void add(Effect effect) {
    invariant(size_ < all_.size(), "a row has at most eight effects");
    all_[size_++] = effect;
  }
  [[nodiscard]] const Effect* begin() const { return all_.data(); }
  [[nodiscard]] const Effect* end() const { return all_.data() + size_; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool has(Effect effect) const {
    for (const Effect one : *this) {
      if (one == effect) return true;
    }
    return false;
  }

 private:
  std::array<Effect, 8> all_{};
  std::size_t size_ = 0;
};

// The outcome of a step. Not accepted: the snapshot is as it was, and `reason` names the guard that
// said no, or "state" where the state itself has no row for this event.
struct Step {
  bool accepted = false;
  Snapshot snapshot;
  Effects effects;
  std::string_view reason;
};

}  // namespace cadans
