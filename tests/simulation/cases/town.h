#pragma once
// A town to try the rules on: the sample municipality with the duties of one test, run through the
// whole engine (store, decide, loop, dispatch, client) and the real mail connector into a Maildir.
// The clock and the wire are paper; the people are the test itself, which acts over the wire.
//
//   Town town(2026y / November / 9);              // the journey starts there, at 08:00
//   town.duty({.id = "A", .role = "ict-head", .target = ...});   // its title is "Task A"
//   town.begin();
//   town.until(day);                              // up to midnight at its beginning
//   EXPECT_EQ(town.written(from, last), Lines{"2026-12-31 weide: Still open: Task A"});
//
// Everybody reads English here, so that a test names what was read. Sending began long before, so
// that no batch waits for a release. Errors of the world are thrown: a test cannot go on with them.

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "connectors/client/sent_keys.h"
#include "connectors/mail/maildir.h"
#include "engine/decide/agenda.h"
#include "engine/decide/task_facts.h"
#include "engine/decide/why_rule.h"
#include "engine/rehearsal/rehearsal.h"
#include "tests/simulation/cases/letters.h"
#include "tests/simulation/cases/town_duties.h"

namespace cadans::cases {

using Lines = std::vector<std::string>;
using Fields = std::map<std::string, std::string, std::less<>>;

class Town {
 public:
  explicit Town(LocalDate start);
  ~Town();
  Town(const Town&) = delete;
  Town& operator=(const Town&) = delete;

  // Before begin(): what differs from the sample.
  void duty(const TestDuty& duty);
  void gate(const TestGate& gate);
  void theme(const std::string& key, const std::string& clause);  // of audits
  void occupies(const std::string& position, const std::string& person);
  void without_deputy(const std::string& position);  // nobody acts for it
  void ends(const std::string& position);            // it is a position no more
  void cycle(const people::Cycle& cycle);            // one more [[cycle]] of the organisation
  void no_cycles() { cycles_ = {}; }
  void decree(const std::string& lines);  // one more [[decree]] of the calendar file
  void away(const std::string& person, LocalDate first, LocalDate last);
  void speaks_from(LocalDate golive);
  void begin();

  // Of other content: it has none of the duties so far, and what is said from here on. What it
  // would make of the open tasks, "Task A: moves, other-day 2027-01-29, to weide".
  void other_duties() { duties_.clear(); }
  [[nodiscard]] Lines would_become();
  // Puts it in force, in the name of that person; empty when it was accepted, else what was said.
  [[nodiscard]] std::string put_in_force(const std::string& person);
  // The same by two persons: one proposes it, and another approves what the code says they saw.
  [[nodiscard]] std::string propose(const std::string& person);
  [[nodiscard]] std::string code();            // of what waits now; "" = nothing does
  [[nodiscard]] Lines proposed_texts() const;  // by id

  // The engine runs until that instant; or it is down until then.
  void until(LocalDate day, LocalTime time = LocalTime{0});
  void down_until(LocalDate day, LocalTime time);
  // Somebody sets the machine's clock; a time server vouches for it from now on, or no longer.
  void clock_jumps(Elapsed by);
  void clock_is_synchronised(bool is);
  [[nodiscard]] bool time_held() const { return trusted_.held(); }
  // From now on mail to this person comes back; or no longer.
  void bounces(const std::string& person, bool back = true);
  // The engine stopped three times on the moment that this task waits for; the name it has since.
  std::string set_aside(InstanceId task);
  // The mail server says "later" to everything; or no longer.
  void mail_server_is(bool up);
  // Its reply is lost from now on, and so is the mail; or no longer.
  void reply_is_lost(bool lost) { reply_lost_ = lost; }

  // An act over the wire, now; empty when it was accepted, else what was said.
  [[nodiscard]] std::string act(const std::string& type, InstanceId subject,
                                const std::string& person, Fields fields = {},
                                const std::string& typed_by = {});

  [[nodiscard]] std::vector<Letter> letters(LocalDate first, LocalDate last) const;
  [[nodiscard]] std::vector<Letter> letters_to(const std::string& person, LocalDate on) const;
  // "2026-12-31 weide: Still open: Task A", both days included.
  [[nodiscard]] Lines written(LocalDate first, LocalDate last) const;
  [[nodiscard]] Lines written_to(const std::string& person, LocalDate first, LocalDate last) const;

  [[nodiscard]] InstanceId task(const std::string& id, const std::string& subject = {}) const;
  [[nodiscard]] InstanceId instance(const std::string& name) const;
  [[nodiscard]] InstanceId item() const;  // the one agenda item that is not at an end
  [[nodiscard]] Snapshot state(InstanceId id) const;
  [[nodiscard]] decide::TaskFacts task_facts(InstanceId id) const;
  [[nodiscard]] decide::ItemFacts item_facts(InstanceId id) const;
  // What *explain* says now, in "nl" or "en"; one sentence each.
  [[nodiscard]] Lines explained(InstanceId id, const std::string& language = "en");
  // The same of one thing, each fact with its rule: "The date is Wed 30 December... [T1]", then the
  // rows of the ladder, "-3 2026-12-23 a reminder: to come [R1]".
  [[nodiscard]] Lines explained(InstanceId id, decide::About about);
  [[nodiscard]] std::string text(const std::string& id) const;    // kept beside the chain
  [[nodiscard]] std::vector<Entry> history(InstanceId id) const;  // of the journal, oldest first
  [[nodiscard]] Lines remarks(InstanceId id) const;               // "rule: text", oldest first
  [[nodiscard]] std::string handle(const std::string& key) const;
  [[nodiscard]] std::string key(const std::string& handle) const;

  [[nodiscard]] const store::Reader& reader() const { return store_->reader(); }

 private:
  [[nodiscard]] Event content();
  void change_people(Event& load) const;
  void settle();
  void pass(Elapsed span);
  [[nodiscard]] client::Outcome carry(const protocol::Deliver& delivery);
  [[nodiscard]] Instant next_moment(Instant until);

  LocalDate start_;
  LocalDate golive_;
  std::string folder_;
  std::string duties_;
  std::string decrees_;
  std::map<std::string, std::string> occupants_ = {{"ot-coordinator", "klok"}};  // empty there
  std::set<std::string> without_deputy_;
  std::set<std::string> ended_;
  people::Keyed<people::Cycle> cycles_;
  std::map<std::string, std::vector<people::Absence>> absences_;
  std::set<std::string> bouncing_;
  bool server_up_ = true;
  bool reply_lost_ = false;

  time::Zone zone_;
  std::unique_ptr<store::Store> store_;
  rehearsal::PaperClock clock_;
  TrustedClock trusted_;
  rehearsal::PaperIds ids_;
  rehearsal::PaperStop stop_;
  World world_;
  rehearsal::PaperWire wire_;
  dispatch::Peers peers_;
  Engine engine_;
  rehearsal::PaperPeer mail_end_;
  client::Client mail_;
  std::optional<mail::Maildir> maildir_;
  std::optional<client::SentKeys> keys_;
};

}  // namespace cadans::cases
