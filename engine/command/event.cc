// cadans event send FILE: a CloudEvent as a peer would send it; event release: once more.

#include <cstdio>
#include <iostream>
#include <iterator>
#include <memory>

#include "engine/command/act.h"
#include "engine/command/command.h"
#include "engine/command/happened.h"
#include "engine/command/input_file.h"

namespace cadans::command {
namespace {

struct EventAsked {
  StoreAt at;
  std::string file;
  std::string name;
  std::string as;
  std::string reason;
};

Result<std::string> text_of(const std::string& file) {
  if (file == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
  return text_of_file(file);
}

int send(const EventAsked& asked) {
  const auto text = text_of(asked.file);
  if (!text) return fail(text.error());
  const auto message = protocol::decode({"EVENT/1", *text});
  if (!message) return fail({Fault::invalid, asked.file + ": " + message.error().what});
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  return deliver(asked.at, std::get<protocol::CloudEvent>(*message));
}

int release(const EventAsked& asked) {
  return deliver(
      asked.at,
      {"engine.release-parked", "", asked.as, {{"name", asked.name}, {"reason", asked.reason}}});
}

void add_release(Command command, const std::shared_ptr<EventAsked>& asked, Chosen& chosen) {
  const Command act = command.add_subcommand(
      "release", "Tries an event again that was set aside because it stopped the engine");
  add_store_options(act, asked->at);
  add_as_option(act, asked->as);
  act.add_option("name", asked->name, "Its name, as 'cadans status' shows it").required();
  act.add_option("--reason", asked->reason, "One sentence, kept in the journal");
  act.footer(
      "For example:  cadans event release task.row-due/12/1808204400000000 --as functional-admin\n"
      "                --reason \"mended in this version\"");
  act.runs(chosen, [asked] { return release(*asked); });
}

}  // namespace

void add_event(Command app, Chosen& chosen) {
  auto asked = std::make_shared<EventAsked>();
  const Command command = app.add_subcommand("event", "Events from outside");
  command.needs_subcommand();
  command.footer("For example:  cadans event send event.json");
  const Command act = command.add_subcommand("send", "Sends one CloudEvent (1.0, JSON)");
  add_store_options(act, asked->at);
  act.add_option("file", asked->file, "A file, or - for what comes in").required();
  act.footer(
      "For example:  echo '{\"specversion\":\"1.0\",\"id\":\"a-1\",\"source\":\"urn:desk\",\n"
      "  \"type\":\"nl.cadans.task.start.v1\",\"subject\":\"12\",\"actor\":\"gijs\",\"data\":{}}' "
      "|\n"
      "  cadans event send -\n"
      "The same id again is ACCEPTED again and done once.");
  act.runs(chosen, [asked] { return send(*asked); });
  add_happened(command, chosen);
  add_release(command, asked, chosen);
}

}  // namespace cadans::command
