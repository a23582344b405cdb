// cadans clock, clock accept: what the machine's clock shows, and whether the engine goes by it.

#include <sysexits.h>

#include <cstdio>
#include <memory>
#include <optional>

#include "engine/command/act.h"
#include "engine/command/command.h"
#include "engine/command/terminal.h"
#include "engine/decide/held_time.h"
#include "engine/json.h"
#include "engine/real_world.h"

namespace cadans::command {
namespace {

constexpr Elapsed behind_least = minutes(1);

struct ClockAsked {
  StoreAt at;
  std::string as;
  std::string reason;
  bool json = false;
};

struct ClockSeen {
  Instant machine;
  bool synchronised = false;
  std::optional<decide::HeldTime> held;
  bool behind = false;  // the last record lies ahead of it
};

ClockSeen look(const Opened& opened) {
  RealWorld real;
  ClockSeen seen{real.now(), real.synchronised(), decide::held_time(opened.state())};
  seen.behind = !seen.held && opened.clock - seen.machine > behind_least;
  return seen;
}

words::Values moment(const Opened& opened, Instant at) {
  const auto& zone = opened.rules->zone;
  return words::Values().day("day", zone.date(at)).text("moment_time", to_string(zone.time(at)));
}

void print_text(const Opened& opened, const ClockSeen& seen) {
  const decide::Desk desk = opened.desk();
  const auto& zone = opened.rules->zone;
  const auto say = [&](const char* id, const words::Values& values = {}, Ink ink = Ink::plain) {
    std::printf("%s\n", inked(ink, decide::word(desk, id, values)).c_str());
  };
  say("clock.shows", words::Values()
                         .day("shown_date", zone.date(seen.machine))
                         .text("shown_time", to_string(zone.time(seen.machine))));
  say(seen.synchronised ? "clock.synchronised" : "clock.not_synchronised");
  if (seen.held) {
    words::Values values = moment(opened, seen.held->since);
    values.text("span", decide::how_far(*opened.rules, desk.reader, seen.held->ahead));
    say("clock.held", values, Ink::alarm);
  } else if (seen.behind) {
    say("clock.behind", moment(opened, opened.clock), Ink::alarm);
  } else {
    say("clock.followed");
  }
}

void print_json(const Opened& opened, const ClockSeen& seen) {
  const auto& zone = opened.rules->zone;
  Json held;
  if (seen.held) {
    held = {{"since", zone.text(seen.held->since)},
            {"ahead_s", seen.held->ahead.us / seconds(1).us}};
  }
  const char* goes_by = seen.held ? "nothing" : seen.behind ? "last_record" : "machine";
  std::printf("%s\n", Json({{"machine", zone.text(seen.machine)},
                            {"synchronised", seen.synchronised},
                            {"engine", zone.text(opened.clock)},
                            {"goes_by", goes_by},
                            {"held", std::move(held)}})
                          .dump(2)
                          .c_str());
}

int show(const ClockAsked& asked) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const ClockSeen seen = look(*opened);
  if (asked.json) {
    print_json(*opened, seen);
  } else {
    print_text(*opened, seen);
  }
  return EX_OK;
}

}  // namespace

void add_clock(Command app, Chosen& chosen) {
  auto asked = std::make_shared<ClockAsked>();
  const Command command =
      app.add_subcommand("clock", "What the machine's clock shows, and whether Cadans goes by it");
  add_store_options(command, asked->at);
  add_language_option(command, asked->at);
  command.add_flag("--json", asked->json, "As JSON");
  command.allows_subcommand();
  const Command act =
      command.add_subcommand("accept", "Says that the clock is right: time goes on from there");
  add_store_options(act, asked->at);
  add_as_option(act, asked->as);
  act.add_option("--reason", asked->reason, "One sentence, kept in the journal");
  act.footer("For example:  cadans clock accept --as functional-admin");
  act.runs(chosen, [asked] {
    return deliver(asked->at, {"engine.accept-clock", "", asked->as, {{"reason", asked->reason}}});
  });
  command.footer(
      "For example:  cadans clock\n\n"
      "A clock that jumps ahead by more than an hour, and that no time server vouches for, holds\n"
      "time: nothing falls due until it is put right, vouched for, or accepted. A clock that is "
      "put\n"
      "back makes nothing fall due again.");
  command.runs(chosen, [asked] { return show(*asked); });
}

}  // namespace cadans::command
