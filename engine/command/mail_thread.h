#pragma once
// The mail connector as a thread of the engine: a peer like any other, by the inproc door.
//
//   MailThread::embedded(settings, data, router, clock)
//                  carries until the engine says BYE or this object goes; null where the settings
//                  let no peer run within the engine. At most one does, and it is mail
//
// Errors  of the settings, of the road and the sent keys, before the thread starts.

#include <atomic>
#include <memory>
#include <string>
#include <thread>

#include "connectors/mail/program.h"
#include "engine/dispatch/router.h"
#include "engine/settings/engine_settings.h"
#include "engine/world.h"

namespace cadans::command {

class MailThread {
 public:
  static Result<std::unique_ptr<MailThread>> embedded(const settings::EngineSettings& settings,
                                                      const std::string& data,
                                                      dispatch::Router& router, Clock& clock);
  ~MailThread();
  MailThread(const MailThread&) = delete;
  MailThread& operator=(const MailThread&) = delete;

 private:
  static Result<std::unique_ptr<MailThread>> start(const mail::Setup& setup,
                                                   dispatch::Router& router, Clock& clock);
  struct Ending : Stop {
    bool asked() override { return now; }
    std::atomic<bool> now = false;
  };
  MailThread(mail::Outfit outfit, std::unique_ptr<client::Dealer> wire, Clock& clock,
             const mail::MailSettings& settings);

  mail::Outfit outfit_;
  std::unique_ptr<client::Dealer> wire_;
  Ending ending_;
  std::thread thread_;
};

}  // namespace cadans::command
