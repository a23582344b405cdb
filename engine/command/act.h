#pragma once
// How a command changes something: as an event, like everybody else.
//
//   Act act{.type = "task.submit", .subject = "12", .as = "gijs", .fields = {{"evidence", ...}}};
//   return deliver(at, act);          prints ACCEPTED or the sentence of the refusal; an exit code
//
// Where an engine serves the store, the event goes over its ipc door. Where none does, the command
// takes the store's lock itself, runs turns until nothing is left to do now, and sends nothing.
//
// Who acts   `as`: a person as the organisation file calls one, or a position, for which the one
//            who acts today is meant. Empty: the user of this machine, where that is such a person.
//            Who typed it is kept beside, where that is a known person.
// Errors     Fault::refused with the sentence of the domain; Fault::not_found for an unknown
//            person; Fault::unavailable where the engine does not answer in ten seconds.

#include <map>
#include <string>

#include "connectors/protocol/frames.h"
#include "engine/command/options.h"
#include "engine/command/store_at.h"
#include "engine/world.h"

namespace cadans::command {

using Fields = std::map<std::string, std::string, std::less<>>;

struct Act {
  std::string type;     // "task.submit"
  std::string subject;  // number of the instance; empty: none
  std::string as;
  Fields fields;
};

// Fills in who acts. `id` is fresh: the same event is done once, however often it is sent.
[[nodiscard]] Result<protocol::CloudEvent> make_event(const Opened& opened, const Act& act,
                                                      Ids& ids);
// The key of who asks a question: as who acts, but "" where nobody is named and the user of this
// machine is none of its people.
[[nodiscard]] Result<std::string> asking_person(const Opened& opened, const std::string& as);
[[nodiscard]] Result<void> deliver_event(const StoreAt& at, const protocol::CloudEvent& event);

int deliver(const StoreAt& at, const Act& act);
int deliver(const Opened& opened, const StoreAt& at, const Act& act);
int deliver(const StoreAt& at, const protocol::CloudEvent& event);

void add_as_option(Command command, std::string& as);
// An option whose value is that field of the act. Nothing is there where it is left out.
Option add_field(Command command, Fields& fields, const char* option, const char* field,
                 const char* says);

}  // namespace cadans::command
