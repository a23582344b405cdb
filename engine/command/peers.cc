// cadans peers: who may connect and what each carries, as the settings in force tell.

#include <sysexits.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "engine/command/command.h"
#include "engine/command/store_at.h"
#include "engine/command/terminal.h"
#include "engine/json.h"
#include "engine/store/lock.h"

namespace cadans::command {
namespace {

struct Asked {
  StoreAt at;
  bool json = false;
};

int show(const Asked& asked) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  Columns columns({"peer", "carries", "runs as", "door", "credits"});
  Json all = Json::array();
  for (const settings::PeerSettings& peer : opened->rules->settings.peers) {
    std::string carries;
    for (const std::string& one : peer.carries) carries += (carries.empty() ? "" : ", ") + one;
    const std::string door = peer.embedded ? "inproc" : peer.curve_key.empty() ? "ipc" : "tcp";
    columns.add({peer.name, carries, peer.embedded ? "a thread of the engine" : "a process", door,
                 std::to_string(peer.credits)});
    all.push_back({{"peer", peer.name},
                   {"carries", peer.carries},
                   {"embedded", peer.embedded},
                   {"door", door},
                   {"credits", peer.credits}});
  }
  const auto lock = store::Lock::take(asked.at.path());
  const bool served = !lock && lock.error().fault == Fault::locked;
  if (asked.json) {
    std::printf("%s\n", Json({{"engine_runs", served}, {"peers", all}}).dump(2).c_str());
    return EX_OK;
  }
  columns.print();
  std::printf("%s\n", served ? ("The engine runs; its door is " + asked.at.door()).c_str()
                             : "No engine runs on this store; 'cadans serve' starts one.");
  return EX_OK;
}

}  // namespace

void add_peers(CLI::App& app, Chosen& chosen) {
  auto asked = std::make_shared<Asked>();
  CLI::App* command = app.add_subcommand("peers", "Who may connect, and what each carries");
  add_store_options(*command, asked->at);
  command->add_flag("--json", asked->json, "As JSON");
  command->footer("For example:  cadans peers");
  command->callback([asked, &chosen] { chosen = [asked] { return show(*asked); }; });
}

}  // namespace cadans::command
