#pragma once
// An entry and its bytes in the journal: one line of JSON, the very bytes that are hashed.
//
//   {"seq":12,"at":"2027-04-20T07:00:00Z","type":"task.row-due","id":"...","actor":"...",
//    "entered_by":"...","instance":5,"prev":9,"also":{"7":3},"content":"<16 hex>",
//    "data":{...},"changes":[...]}
//
// What is empty or zero is left out. `prev` is the entry before this one that touched the same
// instance, `also` says the same of others that it touches: history without an index. `content`
// opens the hash of all contents in force before this entry; the full hashes are in the
// {"content": ...} changes of the same chain.
//
// A change is an object; its first key says which, and what it is about:
//
//   new id, workflow, identity, version, state, numbers, facts      InstanceNew
//   state, instance, workflow, version, numbers                     InstanceSet
//   facts, instance                                                 FactsSet
//   timer kind, due, urgency, instance                              TimerSet
//   timer-gone kind, due, urgency, instance                         TimerGone
//   notice id, instance, kind, rung, position, from, monday, late   NoticeNew
//   notice-gone id, why                                             NoticeGone
//   delivery id, urgency, key, channel, person, hash, made, notices DeliveryNew
//   delivery-wait id, not_before, reason, again                     DeliveryWait
//   delivery-end id, key, outcome, receipt                          DeliveryEnd
//   mark name, value                                                MarkSet
//   content kind, hash                                              ContentSet
//   text id, hash / text-gone id                                    TextNew, TextGone
//   person key / person-gone key                                    PersonNew, PersonGone
//   keys-unnamed instant                                            KeysUnnamed
//   remark rule, text, instance                                     Remark
//
// Left out where it is the usual: the instance and workflow where they are the event's, version 1,
// urgency routine, `made` and the due instant of a timer that is gone where they are the event's
// instant, the due instant of a snapshot where the entry's first timer for that instance has it.
// Facts stand as JSON where they are written as our JSON library writes them, else as a string.
//
// Errors  invalid: a text that is not UTF-8. Reading back: corrupt, with what was met.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/decision.h"

namespace cadans::store {

// The entry that touched an instance before this one did.
struct Link {
  InstanceId instance;
  std::int64_t seq = 0;
  friend bool operator==(const Link&, const Link&) = default;
};

// Where an entry stands in the journal.
struct Place {
  std::int64_t seq = 0;
  std::vector<Link> links;  // by instance; those that were not touched before are left out
  std::string content;      // the first 16 hexadecimal characters
  friend bool operator==(const Place&, const Place&) = default;
};

struct Record {
  Place place;
  Entry entry;  // without `beside`, and without the event's texts: they stand outside the chain
};

// Appends the line, without its end, to `line`.
Result<void> write_record(const Entry& entry, const Place& place, std::string& line);
[[nodiscard]] Result<Record> read_record(std::string_view line);

// The instances that an entry's changes touch, each once, in order of id; never 0.
[[nodiscard]] std::vector<InstanceId> touched(const std::vector<Change>& changes);

}  // namespace cadans::store
