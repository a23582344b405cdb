#pragma once
// The mail connector as a thread of the engine: a peer like any other, by the inproc door.
//
//   MailThread::start(setup, router, clock)   carries until the engine says BYE or this object goes
//
// Errors  of the road and the sent keys, before the thread starts.

#include <atomic>
#include <memory>
#include <thread>

#include "connectors/mail/program.h"
#include "engine/dispatch/router.h"
#include "engine/world.h"

namespace cadans::command {

class MailThread {
 public:
  static Result<std::unique_ptr<MailThread>> start(const mail::Setup& setup,
                                                   dispatch::Router& router, Clock& clock);
  ~MailThread();
  MailThread(const MailThread&) = delete;
  MailThread& operator=(const MailThread&) = delete;

 private:
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
