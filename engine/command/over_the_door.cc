#include "engine/command/over_the_door.h"

#include <unistd.h>

#include "connectors/client/client.h"
#include "connectors/client/dealer.h"
#include "engine/real_world.h"
#include "engine/settings/places.h"

namespace cadans::command {
namespace {

constexpr Elapsed patience = seconds(10);

Result<std::unique_ptr<client::Dealer>> at_the_door(const Opened& opened, const StoreAt& at,
                                                    Clock& clock) {
  return client::Dealer::connect(
      {.endpoint = settings::ipc_door(opened.rules->settings, at.folder()),
       .name = "command-" + std::to_string(::getpid()),
       .server_key = "",
       .public_key = "",
       .secret_key = ""},
      clock);
}

}  // namespace

Result<void> tell_engine(const Opened& opened, const StoreAt& at,
                         const protocol::CloudEvent& event) {
  RealWorld real;
  const auto dealer = at_the_door(opened, at, real);
  if (!dealer) return dealer.error();
  return client::Client(**dealer, real, real).send_event(event, patience);
}

Result<std::string> ask_engine(const Opened& opened, const StoreAt& at, std::string_view question) {
  RealWorld real;
  const auto dealer = at_the_door(opened, at, real);
  if (!dealer) return dealer.error();
  return client::Client(**dealer, real, real).ask(question, "{}", patience);
}

}  // namespace cadans::command
