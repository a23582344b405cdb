#pragma once
// What a turn decides: one entry for each event, with every change it makes, and what is to be
// sent. Plain values: the store writes them, the journal keeps them, a rebuild applies them again.
//
// The chain holds no name, address or free text. `Beside` carries those: they stand in tables that
// may be emptied, and the changes hold keys and salted hashes only.

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "engine/hash.h"
#include "engine/time/instant.h"
#include "engine/time/local_date.h"
#include "workflows/workflow.h"

namespace cadans {

// Most urgent first: the order in which due timers and outbox rows are claimed.
enum class Urgency : std::uint8_t {
  clock = 0,    // runs in hours, day and night
  act = 1,      // a person's own action
  rung = 2,     // a step of a ladder
  routine = 3,  // reminders, digests
  window = 4,   // the opening of the sending window: after all that may still make a notice
};

struct Timer {
  Urgency urgency = Urgency::routine;
  Instant due;
  InstanceId instance;
  std::string kind;  // the verb of the event it becomes: "row-due"
  friend auto operator<=>(const Timer&, const Timer&) = default;
};

// One thing for one position to know, until it is put into a delivery or withdrawn.
struct Notice {
  std::int64_t id = 0;
  InstanceId instance;
  std::string kind;  // "new", "before", "due", "overdue", "rung", "approve", ... : config/messages
  int rung = 0;      // for "rung": which
  std::string position;  // whom it is for; who that is on the day is decided when it is sent
  LocalDate from;        // the first day it may go out: the day that window and list would send it
  bool monday = false;   // waits for the list of the first working day of the week
  bool late = false;     // its moment passed while the engine was down
  friend bool operator==(const Notice&, const Notice&) = default;
};

enum class Outcome : std::uint8_t { delivered, unknown, rejected, dropped, parked };

// One message under one stable key over all attempts.
struct Delivery {
  std::int64_t id = 0;
  Urgency urgency = Urgency::routine;
  std::string key;              // "digest/<person>/2027-04-20": connectors send it once a key
  std::string channel;          // the kind that a connector says it carries: "mail"
  std::string person;           // key of the one it is for
  Hash hash;                    // of the body, salted with the person's salt
  std::vector<Notice> notices;  // what it carries: one receipt counts for each
  Instant made;
  friend bool operator==(const Delivery&, const Delivery&) = default;
};

struct InstanceNew {
  InstanceId id;
  std::string identity;  // unique: "task/S1.RISK.3/brp/1"
  Snapshot snapshot;
  std::string facts;  // JSON, with what does not change at a reminder
};
struct InstanceSet {
  InstanceId id;
  Snapshot snapshot;
};
struct FactsSet {
  InstanceId id;
  std::string facts;
};
struct TimerSet {
  Timer timer;
};
struct TimerGone {  // fired or withdrawn
  Timer timer;
};
struct NoticeNew {
  Notice notice;
};
struct NoticeGone {
  std::int64_t id = 0;
  std::string why;  // "sent", "closed", "replaced", "passed-over"
};
struct DeliveryNew {
  Delivery delivery;
};
struct DeliveryWait {  // a try that did not end in a receipt
  std::int64_t id = 0;
  Instant not_before;
  std::string reason;
  bool again = false;  // the one more that `unknown` gets
};
struct DeliveryEnd {
  std::int64_t id = 0;
  std::string key;
  Outcome outcome = Outcome::delivered;
  std::string receipt;
};
struct MarkSet {  // one named fact of the engine itself: "golive", "hold"; empty value = gone
  std::string name;
  std::string value;
};
struct ContentSet {  // this content is in force from here on
  std::string kind;  // "organisation", "catalogue", "ladders", "calendar", "settings", "messages"
  Hash hash;
};
struct TextNew {
  std::string id;
  Hash hash;  // salted
};
struct TextGone {
  std::string id;
};
struct PersonNew {
  std::string key;
};
struct PersonGone {
  std::string key;
};
// A year after the accountability year closed, what was sent in it says no more to whom: keys that
// were settled before then.
struct KeysUnnamed {
  Instant before;
};
struct Remark {  // something worth keeping that changes no state:
                 // a rung passed over, and by which rule
  InstanceId id;
  std::string rule;
  std::string text;
};

using Change = std::variant<InstanceNew, InstanceSet, FactsSet, TimerSet, TimerGone, NoticeNew,
                            NoticeGone, DeliveryNew, DeliveryWait, DeliveryEnd, MarkSet, ContentSet,
                            TextNew, TextGone, PersonNew, PersonGone, KeysUnnamed, Remark>;

// A person's row, outside the chain. Forgetting empties all but the key.
struct Person {
  std::string key;     // random
  std::string handle;  // as the organisation file calls the person
  std::string name;
  std::string mail;
  std::string language = "nl";
  std::string salt;  // 16 random bytes, hexadecimal
  friend bool operator==(const Person&, const Person&) = default;
};

struct Body {  // of a delivery, kept until it is settled
  std::int64_t delivery = 0;
  std::string json;
};
struct ContentBody {
  std::string kind;
  std::string body;
};

struct Beside {
  std::vector<Body> bodies;
  std::vector<ContentBody> contents;
  std::vector<Text> texts;
  std::vector<Person> people;
};

// What one event came to. A refused event changes nothing and is not written.
struct Entry {
  Event event;
  std::vector<Change> changes;
  Beside beside;
  std::string refused;  // the rule that said no: "actor_owns"; empty = accepted
  std::string said;     // the same, as a sentence for the one who asked
};

// How many deliveries a peer can take now, and of which channels.
struct Credit {
  std::string peer;
  std::vector<std::string> channels;
  int free = 0;
};

// An outbox row chosen for sending in this turn: attempt + 1 and a lease are written
// before it leaves.
struct Chosen {
  std::int64_t id = 0;
  std::string peer;
  int attempt = 0;  // the one it is sent under
  Instant lease;
};

struct Decision {
  std::vector<Entry> entries;
  std::vector<Chosen> chosen;
};

}  // namespace cadans
