#include "engine/command/act.h"

#include <pwd.h>
#include <sysexits.h>
#include <unistd.h>

#include <cstdio>

#include "engine/command/command.h"
#include "engine/command/first_content.h"
#include "engine/command/over_the_door.h"
#include "engine/people/acting.h"
#include "engine/real_world.h"
#include "engine/rehearsal/paper_wire.h"
#include "engine/zone_change.h"

namespace cadans::command {
namespace {

constexpr const char* own_peer = "ipc/command";
constexpr int turns_most = 100'000;

// The user of this machine, where the organisation knows a person of that name; else empty.
std::string user_of_machine(const View& state) {
  const passwd* user = ::getpwuid(::getuid());
  if (user == nullptr || state.person_called(user->pw_name).empty()) return {};
  return user->pw_name;
}

Result<std::string> person_meant(const Opened& opened, const std::string& as) {
  const View& state = opened.state();
  if (!state.person_called(as).empty()) return as;
  const auto& organisation = opened.rules->organisation;
  const people::Position* position = organisation.positions.find(as);
  if (position == nullptr) {
    return opened.refusal(Fault::not_found, "unknown_actor", words::Values().text("asked_for", as));
  }
  const auto acting = people::who_acts(organisation, as, opened.today, opened.rules->calendars);
  const auto person = state.person(acting.person);
  if (!person || person->handle.empty()) {
    return opened.refusal(Fault::not_found, "nobody_acts",
                          words::Values().text("position_title", position->title));
  }
  return person->handle;
}

Result<void> over_the_door(const StoreAt& at, const protocol::CloudEvent& event) {
  const auto opened = open_to_read(at);
  return opened ? tell_engine(*opened, at, event) : Result<void>(opened.error());
}

Result<void> answer_in(rehearsal::PaperWire& wire, const protocol::CloudEvent& event) {
  while (const auto frames = wire.take(own_peer)) {
    const auto message = protocol::decode(*frames);
    if (!message) return message.error();
    if (std::holds_alternative<protocol::Accepted>(*message)) return {};
    if (const auto* refused = std::get_if<protocol::Refused>(&*message)) {
      return Error{Fault::refused, refused->reason};
    }
  }
  return Error{Fault::unavailable, "the event " + event.id + " got no answer"};
}

void say_time_is_held() {
  std::fprintf(
      stderr,
      "note: time is held, so nothing falls due: 'cadans clock' says why, and what to do\n");
}

// No connector is there, so nothing has credits and nothing is sent.
Result<void> by_own_turns(store::Store& store, const protocol::CloudEvent& event) {
  if (const auto known = only_known_states(store.reader()); !known) return known;
  RealWorld real;
  auto clock = TrustedClock::over(store.reader(), real);
  if (!clock) return clock.error();
  World world{*clock, real, real};
  rehearsal::PaperWire wire;
  dispatch::Peers peers(wire, *clock);
  Engine engine{world, store, peers, {}, 0, &*clock};
  if (const auto followed = follow_zone(engine); !followed) return followed;
  wire.arrive(own_peer, protocol::encode(event));
  for (int turns = 0; turns < turns_most; ++turns) {
    const auto taken = turn(engine);
    if (!taken) return taken.error();
    if (*taken == 0) {
      if (clock->held()) say_time_is_held();
      return answer_in(wire, event);
    }
  }
  return Error{Fault::too_slow, "the store does not come to rest; 'cadans serve' goes on with it"};
}

}  // namespace

Result<protocol::CloudEvent> make_event(const Opened& opened, const Act& act, Ids& ids) {
  protocol::CloudEvent event;
  event.id = "command/" + ids.key();
  event.source = "urn:cadans:command";
  event.type = "nl.cadans." + act.type + ".v1";
  event.subject = act.subject;
  event.fields = act.fields;
  const std::string user = user_of_machine(opened.state());
  if (act.as.empty() && user.empty()) {
    return opened.refusal(Fault::invalid, "actor_named", {});
  }
  const auto actor = person_meant(opened, act.as.empty() ? user : act.as);
  if (!actor) return actor.error();
  event.actor = *actor;
  if (user != *actor) event.entered_by = user.empty() ? std::string(administrator) : user;
  return event;
}

Result<std::string> asking_person(const Opened& opened, const std::string& as) {
  const std::string user = user_of_machine(opened.state());
  if (as.empty() && user.empty()) return std::string();
  const auto person = person_meant(opened, as.empty() ? user : as);
  if (!person) return person.error();
  return opened.state().person_called(*person);
}

Result<void> deliver_event(const StoreAt& at, const protocol::CloudEvent& event) {
  auto store = store::Store::open({.path = at.path()});
  if (!store) {
    return store.error().fault == Fault::locked ? over_the_door(at, event)
                                                : Result<void>(store.error());
  }
  const auto done = by_own_turns(**store, event);
  const auto closed = (*store)->close();
  return done ? closed : done;
}

int deliver(const StoreAt& at, const protocol::CloudEvent& event) {
  const auto done = deliver_event(at, event);
  if (done) {
    std::printf("ACCEPTED\n");
    return EX_OK;
  }
  if (done.error().fault != Fault::refused) return fail(done.error());
  std::fprintf(stderr, "REFUSED  %s\n", done.error().what.c_str());
  return exit_code(Fault::refused);
}

int deliver(const StoreAt& at, const Act& act) {
  const auto opened = open_to_read(at);
  return opened ? deliver(*opened, at, act) : fail(opened.error());
}

int deliver(const Opened& opened, const StoreAt& at, const Act& act) {
  for (const char* name : {"day", "until"}) {
    const auto named = act.fields.find(name);
    if (named == act.fields.end() || named->second.empty()) continue;
    const auto day = day_named(opened, named->second);
    if (!day) return fail(day.error());
  }
  RealWorld real;
  const auto event = make_event(opened, act, real);
  if (!event) return fail(event.error());
  const auto readable = protocol::decode(protocol::encode(*event));
  if (!readable) return fail(readable.error());
  return deliver(at, *event);
}

Option add_field(Command command, Fields& fields, const char* option, const char* field,
                 const char* says) {
  return command.add_option(
      option, [&fields, field](const std::string& value) { fields[field] = value; }, says);
}

void add_as_option(Command command, std::string& as) {
  command.add_option("--as", as, "Who decides: a person or a position of the organisation file");
}

}  // namespace cadans::command
