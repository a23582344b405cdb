#include "engine/command/mail_thread.h"

#include <spdlog/spdlog.h>

#include "connectors/mail/profile.h"

namespace cadans::command {

Result<std::unique_ptr<MailThread>> MailThread::embedded(const settings::EngineSettings& settings,
                                                         const std::string& data,
                                                         dispatch::Router& router, Clock& clock) {
  for (const settings::PeerSettings& peer : settings.peers) {
    if (!peer.embedded) continue;
    const auto setup = mail::setup_of(settings, peer.name, data);
    if (!setup) return setup.error();
    spdlog::info("mail goes to {}", setup->maildir.empty() ? setup->smtp.server : setup->maildir);
    return start(*setup, router, clock);
  }
  return std::unique_ptr<MailThread>();
}

Result<std::unique_ptr<MailThread>> MailThread::start(const mail::Setup& setup,
                                                      dispatch::Router& router, Clock& clock) {
  auto outfit = mail::open_outfit(setup);
  if (!outfit) return outfit.error();
  auto wire = client::Dealer::connect({dispatch::inproc_door, setup.engine.name, "", "", ""}, clock,
                                      router.context());
  if (!wire) return wire.error();
  return std::unique_ptr<MailThread>(
      new MailThread(*std::move(outfit), *std::move(wire), clock, setup.mail));
}

MailThread::MailThread(mail::Outfit outfit, std::unique_ptr<client::Dealer> wire, Clock& clock,
                       const mail::MailSettings& settings)
    : outfit_(std::move(outfit)), wire_(std::move(wire)), thread_([this, &clock, settings] {
        client::Client engine(*wire_, clock, ending_);
        mail::run(engine, *outfit_.road, outfit_.keys, clock, settings);
      }) {}

MailThread::~MailThread() {
  ending_.now = true;
  wire_->wake();
  thread_.join();
}

}  // namespace cadans::command
