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

Result<std::unique_ptr<Road>> open_road(const Flags& flags) {
  if (!flags.maildir.empty()) return road_of(Maildir::open(flags.maildir));
  return road_of(Smtp::open(flags.smtp));
}

}  // namespace

Result<void> serve(const Flags& flags) {
  auto keys = client::SentKeys::open(flags.sent_keys);
  if (!keys) return keys.error();
  const auto road = open_road(flags);
  if (!road) return road.error();
  client::Process process;
  const auto wire = client::Dealer::connect(flags.engine, process);
  if (!wire) return wire.error();
  process.wakes(**wire);
  client::Client engine(**wire, process, process);
  run(engine, **road, *keys, process, flags.mail);
  return {};
}

}  // namespace cadans::mail
