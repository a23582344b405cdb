// cadans event send FILE: a CloudEvent as a peer would send it.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

#include "engine/command/act.h"
#include "engine/command/command.h"

namespace cadans::command {
namespace {

struct Asked {
  StoreAt at;
  std::string file;
};

Result<std::string> text_of(const std::string& file) {
  if (file == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
  std::ifstream in(file, std::ios::binary);
  if (!in) return Error{Fault::not_found, "no file " + file + " that can be read"};
  return std::string(std::istreambuf_iterator<char>(in), {});
}

int send(const Asked& asked) {
  const auto text = text_of(asked.file);
  if (!text) return fail(text.error());
  const auto message = protocol::decode({"EVENT/1", *text});
  if (!message) return fail({Fault::invalid, asked.file + ": " + message.error().what});
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  return deliver(asked.at, std::get<protocol::CloudEvent>(*message));
}

}  // namespace

void add_event(CLI::App& app, Chosen& chosen) {
  auto asked = std::make_shared<Asked>();
  CLI::App* command = app.add_subcommand("event", "Events from outside");
  command->require_subcommand(1);
  command->footer("For example:  cadans event send event.json");
  CLI::App* act = command->add_subcommand("send", "Sends one CloudEvent (1.0, JSON)");
  add_store_options(*act, asked->at);
  act->add_option("file", asked->file, "A file, or - for what comes in")->required();
  act->footer(
      "For example:  echo '{\"specversion\":\"1.0\",\"id\":\"a-1\",\"source\":\"urn:desk\",\n"
      "  \"type\":\"nl.cadans.task.start.v1\",\"subject\":\"12\",\"actor\":\"gijs\",\"data\":{}}' "
      "|\n"
      "  cadans event send -\n"
      "The same id again is ACCEPTED again and done once.");
  act->callback([asked, &chosen] { chosen = [asked] { return send(*asked); }; });
}

}  // namespace cadans::command
