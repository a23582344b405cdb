// cadans serve: the engine, until it is asked to stop.

#include "engine/command/serve.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <sysexits.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <thread>

#include "connectors/client/dealer.h"
#include "connectors/mail/mail.h"
#include "engine/command/command.h"
#include "engine/command/first_content.h"
#include "engine/command/maildir_road.h"
#include "engine/command/questions.h"
#include "engine/dispatch/readers.h"
#include "engine/dispatch/router.h"

namespace cadans::command {
namespace {

// The mail connector as a thread of the engine: a peer like any other, by the inproc door.
class MailThread {
 public:
  static Result<std::unique_ptr<MailThread>> start(const Place& place, RealWorld& real,
                                                   zmq::context_t& context) {
    auto road = MaildirRoad::open(place.data);
    if (!road) return road.error();
    auto dealer =
        client::Dealer::connect({dispatch::inproc_door, "mail", "", "", ""}, real, context);
    if (!dealer) return dealer.error();
    return std::unique_ptr<MailThread>(new MailThread(*std::move(road), *std::move(dealer), real));
  }
  ~MailThread() { thread_.join(); }

 private:
  MailThread(std::unique_ptr<MaildirRoad> road, std::unique_ptr<client::Dealer> dealer,
             RealWorld& real)
      : road_(std::move(road)), dealer_(std::move(dealer)), thread_([this, &real] { run(real); }) {}

  void run(RealWorld& real) {
    client::Client engine(*dealer_, real, real);
    engine.ready(mail::channel, 1000);
    while (const auto delivery = engine.next()) {
      engine.answer(*delivery, road_->carry(*delivery, real));
    }
  }

  std::unique_ptr<MaildirRoad> road_;
  std::unique_ptr<client::Dealer> dealer_;
  std::thread thread_;
};

Result<std::string> ipc_door(const Place& place) {
  const std::string folder = place.data + "/doors";
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  std::filesystem::permissions(folder, std::filesystem::perms::owner_all, failed);
  if (failed) return Error{Fault::io, "making " + folder + " failed: " + failed.message()};
  return "ipc://" + std::filesystem::absolute(folder).string() + "/engine";
}

Result<void> run_doors(const Place& place, RealWorld& real, store::Store& store) {
  const auto door = ipc_door(place);
  if (!door) return door.error();
  auto router = dispatch::Router::open({{*door}, {}, 1000}, real);
  if (!router) return router.error();
  dispatch::Peers peers(**router, real);
  World world = real.world();
  Engine engine{world, store, peers, {}};
  if (const auto done = first_content(place.config, place.duties, engine); !done)
    return done.error();
  if (const auto rules = engine.rules.read(store.view()); !rules) return rules.error();
  const dispatch::Readers readers((*router)->context(),
                                  [&](std::string_view name, std::string_view args) {
                                    return answer(place.store(), name, args);
                                  });
  const auto mail = MailThread::start(place, real, (*router)->context());
  if (!mail) return mail.error();
  real.wakes([&router] { (*router)->wake(); });
  spdlog::info("serving {}; mail goes to {}/mail; Ctrl-C ends it", place.store(), place.data);
  const auto ran = run(engine);
  real.wakes_nobody();
  return ran;
}

}  // namespace

Result<void> serve(const Place& place, RealWorld& real) {
  std::error_code failed;
  std::filesystem::create_directories(place.data, failed);
  if (failed) return Error{Fault::io, "making " + place.data + " failed: " + failed.message()};
  auto store = store::Store::open({.path = place.store()});
  if (!store) return store.error();
  if (const auto ran = run_doors(place, real, **store); !ran) return ran.error();
  spdlog::info("stopped; the journal is at {}", (*store)->last_seq());
  return (*store)->close();
}

void add_serve(CLI::App& app, Chosen& chosen) {
  auto place = std::make_shared<Place>();
  CLI::App* command = app.add_subcommand("serve", "Runs the engine until it is asked to stop");
  command->add_option("--config", place->config, "Folder of the organisation")
      ->capture_default_str();
  command->add_option("--duties", place->duties, "Folder of the duties")->capture_default_str();
  command->add_option("--data", place->data, "Where store and mails are")->capture_default_str();
  command->callback([place, &chosen] {
    chosen = [place] {
      RealWorld real;
      const auto done = serve(*place, real);
      return done ? EX_OK : fail(done.error());
    };
  });
}

}  // namespace cadans::command
