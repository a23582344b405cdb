// cadans peers: who may connect and what each carries, as the settings in force tell, and who is on
// the wire now; peers key makes a pair of keys for the tcp door.

#include <fmt/format.h>
#include <sysexits.h>

#include <cstdio>
#include <memory>
#include <optional>

#include "engine/command/command.h"
#include "engine/command/over_the_door.h"
#include "engine/command/terminal.h"
#include "engine/dispatch/keys.h"
#include "engine/json.h"
#include "engine/store/lock.h"

namespace cadans::command {
namespace {

struct PeersAsked {
  StoreAt at;
  std::string key_file;
  bool json = false;
};

std::string door_of(const settings::PeerSettings& peer) {
  if (peer.embedded) return "inproc";
  return peer.curve_key.empty() ? "ipc" : "tcp";
}

// Who has said READY to the engine that runs; none where none runs.
Result<std::optional<Json>> on_the_wire(const Opened& opened, const StoreAt& at) {
  const auto lock = store::Lock::take(at.path());
  if (lock || lock.error().fault != Fault::locked) return std::optional<Json>();
  const auto answer = ask_engine(opened, at, "peers");
  if (!answer) return answer.error();
  Json all = Json::parse(*answer, nullptr, false);
  if (!all.is_array()) return Error{Fault::corrupt, "the engine's answer is not JSON"};
  return std::optional(std::move(all));
}

std::string joined(const Json& words) {
  return fmt::format("{}", fmt::join(words.get<std::vector<std::string>>(), ", "));
}

Json row_of(const settings::PeerSettings& peer) {
  return {{"peer", peer.name},     {"carries", peer.carries}, {"embedded", peer.embedded},
          {"door", door_of(peer)}, {"actors", peer.actors},   {"credits", peer.credits}};
}

void print_rows(const decide::Desk& desk, const Json& rows) {
  const auto say = [&](const char* label) {
    return decide::word(desk, std::string("label.") + label);
  };
  Columns columns(heads(desk, {"peer", "carries", "runs_as", "door", "credits", "acts_for"}));
  for (const Json& row : rows) {
    const bool embedded = row["embedded"].get<bool>();
    const auto door = row["door"].get<std::string>();
    columns.add({row["peer"].get<std::string>(), joined(row["carries"]),
                 embedded ? say("peer_thread") : say("peer_process"), door,
                 std::to_string(row["credits"].get<int>()),
                 door == "tcp" ? joined(row["actors"]) : say("peer_names")});
  }
  columns.print();
}

void print_connected(const decide::Desk& desk, const Json& all) {
  if (all.empty()) {
    std::printf("\n%s\n", decide::word(desk, "label.no_peer_ready").c_str());
    return;
  }
  std::printf("\n%s\n", decide::word(desk, "label.peers_connected").c_str());
  Columns columns(heads(desk, {"peer", "carries", "credits", "in_hand", "heard"}));
  for (const Json& one : all) {
    columns.add({printable(one["peer"].get<std::string>()), joined(one["channels"]),
                 std::to_string(one["credits"].get<int>()),
                 std::to_string(one["in_hand"].get<int>()),
                 decide::word(desk, "label.peer_heard",
                              words::Values().count("second_count", one["silent_s"].get<int>()))});
  }
  columns.print();
}

int show(const PeersAsked& asked) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const auto connected = on_the_wire(*opened, asked.at);
  if (!connected) return fail(connected.error());
  Json rows = Json::array();
  for (const auto& peer : opened->rules->settings.peers) rows.push_back(row_of(peer));
  if (asked.json) {
    const Json all = {{"engine_runs", connected->has_value()},
                      {"peers", rows},
                      {"connected", connected->value_or(Json::array())}};
    std::printf("%s\n", all.dump(2).c_str());
    return EX_OK;
  }
  const decide::Desk desk = opened->desk();
  print_rows(desk, rows);
  if (*connected) {
    print_connected(desk, **connected);
  } else {
    std::printf("\n%s\n", decide::word(desk, "label.no_engine").c_str());
  }
  return EX_OK;
}

int make_key(const PeersAsked& asked) {
  const auto open = dispatch::make_key_file(asked.key_file);
  if (!open) return fail(open.error());
  std::printf(
      "%s\nThis is the public key, for the settings of the other side. The secret one is "
      "in %s: it stays on this machine.\n",
      open->c_str(), asked.key_file.c_str());
  return EX_OK;
}

}  // namespace

void add_peers(Command app, Chosen& chosen) {
  auto asked = std::make_shared<PeersAsked>();
  const Command command =
      app.add_subcommand("peers", "Who may connect, what each carries, and who is there now");
  add_store_options(command, asked->at);
  add_language_option(command, asked->at);
  command.add_flag("--json", asked->json, "As JSON");
  command.allows_subcommand();
  command.footer("For example:  cadans peers");
  const Command key = command.add_subcommand("key", "Makes a pair of CURVE keys for the tcp door");
  key.add_option("file", asked->key_file, "The file to make; never over one that is there")
      .required();
  key.footer("For example:  cadans peers key run-data/engine.key");
  key.runs(chosen, [asked] { return make_key(*asked); });
  command.runs(chosen, [asked] { return show(*asked); });
}

}  // namespace cadans::command
