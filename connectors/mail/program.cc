#include "connectors/mail/program.h"

#include <memory>
#include <utility>

#include "connectors/client/process.h"
#include "connectors/mail/maildir.h"

namespace cadans::mail {
namespace {

template <class Kind>
Result<std::unique_ptr<Road>> road_of(Result<Kind> opened) {
  if (!opened) return opened.error();
  return std::unique_ptr<Road>(std::make_unique<Kind>(std::move(*opened)));
}

Result<std::unique_ptr<Road>> open_road(const Setup& setup) {
  if (!setup.maildir.empty()) return road_of(Maildir::open(setup.maildir));
  return road_of(Smtp::open(setup.smtp));
}

}  // namespace

Result<Outfit> open_outfit(const Setup& setup) {
  auto keys = client::SentKeys::open(setup.sent_keys);
  if (!keys) return keys.error();
  auto road = open_road(setup);
  if (!road) return road.error();
  return Outfit{*std::move(road), *std::move(keys)};
}

Result<void> serve(const Setup& setup) {
  auto outfit = open_outfit(setup);
  if (!outfit) return outfit.error();
  client::Process process;
  const auto wire = client::Dealer::connect(setup.engine, process);
  if (!wire) return wire.error();
  process.wakes(**wire);
  client::Client engine(**wire, process, process);
  run(engine, *outfit->road, outfit->keys, process, setup.mail);
  return {};
}

}  // namespace cadans::mail
